import { formatCents } from '../../domain/numbers/money.ts';
import type { LineCheck } from '../check.ts';
import { countTakenBack, pricedNet, productNet } from '../expected-net.ts';
import { plainDecimal, unitPrice } from '../finding.ts';

/**
 * The net is not quantity × unit price plus the charges of the line itself, and the line is not prorated; at stake: the
 * difference.
 */
export const lineArithmetic: LineCheck = {
  code: 'line-arithmetic',
  severity: 'error',
  needs: ['unit-prices'],
  asks: 'credit',
  stakes: 'too high',
  example: {
    wording: 'line-arithmetic',
    args: {
      quantity: plainDecimal('3'),
      price: unitPrice('92.5'),
      own: '',
      expected: 27_750n,
      actual: 29_750n,
    },
  },
  judge(entry, { priceOn, settings }) {
    const priceOf = () => priceOn(entry.line.itemCode, entry.days.from);
    const judged = productNet(pricedNet(entry), priceOf, settings.tolerance);
    if (judged === undefined) return undefined;
    const { net, ownCharges, quantity = '', unitPrice: price = '' } = entry.line;
    const { expected } = judged;
    const isTakenBack = entry.credit && ownCharges === undefined;
    return {
      atStake: judged.off,
      details: () => ({
        wording: 'line-arithmetic',
        args: {
          quantity: plainDecimal(isTakenBack ? countTakenBack(quantity, price) : quantity),
          price: unitPrice(price),
          own: ownCharges ?? '',
          expected,
          actual: net,
        },
        column: 'net_amount',
        expected: formatCents(expected),
        actual: formatCents(net),
      }),
    };
  },
};
