import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { FileReport } from '../file-report.ts';
import type { TableSource } from './source-rows.ts';

/** A file that was read as one of a table, and how. */
export interface ReadList {
  readonly list: TableSource;
  readonly report: FileReport;
}

/**
 * Sheets of the same workbook that have all headers of a list, and that no list names, each reported once: an added
 * sheet is not read automatically. A list with a single header is no evidence: any sheet may have it.
 */
export function unreadSheets(lists: readonly ReadList[]): readonly Problem[] {
  const found = new Map<string, Problem>();
  const seen = new Set<string>();
  for (const { list, report } of lists) {
    const { source, path, sheets } = list;
    const cells = [...new Set(report.headers.values())].filter((cell) => source.header.includes(cell));
    const sought = JSON.stringify([path, ...cells]);
    if (cells.length < 2 || seen.has(sought)) continue;
    seen.add(sought);
    for (const { name, rows } of source.sheetsWith?.(cells, sheets) ?? []) {
      found.set(
        JSON.stringify([path, name]),
        problem(
          'list-sheet-unread',
          { file: path, value: name },
          { sheet: name, quoted: JSON.stringify(name), rows },
        ),
      );
    }
  }
  return [...found.values()];
}
