import { FILLED_COLUMNS } from '../../../workspace/tables/invoice-lines.ts';
import { plainHeader, SPLIT_HINTS } from '../../header-words.ts';
import type { SeenColumn, SeenList } from '../seen-list.ts';

/** The columns of a file by what they were taken for, and those of which several are possible. */
interface Guesses {
  readonly taken: ReadonlyMap<string, SeenColumn>;
  readonly candidates: ReadonlyMap<string, readonly SeenColumn[]>;
}

function isOfCredits({ header }: SeenColumn): boolean {
  return SPLIT_HINTS.credit.test(plainHeader(header));
}

/** Takes possible columns together where each line fills exactly one and none is empty; a VAT rate stays open. */
export function withJoined<G extends Guesses>(guesses: G, lines: SeenList['rows']) {
  const isFilled = ({ index }: SeenColumn, row: readonly string[]): boolean => (row[index] ?? '') !== '';
  const taken = new Map(guesses.taken);
  const joined = new Map<string, readonly SeenColumn[]>();
  for (const [name, found] of guesses.candidates) {
    // A credit note that names the invoice it corrects has its own number first.
    const [first, ...others] = [...found].sort((a, b) => Number(isOfCredits(b)) - Number(isOfCredits(a)));
    const mayJoin = FILLED_COLUMNS.some((column) => column === name && column !== 'vat_rate');
    if (!mayJoin || first === undefined) continue;
    if (!found.every((seen) => lines.some((row) => isFilled(seen, row)))) continue;
    if (lines.some((row) => found.filter((seen) => isFilled(seen, row)).length !== 1)) continue;
    taken.set(name, first);
    joined.set(name, others);
  }
  const candidates = new Map([...guesses.candidates].filter(([name]) => !joined.has(name)));
  return { ...guesses, taken, joined, candidates };
}
