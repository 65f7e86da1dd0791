import { type Fault, fault, type Problem, problemAt } from '../../diagnostics/problem.ts';
import { cellProblem, cleanText } from '../cell-reader.ts';
import type { Reference } from '../columns.ts';
import { isLostNumber } from '../lost-form.ts';
import type { RecordSource } from '../records/record-source.ts';
import type { Directory, Resolution } from './directory.ts';
import { flawProblems } from './record-shape.ts';
import type { SourceColumn, SourceColumns } from './source-columns.ts';

/** A cell that names what no other table has. */
export interface UnknownMention {
  readonly refersTo: Reference;
  readonly value: string;
  readonly file: string;
  readonly row: number;
  /** The header of its column. */
  readonly column: string;
  /** The nearest text that names something. */
  readonly nearest: () => string;
}

/** A record as it was understood, cell by cell. */
export interface CellRecord {
  readonly row: number;
  /** The text of its first key, understood or not. */
  readonly id: string;
  readonly cells: Readonly<Record<string, unknown>>;
  /** What is wrong with its cells; a row without is understood. */
  readonly problems: readonly Problem[];
  readonly unknown: readonly UnknownMention[];
  /** Columns whose cell fits several rows of another table, and those. */
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
  /** Whether it names nothing known where only what is known counts. */
  readonly foreign: boolean;
}

/** What a layout did to the cells of a file. */
export interface CellCounts {
  filled: number;
  translated: number;
}

export const NO_AMBIGUITY: CellRecord['ambiguous'] = new Map();

/**
 * Reads the cells of one record after the other. Most cells are read as they are written: no layout has a word on their
 * column, and what they name is an id. All others go the whole way.
 */
export function rowReader(
  source: RecordSource,
  { columns }: SourceColumns,
  idColumn: string | undefined,
  directory: Directory,
  nearestOf: (column: SourceColumn, text: string) => string,
  counts: CellCounts,
): (record: readonly string[], row: number) => CellRecord {
  const { path } = source.fingerprint;
  const above = new Map<SourceColumn, string>();
  const noCells: Readonly<Record<string, unknown>> = Object.fromEntries(
    columns.map(({ name }) => [name, undefined]),
  );

  const written = (column: SourceColumn, record: readonly string[]): string => {
    for (const index of column.indices) {
      const text = cleanText(record[index] ?? '');
      if (text !== '') return text;
    }
    return '';
  };
  /** The text of a cell: its own or the one above, translated where its layout says so. */
  const textOf = (column: SourceColumn, record: readonly string[]): string => {
    let text = written(column, record);
    if (column.fillDown) {
      if (text === '' && above.has(column)) {
        text = above.get(column) ?? '';
        counts.filled++;
      }
      above.set(column, text);
    }
    const meant = column.translate(text);
    if (meant === undefined) return text;
    counts.translated++;
    return meant;
  };
  const isKnown = (names: Reference, value: unknown): boolean =>
    value === undefined || (typeof value === 'string' && directory.isId(names, value));
  const flawOf = (column: SourceColumn, row: number): Fault | undefined => {
    const flaw = source.sheet?.flaws.get(row)?.find(({ index }) => column.indices.includes(index));
    if (flaw === undefined || (flaw.mendedByFillDown && column.fillDown)) return undefined;
    const { fault: found } = flaw;
    if (found.code !== 'sheet-merged') return found;
    // The remedy names the column as layouts do, where to fill it down is one.
    return { ...found, args: { ...found.args, column: flaw.mendedByFillDown ? column.name : '' } };
  };
  /** Reads a cell as it is written, if it can be; tells whether it could. */
  const readAsWritten = (column: SourceColumn, record: readonly string[], into: Read): boolean => {
    const raw = record[column.indices[0] ?? -1] ?? '';
    const reading = column.read(raw);
    if ('fault' in reading) return false;
    const { refersTo: names } = column.column;
    if (names !== undefined && !isKnown(names, reading.value)) return false;
    into.cells[column.name] = reading.value;
    if (column.name === idColumn) into.id = reading.value === raw ? raw : cleanText(raw);
    return true;
  };
  const readOtherwise = (column: SourceColumn, record: readonly string[], into: Read): void => {
    const { name, header } = column;
    const { row } = into;
    const own = textOf(column, record);
    let text = own === '' ? (column.fallback ?? '') : own;
    const fail = (found: Fault): void => {
      into.problems = [...into.problems, cellProblem(found, path, row, header, text)];
    };
    const flaw = flawOf(column, row);
    if (flaw !== undefined) {
      into.problems = [...into.problems, problemAt(flaw, { file: path, row, column: header })];
      return;
    }
    const { refersTo } = column.column;
    const resolution = refersTo === undefined || text === '' ? undefined : resolve(directory, column, text);
    if (resolution !== undefined && 'candidates' in resolution) {
      into.ambiguous = new Map([...into.ambiguous, [name, resolution.candidates]]);
      fail(fault('match-ambiguous', { value: text, candidates: resolution.candidates.join(', ') }));
      return;
    }
    if (resolution !== undefined && 'id' in resolution) text = resolution.id;
    if (resolution !== undefined && 'unknown' in resolution) into.foreign ||= column.onlyKnown;
    if (name === idColumn) into.id = text;
    const isNumber =
      isLostNumber(column.column, text) && column.indices.some((at) => source.sheet?.isNumber(row, at));
    if (isNumber) {
      fail(fault('id-number', { value: text }));
      return;
    }
    const reading = own === '' && text !== '' ? column.readFallback(text) : column.read(text);
    if ('fault' in reading) {
      fail(reading.fault);
      return;
    }
    into.cells[name] = reading.value;
    if (refersTo === undefined || resolution === undefined || text === '*' || 'id' in resolution) return;
    const near = (): string => nearestOf(column, text);
    into.unknown = [
      ...into.unknown,
      { refersTo, value: text, file: path, row, column: header, nearest: near },
    ];
  };

  return (record, row) => {
    const into: Read = {
      row,
      id: '',
      cells: { ...noCells },
      problems: flawProblems(source, row, () => false),
      unknown: NO_MENTIONS,
      ambiguous: NO_AMBIGUITY,
      foreign: false,
    };
    for (const column of columns) {
      const read = column.asWritten && source.sheet === undefined && readAsWritten(column, record, into);
      if (!read) readOtherwise(column, record, into);
    }
    return into;
  };
}

/** A record while its cells are read. */
type Read = { -readonly [K in keyof CellRecord]: CellRecord[K] } & {
  readonly cells: Record<string, unknown>;
};

const NO_MENTIONS: readonly UnknownMention[] = [];

function resolve(directory: Directory, { column, ways }: SourceColumn, text: string): Resolution | undefined {
  return column.refersTo === undefined ? undefined : directory.resolve(column.refersTo, ways, text);
}
