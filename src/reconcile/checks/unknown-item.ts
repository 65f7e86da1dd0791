import { oneDay } from '../../domain/time/period.ts';
import { type LineCheck, OCTOBER } from '../check.ts';

/**
 * The item of a charge has no price on the first day of service. A credit may have a code of its own, and a charge on
 * the whole invoice has the code of its reason.
 */
export const unknownItem: LineCheck = {
  code: 'unknown-item',
  severity: 'warning',
  needs: ['prices', 'item-codes'],
  asks: 'explanation',
  stakes: undefined,
  example: {
    wording: 'unknown-item',
    args: { item: 'FTTO-2G', days: { from: OCTOBER.from, to: OCTOBER.from } },
  },
  judge({ line: { itemCode: item, ofDocument }, credit, days: { from } }, { priceOn }) {
    if (item === undefined || credit || ofDocument || priceOn(item, from) !== undefined) return undefined;
    return {
      details: () => ({
        wording: 'unknown-item',
        args: { item, days: oneDay(from) },
        column: 'item_code',
        actual: item,
      }),
    };
  },
};
