import { cleanText } from '../cell-reader.ts';
import type { SourceColumn } from './source-columns.ts';

/** What a layout did to the cells of a file. */
export interface CellCounts {
  filled: number;
  translated: number;
}

/**
 * The texts of the cells of a file, record after record: each its own or the one above, translated where its layout
 * says so.
 */
export function cellTexts(counts: CellCounts): (column: SourceColumn, record: readonly string[]) => string {
  const above = new Map<SourceColumn, string>();
  return (column, record) => {
    let text = written(column, record);
    if (column.fillDown) {
      const known = text === '' ? above.get(column) : undefined;
      if (known !== undefined) counts.filled++;
      text = known ?? text;
      above.set(column, text);
    }
    const meant = column.translate(text);
    if (meant === undefined) return text;
    counts.translated++;
    return meant;
  };
}

function written({ indices }: SourceColumn, record: readonly string[]): string {
  for (const index of indices) {
    const text = cleanText(record[index] ?? '');
    if (text !== '') return text;
  }
  return '';
}
