import * as z from 'zod';
import type { Fraction } from '../../domain/fraction.ts';
import {
  ABSENTS,
  type AsOf,
  KEY_WORDS,
  type Key,
  type MeasureReference,
  type MixPart,
  REFERENCE_YEARS,
} from '../../domain/rule.ts';
import { adopt } from './nested.ts';
import {
  asObject,
  listOf,
  mapOf,
  mapping,
  monthDay,
  oneWord,
  part,
  scalar,
  wholeNumber,
  words,
} from './scalars.ts';

const DEFAULT_MAX_AGE_DAYS = 366;

const latest: AsOf = { kind: 'latest' };

const asOfWord = scalar('latest | { date: "10-01", year: previous }', (text) =>
  text === 'latest' ? latest : undefined,
);

const asOfDate = mapping({ date: monthDay, year: oneWord(REFERENCE_YEARS) }).transform(
  ({ date, year }): AsOf => ({ kind: 'date', month: date.month, day: date.day, year }),
);

/** The form given decides which schema judges it, so that each mistake has its own place. */
const asOf = z.unknown().transform((given, context): AsOf => {
  const parsed = (given instanceof Map ? asOfDate : asOfWord).safeParse(given);
  return adopt(parsed, context) ?? z.NEVER;
});

const observed = { as_of: asOf.optional(), max_age_days: wholeNumber.optional() };

function reference(
  measure: string,
  given: { readonly as_of?: AsOf | undefined; readonly max_age_days?: number | undefined },
): MeasureReference {
  const reading = given.as_of ?? latest;
  const byDefault = reading.kind === 'date' ? DEFAULT_MAX_AGE_DAYS : undefined;
  return { measure, asOf: reading, maxAgeDays: given.max_age_days ?? byDefault };
}

/** The keys of `share` for each word of `by`; any other word is a measure. */
const variants: Record<(typeof KEY_WORDS)[number], z.ZodType<Key>> = {
  equal: mapping({ by: words, per: oneWord(['site', 'member']).optional() }).transform(
    ({ per }): Key => ({ by: per === 'site' ? 'equal_sites' : 'equal_members' }),
  ),
  weight: mapping({ by: words }).transform((): Key => ({ by: 'weight' })),
  head: mapping({ by: words }).transform((): Key => ({ by: 'head' })),
  fixed: mapping({ by: words, parts: mapOf(part), absent: oneWord(ABSENTS).optional() }).transform(
    ({ parts, absent }): Key => ({ by: 'fixed', parts: parts as ReadonlyMap<string, Fraction>, absent }),
  ),
  payer: mapping({ by: words, member: words }).transform(({ member }): Key => ({ by: 'payer', member })),
  majority: mapping({ by: words, of: words, ...observed }).transform(
    ({ of, ...given }): Key => ({ by: 'majority', reference: reference(of, given) }),
  ),
  mix: mapping({ by: words, of: listOf(mapping({ part, share: z.lazy(() => shareSchema()) })) }).transform(
    ({ of }): Key => ({ by: 'mix', of: of as readonly MixPart[] }),
  ),
};

const measureVariant: z.ZodType<Key> = mapping({ by: words, ...observed }).transform(
  ({ by, ...given }): Key => ({ by: 'measure', reference: reference(by, given) }),
);

/** `share` of a rule or of a part of a mix: the word of `by` decides which other keys it has. */
export function shareSchema(): z.ZodType<Key> {
  const any = z.preprocess(asObject, z.looseObject({ by: words }, { error: '{ by: … }' }));
  return any.transform((share, context): Key => {
    const word = KEY_WORDS.find((known) => known === share.by);
    const variant = word === undefined ? measureVariant : variants[word];
    return adopt(variant.safeParse(share), context) ?? z.NEVER;
  });
}

/** `share` at the top of a rule, where `over` may stand beside the key. */
export function splitOver(share: unknown): { readonly key: unknown; readonly over: unknown } {
  if (!(share instanceof Map) || !share.has('over')) return { key: share, over: undefined };
  const key = new Map(share);
  key.delete('over');
  return { key, over: share.get('over') };
}
