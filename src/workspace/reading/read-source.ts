import { isError, type Problem, problem, type WithProblems } from '../../diagnostics/problem.ts';
import { watchHeap } from '../../system/heap-room.ts';
import type { FileReport } from '../file-report.ts';
import type { TableFacts } from '../table.ts';
import { sourceColumns } from './source-columns.ts';
import {
  type RowCounts,
  type SourceContext,
  type SourceRow,
  sourceRows,
  type TableSource,
} from './source-rows.ts';

/**
 * Reads the rows of one file of a table, those left out that a row by hand replaces or that name nothing known where
 * only what is known counts. Undefined, with the problems, where its columns are not those of the table.
 */
export function readSource(
  table: TableFacts,
  list: TableSource,
  byHand: ReadonlySet<string>,
  context: SourceContext,
): WithProblems<{ readonly rows: readonly SourceRow[]; readonly report: FileReport } | undefined> {
  const problems: Problem[] = [];
  const report = (found: Problem): void => void problems.push(found);
  const { source, path: filePath, layout } = list;
  const placed = sourceColumns(table, source, layout, context, report);
  if (placed === undefined) return { value: undefined, problems };
  const counts: RowCounts = { filled: 0, translated: 0, skipped: 0, unknown: 0, replaced: 0 };
  const headers = new Map(placed.columns.map(({ name, header }) => [name, header]));
  const rowIn = sourceRows({ ...context, table, source, layout, placed, headers, byHand, counts }, report);
  const rows: SourceRow[] = [];
  for (const { firstRow, records } of source.batches(report)) {
    let row = firstRow - 1;
    for (const cells of records) {
      row++;
      watchHeap();
      const found = rowIn(cells, row);
      if (found !== undefined) rows.push(found);
    }
  }
  const { fingerprint, form, dialect, sheet } = source;
  if (layout !== undefined && rows.length === 0 && counts.replaced === 0 && !problems.some(isError)) {
    const aside = { unknown: counts.unknown || '', skipped: counts.skipped || '' };
    report(problem('list-without-rows', { file: fingerprint.path }, { table: table.name, ...aside }));
  }
  return {
    value: {
      rows,
      report: {
        fingerprint: { ...fingerprint, path: filePath },
        place: fingerprint.path,
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
