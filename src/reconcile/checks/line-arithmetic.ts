import { formatCents } from '../../domain/money.ts';
import type { Price } from '../../domain/price.ts';
import type { LineCheck } from '../check.ts';
import { cyclesIn, MONTHS_BILLED } from '../cycle.ts';
import type { Entry } from '../entry.ts';
import { pricedNet, productNet } from '../expected-net.ts';
import { plainDecimal, unitPrice } from '../finding.ts';

/** Net is not quantity × unit price with the charges of the line itself, and the line is not prorated; at stake: the difference. */
export const lineArithmetic: LineCheck = {
  code: 'line-arithmetic',
  severity: 'error',
  needs: ['unit-prices'],
  judges: 'line',
  judge(entry, { priceOn, settings }) {
    const judged = productNet(pricedNet(entry), settings.tolerance);
    if (judged === undefined) return undefined;
    const isLess = judged.off < 0n !== entry.credit;
    if (isLess && isPartBilled(entry, priceOn(entry.line.itemCode, entry.days.from))) return undefined;
    const { net, ownCharges, quantity = '', unitPrice: price = '' } = entry.line;
    const { expected } = judged;
    return {
      about: entry.index,
      atStake: judged.off,
      details: () => ({
        wording: ownCharges === undefined ? 'line-arithmetic' : 'line-arithmetic/own',
        args: {
          quantity: plainDecimal(quantity),
          price: unitPrice(price),
          own: ownCharges ?? 0n,
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

/** Whether a subscription or service priced by the quarter or the year is billed for some of its months: the whole is not due. */
function isPartBilled({ category, days, cycle, fullCycles }: Entry, price: Price | undefined): boolean {
  const isDated = category === 'subscription' || category === 'service';
  if (!isDated || !fullCycles || price?.billing === undefined || price.billing === 'once') return false;
  return Number(cyclesIn(days, cycle).numerator) % MONTHS_BILLED[price.billing] !== 0;
}
