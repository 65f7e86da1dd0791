import { covers, type DayRange, length } from '../../domain/calendar.ts';
import type { HistoryCheck } from '../check.ts';
import { countDays, overlaps } from '../day-ranges.ts';
import type { History } from '../history.ts';
import { FLAG, has, isSubscriptionAt } from '../lines/line-columns.ts';
import { daysAt, invoiceOf, subjectAt } from '../lines/line-store.ts';
import { inServiceWithin } from '../tables/service-dates.ts';

/**
 * Accesses in service on all days of the period that no subscription of the workspace covers on any of them. Those that
 * are billed in arrears wait for the next invoice.
 */
export const unbilledAccess: HistoryCheck = {
  code: 'unbilled-access',
  severity: 'warning',
  needs: ['accesses', 'period'],
  judges: 'access',
  *find(history) {
    const { period, known } = history;
    if (period === undefined) return;
    const subjects = [...billedSubjects(history, period), ...billedInArrears(history, period)];
    const billed = new Set(subjects.map((subject) => history.lines.subjects.accessOf(subject)));
    for (const [access, rows] of known.accesses) {
      const row = rows.find(({ days }) => overlaps(days, period));
      if (row === undefined || billed.has(access)) continue;
      if (countDays(inServiceWithin(period, rows)) < length(period)) continue;
      const nothing = { supplier: '', invoiceNumber: '', itemCode: '', date: undefined };
      yield {
        about: { ...nothing, access, file: row.file ?? 'accesses.csv', row: row.row },
        details: () => ({ wording: 'unbilled-access', args: { days: period }, column: 'access' }),
      };
    }
  },
};

/** What a subscription charges on some day of the period, be it in a later invoice. */
function billedSubjects({ lines }: History, period: DayRange): ReadonlySet<number> {
  const { columns } = lines;
  const billed = new Set<number>();
  for (let index = 0; index < columns.count; index++) {
    if (!isSubscriptionAt(columns, index) || has(columns, index, FLAG.credit)) continue;
    if (overlaps(daysAt(columns, index), period)) billed.add(subjectAt(lines, index));
  }
  return billed;
}

/**
 * What the subscriptions of operators charge that bill in arrears: those dated in the period all end before it, and no
 * invoice of theirs is dated after it.
 */
function billedInArrears({ lines }: History, period: DayRange): readonly number[] {
  const { columns } = lines;
  const earlier = new Map<string, Set<number>>();
  const others = new Set<string>();
  for (let index = 0; index < columns.count; index++) {
    if (!isSubscriptionAt(columns, index) || has(columns, index, FLAG.credit)) continue;
    const { supplier, date } = invoiceOf(lines, index);
    if (date < period.from) continue;
    if (!covers(period, date) || daysAt(columns, index).to >= period.from) {
      others.add(supplier);
      continue;
    }
    const known = earlier.get(supplier) ?? new Set();
    earlier.set(supplier, known.add(subjectAt(lines, index)));
  }
  return [...earlier].filter(([supplier]) => !others.has(supplier)).flatMap(([, all]) => [...all]);
}
