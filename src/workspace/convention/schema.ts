import type * as z from 'zod';
import type { KeyDefinitions } from '../../allocate/keys/common/key.ts';
import { cached } from '../../domain/cache.ts';
import {
  BASES,
  type Convention,
  PRORATAS,
  ROUNDINGS,
  SEVERITIES,
  type Severity,
  UNDATED,
} from '../../domain/convention.ts';
import { settingsByDays } from '../../domain/dated-settings.ts';
import { FINDING_CODES, type FindingCode } from '../../domain/finding.ts';
import { type OwnCategories, SITE_OF_GRAPPE, VAT_MODES } from '../../domain/invoice-line.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { CURRENCY_FORM } from '../../domain/numbers/currency.ts';
import { RULE_TARGETS, type Rule } from '../../domain/rule.ts';
import { FIRST_DAY, LAST_DAY } from '../../domain/time/calendar.ts';
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
  orElse,
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
}).transform(fieldsOf);

const market = mapping({ from: day.optional(), to: day.optional() }).transform(({ from, to }) => ({
  from: from ?? FIRST_DAY,
  to: to ?? LAST_DAY,
}));

const severity = oneWord([...SEVERITIES, 'off']).optional();

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
  from: orElse(listOf(words), []),
  signed_by: words.optional(),
  to: orElse(mapOf(listOf(words)), new Map()),
}).transform(fieldsOf);

const reconcile = mapping({
  tolerance: decimal(2, '0.01').optional(),
  variance: percentage.optional(),
  cycle: cycleSchema.optional(),
  markets: orElse(mapOf(market), new Map()),
  severity: orElse(severities, new Map()),
  letter: orElse(letter, letter.parse({})),
}).transform(fieldsOf);

const reports = mapping({
  threshold: decimal(2, '15.00').optional(),
  titres: orElse(titleSchema, PLAIN_TITLES),
}).transform(fieldsOf);

/** Any text: one that is no currency is judged with regard to the release (structure.ts). */
const currency = scalar('EUR', (text) => (text === '' ? undefined : text), {
  type: 'string',
  pattern: `^\\s*${CURRENCY_FORM}\\s*$`,
});

const NO_OWN_CATEGORIES: OwnCategories = new Map();

/** The top-level keys of convention.yaml, except `rules`. */
const SETTINGS = {
  title: words.optional(),
  reference: orElse(reference, reference.parse({})),
  coordinator: words.optional(),
  billed_to: orElse(dated(words), []),
  currency: orElse(currency, 'EUR'),
  locale: oneWord(LANGUAGES).optional(),
  prorata: dated(oneWord(PRORATAS)),
  rounding: dated(oneWord(ROUNDINGS)),
  vat: dated(oneWord(VAT_MODES)),
  basis: dated(oneWord(BASES)),
  undated: orElse(dated(oneWord(UNDATED)), []),
  site_of_grappe: orElse(dated(oneWord(SITE_OF_GRAPPE)), []),
  numbers: numbersSchema.optional(),
  own_categories: orElse(mapOf(oneOf(CATEGORY_WORDS)), NO_OWN_CATEGORIES),
  invoices: orElse(anyListOf(layoutSchema), []),
  ignore_files: orElse(mapOf(words), new Map()),
  tables: orElse(tablesSchema, {}),
  reconcile: orElse(reconcile, reconcile.parse({})),
  reports: orElse(reports, reports.parse({})),
};

export const TOP_LEVEL_KEYS: readonly string[] = [...Object.keys(SETTINGS), 'rules'];

const written = (keys: KeyDefinitions) =>
  mapping({ ...SETTINGS, rules: orElse(anyListOf(ruleSchema(keys)), []) });

/** The schema of convention.yaml, made once. It gives rules and layouts without their lines, which only the source knows. */
export const conventionSchema = cached((keys: KeyDefinitions) => written(keys).transform(conventionOf));

const conventionOf = ({
  billed_to: billedTo,
  prorata,
  rounding,
  vat,
  basis,
  undated,
  site_of_grappe: siteOfGrappe,
  numbers,
  invoices: layouts,
  tables,
  rules,
  ...others
}: z.output<ReturnType<typeof written>>) => ({
  convention: { ...fieldsOf(others), decimalMark: numbers?.decimal } satisfies Omit<
    Convention,
    'rules' | 'layouts' | 'tables' | 'settings'
  >,
  settings: settingsByDays({ billedTo, prorata, rounding, vat, basis, undated, siteOfGrappe }),
  layouts,
  tables,
  rules,
});
