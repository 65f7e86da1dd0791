import { formatCents } from '../../domain/numbers/money.ts';
import type { LineCheck } from '../check.ts';

/** The gross that a line states is not its net + VAT. */
export const grossArithmetic: LineCheck = {
  code: 'gross-arithmetic',
  severity: 'error',
  needs: ['gross-amounts'],
  asks: 'invoice',
  stakes: undefined,
  example: {
    wording: 'gross-arithmetic',
    args: { net: 28_990n, vat: 5798n, expected: 34_788n, actual: 34_888n },
  },
  judge({ line: { net, statedGross: actual }, vat }) {
    const expected = net + vat;
    if (actual === undefined || actual === expected) return undefined;
    return {
      details: () => ({
        wording: 'gross-arithmetic',
        args: { net, vat, expected, actual },
        column: 'gross_amount',
        expected: formatCents(expected),
        actual: formatCents(actual),
      }),
    };
  },
};
