import { formatRange, uncovered } from '../../domain/calendar.ts';
import { type Check, eachLine } from '../check.ts';
import { isCharge } from '../entry.ts';
import { aboutLine } from '../finding.ts';

/** Days of service of a charge outside the dates of the market of its item. */
export const outsideMarket: Check = {
  code: 'outside-market',
  severity: 'warning',
  needs: ['prices', 'markets'],
  judges: 'line',
  find: eachLine((entry, history) => {
    if (!isCharge(entry)) return undefined;
    const market = history.priceOn(entry.line.itemCode, entry.days.from)?.market;
    const dates =
      market === undefined ? undefined : history.workspace.convention.reconcile.markets.get(market);
    if (market === undefined || dates === undefined) return undefined;
    const outside = uncovered(entry.days, [dates]);
    if (outside.length === 0) return undefined;
    return aboutLine(entry, {
      wording: 'outside-market',
      args: { market, days: outside },
      column: entry.line.periodStart === undefined ? 'service_date' : 'period_start',
      expected: formatRange(dates),
      actual: outside.map(formatRange).join(' '),
    });
  }),
};
