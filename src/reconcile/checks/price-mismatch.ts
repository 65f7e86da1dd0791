import type { LineCheck } from '../check.ts';
import { isPriceOfDays, priceDifference } from '../expected-net.ts';
import { unitPrice } from '../finding.ts';
import { offSchedule } from '../register/schedule.ts';

/** The unit price of a charge is not that of the schedule; at stake: what the difference costs on the line. */
export const priceMismatch: LineCheck = {
  code: 'price-mismatch',
  severity: 'error',
  needs: ['prices', 'item-codes', 'unit-prices'],
  asks: 'credit',
  stakes: 'too high',
  example: { wording: 'price-mismatch', args: { actual: unitPrice('299.9'), expected: unitPrice('289.9') } },
  judge(entry, { priceOn, settings }) {
    const { line, credit, days } = entry;
    const found = offSchedule({ unitPrice: line.unitPrice, credit }, priceOn(line.itemCode, days.from));
    if (found === undefined || isPriceOfDays(entry, found.price, settings.tolerance)) return undefined;
    const { actual, price } = found;
    return {
      atStake: priceDifference(entry, actual, price),
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
