import { formatCents } from '../../domain/money.ts';
import { type Check, eachLine } from '../check.ts';
import { productNet } from '../expected-net.ts';
import { aboutLine, plainDecimal, unitPrice } from '../finding.ts';

/** Net is not quantity × unit price, and the line is not prorated; at stake: the difference. */
export const lineArithmetic: Check = {
  code: 'line-arithmetic',
  severity: 'error',
  needs: [],
  judges: 'line',
  find: eachLine((entry, history) => {
    const judged = productNet(entry, history);
    if (judged === undefined || judged.off === 0n) return undefined;
    const { net, quantity = '', unitPrice: price = '' } = entry.line;
    return aboutLine(entry, {
      wording: 'line-arithmetic',
      args: {
        quantity: plainDecimal(quantity),
        price: unitPrice(price),
        expected: judged.expected,
        actual: net,
      },
      column: 'net_amount',
      expected: formatCents(judged.expected),
      actual: formatCents(net),
      atStake: judged.off,
    });
  }),
};
