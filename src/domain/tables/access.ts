import type { DecimalText } from '../numbers/decimal.ts';
import type { TableRow } from '../table-row.ts';
import type { Day, DayRange } from '../time/calendar.ts';

/** What an access serves on some days, and who pays the operator for it: a row of accesses.csv. */
export interface Access extends TableRow {
  readonly access: string;
  /** A site, a grappe, a member, or `*` for the whole group. */
  readonly serves: string;
  readonly itemCode: string | undefined;
  readonly bandwidthMbps: DecimalText | undefined;
  readonly billedTo: string | undefined;
  /** First day of service: for reconcile and the keys that count accesses, not for what it serves. */
  readonly activatedOn: Day | undefined;
  /** Last day of service, likewise. */
  readonly terminatedOn: Day | undefined;
  /** Whether it serves its site alone, even if the site is in a grappe. */
  readonly alone: boolean;
  readonly days: DayRange;
}
