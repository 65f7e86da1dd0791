import { covers } from '../../domain/calendar.ts';
import { type Check, eachLine } from '../check.ts';
import { isCharge, isSubscription } from '../entry.ts';
import { aboutLine } from '../finding.ts';

/** The item of a subscription is not that of the inventory on its first day of service. */
export const itemMismatch: Check = {
  code: 'item-mismatch',
  severity: 'warning',
  needs: ['accesses'],
  judges: 'line',
  find: eachLine((entry, history) => {
    const { access, itemCode: actual } = entry.line;
    if (access === undefined || actual === undefined) return undefined;
    if (!isSubscription(entry) || !isCharge(entry)) return undefined;
    const row = history.accessRows(access)?.find(({ days }) => covers(days, entry.days.from));
    const expected = row?.itemCode;
    if (expected === undefined || expected === actual) return undefined;
    return aboutLine(entry, {
      wording: 'item-mismatch',
      args: { actual, expected },
      column: 'item_code',
      expected,
      actual,
    });
  }),
};
