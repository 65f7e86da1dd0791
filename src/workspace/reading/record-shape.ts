import { type Fault, type OnProblem, type Problem, problem, problemAt } from '../../diagnostics/problem.ts';
import { cleanText } from '../../text/clean-text.ts';
import { conflictMarks } from '../../text/merge-conflict.ts';
import { columnLetters } from '../../text/spreadsheet.ts';
import type { RecordSource } from '../records/record-source.ts';

const NO_PROBLEMS: readonly Problem[] = [];

/** Whether all cells of a record are empty: it is counted, and skipped. */
export function isBlank(record: readonly string[]): boolean {
  return record.every((cell) => cell === '' || cell.trim() === '');
}

/** Why a row of a sheet cannot be read: it is hidden, or one of its cells has no value of its own. */
export function flawProblems(
  source: RecordSource,
  row: number,
  isRead: (index: number) => boolean,
  filled?: Filled,
): readonly Problem[] {
  const flaws = source.sheet?.flaws.get(row);
  if (flaws === undefined) return NO_PROBLEMS;
  return flaws
    .filter(({ index }) => index === -1 || isRead(index))
    .filter(({ index, mendedByFillDown }) => !mendedByFillDown || !filled?.repeats(index))
    .map(({ index, fault, mendedByFillDown }) => {
      const column = index === -1 ? undefined : (source.header[index] ?? '');
      const name = mendedByFillDown ? (filled?.nameAt(index) ?? '') : '';
      return problemAt(mergedFault(fault, name), { file: source.fingerprint.path, row, column });
    });
}

/** Whether a row of a sheet is merged into its first cell, as titles of groups are. */
export function isMergedAcross({ sheet }: RecordSource, row: number): boolean {
  const flaws = sheet?.flaws.get(row) ?? [];
  return (
    flaws.length > 0 && flaws.every((flaw) => flaw.fault.code === 'sheet-merged' && !flaw.mendedByFillDown)
  );
}

/** Whether a column, by its index, repeats the cell above it is merged with, and the name of one that may. */
interface Filled {
  readonly repeats: (index: number) => boolean;
  readonly nameAt: (index: number) => string;
}

/** For a merged cell, the column to fill down, in the words of layouts; empty where that is no remedy. */
export function mergedFault(found: Fault, column: string): Fault {
  return found.code === 'sheet-merged' ? { ...found, args: { ...found.args, column } } : found;
}

/** The problem of each record, one after the other, that has more or fewer cells than the header. */
export function cellCounts(
  file: string,
  { dialect, header }: RecordSource,
): (cells: readonly string[], row: number) => Problem {
  const isMark = conflictMarks();
  const delimiter = dialect?.delimiter === '\t' ? 'TAB' : (dialect?.delimiter ?? '—');
  return (cells, row) =>
    isMark(cells[0] ?? '')
      ? problem('merge-conflict', { file, row }, {})
      : problem('cell-count', { file, row }, { expected: header.length, found: cells.length, delimiter });
}

/** Looks at a record, and reports the first value in each column without a header. */
type UntitledColumns = (record: readonly string[], row: number, report: OnProblem) => void;

/** Reports the columns of a file without a header, which are not read; undefined where all have one. */
export function untitledColumns(
  { fingerprint: { path: file }, header, sheet }: RecordSource,
  ignored: '*' | readonly string[] = [],
): UntitledColumns | undefined {
  if (ignored === '*' || ignored.includes('')) return undefined;
  const untitled = header.flatMap((title, index) => (title === '' ? [index] : []));
  const besideAt = sheet?.besideAt;
  if (untitled.length === 0 && besideAt === undefined) return undefined;
  const told = new Set<number>();
  return (record, row, report) => {
    const tell = (index: number, text: string): void => {
      const value = cleanText(text);
      if (value === '' || told.has(index)) return;
      told.add(index);
      const column = columnLetters(index + 1);
      report(problem('column-untitled', { file, row, column, value }, { letters: column, value }));
    };
    for (const index of untitled) tell(index, record[index] ?? '');
    for (const { column, text } of besideAt?.(row) ?? []) tell(column, text);
  };
}
