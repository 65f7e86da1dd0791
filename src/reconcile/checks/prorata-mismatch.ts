import { shortestDecimal } from '../../domain/numbers/decimal.ts';
import { formatFraction } from '../../domain/numbers/fraction.ts';
import { formatCents } from '../../domain/numbers/money.ts';
import type { Price } from '../../domain/tables.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { type LineCheck, OCTOBER_END } from '../check.ts';
import { cycleAt, cyclesIn } from '../cycle.ts';
import { isOfPart, pricedNet, proratedNet } from '../expected-net.ts';
import { plainDecimal, unitPrice } from '../finding.ts';

/**
 * The net of a line over part of a billing cycle is not quantity × unit price × days / days of the cycle; at stake: the
 * difference.
 */
export const prorataMismatch: LineCheck = {
  code: 'prorata-mismatch',
  severity: 'error',
  needs: ['unit-prices'],
  asks: 'credit',
  stakes: 'too high',
  example: {
    wording: 'prorata-mismatch',
    args: {
      ...{ count: '', price: unitPrice('289.9'), part: '10/31', own: '' },
      ...{ expected: 9352n, actual: 9663n, days: OCTOBER_END },
    },
  },
  judge(entry, register) {
    if (!isOfPart(pricedNet(entry))) return undefined;
    const { line, days, cycle } = entry;
    // A credit cancels a charge that began before it, at the price of that day.
    const first = entry.credit ? cycleAt(days.from, cycle).from : days.from;
    const pricesOf = (itemOn: (day: Day) => string | undefined): readonly Price[] =>
      [first, days.from].flatMap((day) => register.priceOn(itemOn(day), day) ?? []);
    const judgedBy = (prices: readonly Price[]) => proratedNet(entry, prices, register.settings.tolerance);
    const judged = judgedBy(pricesOf(() => line.itemCode));
    if (judged === undefined) return undefined;
    // A line that names no item may bill what was ordered, at the price of its days.
    const { itemCode, access } = line;
    if (itemCode === undefined) {
      const ordered = pricesOf((day) => register.accessOn(access, day)?.itemCode);
      if (judgedBy(ordered) === undefined) return undefined;
    }
    const { net, ownCharges } = line;
    const { expected, count, price } = judged;
    return {
      atStake: judged.off,
      details: () => ({
        wording: 'prorata-mismatch',
        args: {
          count: shortestDecimal(count) === '1' ? '' : plainDecimal(count),
          price: unitPrice(price),
          part: formatFraction(cyclesIn(days, cycle)),
          own: ownCharges ?? '',
          expected,
          actual: net,
          days,
        },
        column: 'net_amount',
        expected: formatCents(expected),
        actual: formatCents(net),
      }),
    };
  },
};
