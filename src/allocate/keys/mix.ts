import { bothDecimals } from '../../diagnostics/bilingual.ts';
import { fault } from '../../diagnostics/problem.ts';
import {
  equals,
  type Fraction,
  formatDecimal,
  HUNDRED,
  HUNDREDTH,
  multiply,
  ONE,
  sum,
} from '../../domain/numbers/fraction.ts';
import type { Key, Over } from '../../domain/rule.ts';
import { listOf, mapping, part } from '../../forms/scalars.ts';
import { narrow } from '../target/participants.ts';
import { defineKey, none, ownTrace } from './common/define.ts';
import type { DayShare, KeyFaults, KeyInput, KeyPart, KeyTrace, OwnShares, ShareBy } from './common/key.ts';

type MixKey = Key<'mix'> & { readonly of: readonly MixPart[] };

/** A key that shares a part of a line. */
export type MixPart = KeyPart & { readonly part: Fraction };

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
  readsNet: false,
  targets: undefined,
  proportional: false,
  within: ({ of }) => of.map(({ share, over }, i) => ({ share, over, path: ['of', i, 'share'] })),
  mentions: none,
  problems({ of }) {
    const total = sum(of.map((item) => item.part));
    if (equals(total, ONE)) return [];
    return [{ fault: fault('mix-sum', { sum: bothDecimals(formatDecimal(total)) }), path: ['of'] }];
  },
  shares: (key, input, shareBy) => mixed(key, key.of, input, shareBy),
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
  page: {
    example:
      '{ by: mix, of: [{ part: 50 %, share: { by: equal } }, { part: 50 %, share: { by: students, as_of: { date: "10-01", year: previous } } }] }',
    figure: { MEUSE: '55.00', REGION: '45.00' },
    also: ['combinaison', 'mixte'],
    parameters: [
      {
        name: 'of',
        written: '[{ part: 1/2, share: { by: … } }, …]',
        en: 'The parts, which add up to exactly 1, or to exactly 100 (they are then percentages); each has its own share, which may be another mix. In a mix at the top of a rule for the group, the share of a part may have its own `over`. Required.',
        fr: 'Les parts, dont la somme fait exactement 1, ou exactement 100 (ce sont alors des pourcentages) ; chacune a sa propre clé, qui peut être une combinaison à son tour. Dans la première combinaison d’une règle pour le groupement, la clé d’une part peut avoir son propre `over`. Obligatoire.',
      },
    ],
  },
  errors: ['mix-sum'],
});

/** Parts that sum to exactly 100 are hundredths. */
function ofOne(parts: readonly MixPart[]): readonly MixPart[] {
  if (!equals(sum(parts.map((item) => item.part)), HUNDRED)) return parts;
  return parts.map((item) => ({ ...item, part: multiply(item.part, HUNDREDTH) }));
}

/** Σ part × share of each of several keys, which share that part of the net. */
export function mixed(
  key: Key,
  of: readonly MixPart[],
  input: KeyInput,
  shareBy: ShareBy,
): KeyFaults<never> | OwnShares {
  const results = of.map((item) => ({
    part: item.part,
    result: shareBy(item.share, narrowed({ ...input, net: multiply(item.part, input.net) }, item.over)),
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
  return { shares, trace: { ...ownTrace(key, []), parts } };
}

function narrowed(input: KeyInput, over: Over | undefined): KeyInput {
  return over === undefined ? input : { ...input, participants: narrow(input.participants, over) };
}
