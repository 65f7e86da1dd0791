import { type Problem, problem, problemAt } from '../../diagnostics/problem.ts';
import { isConflictMark } from '../../text/merge-conflict.ts';
import { cleanText } from '../cell-reader.ts';
import type { RecordSource } from '../records/record-source.ts';

const NO_PROBLEMS: readonly Problem[] = [];

/** Whether all cells of a record are empty: it is counted, and skipped. */
export function isBlank(record: readonly string[]): boolean {
  return record.every(isBlankCell);
}

function isBlankCell(cell: string): boolean {
  return cell === '' || cell.trim() === '';
}

/** What stands in the way of reading a row of a sheet: it is hidden, or one of the cells read shows no value of its own. */
export function flawProblems(
  source: RecordSource,
  row: number,
  isRead: (index: number) => boolean,
): readonly Problem[] {
  const flaws = source.sheet?.flaws.get(row);
  if (flaws === undefined) return NO_PROBLEMS;
  return flaws
    .filter(({ index }) => index === -1 || isRead(index))
    .map(({ index, fault }) => {
      const column = index === -1 ? undefined : cleanText(source.header[index] ?? '');
      return problemAt(fault, { file: source.fingerprint.path, row, column });
    });
}

/** The problem of a record with more or fewer cells than the header. */
export function cellCountProblem(
  path: string,
  row: number,
  source: RecordSource,
  cells: readonly string[],
): Problem {
  if (isConflictMark(cells[0] ?? '')) return problem('merge-conflict', { file: path, row }, {});
  const delimiter = source.dialect?.delimiter === '\t' ? 'TAB' : (source.dialect?.delimiter ?? '—');
  return problem(
    'cell-count',
    { file: path, row },
    { expected: source.header.length, found: cells.length, delimiter },
  );
}
