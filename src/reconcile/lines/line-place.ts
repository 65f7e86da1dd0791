import { invoiceOf, type LineStore } from './line-store.ts';

/** What a message says of a line: where it stands. */
export interface LinePlace {
  readonly invoice: string;
  readonly line: string;
  readonly file: string;
  readonly row: number;
}

export function placeOfLine(lines: LineStore, index: number): LinePlace {
  const { columns, fileAt } = lines;
  return {
    invoice: invoiceOf(lines, index).invoiceNumber,
    line: columns.lineNumber.at(index),
    file: fileAt(index)?.path ?? '',
    row: columns.row.at(index),
  };
}
