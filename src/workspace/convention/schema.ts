import type * as z from 'zod';
import type { KeyDefinitions } from '../../allocate/keys/key.ts';
import { FIRST_DAY, LAST_DAY } from '../../domain/calendar.ts';
import {
  BASES,
  type Convention,
  PRORATAS,
  ROUNDINGS,
  SEVERITIES,
  type Severity,
  UNDATED,
} from '../../domain/convention.ts';
import { CURRENCY_FORM } from '../../domain/currency.ts';
import { type DatedSettings, settingsByDays } from '../../domain/dated-settings.ts';
import { FINDING_CODES, type FindingCode } from '../../domain/finding.ts';
import { SITE_OF_GRAPPE } from '../../domain/grappe.ts';
import { type OwnCategories, VAT_MODES } from '../../domain/invoice-line.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { RULE_TARGETS, type Rule } from '../../domain/rule.ts';
import { PLAIN_TITLES } from '../../domain/title-columns.ts';
import { CATEGORY_WORDS, SITE_TYPE_WORDS } from '../../forms/choices.ts';
import {
  anyListOf,
  day,
  decimal,
  listOf,
  mapOf,
  mapping,
  oneOf,
  oneWord,
  percentage,
  scalar,
  words,
} from '../../forms/scalars.ts';
import { fieldsOf } from '../../text/field-name.ts';
import { numbersSchema } from './common-layout-schema.ts';
import { dated } from './dated-value.ts';
import { cycleSchema, layoutSchema } from './layout-schema.ts';
import { shareSchema } from './share-schema.ts';
import { tablesSchema } from './table-layout-schema.ts';
import { titleSchema } from './title-schema.ts';

const appliesTo = mapping({
  target: oneWord(RULE_TARGETS).optional(),
  kinds: listOf(words).optional(),
  grappes: listOf(words).optional(),
  sites: listOf(words).optional(),
  site_types: listOf(oneOf(SITE_TYPE_WORDS)).optional(),
  categories: listOf(words).optional(),
  suppliers: listOf(words).optional(),
  item_codes: listOf(words).optional(),
});

/** One entry of `rules:`, without its line. */
const ruleSchema = (keys: KeyDefinitions) =>
  mapping({
    id: words,
    article: words.optional(),
    title: words.optional(),
    from: day.optional(),
    to: day.optional(),
    applies_to: appliesTo.optional(),
    share: shareSchema(keys),
    billed_to: oneWord(['largest_share']).optional(),
  }).transform(({ from, to, applies_to: appliesTo, share, ...rule }): Omit<Rule, 'row'> => {
    const { target = 'grappe', ...conditions } = appliesTo ?? {};
    return {
      ...fieldsOf(rule),
      days: { from: from ?? FIRST_DAY, to: to ?? LAST_DAY },
      appliesTo: { target, ...fieldsOf(conditions) },
      ...share,
    };
  });

const reference = mapping({
  deliberation: words.optional(),
  signed_on: day.optional(),
  legal_basis: words.optional(),
});

const market = mapping({ from: day.optional(), to: day.optional() }).transform(({ from, to }) => ({
  from: from ?? FIRST_DAY,
  to: to ?? LAST_DAY,
}));

const severity = oneWord([...SEVERITIES, 'off']).optional();

/** By code of a finding, of those that there are. */
const severities = mapping(
  Object.fromEntries(FINDING_CODES.map((code) => [code, severity])) as Record<FindingCode, typeof severity>,
).transform((given) => {
  const stated = FINDING_CODES.flatMap((code) =>
    given[code] === undefined ? [] : [[code, given[code]] as const],
  );
  return new Map<string, Severity | 'off'>(stated);
});

const letter = mapping({
  place: words.optional(),
  from: listOf(words).optional(),
  signed_by: words.optional(),
  to: mapOf(listOf(words)).optional(),
}).transform((given) => ({ ...fieldsOf(given), from: given.from ?? [], to: given.to ?? new Map() }));

const reconcile = mapping({
  tolerance: decimal(2, '0.01').optional(),
  variance: percentage.optional(),
  cycle: cycleSchema.optional(),
  markets: mapOf(market).optional(),
  severity: severities.optional(),
  letter: letter.optional(),
}).transform((given) => ({
  ...fieldsOf(given),
  markets: given.markets ?? new Map(),
  severity: given.severity ?? new Map(),
  letter: given.letter ?? letter.parse({}),
}));

const reports = mapping({
  threshold: decimal(2, '15.00').optional(),
  titres: titleSchema.optional(),
});

/** Any text: what is none is told in the light of the release (structure.ts). */
const currency = scalar('EUR', (text) => (text === '' ? undefined : text), {
  type: 'string',
  pattern: `^\\s*${CURRENCY_FORM}\\s*$`,
});

/** The top-level keys of convention.yaml but `rules`. */
const SETTINGS = {
  title: words.optional(),
  reference: reference.optional(),
  coordinator: words.optional(),
  billed_to: dated(words).optional(),
  currency: currency.optional(),
  locale: oneWord(LANGUAGES).optional(),
  prorata: dated(oneWord(PRORATAS)),
  rounding: dated(oneWord(ROUNDINGS)),
  vat: dated(oneWord(VAT_MODES)),
  basis: dated(oneWord(BASES)),
  undated: dated(oneWord(UNDATED)).optional(),
  site_of_grappe: dated(oneWord(SITE_OF_GRAPPE)).optional(),
  numbers: numbersSchema.optional(),
  own_categories: mapOf(oneOf(CATEGORY_WORDS)).optional(),
  invoices: anyListOf(layoutSchema).optional(),
  ignore_files: mapOf(words).optional(),
  tables: tablesSchema.optional(),
  reconcile: reconcile.optional(),
  reports: reports.optional(),
};

/** Those of the whole file. */
export const TOP_LEVEL_KEYS: readonly string[] = [...Object.keys(SETTINGS), 'rules'];

const written = (keys: KeyDefinitions) =>
  mapping({ ...SETTINGS, rules: anyListOf(ruleSchema(keys)).optional() });

/** convention.yaml. Rules and layouts come without their lines, which the source knows. */
export const conventionSchema = (keys: KeyDefinitions) => written(keys).transform(conventionOf);

const NO_OWN_CATEGORIES: OwnCategories = new Map();

const conventionOf = (given: z.output<ReturnType<typeof written>>) => ({
  convention: {
    title: given.title,
    reference: fieldsOf(given.reference ?? {}),
    coordinator: given.coordinator,
    currency: given.currency ?? 'EUR',
    locale: given.locale,
    ignoreFiles: given.ignore_files ?? new Map(),
    decimalMark: given.numbers?.decimal,
    ownCategories: given.own_categories ?? NO_OWN_CATEGORIES,
    reconcile: given.reconcile ?? reconcile.parse({}),
    reports: { threshold: given.reports?.threshold, titres: given.reports?.titres ?? PLAIN_TITLES },
  } satisfies Omit<Convention, 'rules' | 'layouts' | 'tables' | 'dated' | keyof DatedSettings>,
  settings: settingsByDays({
    billedTo: given.billed_to ?? [],
    prorata: given.prorata,
    rounding: given.rounding,
    vat: given.vat,
    basis: given.basis,
    undated: given.undated ?? [],
    siteOfGrappe: given.site_of_grappe ?? [],
  }),
  layouts: given.invoices ?? [],
  tables: given.tables ?? {},
  rules: given.rules ?? [],
});
