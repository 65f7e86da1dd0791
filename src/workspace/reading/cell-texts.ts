import { type SourceColumn, writtenIn } from './source-columns.ts';

/** What a layout did to the cells of a file. */
export interface CellCounts {
  filled: number;
  translated: number;
}

/** The texts of the cells of a file, record after record. */
export interface CellTexts {
  /** The text of a cell: its own or the one above, translated where its layout says so. */
  readonly read: (column: SourceColumn, record: readonly string[]) => string;
  /** Takes the text of a cell of a row that is left aside as the one above those that follow. */
  readonly pass: (column: SourceColumn, record: readonly string[]) => void;
}

export function cellTexts(counts: CellCounts): CellTexts {
  const above = new Map<SourceColumn, string>();
  const read: CellTexts['read'] = (column, record) => {
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
  return {
    read,
    pass(column, record) {
      const text = writtenIn(record, column.indices);
      if (text !== '') above.set(column, text);
    },
  };
}
