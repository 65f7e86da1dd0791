import { vatOn } from '../../allocate/vat.ts';
import { formatCents } from '../../domain/money.ts';
import { type Check, eachLine } from '../check.ts';
import { aboutLine, plainDecimal } from '../finding.ts';

/** The VAT that a line states is not net × rate, rounded: a warning to one cent, an error above. */
export const vatArithmetic: Check = {
  code: 'vat-arithmetic',
  severity: 'error',
  needs: [],
  judges: 'line',
  find: eachLine((entry) => {
    const { net, vatRate: rate, statedVat: actual } = entry.line;
    if (actual === undefined) return undefined;
    const expected = vatOn(net, rate);
    if (actual === expected) return undefined;
    const toOneCent = actual - expected === 1n || expected - actual === 1n;
    return aboutLine(entry, {
      wording: 'vat-arithmetic',
      args: { net, rate: plainDecimal(rate), expected, actual },
      column: 'vat_amount',
      expected: formatCents(expected),
      actual: formatCents(actual),
      severity: toOneCent ? 'warning' : 'error',
    });
  }),
};
