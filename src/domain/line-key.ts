import type { InvoiceLine } from './invoice-line.ts';

export type LineKey = Pick<InvoiceLine, 'supplier' | 'invoiceNumber' | 'lineNumber'>;

/** The key of an invoice among those of all suppliers. */
export function invoiceKey({ supplier, invoiceNumber }: Omit<LineKey, 'lineNumber'>): string {
  return `${supplier}\u0000${invoiceNumber}`;
}

/** The key of a VAT rate of an invoice. */
export function rateKey(line: Omit<LineKey, 'lineNumber'> & Pick<InvoiceLine, 'vatRate'>): string {
  return `${invoiceKey(line)}\u0000${line.vatRate}`;
}

export function lineKeyText(line: LineKey): string {
  return `${invoiceKey(line)}\u0000${line.lineNumber}`;
}

/** The key of the line that a row of a file written by grappe is about, by the columns of that file. */
export function recordedKey({
  supplier = '',
  invoice_number: invoiceNumber = '',
  line_number: lineNumber = '',
}: Readonly<Record<string, string>>): LineKey {
  return { supplier, invoiceNumber, lineNumber };
}

/** A line of a closed run that no longer exists: a row of withdrawn-lines.csv. */
export interface WithdrawnLine extends LineKey {
  /** The closed run that charged it. */
  readonly run: string;
  readonly reason: string;
  readonly row: number;
}
