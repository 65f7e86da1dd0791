import { bothDays } from '../../diagnostics/bilingual.ts';
import { isError, type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import { nearestId } from '../../domain/identifiers.ts';
import type { TableLayout } from '../../domain/layout.ts';
import { formatCents } from '../../domain/numbers/money.ts';
import { holdsIn } from '../../domain/release.ts';
import type { TableRow } from '../../domain/tables.ts';
import {
  ALWAYS,
  type Day,
  type DayRange,
  FIRST_DAY,
  formatDay,
  LAST_DAY,
} from '../../domain/time/calendar.ts';
import { cleanText } from '../../text/clean-text.ts';
import { columnName, type RowSchema, type TableFacts } from '../columns/table.ts';
import type { ListCounts } from '../file-report.ts';
import type { RecordSource } from '../records/record-source.ts';
import type { Directory } from './directory.ts';
import { joinerOf } from './joined-columns.ts';
import { headerAgain, noRow } from './no-row.ts';
import { perhapsKnown } from './perhaps-known.ts';
import { cellCounts, isBlank, isMergedAcross, untitledColumns } from './record-shape.ts';
import { possibleIdentities } from './repeated-rows.ts';
import {
  type CellRecord,
  type ForeignName,
  NO_AMBIGUITY,
  repeatedProblems,
  rowReader,
} from './row-reader.ts';
import type { ReadingSettings, SourceColumn, SourceColumns } from './source-columns.ts';

export interface SourceContext extends ReadingSettings {
  readonly directory: Directory;
}

/** A file of a table: its own, or a list under its layout. */
export interface TableSource {
  readonly source: RecordSource;
  /** The path of the file, if {@link source} is named by its sheet. */
  readonly path: string;
  readonly layout: TableLayout | undefined;
  /** The sheets of its workbook that are named by lists. */
  readonly sheets: ReadonlySet<string>;
}

/** A row with everything found about it; its days are undefined where they are reversed, or it has too many or too few cells. */
export interface SourceRow {
  readonly record: CellRecord;
  readonly days: DayRange | undefined;
  readonly place: TableRow;
  /** Whether the cells that identify it, those of its key and days, have no error. */
  readonly isIdentified: boolean;
}

export type RowCounts = { -readonly [Name in Exclude<keyof ListCounts, 'filled' | 'formulas'>]: number };

/** A file of a table with its columns found, and the counts of its rows as they are read. */
interface PlacedSource extends SourceContext, Pick<TableSource, 'source' | 'layout'> {
  readonly table: TableFacts;
  readonly placed: SourceColumns;
  /** By canonical name. */
  readonly headers: ReadonlyMap<string, string>;
  /** The identities of the rows by hand, which replace those of lists. */
  readonly byHand: ReadonlySet<string>;
  readonly counts: RowCounts;
}

/** Reads the records of a file one after the other; one that is no row of the table is counted or reported. */
export function sourceRows(
  { table, source, layout, placed, headers, byHand, counts, directory, release }: PlacedSource,
  report: OnProblem,
): (cells: readonly string[], row: number) => SourceRow | undefined {
  const { path } = source.fingerprint;
  const { columns, joined, down } = placed;
  const [idColumn] = table.key;
  const reading = { source, columns, idColumn, down, directory, nearestOf: nearestIn(directory), counts };
  const read = rowReader(reading);
  const idIndex = columns.find(({ name }) => name === idColumn)?.cells[0] ?? -1;
  const joiner = joinerOf(path, joined);
  const named = { source, schema: table.schema, nameOf: placed.nameOf };
  const looksForHeaders = holdsIn(release, '0.2');
  const telling = [...table.key, ...(table.range ?? [])].map((name) => headers.get(name));
  const isElsewhere = ({ place: { column } }: Problem): boolean =>
    column !== undefined && !telling.includes(column);
  const cellCount = cellCounts(path, source);
  const untitled = untitledColumns(source, layout?.ignoreColumns);

  /** Counts or reports a record left aside, or that repeats the header; else false. `whole`: with joined columns. */
  const takesAside = (cells: readonly string[], whole: readonly string[], row: number): boolean => {
    const asideBy = placed.asideBy(whole);
    const again = looksForHeaders ? headerAgain(named, cells, row) : undefined;
    if (asideBy !== undefined) counts.skipped++;
    else if (again === undefined) return false;
    else if (columns.some(({ onlyKnown }) => onlyKnown)) counts.unknown++;
    else report(again);
    if (asideBy !== undefined && again === undefined) {
      down.pass(whole, asideBy);
      repeatedProblems(reading, whole, row, asideBy).forEach(report);
    }
    return true;
  };

  const knownAs = perhapsKnown(directory);
  const tellIfKnown = ({ column, value }: ForeignName, row: number): void => {
    const { name, header } = column;
    const right = knownAs(column, value);
    if (right === '') return;
    const args = { value, right, name, text: JSON.stringify(value), quoted: JSON.stringify(right) };
    report(problem('row-perhaps-known', { file: path, row, column: header, value }, args));
  };

  /** Counts a record that names nothing known where it must, or that rows by hand replace; false for another. */
  const leavesOut = (record: CellRecord): boolean => {
    if (record.foreign !== undefined) {
      counts.unknown++;
      tellIfKnown(record.foreign, record.row);
    } else if (byHand.size > 0 && isReplaced(table, record, byHand)) counts.replaced++;
    else return false;
    return true;
  };

  /** The problem of a record as a whole, instead of those of its cells: it is a total, a title or a note. */
  const problemOfWhole = (cells: readonly string[], { row, problems, unknown }: CellRecord) =>
    problems.length + unknown.length === 0
      ? undefined
      : noRow(named, cells, row, problems, isMergedAcross(source, row));

  return (cells, row) => {
    if (isBlank(cells)) {
      untitled?.(cells, row, report);
      return undefined;
    }
    if (cells.length !== source.header.length) {
      const found = cellCount(cells, row);
      report(found);
      // A single cell contains a whole row with another delimiter.
      const id = cells.length === 1 ? '' : cleanText(cells[idIndex] ?? '');
      return {
        record: unread(row, id, found),
        days: undefined,
        place: { file: path, row },
        isIdentified: false,
      };
    }
    const whole = joiner === undefined ? cells : joiner.join(cells);
    if (takesAside(cells, whole, row)) return undefined;
    untitled?.(cells, row, report);
    const asRead = read(down.fill(whole), row);
    const record =
      table.either === undefined ? asRead : withEither(table.either, table.schema, path, asRead, headers);
    if (leavesOut(record)) return undefined;
    const other = problemOfWhole(cells, record);
    if (other !== undefined) {
      report(other);
      return undefined;
    }
    for (const found of record.problems) report(found);
    const days = table.range === undefined ? ALWAYS : daysBetween(table.range, path, record, report);
    const isIdentified = record.problems.every((found) => !isError(found) || isElsewhere(found));
    return { record, days, place: { file: path, row }, isIdentified };
  };
}

/** The name nearest to a text of a column, among those of the table that its cells name. */
export function nearestIn(directory: Directory): (column: SourceColumn, text: string) => string {
  return ({ column: { refersTo }, ways }, text) =>
    nearestId(text, refersTo === undefined ? [] : directory.spellings(refersTo, ways));
}

/** A record, with the problem if it fills none or both of two columns of which it must fill one. */
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
  const lacking = headers.has(one) || !headers.has(other) ? one : other;
  const place = { file, row: record.row, column: headerOf(a === undefined ? lacking : other) };
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

/** Whether rows by hand replace all possible identities of a row. */
function isReplaced(table: TableFacts, record: CellRecord, byHand: ReadonlySet<string>): boolean {
  const identities = possibleIdentities(table, record.cells, record.ambiguous);
  return identities.length > 0 && identities.every((id) => id !== undefined && byHand.has(id));
}

/** A record of which only its id is known, and that it exists. */
function unread(row: number, id: string, found: Problem): CellRecord {
  return { row, id, cells: {}, problems: [found], unknown: [], ambiguous: NO_AMBIGUITY, foreign: undefined };
}

/** The days between two columns; undefined, with the problem reported, where they end before they start. */
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
      { from: bothDays(from), to: bothDays(to) },
    ),
  );
  return undefined;
}

function dayOr(value: unknown, open: Day): Day {
  return typeof value === 'number' ? value : open;
}
