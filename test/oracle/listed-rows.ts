/** The rows of one list through its layout, as rows of the table. */
import { clean, globMatches } from './code-point.ts';
import { type Csv, parseCsv } from './csv.ts';
import type { Values } from './model.ts';
import type { DecimalMark } from './numbers.ts';
import { checkHeaders, type Reasons, type Row } from './table.ts';
import type { TableLayout } from './table-layouts.ts';
import { type Columns, canonicalColumn } from './vocabulary.ts';

/** Which ids a cell of a column may name; undefined where any text will do. */
export type Namings = (column: string, cell: string, layout: TableLayout) => readonly string[] | undefined;

/** A row of a list, and the ids that its cells may name: one each, but where it is at fault. */
export interface ListedRow {
  readonly row: Row;
  readonly candidates: ReadonlyMap<string, readonly string[]>;
}

export function listedRows(
  layout: TableLayout,
  text: string,
  table: Columns,
  decimal: DecimalMark | undefined,
  namings: Namings,
  reasons: Reasons,
): ListedRow[] {
  const { csv, start } = withHeader(text, layout.until);
  const headers = (csv.records[start] ?? []).map(clean);
  if (csv.records[start] === undefined) reasons.push(`${layout.file}: no header`);
  const mapped = new Set([...layout.columns.values()].flat());
  for (const header of mapped)
    if (!headers.includes(header)) reasons.push(`${layout.file}: no column ${header}`);
  const names = headers.map((header) => {
    const column = mapped.has(header) ? undefined : canonicalColumn(header, table);
    return column !== undefined && !layout.columns.has(column) ? column : undefined;
  });
  checkHeaders(layout.file, headers, names, reasons);
  const given = (column: string): boolean => layout.columns.has(column) || names.includes(column);
  for (const column of table.required)
    if (!given(column) && !layout.defaults.has(column)) reasons.push(`${layout.file}: no column ${column}`);
  const above = new Map<string, string>();
  const rows: ListedRow[] = [];
  csv.records.slice(start + 1).forEach((record, index) => {
    const cells = record.map(clean);
    if (cells.every((cell) => cell === '')) return;
    const place = { file: layout.file, row: start + index + 2 };
    if (cells.length !== headers.length) reasons.push(`${place.file}:${place.row}: cells`);
    const cellsOf = (column: string): readonly string[] =>
      (layout.columns.get(column) ?? [])
        .map((header) => cells[headers.indexOf(header)] ?? '')
        .concat(cells[names.indexOf(column)] ?? '');
    const asideBy = [...layout.skipRows].flatMap(([key, globs]) =>
      [...cellsOf(key), cells[headers.indexOf(key)] ?? ''].filter(
        (cell) => cell !== '' && globs.some((glob) => globMatches(glob, cell)),
      ),
    );
    if (asideBy.length > 0) {
      for (const column of layout.fillDown) {
        const cell = cellsOf(column).find((candidate) => candidate !== '') ?? '';
        if (asideBy.includes(cell)) above.delete(column);
        else if (cell !== '') above.set(column, cell);
      }
      return;
    }
    const byName: Record<string, string> = {};
    const candidates = new Map<string, readonly string[]>();
    for (const column of table.all) {
      let cell = cellsOf(column).find((candidate) => candidate !== '') ?? '';
      if (layout.fillDown.includes(column)) {
        if (cell === '') cell = above.get(column) ?? '';
        above.set(column, cell);
      }
      cell = wordMeant(layout.values, column, cell);
      if (cell === '') cell = clean(layout.defaults.get(column) ?? '');
      const named = cell === '' ? undefined : namings(column, cell, layout);
      if (named !== undefined) candidates.set(column, named);
      byName[column] = named?.length === 1 ? (named[0] ?? '') : cell;
    }
    const unknown = layout.onlyKnown.some((column) => candidates.get(column)?.length === 0);
    if (unknown) return;
    rows.push({
      row: {
        ...place,
        cells: byName,
        dialect: { delimiter: csv.delimiter, decimal: layout.decimal ?? decimal },
      },
      candidates,
    });
  });
  return rows;
}

/** The word that a cell means: that of the cell as it stands, else of the first pattern that fits, else the cell itself. */
export function wordMeant(values: Values, column: string, cell: string): string {
  const entries = values.get(column) ?? [];
  const found =
    entries.find(([pattern]) => pattern === cell) ?? entries.find(([pattern]) => globMatches(pattern, cell));
  return cell === '' || found === undefined ? cell : found[1];
}

/** The header is the first row with the cell `until`; its delimiter is the one most frequent there. */
function withHeader(text: string, until: string): { csv: Csv; start: number } {
  if (until === '') return { csv: parseCsv(text), start: 0 };
  const readings = ([',', ';', '\t'] as const).map((delimiter) => {
    const csv = parseCsv(text, delimiter);
    const start = csv.records.findIndex((record) => record.map(clean).includes(until));
    return { csv, start, width: csv.records[start]?.length ?? 0 };
  });
  return readings.reduce((best, reading) => (reading.width > best.width ? reading : best));
}
