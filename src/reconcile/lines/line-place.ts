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

/** The invoice of another line, as messages name it: with its operator in parentheses where that is not the line's own. */
export function invoiceBeside(lines: LineStore, other: number, index: number): string {
  const { invoiceNumber, supplier } = invoiceOf(lines, other);
  const isOfAnother = supplier !== '' && supplier !== invoiceOf(lines, index).supplier;
  return isOfAnother ? `${invoiceNumber} (${supplier})` : invoiceNumber;
}
