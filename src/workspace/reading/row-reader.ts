import { type Fault, fault, type Problem, problemAt } from '../../diagnostics/problem.ts';
import { cleanText } from '../../text/clean-text.ts';
import { cellProblem, ofTranslated } from '../columns/cell-reader.ts';
import type { Reference } from '../columns/columns.ts';
import { lostForm } from '../columns/lost-form.ts';
import type { RecordSource } from '../records/record-source.ts';
import type { Directory } from './directory.ts';
import type { FilledDown } from './filled-down.ts';
import { flawProblems, mergedFault } from './record-shape.ts';
import type { SourceColumn } from './source-columns.ts';

/** A cell whose name no other table has. */
export interface UnknownMention {
  readonly refersTo: Reference;
  readonly value: string;
  /** The cell, where `values` of its layout gave that name for it. */
  readonly written: string | undefined;
  readonly file: string;
  readonly row: number;
  /** The header of its column. */
  readonly column: string;
  readonly nearest: () => string;
}

/** A record as it was understood, cell by cell. */
export interface CellRecord {
  readonly row: number;
  /** The text of its first key, understood or not. */
  readonly id: string;
  readonly cells: Readonly<Record<string, unknown>>;
  /** What is wrong with its cells; a row without problems is understood. */
  readonly problems: readonly Problem[];
  readonly unknown: readonly UnknownMention[];
  /** Columns whose cell fits several rows of another table, with these rows. */
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
  /** What names nothing known where only known rows count; undefined in a row that counts. */
  readonly foreign: ForeignName | undefined;
}

export interface ForeignName {
  readonly column: SourceColumn;
  readonly value: string;
}

export const NO_AMBIGUITY: CellRecord['ambiguous'] = new Map();

/** What is needed to read the cells of a source. */
export interface RowContext {
  readonly source: RecordSource;
  readonly columns: readonly SourceColumn[];
  /** The column of the first key. */
  readonly idColumn: string | undefined;
  readonly down: FilledDown;
  readonly directory: Directory;
  /** The name nearest to a text of a column. */
  readonly nearestOf: (column: SourceColumn, text: string) => string;
  /** How many cells its layout translated. */
  readonly counts: { translated: number };
}

/** Reads the records of a source; most cells need no layout and no names, and are read directly. */
export function rowReader(context: RowContext): (record: readonly string[], row: number) => CellRecord {
  const { source, columns } = context;
  const noCells: Readonly<Record<string, unknown>> = Object.fromEntries(
    columns.map(({ name }) => [name, undefined]),
  );
  return (record, row) => {
    const into: Read = {
      row,
      id: '',
      cells: { ...noCells },
      problems: flawProblems(source, row, () => false),
      unknown: NO_MENTIONS,
      ambiguous: NO_AMBIGUITY,
      foreign: undefined,
    };
    for (const column of columns) {
      const isRead =
        column.asWritten && source.sheet === undefined && readAsWritten(context, column, record, into);
      if (!isRead) readText(context, column, record, into);
    }
    return into;
  };
}

/** The text of a cell, translated if its layout says so: then, unless it counts as empty, with what is written there. */
function textOf(
  { index, translate }: SourceColumn,
  record: readonly string[],
  { counts }: RowContext,
): { readonly own: string; readonly written?: string } {
  const text = cleanText(record[index] ?? '');
  const meant = translate(text);
  if (meant === undefined) return { own: text };
  counts.translated++;
  return meant === '' ? { own: meant } : { own: meant, written: text };
}

type Read = { -readonly [K in keyof CellRecord]: CellRecord[K] } & {
  readonly cells: Record<string, unknown>;
};

const NO_MENTIONS: readonly UnknownMention[] = [];

/** Reads a cell as it is written, if possible; returns whether it was. */
function readAsWritten(
  { idColumn, directory }: RowContext,
  column: SourceColumn,
  record: readonly string[],
  into: Read,
): boolean {
  const raw = record[column.index] ?? '';
  const reading = column.read(raw);
  if ('fault' in reading) return false;
  const { value } = reading;
  const { refersTo } = column.column;
  const isKnown =
    refersTo === undefined ||
    value === undefined ||
    (typeof value === 'string' && directory.isId(refersTo, value));
  if (!isKnown) return false;
  into.cells[column.name] = value;
  if (column.name === idColumn) into.id = value === raw ? raw : cleanText(raw);
  return true;
}

