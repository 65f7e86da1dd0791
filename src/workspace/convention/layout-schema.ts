import * as z from 'zod';
import type {
  AmountColumn,
  BillingCycle,
  CategoryPattern,
  ChargeCredit,
  ChargeOrCredit,
  EinvoiceLayout,
  EinvoiceSource,
  Layout,
} from '../../domain/convention.ts';
import {
  type FieldPattern,
  PATTERN_FIELDS,
  parseFieldPattern,
  parsePattern,
} from '../../domain/field-pattern.ts';
import { SITE_OF_GRAPPE, VAT_MODES } from '../../domain/invoice-line.ts';
import type { DayForm } from '../../domain/time/day-form.ts';
import { adopt, chosen, oneOrMore } from '../../forms/chosen.ts';
import { inputSchema, takesAny } from '../../forms/json-schema.ts';
import {
  listOf,
  mapOf,
  mapping,
  oneOf,
  oneWord,
  orElse,
  scalar,
  wordMeant,
  words,
} from '../../forms/scalars.ts';
import { parseAccessPattern } from '../../text/access-pattern.ts';
import { fieldsOf } from '../../text/field-name.ts';
import { cellReader } from '../columns/cell-reader.ts';
import { FILLED_COLUMNS, INVOICE_LINE_COLUMNS } from '../tables/invoice-lines.ts';
import {
  byHeader,
  cellWords,
  dayForms,
  fileWriting,
  headerName,
  headers,
  hiddenRows,
  layoutNumbers,
  preamble,
  rowText,
  rowTexts,
} from './common-layout-schema.ts';

/** In a month that lacks that day, the cycle begins on the 1st of the next. */
const dayOfMonth = scalar<number>(
  '1 … 31',
  (text) => (/^([1-9]|[12]\d|3[01])$/.test(text) ? Number(text) : undefined),
  { type: ['string', 'integer'], minimum: 1, maximum: 31, pattern: '^\\s*([1-9]|[12]\\d|3[01])\\s*$' },
);

export const cycleSchema = mapping({
  start_day: dayOfMonth,
  basis: oneWord(['actual', '30']).optional(),
}).transform(({ start_day, basis }): BillingCycle => ({ startDay: start_day, basis: basis ?? 'actual' }));

/** The canonical names of the columns of an invoice file. */
export const INVOICE_COLUMNS: readonly string[] = INVOICE_LINE_COLUMNS.map(({ name }) => name);

/** `operateur-{invoice_number}-*.csv`. */
const fieldPattern = scalar<FieldPattern>(`"…{${PATTERN_FIELDS.join('} | {')}}…"`, parseFieldPattern, {
  type: 'string',
  pattern: `\\{(${PATTERN_FIELDS.join('|')})\\}`,
});

const CELL_FORM = '"du {period_start} au {period_end}"';

/** `du {period_start} au {period_end}`; a pattern without a field is for cells that say nothing about it. */
const cellPattern = scalar<FieldPattern>(CELL_FORM, parsePattern, {
  type: 'string',
  pattern: `^([^{}]|\\{(${PATTERN_FIELDS.join('|')})\\})+$`,
});

/** A pattern that matches any text must come last: those after it would never count. */
const cellPatterns = oneOrMore(cellPattern)
  .refine((patterns) => patterns.some(({ fields }) => fields.length > 0), { error: CELL_FORM })
  .refine((patterns) => patterns.slice(0, -1).every(({ source }) => !/^[* ]+$/.test(source)), {
    error: `[${CELL_FORM}, "*"]`,
  });

/** A name of a column in braces, as `from_columns` writes it, would be looked for as that very word. */
const accessPattern = scalar(
  '"…{*}…"',
  (text) => (/\{(access|serves)\}/.test(text) ? undefined : parseAccessPattern(text)),
  { type: 'string', pattern: '^[^{}]*\\{(?!(access|serves)\\})[^{}]+\\}[^{}]*$' },
);

const PATTERN_FORM = '{ from: name | note, pattern: "…{*}…" }';

const termWithPattern = mapping({ from: oneWord(['name', 'note']), pattern: accessPattern });

const TERMS = ['BT-128', 'BT-133', 'BT-155'] as const;

const term = scalar<EinvoiceSource>(
  `${TERMS.join(' | ')} | ${PATTERN_FORM}`,
  (text) => {
    const from = wordMeant(text, TERMS);
    return from === 'BT-128' ? { from, scheme: undefined } : from && { from };
  },
  TERMS,
);

/** The term that contains an id: its number, or a text with the pattern that finds the id in it. */
const source = chosen<EinvoiceSource>([term, termWithPattern], (given) =>
  given instanceof Map ? termWithPattern : term,
);

const terms = mapping({
  access: source.optional(),
  serves: source.optional(),
  scheme: words.optional(),
}).transform(({ access, serves, scheme }): EinvoiceLayout => {
  const withScheme = (found: EinvoiceSource | undefined): EinvoiceSource | undefined =>
    found?.from === 'BT-128' ? { from: found.from, scheme } : found;
  return { access: withScheme(access), serves: withScheme(serves) };
});

const patternOfAccess = termWithPattern.transform(
  (access): EinvoiceLayout => ({ access, serves: undefined }),
);

const noMapping = z.never({ error: `{ access: BT-128 } | { serves: BT-128 } | ${PATTERN_FORM}` });

/** `{ access: BT-128, scheme: … }`, `{ access: BT-133 }`, `{ from: name, pattern: … }`, or `serves:` in place of `access:`. */
const einvoice = chosen([terms, patternOfAccess], (given) => {
  if (!(given instanceof Map)) return noMapping;
  const names = ['access', 'serves', 'scheme'].some((key) => given.has(key));
  const short = !names && (given.has('from') || given.has('pattern'));
  return short ? patternOfAccess : terms;
});

