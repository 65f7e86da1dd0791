import type { Locale } from '../../domain/convention.ts';
import {
  compareFractions,
  type Fraction,
  formatDecimal,
  fraction,
  multiply,
  ONE,
  parsePart,
  ZERO,
} from '../../domain/fraction.ts';
import { scalar } from '../../forms/scalars.ts';
import type { Weight } from './key.ts';
import type { ParameterPage } from './key-page.ts';
import { HUNDRED } from './parts.ts';
import { totalWeight } from './weighing.ts';

/** The parameter of a key of weights below which part of their sum one counts as nothing. */
export const THRESHOLD = {
  counts_from: scalar('10 % | 1/10 | 0.1', parsePartOfWhole, [], {
    type: ['string', 'number'],
    minimum: 0,
    maximum: 1,
    pattern: '^\\s*(0+(\\.\\d+)?|0*1(\\.0+)?|\\d{1,2}(\\.\\d+)? ?%|100 ?%|\\d+/0*[1-9]\\d*)\\s*$',
  }).optional(),
};

/** From 0 to 1, or up to 100 with a percent sign. */
function parsePartOfWhole(text: string): Fraction | undefined {
  const read = parsePart(text);
  const part = read && text.endsWith('%') ? multiply(read, fraction(1n, HUNDRED.numerator)) : read;
  return part === undefined || compareFractions(part, ONE) > 0 ? undefined : part;
}

/** The weights of which those below a part of their sum are none (ALLOCATION.md §5, `counts_from`). */
export function countedFrom(weights: readonly Weight[], from: Fraction | undefined): readonly Weight[] {
  if (from === undefined) return weights;
  const least = multiply(from, totalWeight(weights));
  return weights.map((item) => (compareFractions(item.weight, least) < 0 ? { ...item, weight: ZERO } : item));
}

/** `, from 10 % of the whole on`; empty where all count. */
export function thresholdText(from: Fraction | undefined, language: Locale): string {
  if (from === undefined) return '';
  const hundredths = formatDecimal(multiply(from, HUNDRED));
  return language === 'fr'
    ? `, à partir de ${hundredths.replace('.', ',')} % du total`
    : `, from ${hundredths} % of the whole on`;
}

export const THRESHOLD_PAGE: ParameterPage = {
  name: 'counts_from',
  form: '10 % | 1/10 | 0.1',
  also: ['threshold', 'seuil', 'condition', 'once', 'unless'],
  en: 'Who has less than this part of the sum of all counts as nothing, and the others bear the cost. Without it everyone counts.',
  fr: 'Qui a moins que cette fraction du total ne compte pour rien, et les autres supportent la dépense. Sans elle, chacun compte.',
};
