import { type DayRange, formatRange, uncovered } from '../../domain/calendar.ts';
import { type Check, eachLine } from '../check.ts';
import { isCharge, isSubscription } from '../entry.ts';
import { aboutLine } from '../finding.ts';
import { inServiceWithin } from '../service-dates.ts';

/**
 * Days in service between two billed periods of an access that no subscription bills, be it a later one.
 * It is told at the line that bills again. A credited day was billed: a refund opens no gap.
 */
export const periodGap: Check = {
  code: 'period-gap',
  severity: 'warning',
  needs: ['accesses'],
  judges: 'line',
  find: eachLine((entry, history) => {
    const { access } = entry.line;
    if (access === undefined || !entry.hasPeriod || !isSubscription(entry) || !isCharge(entry))
      return undefined;
    const rows = history.accessRows(access);
    if (rows === undefined) return undefined;
    const billed = history.subscriptionsOf(access).filter(({ hasPeriod }) => hasPeriod);
    const eve = entry.days.from - 1;
    if (billed.some(({ days }) => days.from <= eve && days.to >= eve)) return undefined;
    const earlier = billed.filter(({ days }) => days.from < entry.days.from);
    if (earlier.length === 0) return undefined;
    const lastBilled = Math.max(...earlier.map(({ days }) => days.to));
    const first = billed.find(({ days }) => days.from === entry.days.from);
    if (first !== entry) return undefined;
    const between: DayRange = { from: lastBilled + 1, to: eve };
    const gaps = uncovered(
      between,
      billed.map(({ days }) => days),
    ).flatMap((gap) => inServiceWithin(gap, rows));
    if (gaps.length === 0) return undefined;
    return aboutLine(entry, {
      wording: 'period-gap',
      args: { days: gaps },
      column: 'period_start',
      expected: gaps.map(formatRange).join(' '),
    });
  }),
};
