import * as z from 'zod';
import { type Fault, fault } from '../../../diagnostics/problem.ts';
import {
  type AsOf,
  type Band,
  type MeasureReference,
  REFERENCE_YEARS,
} from '../../../domain/measure-reference.ts';
import {
  compareFractions,
  decimalFraction,
  equals,
  formatDecimal,
} from '../../../domain/numbers/fraction.ts';
import { holdsIn } from '../../../domain/release.ts';
import { MEASURE_SCALE } from '../../../domain/tables.ts';
import { SITE_TYPE_WORDS } from '../../../forms/choices.ts';
import { adopt } from '../../../forms/chosen.ts';
import { inputSchema, type JsonSchema, NEVER, when } from '../../../forms/json-schema.ts';
import {
  coefficient,
  decimal,
  mapOf,
  mapOfWords,
  mapping,
  monthDay,
  oneWord,
  scalar,
  wholeNumber,
  wordMeant,
  words,
} from '../../../forms/scalars.ts';
import type { KeyConvention, KeyProblem } from './key.ts';

const DEFAULT_MAX_AGE_DAYS = 366;

const AS_OF_WORDS = ['latest', 'period_end'] as const;

const asOfWord = scalar(
  'latest | period_end | { date: "10-01", year: previous }',
  (text): AsOf | undefined => {
    const kind = wordMeant(text, AS_OF_WORDS);
    return kind && { kind };
  },
  AS_OF_WORDS,
);

const asOfDate = mapping({ date: monthDay, year: oneWord(REFERENCE_YEARS) }).transform(
  ({ date, year }): AsOf => ({ kind: 'date', month: date.month, day: date.day, year }),
);

/** Which parameters go with each form of `as_of`, as JSON Schema. */
export const MEASURE_SCHEMA = {
  required: ['as_of'],
  allOf: [
    when(asOfIs('latest'), { required: ['max_age_days'], properties: { years: NEVER } }),
    when(asOfIs('period_end'), { properties: { max_age_days: NEVER, years: NEVER } }),
  ],
};

function asOfIs(word: string): JsonSchema {
  return { required: ['as_of'], properties: { as_of: { const: word } } };
}

/** The form given decides which schema judges it, so that each mistake has its own place. */
const asOf = z
  .unknown()
  .meta({
    get oneOf() {
      return [{ enum: AS_OF_WORDS }, inputSchema(asOfDate)];
    },
  })
  .transform((given, context): AsOf => {
    const parsed = (given instanceof Map ? asOfDate : asOfWord).safeParse(given);
    return adopt(parsed, context) ?? z.NEVER;
  });

const age = scalar(
  '366 | none',
  (text): number | 'none' | undefined => wordMeant(text, ['none']) ?? wholeNumber.safeParse(text).data,
  { type: ['string', 'integer'], minimum: 0, maximum: 999_999, pattern: '^\\s*(\\d{1,6}|none)\\s*$' },
);

