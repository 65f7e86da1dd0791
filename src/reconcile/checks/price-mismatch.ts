import { scaled } from '../../domain/decimal.ts';
import { roundHalfAway } from '../../domain/money.ts';
import { type Check, eachLine } from '../check.ts';
import { aboutLine, unitPrice } from '../finding.ts';
import { offSchedule } from '../schedule.ts';

const QUANTITY_SCALE = 4;
const PRICE_SCALE = 6;

/** The unit price of a charge is not that of the schedule; at stake: difference × quantity. */
export const priceMismatch: Check = {
  code: 'price-mismatch',
  severity: 'error',
  needs: ['prices'],
  judges: 'line',
  find: eachLine((entry, history) => {
    const found = offSchedule(entry, history);
    if (found === undefined) return undefined;
    const { actual, price } = found;
    const difference = scaled(actual, PRICE_SCALE) - scaled(price.unitPrice, PRICE_SCALE);
    const quantity = scaled(entry.line.quantity ?? '1', QUANTITY_SCALE);
    return aboutLine(entry, {
      wording: 'price-mismatch',
      args: { actual: unitPrice(actual), expected: unitPrice(price.unitPrice) },
      column: 'unit_price',
      expected: price.unitPrice,
      actual,
      atStake: roundHalfAway(difference * quantity, 10n ** BigInt(QUANTITY_SCALE + PRICE_SCALE - 2)),
    });
  }),
};
