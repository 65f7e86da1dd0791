import { formatRange, uncovered } from '../../domain/time/calendar.ts';
import { isWithin } from '../../domain/time/period.ts';
import { type LineCheck, OCTOBER_END } from '../check.ts';

/** Days of service of a charge outside the dates of the market of its item. */
export const outsideMarket: LineCheck = {
  code: 'outside-market',
  severity: 'warning',
  needs: ['prices', 'markets', 'schedule-markets', 'item-codes', 'known-markets'],
  asks: 'explanation',
  stakes: undefined,
  example: { wording: 'outside-market', args: { market: '2021', days: OCTOBER_END } },
  judge({ line, credit, days }, { priceOn, workspace }) {
    const market = priceOn(line.itemCode, days.from)?.market;
    if (credit || market === undefined) return undefined;
    const dates = workspace.convention.reconcile.markets.get(market);
    if (dates === undefined || isWithin(days, dates)) return undefined;
    const outside = uncovered(days, [dates]);
    return {
      details: () => ({
        wording: 'outside-market',
        args: { market, days: outside },
        column: line.periodStart === undefined ? 'service_date' : 'period_start',
        expected: formatRange(dates),
        actual: outside.map(formatRange).join(' '),
      }),
    };
  },
};