const years = scalar('4', (text) => (/^0*[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined), {
  type: ['string', 'integer'],
  minimum: 1,
  maximum: 999_999,
  pattern: '^\\s*0*[1-9]\\d{0,5}\\s*$',
});

const bound = decimal(MEASURE_SCALE, '5').transform(decimalFraction);

/** From which value on a value counts how much; in any order, no value twice. */
const bands = mapOf(coefficient)
  .meta({
    type: 'object',
    get patternProperties() {
      return { [`^\\s*\\d+(\\.\\d{1,${MEASURE_SCALE}})?\\s*$`]: inputSchema(coefficient) };
    },
    additionalProperties: false,
    minProperties: 1,
  })
  .transform((given, context): readonly Band[] => {
    const read: Band[] = [];
    for (const [text, counts] of given) {
      const from = bound.safeParse(text).data;
      if (from !== undefined && !read.some((other) => equals(other.from, from))) read.push({ from, counts });
      else {
        const issue = { message: '0 | 1000 | 12.5', path: [text], params: { found: text } };
        context.addIssue({ code: 'custom', ...issue });
      }
    }
    if (given.size === 0) context.addIssue({ code: 'custom', message: '{ 0: 1, 1000: 2 }' });
    return read.sort((a, b) => compareFractions(a.from, b.from));
  });

/** The parameters of a key that looks a measure up. */
export const MEASURED = {
  as_of: asOf.optional(),
  max_age_days: age.optional(),
  years: years.optional(),
  at_least: bound.optional(),
  at_most: bound.optional(),
  bands: bands.optional(),
};

/** The parameters of a key that looks a measure of sites up. */
export const MEASURED_OF_SITES = { ...MEASURED, times: mapOfWords(SITE_TYPE_WORDS, coefficient).optional() };

/** The parameters as the convention writes them. */
export type MeasureGiven = z.output<z.ZodObject<typeof MEASURED_OF_SITES>>;

/** Which observations of a measure the parameters mean; before 0.2 `latest` was meant where nothing was said. */
export function measureReference(measure: string, given: MeasureGiven): MeasureReference {
  const asOf = given.as_of ?? { kind: 'latest' };
  const age = given.max_age_days ?? (asOf.kind === 'date' ? DEFAULT_MAX_AGE_DAYS : 'none');
  return {
    measure,
    asOf,
    maxAgeDays: age === 'none' ? undefined : age,
    isAgeSaid: given.max_age_days !== undefined,
    years: given.years ?? 1,
    atLeast: given.at_least,
    atMost: given.at_most,
    bands: given.bands ?? [],
    times: given.times ?? new Map(),
  };
}

/** One of the measures that a weight is made of: which of its observations count (ALLOCATION.md §5). */
export interface Term {
  readonly reference: MeasureReference;
  readonly given: MeasureGiven;
}

/** The parameters of a term; those of a measure of sites have `times`. */
export type Measured = typeof MEASURED | typeof MEASURED_OF_SITES;

/** The schema of a term, with the parameters `more` besides. */
export function termSchema<S extends z.core.$ZodShape>(measured: Measured, more: S) {
  return mapping({ measure: words, ...measured, ...more }).meta({
    ...MEASURE_SCHEMA,
    required: ['measure', ...MEASURE_SCHEMA.required],
  });
}

export function termOf({ measure, ...given }: { readonly measure: string } & MeasureGiven): Term {
  return { reference: measureReference(measure, given), given };
}

/** What can be wrong with the parameters of a measure. */
type ParameterCode =
  | 'key-missing'
  | 'age-unsaid'
  | 'age-unused'
  | 'period-end-days'
  | 'years-undated'
  | 'bounds-reversed';

/** Parameters that are missing, or that do not go together (DATA.md, `share.by`). */
export function measureProblems(
  { as_of: asOf, max_age_days: age, years: given, at_least: least, at_most: most }: MeasureGiven,
  { prorata, basis, release }: KeyConvention,
): readonly KeyProblem<ParameterCode>[] {
  const problems: KeyProblem<ParameterCode>[] = [];
  const say = (found: Fault<ParameterCode>, key: string): void =>
    void problems.push({ fault: found, path: [key] });
  // In runs of 0.1, silence meant the latest observation, of any age.
  if (holdsIn(release, '0.2')) {
    const expected = 'latest | period_end | { date: "10-01", year: previous }';
    if (asOf === undefined) say(fault('key-missing', { key: 'as_of', name: 'as_of', expected }), 'as_of');
    else if (asOf.kind === 'latest' && age === undefined) say(fault('age-unsaid', {}), 'as_of');
  }
  if (asOf?.kind === 'period_end') {
    if (age !== undefined) say(fault('age-unused', {}), 'max_age_days');
    if (prorata !== 'daily' || basis !== 'service') say(fault('period-end-days', {}), 'as_of');
  }
  if (given !== undefined && asOf?.kind !== 'date') say(fault('years-undated', {}), 'years');
  if (least !== undefined && most !== undefined && compareFractions(least, most) > 0) {
    say(fault('bounds-reversed', { least: formatDecimal(least), most: formatDecimal(most) }), 'at_most');
  }
  return problems;
}
