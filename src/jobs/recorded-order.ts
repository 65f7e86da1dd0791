import type { InvoiceLine } from '../domain/invoice-line.ts';
import { holdsIn, type Release } from '../domain/release.ts';
import type { ClosedLine } from '../invoices/closed-lines.ts';

/** A line as it is read today, and as closed runs know it. */
export interface KnownLine {
  readonly line: InvoiceLine;
  readonly known: ClosedLine;
}

/**
 * Lines of invoices that closed runs saw a part of, in the order in which those recorded them (ALLOCATION.md §7). In
 * runs of 0.1 lines that one run saw came in the order of today's files, so that a file renamed since moved a cent.
 */
export function inRecordedOrder(lines: readonly KnownLine[], release: Release): readonly KnownLine[] {
  const today = holdsIn(release, '0.2');
  const place = ({ known }: KnownLine): number => (today ? known.order : known.seenBy);
  return [...lines].sort((a, b) => place(a) - place(b));
}