/** For editors: the keys are columns of an invoice file; `unknownColumns` reports others. */
const OF_COLUMNS = { propertyNames: { enum: INVOICE_COLUMNS } };

/** Values by canonical name, as a cell may contain them; an ambiguous number is judged later (`wrongDefaults`). */
const defaults = mapOf(words).superRefine((given, context) => {
  for (const [name, text] of given) {
    const column = INVOICE_LINE_COLUMNS.find(
      (candidate) => candidate.name === name && !candidate.holdsCategory,
    );
    const reading = column && cellReader(column, 'either')(text);
    if (reading === undefined || !('fault' in reading) || reading.fault.code === 'number-ambiguous') continue;
    context.addIssue({ code: 'custom', path: [name], message: text, params: { fault: reading.fault } });
  }
});

/** Headers of the file by our names; several, of which each line fills one, only where columns may be filled down. */
const columns = mapOf(oneOrMore(headerName)).superRefine((given, context) => {
  for (const [name, headers] of given) {
    if (headers.length > 1 && !FILLED_COLUMNS.some((column) => column === name))
      context.addIssue({ code: 'custom', path: [name], message: '"…"' });
  }
});

const chargeCredit = mapping({ charge: headerName.optional(), credit: headerName });

const splitAmounts = mapping({
  net_amount: chargeCredit.optional(),
  vat_amount: chargeCredit.optional(),
  gross_amount: chargeCredit.optional(),
});

/** `{ charge: …, credit: … }` for the net amount alone, or one such pair for each amount by its canonical name. */
const amounts = z
  .unknown()
  .meta(takesAny(() => [inputSchema(chargeCredit), inputSchema(splitAmounts)]))
  .transform((given, context): ReadonlyMap<AmountColumn, ChargeCredit> => {
    const short = given instanceof Map && (given.has('charge') || given.has('credit'));
    const read = adopt(splitAmounts.safeParse(short ? new Map([['net_amount', given]]) : given), context);
    const pairs = Object.entries(read ?? {}) as [AmountColumn, ChargeCredit | undefined][];
    return new Map(pairs.flatMap(([column, pair]) => (pair === undefined ? [] : [[column, pair] as const])));
  });

const KIND_FORM = '{ "…": { Facture: charge, Avoir: credit } }';

/** One column, and for each text in its cells whether the row is a charge or a credit. */
const chargeOrCredit = byHeader(mapOf(oneWord(['charge', 'credit'])))
  .refine((given) => given.size === 1 && [...given.values()].every(({ size }) => size > 0), {
    error: KIND_FORM,
  })
  .meta({ minProperties: 1, maxProperties: 1 })
  .transform((given): ChargeOrCredit | undefined => {
    const [entry] = given;
    return entry && { column: entry[0], kinds: entry[1] };
  });

function withDays(patterns: readonly FieldPattern[], days: readonly DayForm[] = []): readonly FieldPattern[] {
  return patterns.map((pattern) => ({ ...pattern, days }));
}

export const layoutSchema = mapping({
  files: words,
  supplier: words.optional(),
  preamble: preamble.optional(),
  sheet: words.optional(),
  sheets: orElse(oneOrMore(words), []),
  hidden_rows: hiddenRows.optional(),
  from_name: fieldPattern.optional(),
  from_sheet: fieldPattern.optional(),
  from_preamble: orElse(listOf(fieldPattern), []),
  columns: orElse(columns.meta(OF_COLUMNS), new Map()),
  from_columns: orElse(byHeader(cellPatterns), new Map()),
  amounts: orElse(amounts, new Map()),
  charge_or_credit: chargeOrCredit.optional(),
  line_number: oneWord(['row']).optional(),
  defaults: orElse(defaults.meta(OF_COLUMNS), new Map()),
  values: orElse(cellWords.meta(OF_COLUMNS), new Map()),
  optional: orElse(listOf(headerName), []),
  fill_down: orElse(listOf(headerName), []),
  without_access: words.optional(),
  categories: orElse(mapOf(words), new Map()),
  skip_rows: orElse(byHeader(rowTexts), new Map()),
  totals: orElse(byHeader(oneOrMore(words, rowText)), new Map()),
  ignore_columns: orElse(headers, []),
  in_parts: oneOf({ yes: 'oui', no: 'non', true: undefined, false: undefined }).optional(),
  lines: oneWord(['elsewhere', 'attached']).optional(),
  site_of_grappe: oneWord(SITE_OF_GRAPPE).optional(),
  vat: oneWord(VAT_MODES).optional(),
  numbers: layoutNumbers.optional(),
  dates: dayForms.optional(),
  cycle: cycleSchema.optional(),
  einvoice: orElse(einvoice, { access: undefined, serves: undefined }),
})
  .meta({ dependentRequired: { from_preamble: ['preamble'] } })
  .transform(
    ({ numbers, dates, line_number, hidden_rows, ...layout }): Omit<Layout, 'place'> => ({
      ...fieldsOf(layout),
      lineNumberFromRow: line_number === 'row',
      categories: [...layout.categories].map(([glob, category]): CategoryPattern => ({ glob, category })),
      readsHidden: hidden_rows === 'read',
      fromPreamble: withDays(layout.from_preamble, dates),
      fromColumns: new Map([...layout.from_columns].map(([name, texts]) => [name, withDays(texts, dates)])),
      inParts: layout.in_parts === 'yes' || layout.in_parts === 'true',
      decimalMark: numbers?.decimal,
      writing: fileWriting(dates, numbers),
    }),
  );
