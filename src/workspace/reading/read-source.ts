import { isError, type OnProblem, type Outcome, type Problem, problem } from '../../diagnostics/problem.ts';
import { ALWAYS, type Day, type DayRange, FIRST_DAY, formatDay, LAST_DAY } from '../../domain/calendar.ts';
import type { TableLayout } from '../../domain/list-form.ts';
import { formatCents } from '../../domain/money.ts';
import { holdsIn } from '../../domain/release.ts';
import type { TableRow } from '../../domain/table-row.ts';
import { watchHeap } from '../../system/heap-room.ts';
import { nearest } from '../../text/nearest.ts';
import { cleanText } from '../cell-reader.ts';
import type { FileReport } from '../file-report.ts';
import type { RecordSource } from '../records/record-source.ts';
import { columnName, type RowSchema, type TableFacts } from '../table.ts';
import type { Directory } from './directory.ts';
import { possibleIdentities } from './identity.ts';
import { headerAgain, noRow } from './no-row.ts';
import { cellCounts, isBlank } from './record-shape.ts';
import { type CellRecord, NO_AMBIGUITY, rowReader } from './row-reader.ts';
import { type ReadingSettings, type SourceColumn, sourceColumns } from './source-columns.ts';
import { untitledColumns } from './untitled.ts';

/** What the rows of a table are read with. */
export interface SourceContext extends ReadingSettings {
  readonly directory: Directory;
}

/** A file of a table: its own, or a list under its layout. */
export interface TableSource {
  readonly source: RecordSource;
  /** That of the file, where {@link source} is named by its sheet. */
  readonly path: string;
  readonly layout: TableLayout | undefined;
  /** The sheets of the file that lists name. */
  readonly sheets: ReadonlySet<string>;
}

/** A row with all that was found of it; its days are undefined where they are reversed or not understood. */
export interface SourceRow {
  readonly record: CellRecord;
  readonly days: DayRange | undefined;
  readonly place: TableRow;
  /** Whether no error stands in the cells by which it is told from other rows: those of its key and days. */
  readonly isTold: boolean;
}

/**
 * Reads the rows of one file of a table, those left out that a row by hand replaces or that name nothing known where
 * only what is known counts. Undefined, with the problems, where its columns are not those of the table.
 */
export function readSource(
  table: TableFacts,
  { source, path: filePath, layout }: TableSource,
  byHand: ReadonlySet<string>,
  context: SourceContext,
): Outcome<{ readonly rows: readonly SourceRow[]; readonly report: FileReport } | undefined> {
  const problems: Problem[] = [];
  const report = (found: Problem): void => void problems.push(found);
  const { directory, release } = context;
  const placed = sourceColumns(table, source, layout, context, report);
  if (placed === undefined) return { value: undefined, problems };
  const { path } = source.fingerprint;
  const counts = { filled: 0, translated: 0, skipped: 0, unknown: 0, replaced: 0 };
  const nearestOf = ({ column, ways }: SourceColumn, text: string): string =>
    nearest(text, column.refersTo === undefined ? [] : directory.spellings(column.refersTo, ways));
  const { columns } = placed;
  const reader = rowReader({ source, columns, idColumn: table.key[0], directory, nearestOf, counts });
  const placeFile = path === table.file ? undefined : path;
  const idIndex = columns.find(({ name }) => name === table.key[0])?.indices[0] ?? -1;
  const headers = new Map(columns.map(({ name, header }) => [name, header]));
  const nameOf = (index: number): string | undefined =>
    columns.find(({ indices }) => indices.includes(index))?.name;
  const telling = [...table.key, ...(table.range ?? [])].map((name) => headers.get(name));
  const isElsewhere = ({ place: { column } }: Problem): boolean =>
    column !== undefined && !telling.includes(column);
  const cellCount = cellCounts(path, source);
  const untitled = untitledColumns(source, layout?.ignoreColumns);
  const rows: SourceRow[] = [];
  for (const { firstRow, records } of source.batches(report)) {
    let row = firstRow - 1;
    for (const cells of records) {
      row++;
      watchHeap();
      if (isBlank(cells)) {
        untitled?.(cells, row, report);
        continue;
      }
      if (cells.length !== source.header.length) {
        const found = cellCount(cells, row);
        report(found);
        rows.push({
          // In one cell stands a whole row of another delimiter.
          record: unread(row, cells.length === 1 ? '' : cleanText(cells[idIndex] ?? ''), found),
          days: undefined,
          place: { row, file: placeFile },
          isTold: false,
        });
        continue;
      }
      const aside = placed.asideBy(cells);
      const again = holdsIn(release, '0.2') ? headerAgain(source, cells, row, nameOf) : undefined;
      if (aside.length > 0) {
        counts.skipped++;
        if (again === undefined)
          reader.pass(cells, ({ indices }) => aside.some((index) => indices.includes(index)));
        continue;
      }
      if (again !== undefined) {
        if (columns.some(({ onlyKnown }) => onlyKnown)) counts.unknown++;
        else report(again);
        continue;
      }
      untitled?.(cells, row, report);
      const asRead = reader.read(cells, row);
      const record =
        table.either === undefined ? asRead : withEither(table.either, table.schema, path, asRead, headers);
      if (record.foreign) {
        counts.unknown++;
        continue;
      }
      if (byHand.size > 0 && isReplaced(table, record, byHand)) {
        counts.replaced++;
        continue;
      }
      const isWhole = record.problems.length === 0 && record.unknown.length === 0;
      const other = isWhole ? undefined : noRow(source, cells, row, nameOf, table.schema, record.problems);
      if (other !== undefined) {
        report(other);
        continue;
      }
      for (const found of record.problems) report(found);
      const days = table.range === undefined ? ALWAYS : daysBetween(table.range, path, record, report);
      const isTold = record.problems.every((found) => !isError(found) || isElsewhere(found));
      rows.push({ record, days, place: { row, file: placeFile }, isTold });
    }
  }
  if (layout !== undefined && rows.length === 0 && counts.replaced === 0 && !problems.some(isError)) {
    const aside = { unknown: counts.unknown || '', skipped: counts.skipped || '' };
    report(problem('list-without-rows', { file: path }, { table: table.name, ...aside }));
  }
  const { fingerprint, form, dialect, sheet } = source;
  return {
    value: {
      rows,
      report: {
        fingerprint: { ...fingerprint, path: filePath },
        place: path,
        form,
        dialect,
        table: table.name,
        sheet: sheet?.name,
        headers,
        rows: rows.length,
        counts: { ...counts, formulas: sheet?.formulas ?? 0 },
      },
    },
    problems,
  };
}

