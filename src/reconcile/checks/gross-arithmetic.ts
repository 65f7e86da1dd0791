import { formatCents } from '../../domain/money.ts';
import { type Check, eachLine } from '../check.ts';
import { aboutLine } from '../finding.ts';

/** The gross that a line states is not its net + VAT. */
export const grossArithmetic: Check = {
  code: 'gross-arithmetic',
  severity: 'error',
  needs: [],
  judges: 'line',
  find: eachLine((entry) => {
    const { net, vat, gross: expected, statedGross: actual } = entry.line;
    if (actual === undefined || actual === expected) return undefined;
    return aboutLine(entry, {
      wording: 'gross-arithmetic',
      args: { net, vat, expected, actual },
      column: 'gross_amount',
      expected: formatCents(expected),
      actual: formatCents(actual),
    });
  }),
};
