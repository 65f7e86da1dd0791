import type { LineKey } from '../domain/line-key.ts';

/** The cells of a row of an output. */
export type Cells = readonly string[];

/** Reads the cell of a column; it is empty where the output has no such column. */
export function columnReader(header: Cells, column: string): (row: Cells) => string {
  const place = header.indexOf(column);
  return (row) => row[place] ?? '';
}

/** Tells whether a row is of a line: the rows of one follow each other. */
export function lineTeller(header: Cells): (row: Cells, line: LineKey) => boolean {
  const supplier = columnReader(header, 'supplier');
  const invoiceNumber = columnReader(header, 'invoice_number');
  const lineNumber = columnReader(header, 'line_number');
  return (row, line) =>
    lineNumber(row) === line.lineNumber &&
    invoiceNumber(row) === line.invoiceNumber &&
    supplier(row) === line.supplier;
}
