import type { LineCheck } from '../check.ts';

/** The item of a subscription is not that of the inventory on its first day of service. */
export const itemMismatch: LineCheck = {
  code: 'item-mismatch',
  severity: 'warning',
  needs: ['accesses', 'ordered-items', 'item-codes'],
  asks: 'explanation',
  stakes: undefined,
  example: { wording: 'item-mismatch', args: { actual: 'FTTO-500', expected: 'FTTO-200' } },
  judge({ line: { access, itemCode: actual }, category, credit, days }, { accessOn }) {
    if (actual === undefined || category !== 'subscription' || credit) return undefined;
    const expected = accessOn(access, days.from)?.itemCode;
    if (expected === undefined || expected === actual) return undefined;
    return {
      details: () => ({
        wording: 'item-mismatch',
        args: { actual, expected },
        column: 'item_code',
        expected,
        actual,
      }),
    };
  },
};
