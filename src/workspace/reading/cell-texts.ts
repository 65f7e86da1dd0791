import { type SourceColumn, writtenIn } from './source-columns.ts';

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
    let text = writtenIn(record, column.indices);
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
