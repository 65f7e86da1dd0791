import { shortestDecimal } from '../../domain/numbers/decimal.ts';
import type { LineCheck } from '../check.ts';
import { plainDecimal } from '../finding.ts';

/** The VAT rate of a charge is not that of the schedule on the first day of service. */
export const vatRateMismatch: LineCheck = {
  code: 'vat-rate-mismatch',
  severity: 'error',
  needs: ['prices', 'schedule-rates', 'item-codes'],
  asks: 'invoice',
  stakes: undefined,
  example: {
    wording: 'vat-rate-mismatch',
    args: { actual: plainDecimal('10'), expected: plainDecimal('20') },
  },
  judge({ line, credit, days }, { priceOn }) {
    const { itemCode, vatRate: actual } = line;
    if (credit) return undefined;
    const price = priceOn(itemCode, days.from);
    if (price?.vatRate === undefined) return undefined;
    const expected = shortestDecimal(price.vatRate);
    if (shortestDecimal(actual) === expected) return undefined;
    return {
      details: () => ({
        wording: 'vat-rate-mismatch',
        args: { actual: plainDecimal(actual), expected: plainDecimal(expected) },
        column: 'vat_rate',
        expected,
        actual,
      }),
    };
  },
};
