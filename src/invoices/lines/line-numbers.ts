import { invoiceKey, type LineKey } from '../../domain/line-key.ts';
import { textKeeper } from '../../text/detached.ts';

/** A number for each line, such as that of the run that shared it. */
export type LineNumbers = ReturnType<typeof lineNumbers>;

/** By invoice, then line: line numbers recur from invoice to invoice, so their texts are kept once. */
export function lineNumbers() {
  const invoices = new Map<string, Map<string, number>>();
  const keep = textKeeper();
  return {
    get: (line: LineKey): number | undefined => invoices.get(invoiceKey(line))?.get(line.lineNumber),
    set(line: LineKey, value: number): void {
      const key = invoiceKey(line);
      let lines = invoices.get(key);
      if (lines === undefined) {
        lines = new Map();
        invoices.set(keep(key), lines);
      }
      lines.set(keep(line.lineNumber), value);
    },
  };
}
