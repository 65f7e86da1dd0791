import { isOfDays } from '../../domain/invoice-line.ts';
import { formatDay, formatRange } from '../../domain/time/calendar.ts';
import { type LineCheck, OCTOBER_END } from '../check.ts';

/** A subscription, a service or usage whose last day of service comes after the date of its invoice. */
export const billedInAdvance: LineCheck = {
  code: 'billed-in-advance',
  severity: 'warning',
  onlyIfAsked: true,
  asks: 'explanation',
  stakes: undefined,
  example: { wording: 'billed-in-advance', args: { days: OCTOBER_END } },
  judge({ line: { invoiceDate, periodStart }, category, credit, days }) {
    if (credit || !isOfDays(category) || days.to <= invoiceDate) return undefined;
    const ahead = { from: Math.max(days.from, invoiceDate + 1), to: days.to };
    return {
      details: () => ({
        wording: 'billed-in-advance',
        args: { days: ahead },
        column: periodStart === undefined ? 'service_date' : 'period_end',
        expected: formatDay(invoiceDate),
        actual: formatRange(ahead),
      }),
    };
  },
};
