import { distance } from 'fastest-levenshtein';
import { compareText } from './text-order.ts';

const MOST_DIFFERENCES = 0.6;

/** The known word nearest to `text`, for a remedy, the first by code point of those as near; `—` where none is alike. */
export function nearest(text: string, known: Iterable<string>): string {
  const start = text.slice(0, 64);
  let best = '—';
  let least = Number.POSITIVE_INFINITY;
  for (const word of known) {
    if (Math.abs(start.length - word.length) > least) continue;
    const differences = distance(start, word);
    if (differences > least || differences > Math.max(start.length, word.length) * MOST_DIFFERENCES) continue;
    if (differences === least && compareText(word, best) > 0) continue;
    best = word;
    least = differences;
  }
  return best;
}
