import { type Problem, problem } from '../../diagnostics/problem.ts';
import { cleanText } from '../../text/clean-text.ts';
import type { Column } from '../columns/table.ts';
import type { RecordSource } from '../records/record-source.ts';

/** How many rows below the first one are searched. */
const ROWS = 50;

/** So many known headers make a row the header. */
const HEADERS = 2;

/** Signs that may separate the columns that a single cell contains. */
const SEPARATOR = /[|:~,;\t]/;

/**
 * The problem of a header without any known column: a row below it has several, so that one is the header, or a single
 * cell contains all columns. Known are the names of these columns, and the headers that a layout says. `ofSheet` says
 * what else is wrong with a sheet.
 */
export function foreignHeader(
  source: RecordSource,
  columns: readonly Column[],
  said: Iterable<string>,
  ofSheet: () => Problem | undefined = () => undefined,
): Problem | undefined {
  const own = columns.flatMap(({ name, alias = name }) => [name, alias]);
  const known = new Set([...own, ...[...said].map(cleanText)]);
  if (source.header.some((cell) => known.has(cell))) return undefined;
  return headerBelow(source, known) ?? ofSheet() ?? headerInOneCell(source, known);
}

/** Where a row below the header has several known columns. */
function headerBelow(source: RecordSource, known: ReadonlySet<string>): Problem | undefined {
  const file = source.fingerprint.path;
  const row = source.headerRow;
  for (const [index, record] of rowsBelow(source).entries()) {
    // The cells of the header may be separated by another sign than the first row suggests.
    const [first, ...others] = record.flatMap((cell) => knownIn(cell, known));
    if (first === undefined || others.length + 1 < HEADERS) continue;
    return problem('header-below', { file, row }, { below: row + 1 + index, header: first });
  }
  return undefined;
}

/** Where the header is a single cell: it contains all columns, or is a title. */
function headerInOneCell(
  { fingerprint: { path: file }, headerRow: row, header, sheet }: RecordSource,
  known: ReadonlySet<string>,
): Problem | undefined {
  const [only = '', ...others] = header.filter((cell) => cell !== '');
  const [separator] = SEPARATOR.exec(only) ?? [];
  if (separator === undefined || others.length > 0) return undefined;
  const isSure = knownIn(only, known).length >= HEADERS;
  // Each remedy takes the separator by another name.
  const remedy = !isSure ? 'perhaps' : sheet === undefined ? 'delimiter' : 'splitBy';
  const args = { header: only, [remedy]: separator };
  return problem('header-in-one-cell', { file, row, value: only }, args);
}

/** The known headers in a cell, by whichever sign it separates them. */
function knownIn(cell: string, known: ReadonlySet<string>): readonly string[] {
  return cell
    .split(SEPARATOR)
    .map(cleanText)
    .filter((text) => known.has(text));
}

/** The rows below the first one: of a sheet, or in the first batch of a CSV. */
function rowsBelow({ sheet, batches }: RecordSource): readonly (readonly string[])[] {
  if (sheet !== undefined) return sheet.rowsBelow(ROWS);
  for (const { records } of batches(() => {})) return records.slice(0, ROWS);
  return [];
}
