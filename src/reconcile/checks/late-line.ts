import { covers } from '../../domain/calendar.ts';
import { type Check, eachLine } from '../check.ts';
import { aboutLine } from '../finding.ts';

/** A line dated in a period whose run is closed, and in no closed run. */
export const lateLine: Check = {
  code: 'late-line',
  severity: 'info',
  needs: ['closed-runs'],
  judges: 'line',
  find: eachLine((entry, { closed }) => {
    const { line } = entry;
    const period = closed.periods.find(({ days }) => covers(days, line.invoiceDate));
    if (period === undefined || closed.holds(line)) return undefined;
    return aboutLine(entry, {
      wording: 'late-line',
      args: { run: period.run },
      column: 'invoice_date',
      actual: period.run,
    });
  }),
};
