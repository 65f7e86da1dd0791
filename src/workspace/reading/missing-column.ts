import type { Bilingual } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { cleanText } from '../../text/clean-text.ts';
import type { Column } from '../columns/table.ts';
import { ungarbled } from '../records/encoding.ts';
import type { RecordSource } from '../records/record-source.ts';
import { columnWords, headerList, otherwiseWritten } from './header.ts';

/** Columns that an invoice may state once for all its lines. */
const SAID_ONCE = ['supplier', 'invoice_number', 'invoice_date', 'category', 'vat_rate'];

/** Columns that may be the same for a whole list: the pupils of one day, the sites of one member. */
const SAID_OF_ALL = ['measure', 'as_of', 'kind', 'member', 'type'];

/** An example of the entry of a layout that gives items and labels a category. */
const BY_ITEM: Bilingual = { en: '"FTTO-*": subscription', fr: '"FTTO-*": abonnement' };

/**
 * The problem of a required column that a header lacks; the header of a list or of an operator’s file is not ours to
 * change. `aside` is the name by which its layout ignores the column.
 */
export function missingColumn(
  source: RecordSource,
  column: Column,
  columns: readonly Column[],
  isForeign: boolean,
  aside: string | undefined,
): Problem {
  const { headerRow: row, header } = source;
  const file = source.fingerprint.path;
  const cells = header.filter((cell) => cell !== '');
  const garbled = cells.find((cell) => ungarbled(cell) !== undefined);
  if (garbled !== undefined && aside === undefined) {
    const args = { column: columnWords(column, cells, columns), garbled, entry: undefined };
    return problem('column-missing', { file, row, column: column.name }, args);
  }
  const text = cells.length === 0 ? '—' : headerList(cells.slice(0, 40));
  const [found, headers] = aside !== undefined ? ['', ''] : isForeign ? ['', text] : [text, ''];
  const args = {
    column: columnWords(column, cells, columns),
    names: namesOf(column),
    name: column.name,
    near: aside === undefined ? otherwiseWritten([column.name, column.alias ?? ''], cells) : undefined,
    found,
    headers,
    aside,
    ...(isForeign && aside === undefined ? longerRow(source) : {}),
    sorted: isForeign && column.name === 'category' ? BY_ITEM : undefined,
    once: isForeign && SAID_ONCE.includes(column.name) ? column.name : undefined,
    alike: isForeign && SAID_OF_ALL.includes(column.name) ? column.name : undefined,
    unnumbered: column.name === 'line_number' ? 'line_number: row' : undefined,
  };
  return problem('column-missing', { file, row, column: column.name }, args);
}

function namesOf({ name, alias = name }: Column): string {
  return name === alias ? name : `${name}, ${alias}`;
}

/**
 * Where what was read as the header is likely a title: the first of the rows below that have the most cells, and a cell
 * of it that no row above has.
 */
function longerRow(source: RecordSource): { readonly lower?: number; readonly until?: string } {
  const rows = [source.header, ...rowsBelow(source)].map((cells) => cells.map(cleanText).filter(Boolean));
  const [title = []] = rows;
  const most = Math.max(...rows.map(({ length }) => length));
  const at = rows.findIndex(({ length }) => length === most);
  const above = new Set(rows.slice(0, at).flat());
  const until = rows[at]?.find((cell) => !above.has(cell));
  if (until === undefined || most < HEADERS || title.length * HEADERS > most) return {};
  return { lower: source.headerRow + at, until };
}

/** How many rows below the first one are searched. */
const ROWS = 50;

/** So many known headers make a row the header. */
const HEADERS = 2;

/** Signs that may separate the columns that a single cell contains. */
const SEPARATOR = /[|:~,;\t]/;

/**
 * The problem of a header without a known column, whether of these or said by a layout: a row below it has several, or
 * a single cell contains all columns. `ofSheet` says what else is wrong with a sheet.
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
  const ofText = /[,;\t]/.test(separator) ? 'quotedWith' : 'delimiter';
  const remedy = !isSure ? 'perhaps' : sheet === undefined ? ofText : 'splitBy';
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
