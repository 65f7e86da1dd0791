import { scaled, unitsInOne } from '../../domain/decimal.ts';
import { roundHalfAway } from '../../domain/money.ts';
import type { LineCheck } from '../check.ts';
import { unitPrice } from '../finding.ts';
import { offSchedule } from '../tables/schedule.ts';

const QUANTITY_SCALE = 4;
const PRICE_SCALE = 6;

/** The unit price of a charge is not that of the schedule; at stake: difference × quantity. */
export const priceMismatch: LineCheck = {
  code: 'price-mismatch',
  severity: 'error',
  needs: ['prices', 'unit-prices'],
  judges: 'line',
  judge({ line, credit, days, index }, { priceOn }) {
    const { itemCode, quantity } = line;
    const found = offSchedule({ unitPrice: line.unitPrice, credit }, priceOn(itemCode, days.from));
    if (found === undefined) return undefined;
    const { actual, price } = found;
    const difference = scaled(actual, PRICE_SCALE) - scaled(price.unitPrice, PRICE_SCALE);
    const off = difference * scaled(quantity ?? '1', QUANTITY_SCALE);
    return {
      about: index,
      atStake: roundHalfAway(off, unitsInOne(QUANTITY_SCALE + PRICE_SCALE - 2)),
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
