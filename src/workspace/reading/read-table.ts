import type { Code } from '../../diagnostics/codes.ts';
import { hasErrors, isError, type Problem, problem, type WithProblems } from '../../diagnostics/problem.ts';
import type { DayRange } from '../../domain/time/calendar.ts';
import { watchHeap } from '../../system/heap-room.ts';
import type { RowSchema, Table, TableFacts } from '../columns/table.ts';
import type { FileReport } from '../file-report.ts';
import type { NamedRow } from './directory.ts';
import { judgeCells } from './judged-cells.ts';
import { identityOf, repeatedRows } from './repeated-rows.ts';
import type { CellRecord, UnknownMention } from './row-reader.ts';
import { sourceColumns } from './source-columns.ts';
import {
  type RowCounts,
  type SourceContext,
  type SourceRow,
  sourceRows,
  type TableSource,
} from './source-rows.ts';
import { tableBelow } from './table-below.ts';
import { type ReadList, unreadSheets } from './unread-sheets.ts';

export interface TableReading<T> {
  readonly rows: readonly T[];
  /** The first key of every row, even of rows with an error: they exist for those that name them. */
  readonly ids: ReadonlySet<string>;
  /** The ids of rows with an error: nothing else is known about them. */
  readonly doubtful: ReadonlySet<string>;
  /** Whether there is a row with an unknown id: it may be the one that others name. */
  readonly anonymous: boolean;
  /** How others find the rows, even rows with an error. */
  readonly named: () => readonly NamedRow[];
  /** The names in its cells that no other table has. */
  readonly unknown: readonly UnknownMention[];
  readonly reports: readonly FileReport[];
  /** Whether all its files could be read to their end. */
  readonly whole: boolean;
}

export const NOTHING_READ: TableReading<never> = {
  rows: [],
  ids: new Set(),
  doubtful: new Set(),
  anonymous: false,
  named: () => [],
  unknown: [],
  reports: [],
  whole: false,
};

/** Problems after which the rest of a file is not read, so that its contents are unknown. */
const END_OF_READING: ReadonlySet<Code> = new Set([
  'csv-syntax',
  'csv-line-end',
  'record-too-long',
  'file-changed',
]);

/**
 * Reads a whole reference table with every problem of its cells and rows: its own file, and the lists that its layouts
 * name. A row of its own file replaces the lists' rows with the same id, whatever is wrong with those.
 */
export function readTable<S extends RowSchema, T>(
  table: Table<S, T>,
  sources: readonly TableSource[],
  context: SourceContext,
): WithProblems<TableReading<T>> {
  const { rows, reports, whole, judged, problems } = readSources(table, sources, context);
  if (!whole) return { value: { ...NOTHING_READ, unknown: judged }, problems };
  const understood = rows.filter(isUnderstood);
  for (const found of repeatedRows(table, rows.filter(isIdentified))) problems.push(found);
  const faulty = understood.length === rows.length ? [] : rows.filter((row) => !isUnderstood(row));
  const ids = new Set<string>();
  const unknown: UnknownMention[] = [];
  for (const { record } of rows) {
    if (record.id !== '') ids.add(record.id);
    if (record.unknown.length > 0) unknown.push(...record.unknown);
  }
  return {
    value: {
      rows: understood.map(({ record, days, place }) => table.build(record.cells, days, place)),
      ids,
      doubtful: new Set(faulty.map(({ record }) => record.id)),
      anonymous: faulty.some(({ record }) => isAnonymous(table, record)),
      named: () => namedRows(rows),
      unknown,
      reports,
      whole,
    },
    problems,
  };
}

