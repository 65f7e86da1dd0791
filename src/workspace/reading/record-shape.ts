import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { RecordSource } from '../records/record-source.ts';

/** Whether all cells of a record are empty: it is counted, and skipped. */
export function isBlank(record: readonly string[]): boolean {
  for (const cell of record) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}

/** The problem of a record with more or fewer cells than the header. */
export function cellCountProblem(path: string, row: number, source: RecordSource, found: number): Problem {
  const delimiter = source.dialect?.delimiter === '\t' ? 'TAB' : (source.dialect?.delimiter ?? '—');
  return problem('cell-count', { file: path, row }, { expected: source.header.length, found, delimiter });
}
