import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { fault } from '../../diagnostics/problem.ts';
import {
  absolute,
  add,
  compareFractions,
  decimalFraction,
  type Fraction,
  fraction,
  multiply,
  ONE,
  sum,
  ZERO,
} from '../../domain/numbers/fraction.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { Key } from '../../domain/rule.ts';
import { formatDay } from '../../domain/time/calendar.ts';
import { decimal, mapOf } from '../../forms/scalars.ts';
import { defineKey, none } from './common/define.ts';
import type { KeyFaults, KeyInput, KeyPart, OwnShares, ShareBy } from './common/key.ts';
import { portion } from './common/weight-sums.ts';
import { fixed } from './fixed.ts';
import { mixed } from './mix.ts';

type AmountsKey = Key<'amounts'> & {
  /** In euros, by member. */
  readonly first: ReadonlyMap<string, Fraction>;
  readonly rest: KeyPart;
};

const CENTS = fraction(100n, 1n);

/** `amounts`: some members bear fixed amounts first; another key shares the rest of the net. */
export const amounts = defineKey({
  by: 'amounts',
  since: '0.2',
  word: 'amounts',
  per: undefined,
  perByDefault: true,
  shape: (share) => ({ first: mapOf(decimal(2, '25000.00').transform(decimalFraction)), rest: share }),
  build: ({ first, rest }): AmountsKey => ({ by: 'amounts', first, rest }),
  over: 'members',
  readsNet: true,
  targets: undefined,
  proportional: false,
  within: ({ rest }) => [{ ...rest, path: ['rest'] }],
  mentions: ({ first }) => [...first.keys()].map((id) => ({ kind: 'member', id, path: ['first', id] })),
  problems: none,
  shares: amountsThenRest,
  words: {
    en: {
      name: () => 'amounts first, the rest by another key',
      part: (key, index) =>
        isFirst(key, index) ? `the first ${bothAmounts(firstCents(key)).en}` : 'the rest',
      title: 'Amounts first, the rest by another key',
      meaning: 'Some members bear a sum of each line; what is left of it is shared by another key.',
    },
    fr: {
      name: () => 'des montants d’abord, le reste par une autre clé',
      part: (key, index) => (isFirst(key, index) ? `${bothAmounts(firstCents(key)).fr} d’abord` : 'le reste'),
      title: 'Des montants d’abord, le reste par une autre clé',
      meaning:
        'Certains membres supportent une somme de chaque ligne ; ce qui en reste est réparti par une autre clé.',
    },
  },
  page: {
    example:
      '{ by: amounts, first: { MEUSE: 25.00, REGION: 25.00 }, rest: { by: students, as_of: { date: "10-01", year: previous } } }',
    figure: { MEUSE: '55.00', REGION: '45.00' },
    also: ['montants'],
    parameters: [
      {
        name: 'first',
        written: '{ MEUSE: 25000.00, REGION: 25000.00 }',
        also: ['amount', 'lump', 'flat', 'forfait', 'montant', 'somme', 'fixe', 'ticket'],
        en: 'What each of these members bears first of each line, in euros without VAT (for a credit, what it is given back). In a part of a mix, it applies to that part of the line. A total above the line is an error. A member not named bears only a share of the rest. Required.',
        fr: 'Ce que chacun de ces membres supporte d’abord sur une ligne, en euros HT ; pour un avoir, la même somme lui est rendue. Dans une part d’une combinaison, il s’agit de cette part de la ligne. Un total supérieur à la ligne est une erreur. Un membre qui n’est pas nommé ne supporte que sa part du reste. Obligatoire.',
      },
      {
        name: 'rest',
        written: '{ by: students, as_of: … }',
        also: ['excess', 'remainder', 'reste', 'solde', 'surplus'],
        en: 'The key for the rest: any key. It may have its own `over` if the amounts are at the top of a rule for the group. Required.',
        fr: 'La clé de ce qui reste : n’importe laquelle. Elle peut avoir son propre `over` quand les montants sont la première clé d’une règle pour le groupement. Obligatoire.',
      },
    ],
  },
  errors: ['amounts-exceed', 'payer-absent', 'member-unknown', 'over-site-types'],
});

/** The sum of the amounts. */
function firstCents({ first }: AmountsKey): Cents {
  return multiply(sum(first.values()), CENTS).numerator;
}

/** Whether the part at an index is that of the fixed amounts; there is none where they sum to zero. */
function isFirst(key: AmountsKey, index: number): boolean {
  return index === 0 && firstCents(key) > 0n;
}

/** A mix of two parts: the sum of the amounts, by fixed parts, and what is left of the net, by the key of `rest`. */
function amountsThenRest(
  key: AmountsKey,
  input: KeyInput,
  shareBy: ShareBy,
): KeyFaults<'amounts-exceed'> | OwnShares {
  const { rule, day, net, participants } = input;
  const total = sum(key.first.values());
  const shared = multiply(absolute(net), fraction(1n, CENTS.numerator));
  if (compareFractions(total, shared) > 0) {
    return {
      faults: [fault('amounts-exceed', { rule, sum: bothAmounts(firstCents(key)), days: formatDay(day) })],
    };
  }
  if (total.numerator === 0n) return mixed(key, [{ ...key.rest, part: ONE }], input, shareBy);
  const part = portion(total, shared);
  const none = participants.members.map((member) => [member, ZERO] as const);
  const parts = new Map([...none, ...key.first]);
  const first: Key = { by: fixed.by, parts, absent: 'charged' };
  const left = add(ONE, { ...part, numerator: -part.numerator });
  return mixed(
    key,
    [
      { share: first, over: undefined, part },
      { ...key.rest, part: left },
    ],
    input,
    shareBy,
  );
}
