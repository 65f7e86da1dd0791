import { type Problem, problem } from '../../diagnostics/problem.ts';
import { cleanText } from '../../text/clean-text.ts';
import type { Column } from '../columns/table.ts';
import type { RecordSource } from '../records/record-source.ts';

/** How many rows under the first one are looked at, and how many headers make a row one of headers. */
const ROWS = 50;
const HEADERS = 2;

/** That rows stand above the header: the one taken for it holds no column, one below several. Undefined where none does. */
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
    // What separates the cells of the header may be another sign than the first row lets think.
    const found = record.flatMap((cell) => cell.split(/[;,\t]/)).map(cleanText);
    const [first, ...others] = found.filter((cell) => known.has(cell));
    if (first === undefined || others.length + 1 < HEADERS) continue;
    return problem('header-below', { file, row }, { below: row + 1 + index, header: first });
  }
  return undefined;
}

/** The headers of some columns: their names, and those that a layout says. */
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
