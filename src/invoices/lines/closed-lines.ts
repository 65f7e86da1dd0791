import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { invoiceKey, type LineKey } from '../../domain/line-key.ts';
import type { Cents } from '../../domain/numbers/money.ts';

/** What a closed run recorded about a line, for comparison with today's files. */
export type LineFacts = Pick<
  InvoiceLine,
  'invoiceDate' | 'access' | 'itemCode' | 'category' | 'periodStart' | 'periodEnd' | 'vatRate'
>;

/** A line that closed runs have seen; runs are numbered in the order of closing. */
export interface ClosedLine extends LineKey {
  /** The first run that saw it. */
  readonly seenBy: number;
  /** Its rank among all lines that closed runs saw. */
  readonly order: number;
  /** The run that charged it; undefined where the line was left unallocated, so that it is still to be charged. */
  spentBy: number | undefined;
  /** As it was when it was charged, or last corrected. */
  facts: LineFacts;
  /** What was charged for it so far, corrections included; if it is not charged, its own amounts. */
  net: Cents;
  vat: Cents;
  /** Whether a later run corrected what was charged. */
  corrected: boolean;
  /** Its first row in allocations.csv or unallocated.csv of that run. */
  row: number;
}

/** The lines that closed runs hold, by invoice. */
export type ClosedLines = Pick<ReturnType<typeof closedLines>, 'find' | 'hasInvoice' | 'all'>;

/** One line as a closed run has it. */
export interface SeenLine extends LineKey {
  readonly allocated: boolean;
  readonly facts: LineFacts;
  readonly net: Cents;
  readonly vat: Cents;
  readonly row: number;
}

/** An index to be filled run after run, in the order of closing. */
export function closedLines() {
  const invoices = new Map<string, Map<string, ClosedLine>>();
  let order = 0;
  // The lines of an invoice follow each other.
  let last: Pick<LineKey, 'supplier' | 'invoiceNumber'> | undefined;
  let ofLast: Map<string, ClosedLine> | undefined;
  const linesOf = (line: LineKey): Map<string, ClosedLine> | undefined => {
    if (line.supplier !== last?.supplier || line.invoiceNumber !== last.invoiceNumber) {
      last = line;
      ofLast = invoices.get(invoiceKey(line));
    }
    return ofLast;
  };
  const find = (line: LineKey): ClosedLine | undefined => linesOf(line)?.get(line.lineNumber);
  return {
    find,
    /** Whether a closed run has seen any line of the invoice. */
    hasInvoice: (line: LineKey): boolean => linesOf(line) !== undefined,
    *all(): Generator<ClosedLine> {
      for (const lines of invoices.values()) yield* lines.values();
    },
    /** Adds a line of the next run; a line that another run has charged stays that run's. */
    add(line: SeenLine, run: number): void {
      const { supplier, invoiceNumber, lineNumber, allocated, facts, net, vat, row } = line;
      let lines = linesOf(line);
      if (lines === undefined) {
        lines = new Map();
        ofLast = lines;
        invoices.set(invoiceKey(line), lines);
      }
      const known = lines.get(lineNumber);
      if (known === undefined) {
        lines.set(lineNumber, {
          supplier,
          invoiceNumber,
          lineNumber,
          seenBy: run,
          order: order++,
          spentBy: allocated ? run : undefined,
          facts,
          net,
          vat,
          corrected: false,
          row,
        });
      } else if (known.spentBy === undefined && allocated) {
        Object.assign(known, { spentBy: run, facts, net, vat, row });
      }
    },
    /** Adds the correction of a charged line by a later run. */
    correct(line: Omit<SeenLine, 'allocated' | 'row'>): void {
      const known = find(line);
      if (known?.spentBy === undefined) return;
      known.facts = line.facts;
      known.net += line.net;
      known.vat += line.vat;
      known.corrected = true;
    },
  };
}
