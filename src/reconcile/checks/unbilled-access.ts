import { length } from '../../domain/calendar.ts';
import type { HistoryCheck } from '../check.ts';
import { countDays, overlaps } from '../day-ranges.ts';
import type { History } from '../history.ts';
import { FLAG, has, isSubscriptionAt } from '../lines/line-columns.ts';
import { daysAt } from '../lines/line-store.ts';
import { inServiceWithin } from '../tables/service-dates.ts';

/** Accesses in service on all days of the period that no subscription of the workspace covers on any of them. */
export const unbilledAccess: HistoryCheck = {
  code: 'unbilled-access',
  severity: 'warning',
  needs: ['accesses', 'period'],
  judges: 'access',
  *find(history) {
    const { period, known } = history;
    if (period === undefined) return;
    const billed = billedAccesses(history);
    for (const [access, rows] of known.accesses) {
      if (billed.has(access) || countDays(inServiceWithin(period, rows)) < length(period)) continue;
      const row = rows.find(({ days }) => overlaps(days, period));
      const nothing = { supplier: '', invoiceNumber: '', itemCode: '', date: undefined };
      yield {
        about: { ...nothing, access, file: row?.file ?? 'accesses.csv', row: row?.row },
        atStake: undefined,
        details: () => ({ wording: 'unbilled-access', args: { days: period }, column: 'access' }),
      };
    }
  },
};

/** The accesses that a subscription charges on some day of the period, be it in a later invoice. */
function billedAccesses({ lines: { columns, subjects }, period }: History): ReadonlySet<string> {
  const billed = new Set<number>();
  for (let index = 0; index < columns.count; index++) {
    if (!isSubscriptionAt(columns, index) || has(columns, index, FLAG.credit)) continue;
    if (period !== undefined && overlaps(daysAt(columns, index), period)) {
      billed.add(columns.subject[index] ?? -1);
    }
  }
  return new Set([...billed].flatMap((subject) => subjects.accessOf(subject) ?? []));
}
