import { requireHeapRoom } from '../../system/heap-room.ts';
import { cleanText } from '../../text/clean-text.ts';
import type { Batch } from '../../workspace/records/record-source.ts';
import { isOtherHeader } from './list-words.ts';

type Rows = readonly (readonly string[])[];

/**
 * The non-empty rows of a list, cleaned, and those of another table below them: it begins with its own header under a
 * blank row, or under a title that follows one.
 */
export function readRows(
  batches: Iterable<Batch>,
  header: readonly string[],
): { readonly rows: Rows; readonly below: Rows } {
  const [rows, below]: [(readonly string[])[], (readonly string[])[]] = [[], []];
  /** Whether a blank row came before, or titles under one, and how many of these. */
  let mayBegin = false;
  let titles = 0;
  for (const { records } of batches) {
    requireHeapRoom();
    for (const record of records) {
      const cleaned = record.map(cleanText);
      const filled = cleaned.filter((cell) => cell !== '').length;
      if (filled === 0) mayBegin = true;
      else if (below.length > 0) below.push(cleaned);
      else if (mayBegin && rows.length > titles && isOtherHeader(cleaned, header))
        below.push(...rows.splice(rows.length - titles), cleaned);
      else {
        rows.push(cleaned);
        mayBegin &&= filled === 1;
        titles = mayBegin ? titles + 1 : 0;
      }
    }
  }
  return { rows, below };
}
