import type { InvoiceLine } from '../domain/invoice-line.ts';

export type LineKey = Pick<InvoiceLine, 'supplier' | 'invoiceNumber' | 'lineNumber'>;

/** A line that closed runs have seen; runs are numbered in the order of closing. */
export interface ClosedLine {
  /** The first run that saw it. */
  readonly seenBy: number;
  /** The run that shared it; undefined where the line was left unallocated: it is not spent. */
  readonly spentBy: number | undefined;
}

/** The lines that closed runs hold, by invoice. */
export interface ClosedLines {
  readonly find: (line: LineKey) => ClosedLine | undefined;
  /** Whether a closed run has seen any line of the invoice. */
  readonly hasInvoice: (line: LineKey) => boolean;
}

/** What a closed run says of one line. */
export interface SeenLine extends LineKey {
  readonly allocated: boolean;
}

export interface ClosedLinesBuilder extends ClosedLines {
  /** Adds a line of the next run; a line that another run has spent already stays that one's. */
  readonly add: (line: SeenLine, run: number) => void;
}

/** An index to be filled run after run, in the order of closing. */
export function closedLines(): ClosedLinesBuilder {
  const invoices = new Map<string, Map<string, ClosedLine>>();
  return {
    add(line, run) {
      const key = invoiceKey(line);
      let lines = invoices.get(key);
      if (lines === undefined) {
        lines = new Map();
        invoices.set(key, lines);
      }
      const known = lines.get(line.lineNumber);
      const spentBy = known?.spentBy ?? (line.allocated ? run : undefined);
      if (known === undefined || known.spentBy !== spentBy) {
        lines.set(line.lineNumber, { seenBy: known?.seenBy ?? run, spentBy });
      }
    },
    find: (line) => invoices.get(invoiceKey(line))?.get(line.lineNumber),
    hasInvoice: (line) => invoices.has(invoiceKey(line)),
  };
}

/** The key of an invoice among those of all suppliers. */
export function invoiceKey({ supplier, invoiceNumber }: Omit<LineKey, 'lineNumber'>): string {
  return `${supplier}\u0000${invoiceNumber}`;
}

export function lineKeyText(line: LineKey): string {
  return `${invoiceKey(line)}\u0000${line.lineNumber}`;
}
