import type { Code } from '../diagnostics/codes.ts';
import { hasErrors, type Outcome, type Problem, problem } from '../diagnostics/problem.ts';
import { ALWAYS, type Day, type DayRange, FIRST_DAY, formatDay, LAST_DAY } from '../domain/calendar.ts';
import type { DecimalMark } from '../domain/convention.ts';
import { cellProblem, cellReader, cleanText } from './cell-reader.ts';
import type { FileReport } from './file-report.ts';
import { type ColumnPlace, missingColumn, placeColumns } from './header.ts';
import { markRule } from './numbers.ts';
import { openCsv } from './records/csv-file.ts';
import type { RecordSource } from './records/record-source.ts';
import { type ReadRow, repeatedRows } from './repeated-rows.ts';
import { columnsOf, type RowOf, type RowSchema, type Table, type TableFacts } from './table.ts';

export interface TableReading<T> {
  readonly rows: readonly T[];
  /** The first key of every row, of those that hold an error too: they exist for who names them. */
  readonly ids: ReadonlySet<string>;
  /** The ids of rows that hold an error: what else is said of them is not known. */
  readonly doubtful: ReadonlySet<string>;
  /** Undefined where the file has no header that could be read. */
  readonly report: FileReport | undefined;
}

/** Reads a whole reference table, with every problem of its cells and rows. */
export function readTable<S extends RowSchema, T>(
  table: Table<S, T>,
  absolutePath: string,
  decimalMark: DecimalMark | undefined,
): Outcome<TableReading<T>> {
  const problems: Problem[] = [];
  const report = (found: Problem): void => void problems.push(found);
  const nothing: TableReading<T> = { rows: [], ids: new Set(), doubtful: new Set(), report: undefined };
  const file = openCsv(absolutePath, table.file, report);
  if (file === undefined) return { value: nothing, problems };
  const columns = columnsOf(table.schema);
  const placed = placeColumns(table.file, file.headerRow, file.header, columns, new Map(), []);
  problems.push(...placed.problems);
  for (const column of columns) {
    const found = placed.places.some((place) => place.column === column);
    if (column.required && !found) report(missingColumn(table.file, file.headerRow, column, file.header));
  }
  if (hasErrors(problems)) return { value: nothing, problems };
  const ids = new Set<string>();
  const doubtful = new Set<string>();
  const rows: ReadRow<T>[] = [];
  const read = recordReader(table, file, placed.places, decimalMark, report);
  for (const { firstRow, records } of file.batches(report)) {
    for (let index = 0; index < records.length; index++) {
      const record = read(records[index] ?? [], firstRow + index);
      if (record === undefined) continue;
      if (record.id !== '') ids.add(record.id);
      const days = record.whole ? rowDays(table, record, report) : undefined;
      if (!record.understood || days === undefined) {
        doubtful.add(record.id);
        continue;
      }
      // Each cell was read by its own schema, so the record is what the whole schema would give.
      const built = table.build(record.cells as RowOf<S>, days, record.row);
      rows.push({ row: record.row, cells: record.cells, days, built });
    }
  }
  if (problems.some(({ code }) => END_OF_READING.has(code))) return { value: nothing, problems };
  problems.push(...repeatedRows(table, rows));
  return {
    value: {
      rows: rows.map(({ built }) => built),
      ids,
      doubtful,
      report: {
        fingerprint: file.fingerprint,
        dialect: file.dialect,
        headers: new Map(placed.places.map(({ column, header }) => [column.name, header])),
        rows: rows.length,
      },
    },
    problems,
  };
}

/** Problems behind which the rest of a file stays unread: what it would have said is not known. */
const END_OF_READING: ReadonlySet<Code> = new Set(['csv-syntax', 'record-too-long', 'file-changed']);

interface CellRecord {
  readonly row: number;
  /** The text of its first key, understood or not. */
  readonly id: string;
  /** Whether it has as many cells as the header. */
  readonly whole: boolean;
  readonly cells: Readonly<Record<string, unknown>>;
  /** Whether every cell was. */
  readonly understood: boolean;
}

/** Reads one record after the other, with the problems of its cells; undefined for one that is blank. */
function recordReader(
  table: TableFacts,
  file: RecordSource,
  places: readonly ColumnPlace[],
  decimalMark: DecimalMark | undefined,
  report: (found: Problem) => void,
): (record: readonly string[], row: number) => CellRecord | undefined {
  const rule = markRule(file.dialect?.delimiter, decimalMark);
  const readers = places.map(({ column, header, index }) => ({
    name: column.name,
    header,
    index,
    read: cellReader(column, rule),
  }));
  const idIndex = places.find(({ column }) => column.name === table.key[0])?.index ?? -1;
  return (record, row) => {
    if (isBlank(record)) return undefined;
    const id = cleanText(record[idIndex] ?? '');
    if (record.length !== file.header.length) {
      report(cellCountProblem(table.file, row, file, record.length));
      return { row, id, whole: false, cells: {}, understood: false };
    }
    let understood = true;
    const cells: Record<string, unknown> = {};
    for (const reader of readers) {
      const raw = record[reader.index] ?? '';
      const reading = reader.read(raw);
      if ('value' in reading) {
        cells[reader.name] = reading.value;
      } else {
        understood = false;
        report(cellProblem(reading.fault, table.file, row, reader.header, raw));
      }
    }
    return { row, id, whole: true, cells, understood };
  };
}

export function isBlank(record: readonly string[]): boolean {
  for (const cell of record) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}

export function cellCountProblem(path: string, row: number, file: RecordSource, found: number): Problem {
  const delimiter = file.dialect?.delimiter === '\t' ? 'TAB' : (file.dialect?.delimiter ?? '—');
  return problem('cell-count', { file: path, row }, { expected: file.header.length, found, delimiter });
}

function rowDays(
  table: TableFacts,
  { row, cells }: CellRecord,
  report: (found: Problem) => void,
): DayRange | undefined {
  if (table.range === undefined) return ALWAYS;
  const { 0: start, 1: end } = table.range;
  const from = dayOr(cells[start], FIRST_DAY);
  const to = dayOr(cells[end], LAST_DAY);
  if (from === FIRST_DAY && to === LAST_DAY) return ALWAYS;
  if (from <= to) return { from, to };
  const place = { file: table.file, row, column: end, value: formatDay(to) };
  report(problem('range-reversed', place, { from: formatDay(from), to: formatDay(to) }));
  return undefined;
}

function dayOr(value: unknown, open: Day): Day {
  return typeof value === 'number' ? value : open;
}
