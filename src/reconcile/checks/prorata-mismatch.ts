import { shortestDecimal } from '../../domain/numbers/decimal.ts';
import { formatFraction } from '../../domain/numbers/fraction.ts';
import { formatCents } from '../../domain/numbers/money.ts';
import type { LineCheck } from '../check.ts';
import { cyclesIn } from '../cycle.ts';
import { isProratedSubscription, proratedNet } from '../expected-net.ts';
import { plainDecimal, unitPrice } from '../finding.ts';

/** A subscription over part of a billing cycle is not unit price × days / days of the cycle; at stake: the difference. */
export const prorataMismatch: LineCheck = {
  code: 'prorata-mismatch',
  severity: 'error',
  needs: ['unit-prices'],
  judge(entry, { priceOn, settings }) {
    if (!isProratedSubscription(entry)) return undefined;
    const { line, days, cycle } = entry;
    const judged = proratedNet(entry, priceOn(line.itemCode, days.from), settings.tolerance);
    if (judged === undefined) return undefined;
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
