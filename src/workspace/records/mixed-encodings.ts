import { type Problem, problem } from '../../diagnostics/problem.ts';
import { hasLetterOfUtf8, isWrittenInUtf8 } from './encoding.ts';
import type { TextFile } from './input-file.ts';

/** How many rows of each encoding are named. */
const ROWS_NAMED = 3;

/**
 * The problem of a file with rows in UTF-8 beside others in windows-1252, as two files put together; `how` says how it is
 * saved again: by a spreadsheet as a kind of CSV, or by an editor as what it is.
 */
export function mixedEncodings(
  { encoding, fingerprint: { path: file } }: TextFile,
  rowsOf: () => Iterable<string>,
  how: { readonly csv: string } | { readonly edited: string },
): Problem | undefined {
  if (encoding !== 'windows-1252') return undefined;
  const utf8 = firstRows(rowsOf(), hasLetterOfUtf8);
  const [row] = utf8;
  if (row === undefined) return undefined;
  const others = firstRows(rowsOf(), (text) => !isWrittenInUtf8(text));
  return problem(
    'encoding-mixed',
    { file, row },
    { utf8: utf8.join(', '), others: others.join(', '), ...how },
  );
}

/** The numbers of the first rows that are as asked for. */
function firstRows(rows: Iterable<string>, isMeant: (row: string) => boolean): readonly number[] {
  const found: number[] = [];
  let number = 0;
  for (const row of rows) {
    number++;
    if (isMeant(row)) found.push(number);
    if (found.length === ROWS_NAMED) break;
  }
  return found;
}
