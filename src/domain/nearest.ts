import { distance } from 'fastest-levenshtein';
import { compareText } from './text-order.ts';

const MOST_DIFFERENCES = 0.6;

/** The known word nearest to `text`, for a remedy; `—` where none is alike. */
export function nearest(text: string, known: Iterable<string>): string {
  let best = '—';
  let least = Math.max(1, Math.ceil(text.length * MOST_DIFFERENCES));
  for (const word of [...known].sort(compareText)) {
    const differences = distance(text.slice(0, 64), word);
    if (differences < least || (differences === least && best === '—')) {
      best = word;
      least = differences;
    }
  }
  return best;
}
