import { formatFraction } from '../../domain/fraction.ts';
import { formatCents } from '../../domain/money.ts';
import { type Check, eachLine } from '../check.ts';
import { cyclesIn } from '../cycle.ts';
import { proratedNet } from '../expected-net.ts';
import { aboutLine, unitPrice } from '../finding.ts';

/** A subscription over part of a billing cycle is not unit price × days / days of the cycle; at stake: the difference. */
export const prorataMismatch: Check = {
  code: 'prorata-mismatch',
  severity: 'error',
  needs: [],
  judges: 'line',
  find: eachLine((entry, history) => {
    const judged = proratedNet(entry, history);
    if (judged === undefined || judged.off === 0n) return undefined;
    const { net, unitPrice: price = '' } = entry.line;
    return aboutLine(entry, {
      wording: 'prorata-mismatch',
      args: {
        price: unitPrice(price),
        part: formatFraction(cyclesIn(entry.days, entry.cycle)),
        expected: judged.expected,
        actual: net,
        days: entry.days,
      },
      column: 'net_amount',
      expected: formatCents(judged.expected),
      actual: formatCents(net),
      atStake: judged.off,
    });
  }),
};
