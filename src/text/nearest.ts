import { distance } from 'fastest-levenshtein';
import { compareText } from './text-order.ts';

/** A word is near where one letter of several differs, or no more than two in five, if nothing else is said. */
const MOST_DIFFERENCES = 0.4;

/** The known word nearest to `text` in any case, the first by code point of those as near; empty where none is near. */
export function nearest(text: string, known: Iterable<string>, most = MOST_DIFFERENCES): string {
  const start = text.slice(0, 64).toLowerCase();
  let best = '';
  let least = Number.POSITIVE_INFINITY;
  for (const word of known) {
    if (Math.abs(start.length - word.length) > least) continue;
    const differences = distance(start, word.toLowerCase());
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
