import { type Check, eachLine } from '../check.ts';
import { overlaps } from '../day-ranges.ts';
import { byDate, type Entry, isCharge, isCredit, recurs } from '../entry.ts';
import { aboutLine } from '../finding.ts';
import type { History } from '../history.ts';

/**
 * A credit names no original invoice, or one that is not in the workspace. A negative line of an ordinary invoice
 * that names none is a refund or a discount; it is reported only where it refunds days that were never billed.
 */
export const creditWithoutOriginal: Check = {
  code: 'credit-without-original',
  severity: 'warning',
  needs: [],
  judges: 'line',
  find: eachLine((entry, history) => {
    if (!isCredit(entry)) return undefined;
    const { supplier, originalInvoice } = entry.line;
    const column = 'original_invoice';
    if (originalInvoice !== undefined) {
      if (history.hasInvoice(supplier, originalInvoice)) return undefined;
      return aboutLine(entry, {
        wording: 'credit-without-original/unknown',
        args: { invoice: originalInvoice },
        column,
        actual: originalInvoice,
      });
    }
    if (isCreditNote(entry, history)) {
      return aboutLine(entry, { wording: 'credit-without-original/none', args: {}, column });
    }
    if (!refundsNothing(entry, history)) return undefined;
    return aboutLine(entry, {
      wording: 'credit-without-original/unbilled',
      args: { days: entry.days },
      column,
    });
  }),
};

/** An invoice without a single charge. */
function isCreditNote({ line }: Entry, history: History): boolean {
  return !history.ofInvoice(line.supplier, line.invoiceNumber).some(({ line: { net } }) => net > 0n);
}

function refundsNothing(entry: Entry, history: History): boolean {
  if (!recurs(entry) || entry.thing === undefined) return false;
  return !history
    .ofThing(entry)
    .some((other) => isCharge(other) && byDate(other, entry) <= 0 && overlaps(other.days, entry.days));
}
