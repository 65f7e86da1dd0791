import { vatOn } from '../../allocate/vat.ts';
import { formatCents } from '../../domain/numbers/money.ts';
import type { LineCheck } from '../check.ts';
import { plainDecimal } from '../finding.ts';

/** The VAT that a line states is not net × rate, rounded: a warning to one cent, an error above. */
export const vatArithmetic: LineCheck = {
  code: 'vat-arithmetic',
  severity: 'error',
  needs: ['vat-amounts'],
  asks: 'invoice',
  stakes: undefined,
  example: {
    wording: 'vat-arithmetic',
    args: { net: 28_990n, rate: plainDecimal('20'), expected: 5798n, actual: 5799n },
  },
  judge({ line: { net, vatRate: rate, statedVat: actual } }) {
    if (actual === undefined) return undefined;
    const expected = vatOn(net, rate);
    if (actual === expected) return undefined;
    const toOneCent = actual - expected === 1n || expected - actual === 1n;
    return {
      severity: toOneCent ? 'warning' : 'error',
      details: () => ({
        wording: 'vat-arithmetic',
        args: { net, rate: plainDecimal(rate), expected, actual },
        column: 'vat_amount',
        expected: formatCents(expected),
        actual: formatCents(actual),
      }),
    };
  },
};
