import { fault } from '../../diagnostics/problem.ts';
import {
  equals,
  type Fraction,
  formatFraction,
  fraction,
  multiply,
  ONE,
  sum,
} from '../../domain/fraction.ts';
import type { Key, Over } from '../../domain/rule.ts';
import { listOf, mapping, part } from '../../forms/scalars.ts';
import { narrow } from '../plan/participants.ts';
import { dayAlone, defineKey, none, unchanging } from './define.ts';
import type { DayShare, KeyFaults, KeyInput, KeyPart, KeyTrace, ShareBy, Weighed } from './key.ts';
import { HUNDRED } from './parts.ts';
import { weighingOf } from './weighing.ts';

type MixKey = Key<'mix'> & { readonly of: readonly MixPart[] };

type MixPart = KeyPart & { readonly part: Fraction };

/** `mix`: Σ part × share of each of its keys. */
export const mix = defineKey({
  by: 'mix',
  since: '0.1',
  word: 'mix',
  per: undefined,
  perByDefault: true,
  shape: (share) => ({
    of: listOf(
      mapping({ part, share }).transform((given): MixPart => ({ part: given.part, ...given.share })),
    ),
  }),
  build: ({ of }): MixKey => ({ by: 'mix', of: ofOne(of) }),
  over: 'parts',
  readsSites: false,
  targets: undefined,
  proportional: false,
  within: ({ of }) => of.map(({ share, over }, i) => ({ share, over, path: ['of', i, 'share'] })),
  mentions: none,
  problems({ of }) {
    const total = sum(of.map((item) => item.part));
    if (equals(total, ONE)) return [];
    return [{ fault: fault('mix-sum', { sum: formatFraction(total) }), path: ['of'] }];
  },
  changes: unchanging,
  readsPeriod: dayAlone,
  shares: mixedShares,
  words: {
    en: {
      name: () => 'a mix of keys',
      title: 'A mix of keys',
      meaning: 'A part of the cost is shared by one key, the rest by others.',
    },
    fr: {
      name: () => 'combinaison de clés',
      title: 'Combinaison de clés',
      meaning: 'Une fraction de la dépense est répartie par une clé, le reste par d’autres.',
    },
  },
  errors: ['mix-sum'],
});

/** Parts that sum to exactly 100 are hundredths. */
function ofOne(parts: readonly MixPart[]): readonly MixPart[] {
  if (!equals(sum(parts.map((item) => item.part)), HUNDRED)) return parts;
  return parts.map((item) => ({ ...item, part: multiply(item.part, HUNDREDTH) }));
}

const HUNDREDTH = fraction(1n, HUNDRED.numerator);

function mixedShares(key: MixKey, input: KeyInput, shareBy: ShareBy): KeyFaults | Weighed {
  const results = key.of.map((item) => ({
    part: item.part,
    result: shareBy(item.share, narrowed(input, item.over)),
  }));
  const faults = results.flatMap(({ result }) => ('faults' in result ? result.faults : []));
  if (faults.length > 0) return { faults };
  const shares: DayShare[] = [];
  const parts: { readonly part: Fraction; readonly trace: KeyTrace }[] = [];
  for (const { part: own, result } of results) {
    if ('faults' in result) continue;
    for (const item of result.shares) shares.push({ ...item, share: multiply(own, item.share) });
    parts.push({ part: own, trace: result.trace });
  }
  return { shares, weighing: { ...weighingOf(key, []), parts } };
}

function narrowed(input: KeyInput, over: Over | undefined): KeyInput {
  return over === undefined ? input : { ...input, participants: narrow(input.participants, over) };
}
