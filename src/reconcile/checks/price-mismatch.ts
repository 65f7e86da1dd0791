import type { LineCheck } from '../check.ts';
import { differenceOf } from '../expected-net.ts';
import { unitPrice } from '../finding.ts';
import { offSchedule } from '../tables/schedule.ts';

/** The unit price of a charge is not that of the schedule; at stake: difference × quantity. */
export const priceMismatch: LineCheck = {
  code: 'price-mismatch',
  severity: 'error',
  needs: ['prices', 'unit-prices'],
  judges: 'line',
  judge({ line, credit, days }, { priceOn }) {
    const { itemCode, quantity } = line;
    const found = offSchedule({ unitPrice: line.unitPrice, credit }, priceOn(itemCode, days.from));
    if (found === undefined) return undefined;
    const { actual, price } = found;
    return {
      atStake: differenceOf(actual, price.unitPrice, quantity ?? '1'),
      details: () => ({
        wording: 'price-mismatch',
        args: { actual: unitPrice(actual), expected: unitPrice(price.unitPrice) },
        column: 'unit_price',
        expected: price.unitPrice,
        actual,
      }),
    };
  },
};
