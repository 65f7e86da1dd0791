import { distance } from 'fastest-levenshtein';
import { withoutLeadingZeros } from './leading-zeros.ts';
import { plainWord } from './plain-form.ts';
import { compareText } from './text-order.ts';

/** By default, a word is near if one letter differs, or at most two in five. */
const MOST_DIFFERENCES = 0.4;
/** Leading zeros count less than any letter. */
const ZEROS = 0.5;
/** Longer texts are compared as wholes. */
const MOST_OF_A_BEGINNING = 2;

/**
 * The known word nearest to `text`, ignoring case; among equals the first by code point; empty where none is near. A
 * number is nearest to the one from which it differs only by leading zeros: spreadsheets remove them.
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

/** The same among enumerated words; one or two letters with which a single one begins stand for it: `o` for `oui`. */
export function nearestWord(text: string, known: readonly string[]): string {
  const plain = plainWord(text);
  const begun = known.filter((word) => plainWord(word).startsWith(plain));
  const isBeginning = plain !== '' && plain.length <= MOST_OF_A_BEGINNING && begun.length === 1;
  return (isBeginning ? begun[0] : undefined) ?? nearest(text, known);
}

function mostDifferences(length: number, most: number): number {
  return length > 1 ? Math.max(1, length * most) : 0;
}
