import { isError, type OnProblem } from '../../diagnostics/problem.ts';
import { watchHeap } from '../../system/heap-room.ts';
import type { RecordSource } from '../records/record-source.ts';
import { joinerOf } from './joined-columns.ts';
import { otherThanRow } from './no-row.ts';
import { rowReader, type UnknownMention } from './row-reader.ts';
import type { SourceColumns } from './source-columns.ts';
import { nearestIn, type SourceContext } from './source-rows.ts';

/**
 * Reports the errors in the cells of those columns of a file that are not in doubt, while others keep it from being read as a
 * table, and returns the names there that no other table has. Only rows that are rows whatever the other
 * columns are count: nothing that is said would be otherwise once these are mended.
 */
export function judgeCells(
  source: RecordSource,
  idColumn: string | undefined,
  { columns, joined, down, asideBy }: SourceColumns,
  { directory }: SourceContext,
  report: OnProblem,
): readonly UnknownMention[] {
  if (columns.length === 0) return [];
  const of = { source, columns, idColumn, down, directory, nearestOf: nearestIn(directory) };
  const read = rowReader({ ...of, counts: { translated: 0 } });
  const joiner = joinerOf(source.fingerprint.path, joined);
  const unknown: UnknownMention[] = [];
  for (const { firstRow, records } of source.batches(report)) {
    for (const [index, cells] of records.entries()) {
      watchHeap();
      const other = otherThanRow(source, cells, firstRow + index);
      // Below a blank row another table may begin.
      if (other === 'blank') return unknown;
      const whole = joiner === undefined ? cells : joiner.join(cells);
      if (other !== undefined || asideBy(whole) !== undefined) continue;
      const { foreign, problems, unknown: found } = read(down.fill(whole), firstRow + index);
      // A row that lacks a cell may be a total or a note.
      if (foreign || problems.some(({ code }) => code === 'cell-empty')) continue;
      problems.filter(isError).forEach(report);
      unknown.push(...found);
    }
  }
  return unknown;
}
