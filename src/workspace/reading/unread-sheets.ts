import { type Problem, problem } from '../../diagnostics/problem.ts';
import { cleanText } from '../../text/clean-text.ts';
import type { FileReport } from '../file-report.ts';
import type { TableSource } from './source-rows.ts';

/**
 * The sheets that have all headers of a list in the same workbook, and that no list names, each told once: a sheet that
 * was added is not read by itself. A list of one header tells nothing: any sheet may have it.
 */
export function unreadSheets(
  lists: readonly { readonly list: TableSource; readonly headers: FileReport['headers'] }[],
): readonly Problem[] {
  const found = new Map<string, Problem>();
  const seen = new Set<string>();
  for (const { list, headers } of lists) {
    const { source, path, sheets } = list;
    const header = source.header.map(cleanText);
    const cells = [...new Set(headers.values())].filter((cell) => header.includes(cell));
    const sought = JSON.stringify([path, ...cells]);
    if (cells.length < 2 || seen.has(sought)) continue;
    seen.add(sought);
    for (const { name, rows } of source.sheetsWith?.(cells, sheets) ?? []) {
      found.set(
        JSON.stringify([path, name]),
        problem('list-sheet-unread', { file: path, value: name }, { sheet: name, rows }),
      );
    }
  }
  return [...found.values()];
}
