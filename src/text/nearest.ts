import { distance } from 'fastest-levenshtein';
import { withoutLeadingZeros } from './leading-zeros.ts';
import { compareText } from './text-order.ts';

/** A word is near where one letter of several differs, or no more than two in five, if nothing else is said. */
const MOST_DIFFERENCES = 0.4;
/** Leading zeros differ less than any letter. */
const ZEROS = 0.5;

/**
 * The known word nearest to `text` in any case, the first by code point of those as near; empty where none is near.
 * A number is nearest to the one that it is but for leading zeros: spreadsheets take them away.
 */
export function nearest(text: string, known: Iterable<string>, most = MOST_DIFFERENCES): string {
  const start = text.slice(0, 64).toLowerCase();
  const number = withoutLeadingZeros(start);
  let best = '';
  let least = Number.POSITIVE_INFINITY;
  for (const word of known) {
    const isNumber = number !== undefined && withoutLeadingZeros(word) === number;
    if (!isNumber && Math.abs(start.length - word.length) > least) continue;
    const differences = isNumber && word !== start ? ZEROS : distance(start, word.toLowerCase());
    if (differences > least || differences > mostDifferences(Math.max(start.length, word.length), most))
      continue;
    if (differences === least && compareText(word, best) > 0) continue;
    best = word;
    least = differences;
  }
  return best;
}

function mostDifferences(length: number, most: number): number {
  return length > 1 ? Math.max(1, length * most) : 0;
}
