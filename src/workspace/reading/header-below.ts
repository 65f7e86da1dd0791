import { type Problem, problem } from '../../diagnostics/problem.ts';
import { cleanText } from '../../text/clean-text.ts';
import type { Column } from '../columns/table.ts';
import type { RecordSource } from '../records/record-source.ts';

/** How many rows below the first one are searched, and how many headers make a header row. */
const ROWS = 50;
const HEADERS = 2;

/**
 * The problem that rows precede the header: the supposed header has no known column, but a row below it has several.
 * Undefined where there is none.
 */
export function headerBelow(
  source: RecordSource,
  columns: readonly Column[],
  renamed: ReadonlyMap<string, string | readonly string[]>,
): Problem | undefined {
  const known = knownHeaders(columns, [...renamed.values()].flat());
  if (isKnownHeader(source, known)) return undefined;
  const file = source.fingerprint.path;
  const row = source.headerRow;
  for (const [index, record] of rowsBelow(source).entries()) {
    // The cells of the header may be separated by another sign than the first row suggests.
    const found = record.flatMap((cell) => cell.split(/[;,\t]/)).map(cleanText);
    const [first, ...others] = found.filter((cell) => known.has(cell));
    if (first === undefined || others.length + 1 < HEADERS) continue;
    return problem('header-below', { file, row }, { below: row + 1 + index, header: first });
  }
  return undefined;
}

/** The headers of some columns: their names, and those given by a layout. */
export function knownHeaders(columns: readonly Column[], said: Iterable<string>): ReadonlySet<string> {
  const own = columns.flatMap(({ name, alias = name }) => [name, alias]);
  return new Set([...own, ...[...said].map(cleanText)]);
}

/** Whether a file has one of these headers. */
export function isKnownHeader({ header }: Pick<RecordSource, 'header'>, known: ReadonlySet<string>): boolean {
  return header.some((cell) => known.has(cell));
}

function rowsBelow({ sheet, batches }: RecordSource): readonly (readonly string[])[] {
  if (sheet !== undefined) return sheet.rowsBelow(ROWS);
  for (const { records } of batches(() => {})) return records.slice(0, ROWS);
  return [];
}
