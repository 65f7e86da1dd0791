import { type OnProblem, problem } from '../../diagnostics/problem.ts';
import { cleanText } from '../../text/clean-text.ts';
import { columnLetters } from '../../text/spreadsheet.ts';
import type { RecordSource } from '../records/record-source.ts';

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
