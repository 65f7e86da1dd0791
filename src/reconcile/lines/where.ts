import type { LineStore } from './line-store.ts';

/** What a message says of a line: where it stands. */
export interface LinePlace {
  readonly invoice: string;
  readonly line: string;
  readonly file: string;
  readonly row: number;
}

export function whereIs({ columns, invoices, fileAt }: LineStore, index: number): LinePlace {
  return {
    invoice: invoices.at(columns.invoice[index] ?? -1)?.invoiceNumber ?? '',
    line: columns.lineNumber.at(index),
    file: fileAt(index)?.path ?? '',
    row: columns.row[index] ?? 0,
  };
}
