import { fault } from '../../../diagnostics/problem.ts';
import { decimalIn, type Language } from '../../../domain/language.ts';
import {
  compareFractions,
  type Fraction,
  formatDecimal,
  HUNDRED,
  HUNDREDTH,
  multiply,
  ONE,
  parsePart,
  ZERO,
} from '../../../domain/numbers/fraction.ts';
import { formatDay } from '../../../domain/time/calendar.ts';
import { scalar, words } from '../../../forms/scalars.ts';
import { isInGroup } from '../../register.ts';
import type { KeyFaults, KeyInput, KeyMention, KeyProblem, Weight } from './key.ts';
import type { ParameterPage } from './key-page.ts';
import { totalWeight } from './weight-sums.ts';

/** The parameter `counts_from`: a weight that is less than this part of the sum of all counts as nothing. */
export const COUNTS_FROM = {
  counts_from: scalar('10 % | 1/10 | 0.1', parsePartOfWhole, {
    type: ['string', 'number'],
    minimum: 0,
    maximum: 1,
    pattern: '^\\s*(0+(\\.\\d+)?|0*1(\\.0+)?|\\d{1,2}(\\.\\d+)?\\s?%|100\\s?%|\\d+/0*[1-9]\\d*)\\s*$',
  }).optional(),
};

/** From 0 to 1, or up to 100 with a percent sign. */
function parsePartOfWhole(text: string): Fraction | undefined {
  const read = parsePart(text);
  const part = read && text.endsWith('%') ? multiply(read, HUNDREDTH) : read;
  return part === undefined || compareFractions(part, ONE) > 0 ? undefined : part;
}

/** The same for a key over members, one of whom may take what does not count of the others (`left_to`). */
export const COUNTS_FROM_OF_MEMBERS = { ...COUNTS_FROM, left_to: words.optional() };

/** What the published schema says of the two together. */
export const COUNTS_FROM_SCHEMA = { dependentRequired: { left_to: ['counts_from'] } };

/** The part of the sum of all weights from which on a site or member counts. */
export interface CountsFrom {
  /** Undefined: everyone counts. */
  readonly part: Fraction | undefined;
  /** The member to whom the weights that do not count are left; undefined: to all that count. */
  readonly leftTo: string | undefined;
}

export function countsFromOf(given: {
  readonly counts_from?: Fraction | undefined;
  readonly left_to?: string | undefined;
}): CountsFrom {
  return { part: given.counts_from, leftTo: given.left_to };
}

export function countsFromProblems({ part, leftTo }: CountsFrom): readonly KeyProblem<'key-missing'>[] {
  if (leftTo === undefined || part !== undefined) return [];
  const expected = '10 % | 1/10 | 0.1';
  return [
    { fault: fault('key-missing', { key: 'counts_from', name: 'counts_from', expected }), path: ['left_to'] },
  ];
}

export function countsFromMentions({ leftTo }: CountsFrom): readonly KeyMention[] {
  return leftTo === undefined ? [] : [{ kind: 'member', id: leftTo, path: ['left_to'] }];
}

/** The weights without those below a part of their sum, which go to nobody or to `left_to` (ALLOCATION.md §5, `counts_from`). */
export function countedFrom(
  weights: readonly Weight[],
  { part, leftTo }: CountsFrom,
  { rule, day, register }: Pick<KeyInput, 'rule' | 'day' | 'register'>,
): { readonly weights: readonly Weight[] } | KeyFaults<'payer-absent'> {
  if (part === undefined) return { weights };
  const least = multiply(part, totalWeight(weights));
  const isLeft = ({ id, weight }: Weight): boolean => compareFractions(weight, least) < 0 && id !== leftTo;
  const left = weights.filter(isLeft);
  const counted = weights.map((item) => (isLeft(item) ? { ...item, weight: ZERO } : item));
  if (leftTo === undefined || left.length === 0) return { weights: counted };
  if (!isInGroup(register, leftTo, day)) {
    return { faults: [fault('payer-absent', { rule, member: leftTo, days: formatDay(day) })] };
  }
  const own = weights.find(({ id }) => id === leftTo);
  const together = own === undefined ? left : [own, ...left];
  const weight = totalWeight(together);
  const grounds = together.flatMap((item) => item.grounds);
  return {
    weights: [
      ...counted.filter((item) => item.id !== leftTo),
      { id: leftTo, member: leftTo, weight, grounds },
    ],
  };
}

const WORDS = {
  en: {
    from: (hundredths: string) => `, from ${hundredths}% of the whole on`,
    rest: (member: string) => `, the rest left to ${member}`,
  },
  fr: {
    from: (hundredths: string) => `, à partir de ${hundredths} % du total`,
    rest: (member: string) => `, le reste à ${member}`,
  },
} as const;

/** `, from 10% of the whole on, the rest left to HAUT`; empty where all count. */
export function countsFromText({ part, leftTo }: CountsFrom, language: Language): string {
  if (part === undefined) return '';
  const hundredths = decimalIn(language, formatDecimal(multiply(part, HUNDRED)));
  const words = WORDS[language];
  return `${words.from(hundredths)}${leftTo === undefined ? '' : words.rest(leftTo)}`;
}

export const COUNTS_FROM_PAGE: ParameterPage = {
  name: 'counts_from',
  written: '10 % | 1/10 | 0.1',
  also: ['countsFrom', 'seuil', 'condition', 'once', 'unless'],
  en: 'Anyone with less than this part of the total counts for nothing, and the others bear the cost. Without it everyone counts.',
  fr: 'Celui qui a moins que cette fraction du total ne compte pas, et les autres supportent la dépense. Sans elle, chacun compte.',
};

const LEFT_TO_PAGE: ParameterPage = {
  name: 'left_to',
  written: 'MEUSE',
  also: ['host', 'remainder', 'accueil', 'reste'],
  en: 'With `counts_from`: the member that bears what those below the threshold would have borne, in addition to its own share. Without it, all those that count bear it.',
  fr: 'À côté de `counts_from` : le membre qui supporte, en plus de sa propre part, ce qu’auraient supporté ceux qui sont au-dessous. Sans lui, tous ceux qui comptent le supportent.',
};

export const COUNTS_FROM_OF_MEMBERS_PAGES: readonly ParameterPage[] = [COUNTS_FROM_PAGE, LEFT_TO_PAGE];
