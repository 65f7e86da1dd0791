import { shortestDecimal } from '../../domain/decimal.ts';
import { type Check, eachLine } from '../check.ts';
import { isCharge } from '../entry.ts';
import { aboutLine, plainDecimal } from '../finding.ts';

/** The VAT rate of a charge is not that of the schedule on the first day of service. */
export const vatRateMismatch: Check = {
  code: 'vat-rate-mismatch',
  severity: 'error',
  needs: ['prices'],
  judges: 'line',
  find: eachLine((entry, history) => {
    const { itemCode, vatRate: actual } = entry.line;
    if (!isCharge(entry)) return undefined;
    const price = history.priceOn(itemCode, entry.days.from);
    if (price?.vatRate === undefined) return undefined;
    const expected = shortestDecimal(price.vatRate);
    if (shortestDecimal(actual) === expected) return undefined;
    return aboutLine(entry, {
      wording: 'vat-rate-mismatch',
      args: { actual: plainDecimal(actual), expected: plainDecimal(expected) },
      column: 'vat_rate',
      expected,
      actual,
    });
  }),
};