/** The rows of all files of a table, by hand first, what is wrong there, and whether all were read to their end. */
function readSources(table: TableFacts, sources: readonly TableSource[], context: SourceContext) {
  const problems: Problem[] = [];
  const rows: SourceRow[] = [];
  const lists: ReadList[] = [];
  const byHand = new Set<string>();
  const own = sources.filter(({ layout }) => layout === undefined);
  const listed = sources.filter(({ layout }) => layout !== undefined);
  /** The unknown names in files that could not be read as the table. */
  const judged: UnknownMention[] = [];
  let whole = true;
  const read = (list: TableSource, replaced: ReadonlySet<string>): readonly SourceRow[] => {
    const { value, problems: found } = readSource(table, list, replaced, context);
    // One by one: a large table has more rows than a call takes arguments.
    for (const one of found) problems.push(one);
    whole &&= 'rows' in value && !found.some(({ code }) => END_OF_READING.has(code));
    if (!('rows' in value)) {
      for (const one of value.unknown) judged.push(one);
      return [];
    }
    lists.push({ list, report: value.report });
    for (const row of value.rows) rows.push(row);
    return value.rows;
  };
  for (const list of own) {
    const ofFile = read(list, new Set());
    for (const { record } of listed.length > 0 ? ofFile : []) {
      const identity = identityOf(table, record.cells);
      if (identity !== undefined) byHand.add(identity);
    }
  }
  for (const list of listed) read(list, byHand);
  problems.push(...unreadSheets(lists));
  return { rows, reports: lists.map(({ report }) => report), whole, judged, problems };
}

function namedRows(rows: readonly SourceRow[]): readonly NamedRow[] {
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return rows
    .filter(({ record }) => record.id !== '')
    .map(({ record: { id, cells } }) => ({ id, name: text(cells['name']), uai: text(cells['uai']) }));
}

type DatedRow = SourceRow & { readonly days: DayRange };

/** Whether the id of a row could not be read: its cell is at fault, or the whole row is in one cell. */
function isAnonymous({ key }: TableFacts, { id, cells }: CellRecord): boolean {
  const [name = ''] = key;
  return id === '' || (name in cells && cells[name] === undefined);
}

function isUnderstood(row: SourceRow): row is DatedRow {
  return row.days !== undefined && (row.record.problems.length === 0 || !hasErrors(row.record.problems));
}

function isIdentified(row: SourceRow): row is DatedRow {
  return row.days !== undefined && row.isIdentified;
}

/** A file as it was read: its rows, or, where its columns are not those of the table, the unknown names in its cells. */
type SourceReading =
  | { readonly rows: readonly SourceRow[]; readonly report: FileReport }
  | Pick<CellRecord, 'unknown'>;

/**
 * Reads the rows of one file of a table, without those that a row by hand replaces, or that name nothing known where
 * only known rows count.
 */
function readSource(
  table: TableFacts,
  list: TableSource,
  byHand: ReadonlySet<string>,
  context: SourceContext,
): WithProblems<SourceReading> {
  const problems: Problem[] = [];
  const report = (found: Problem): void => void problems.push(found);
  const { source, path: filePath, layout } = list;
  const placed = sourceColumns(table, source, layout, context, report);
  if (placed === undefined) return { value: { unknown: [] }, problems };
  if (!placed.isTable)
    return { value: { unknown: judgeCells(source, table.key[0], placed, context, report) }, problems };
  const counts: RowCounts = { translated: 0, skipped: 0, unknown: 0, replaced: 0 };
  const headers = new Map(placed.columns.map(({ name, header }) => [name, header]));
  const rows: SourceRow[] = [];
  const below = tableBelow(
    { source, nameOf: placed.nameOf },
    report,
    (row: SourceRow) => void rows.push(row),
  );
  const rowIn = sourceRows(
    { ...context, table, source, layout, placed, headers, byHand, counts },
    below.report,
  );
  for (const { firstRow, records } of source.batches(report)) {
    let row = firstRow;
    for (const cells of records) {
      watchHeap();
      below.begin(cells, row);
      const found = rowIn(cells, row++);
      if (found === undefined) continue;
      if (isUnderstood(found)) below.wasRead();
      below.take(found);
    }
  }
  below.end();
  const { fingerprint, form, dialect, sheet } = source;
  if (layout !== undefined && rows.length === 0 && counts.replaced === 0 && !problems.some(isError)) {
    const aside = { unknown: counts.unknown || '', skipped: counts.skipped || '' };
    report(problem('list-without-rows', { file: fingerprint.path }, { table: table.name, ...aside }));
  }
  return {
    value: {
      rows,
      report: {
        fingerprint: { ...fingerprint, path: filePath },
        place: fingerprint.path,
        form,
        dialect,
        table: table.name,
        sheet: sheet?.name,
        constants: layout && table.key.flatMap((column) => layout.defaults.get(column) ?? []),
        headers,
        rows: rows.length,
        counts: { ...counts, filled: placed.down.count(), formulas: sheet?.formulas ?? 0 },
      },
    },
    problems,
  };
}
