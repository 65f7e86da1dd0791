import { isError, type OnProblem, type Problem } from '../../diagnostics/problem.ts';
import type { BrokenLine } from '../../domain/invoice-line.ts';
import { watchHeap } from '../../system/heap-room.ts';
import { otherThanRow } from '../../workspace/reading/no-row.ts';
import { LACKING } from '../../workspace/reading/table-below.ts';
import { type PlacedTable, rowReader } from './table-rows.ts';

/**
 * Reports the errors in the cells of a file whose columns in doubt are not read, and passes on what else its rows say.
 * Only rows that are lines whatever is in those columns count: nothing that is said would be otherwise once these are
 * mended.
 */
export function judgeRows(table: PlacedTable, report: OnProblem, onBroken: (row: BrokenLine) => void): void {
  const problems: Problem[] = [];
  const broken: BrokenLine[] = [];
  const read = rowReader(
    table,
    (found) => void problems.push(found),
    (found) => void broken.push(found),
  );
  for (const { firstRow, records } of table.file.batches(report)) {
    for (const [index, record] of records.entries()) {
      watchHeap();
      const other = otherThanRow(table.file, record, firstRow + index);
      // Below a blank row another table may begin.
      if (other === 'blank') return;
      read(record, firstRow + index);
      // A row that lacks a cell may be a total or a note.
      if (other === undefined && !problems.some(({ code }) => LACKING.has(code))) {
        problems.filter(isError).forEach(report);
        // An id that may have lost its form is not looked up.
        if (!problems.some(({ code }) => code === 'id-number')) broken.forEach(onBroken);
      }
      problems.length = 0;
      broken.length = 0;
    }
  }
}