/** Reads a cell by its text, which may be empty, and may name a row in any of the ways of its column. */
function readText(context: RowContext, column: SourceColumn, record: readonly string[], into: Read): void {
  const { source, idColumn, directory, nearestOf, down } = context;
  const { path } = source.fingerprint;
  const { name, header, ways } = column;
  const { refersTo } = column.column;
  const { row } = into;
  const { own, written } = textOf(column, record, context);
  const flaw = flawOf(source, column, row, down);
  if (flaw !== undefined) {
    into.problems = [...into.problems, problemAt(flaw, { file: path, row, column: header })];
    return;
  }
  const text = own === '' ? (column.fallback ?? '') : own;
  const named = refersTo === undefined || text === '' ? undefined : directory.resolve(refersTo, ways, text);
  const meant = named !== undefined && 'id' in named ? named.id : text;
  const fail = (found: Fault): void => {
    const told = written === undefined ? found : ofTranslated(found, written);
    into.problems = [...into.problems, cellProblem(told, path, row, header, written ?? meant)];
  };
  if (named !== undefined && 'candidates' in named) {
    into.ambiguous = new Map([...into.ambiguous, [name, named.candidates]]);
    fail(fault('match-ambiguous', { value: meant, candidates: named.candidates.join(', ') }));
    return;
  }
  const isUnknown = named !== undefined && 'unknown' in named;
  if (isUnknown && column.onlyKnown) into.foreign ??= { column, value: meant };
  if (name === idColumn) into.id = meant;
  const lost = lostAt(source, column, record, row, own);
  if (lost !== undefined) {
    fail(lost);
    return;
  }
  const reading = own === '' && meant !== '' ? column.readFallback(meant) : column.read(meant);
  if ('fault' in reading) {
    fail(reading.fault);
    return;
  }
  into.cells[name] = reading.value;
  if (refersTo === undefined || !isUnknown || meant === '*') return;
  const nearest = (): string => nearestOf(column, meant);
  into.unknown = [
    ...into.unknown,
    { refersTo, value: meant, written, file: path, row, column: header, nearest },
  ];
}

/** What is wrong with the cells of a row left aside that empty cells below repeat (`fill_down`). */
export function repeatedProblems(
  { source, columns, down }: Pick<RowContext, 'source' | 'columns' | 'down'>,
  record: readonly string[],
  row: number,
  asideBy: readonly number[],
): readonly Problem[] {
  const { path } = source.fingerprint;
  const repeated = columns.filter(
    ({ index, cells }) => down.isFilled(index) && ![index, ...cells].some((one) => asideBy.includes(one)),
  );
  return repeated.flatMap((column): readonly Problem[] => {
    const { header } = column;
    const flaw = flawOf(source, column, row, down);
    if (flaw !== undefined) return [problemAt(flaw, { file: path, row, column: header })];
    const text = cleanText(record[column.index] ?? '');
    // What the layout translates is written in the convention.
    const isTranslated = column.translate(text) !== undefined;
    const lost = isTranslated ? undefined : lostAt(source, column, record, row, text);
    return lost === undefined ? [] : [cellProblem(lost, path, row, header, text)];
  });
}

/** Why a cell of a sheet cannot be read, unless it repeats the one above. */
function flawOf(
  { sheet }: RecordSource,
  { column: { kind }, name, index: own, cells }: SourceColumn,
  row: number,
  down: FilledDown,
): Fault | undefined {
  const flaw = sheet?.flaws.get(row)?.find(({ index }) => cells.includes(index));
  if (flaw === undefined || (flaw.mendedByFillDown && down.repeats(flaw.index))) return undefined;
  // An amount or a count that is repeated is added up, or counted, once more.
  const mayRepeat = flaw.mendedByFillDown && !down.isFilled(own) && kind !== 'number';
  return mergedFault(flaw.fault, mayRepeat ? name : '');
}

/** The fault of a cell of a sheet that stores a text as a number or a day, if it counts as it is written. */
function lostAt(
  { sheet }: RecordSource,
  { column, cells }: SourceColumn,
  record: readonly string[],
  row: number,
  text: string,
): Fault | undefined {
  if (sheet === undefined || text === '') return undefined;
  const at = cells.find((index) => cleanText(record[index] ?? '') === text);
  const cell = sheet.cellAt(row, at ?? -1);
  return cell && lostForm(column, cell);
}
