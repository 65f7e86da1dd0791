import { length } from '../../domain/calendar.ts';
import type { Check } from '../check.ts';
import { countDays, overlaps } from '../day-ranges.ts';
import { inServiceWithin } from '../service-dates.ts';

/** Accesses in service on all days of the period that no subscription of the workspace covers on any of them. */
export const unbilledAccess: Check = {
  code: 'unbilled-access',
  severity: 'warning',
  needs: ['accesses', 'period'],
  judges: 'access',
  find: ({ accesses, period, subscriptionsOf }) =>
    [...accesses].flatMap(([access, rows]) => {
      if (period === undefined || countDays(inServiceWithin(period, rows)) < length(period)) return [];
      if (subscriptionsOf(access).some(({ days }) => overlaps(days, period))) return [];
      const fact = {
        wording: 'unbilled-access' as const,
        args: { days: period },
        entry: undefined,
        supplier: '',
        invoiceNumber: '',
        lineNumber: '',
        access,
        expected: '',
        actual: '',
        atStake: undefined,
        file: 'accesses.csv',
        row: rows.find(({ days }) => overlaps(days, period))?.row,
        column: 'access',
        severity: undefined,
      };
      return [fact];
    }),
};
