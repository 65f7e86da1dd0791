import { getOrInsert } from '../../domain/cache.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { covers, type Day } from '../../domain/time/calendar.ts';
import type { HistoryCheck } from '../check.ts';
import type { ClosedPeriods } from '../closed-periods.ts';
import { type Invoice, subjectOfInvoice } from '../lines/invoice-book.ts';
import { FLAG } from '../lines/line-columns.ts';
import { invoiceOf, placeOfLine } from '../lines/line-store.ts';
import type { History } from '../sweep/history.ts';

/**
 * An invoice dated in or before a closed period, with lines that are in no closed run. Reported whatever the selected
 * period, once an invoice; at stake: the net of those lines.
 */
export const lateLine: HistoryCheck = {
  code: 'late-line',
  severity: 'warning',
  needs: ['closed-runs'],
  judges: 'invoice',
  asks: undefined,
  stakes: 'late',
  credits: 'apart',
  example: { wording: 'late-line', args: { run: '2025-09' } },
  *find(history) {
    for (const [invoice, { first, net }] of lateInvoices(history)) {
      const run = closedRunFor(history.closed, invoice.date);
      if (run === undefined) continue;
      const { file, row } = placeOfLine(history.lines, first);
      yield {
        about: { ...subjectOfInvoice(invoice), file, row },
        atStake: net,
        details: () => ({ wording: 'late-line', args: { run }, column: 'invoice_date', actual: run }),
      };
    }
  },
};

/** A judged line that another one billed already: `duplicate-line` reports it, and it is not due. */
const BILLED_TWICE = FLAG.duplicate | FLAG.selected;

interface Late {
  /** The index of the first late line. */
  readonly first: number;
  net: Cents;
}

function lateInvoices({ lines }: History): ReadonlyMap<Invoice, Late> {
  const { columns } = lines;
  const late = new Map<Invoice, Late>();
  for (let index = 0; index < columns.count; index++) {
    const flags = columns.flags[index] ?? 0;
    if ((flags & FLAG.late) === 0 || (flags & BILLED_TWICE) === BILLED_TWICE) continue;
    const invoice = invoiceOf(lines, index);
    getOrInsert(late, invoice, () => ({ first: index, net: 0n })).net += columns.net.at(index);
  }
  return late;
}

/** The closed run whose period contains a day, else the one of the next period after it. */
function closedRunFor(closed: ClosedPeriods, day: Day): string | undefined {
  return (closed.find(({ days }) => covers(days, day)) ?? closed.find(({ days }) => days.to >= day))?.run;
}