/** A record, with what is wrong where it fills none or both of the columns of which it must fill one. */
function withEither(
  either: readonly [string, string],
  schema: RowSchema,
  file: string,
  record: CellRecord,
  headers: ReadonlyMap<string, string>,
): CellRecord {
  const headerOf = (name: string): string => headers.get(name) ?? name;
  const wordsOf = (name: string) => headers.get(name) ?? columnName(schema, name);
  const [one, other] = either;
  const [a, b] = [record.cells[one], record.cells[other]];
  if ((a === undefined) !== (b === undefined)) return record;
  const misread = record.problems.some(({ place }) => either.some((name) => headerOf(name) === place.column));
  if (misread) return record;
  const place = { file, row: record.row, column: headerOf(a === undefined ? one : other) };
  const found =
    a === undefined
      ? problem('either-empty', place, { column: wordsOf(one), other: wordsOf(other) })
      : problem('either-both', place, {
          column: wordsOf(one),
          value: cellText(a),
          other: wordsOf(other),
          second: cellText(b),
        });
  return { ...record, problems: [...record.problems, found] };
}

/** An id or an amount, as it may be written. */
function cellText(value: unknown): string {
  return typeof value === 'bigint' ? formatCents(value) : String(value);
}

/** Whether rows by hand stand in the place of all that a row may be about. */
function isReplaced(table: TableFacts, record: CellRecord, byHand: ReadonlySet<string>): boolean {
  const identities = possibleIdentities(table, record.cells, record.ambiguous);
  return identities.length > 0 && identities.every((id) => id !== undefined && byHand.has(id));
}

/** A record of which no more is known than its id, and that it exists. */
function unread(row: number, id: string, found: Problem): CellRecord {
  return { row, id, cells: {}, problems: [found], unknown: [], ambiguous: NO_AMBIGUITY, foreign: false };
}

/** The days that two columns bound; undefined, reported, where they end before they start. */
function daysBetween(
  [start, end]: readonly [from: string, to: string],
  file: string,
  { row, cells }: CellRecord,
  report: OnProblem,
): DayRange | undefined {
  const from = dayOr(cells[start], FIRST_DAY);
  const to = dayOr(cells[end], LAST_DAY);
  if (from === FIRST_DAY && to === LAST_DAY) return ALWAYS;
  if (from <= to) return { from, to };
  report(
    problem(
      'range-reversed',
      { file, row, column: end, value: formatDay(to) },
      { from: formatDay(from), to: formatDay(to) },
    ),
  );
  return undefined;
}

function dayOr(value: unknown, open: Day): Day {
  return typeof value === 'number' ? value : open;
}
