import type { ClosedLine } from '../../invoices/lines/closed-lines.ts';
import type { KnownLine } from './recorded-order.ts';

/**
 * The lines that are not what closed runs charged. One that stands there twice may differ once only: then the line has
 * not changed, and that its key is there again is a problem of its own.
 */
export function changedLines() {
  const all: KnownLine[] = [];
  const changed = new Set<ClosedLine>();
  const unchanged = new Set<ClosedLine>();
  return {
    all: all as readonly KnownLine[],
    /** Sees each line that a closed run charged; `isAgain`: whether it was seen before. */
    observe(seen: KnownLine, isChanged: boolean, isAgain: boolean): void {
      const { known } = seen;
      // Nothing is stored of a line that is there once, as it was charged.
      if (isChanged ? isAgain && !changed.has(known) : changed.has(known)) unchanged.add(known);
      if (!isChanged) return;
      changed.add(known);
      all.push(seen);
    },
    /** Those that are nowhere as they were charged. */
    alone: (): readonly KnownLine[] => all.filter(({ known }) => !unchanged.has(known)),
  };
}
