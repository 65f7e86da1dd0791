import { type Check, eachLine } from '../check.ts';
import { isCharge, oneDay } from '../entry.ts';
import { aboutLine } from '../finding.ts';

/** The item of a charge has no price on the first day of service. A credit may bear a code of its own. */
export const unknownItem: Check = {
  code: 'unknown-item',
  severity: 'warning',
  needs: ['prices'],
  judges: 'line',
  find: eachLine((entry, history) => {
    const { itemCode: item } = entry.line;
    const day = entry.days.from;
    if (item === undefined || !isCharge(entry) || history.priceOn(item, day) !== undefined) return undefined;
    return aboutLine(entry, {
      wording: 'unknown-item',
      args: { item, days: oneDay(day) },
      column: 'item_code',
      actual: item,
    });
  }),
};
