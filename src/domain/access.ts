import type { Day, DayRange } from './calendar.ts';
import type { DecimalText } from './decimal.ts';

/** What an access serves on some days, and who pays the operator for it: a row of accesses.csv. */
export interface Access {
  readonly access: string;
  /** A site, a grappe, a member, or `*` for the whole group. */
  readonly serves: string;
  readonly itemCode: string | undefined;
  readonly bandwidthMbps: DecimalText | undefined;
  readonly billedTo: string | undefined;
  /** First day of service, for reconcile only. */
  readonly activatedOn: Day | undefined;
  /** Last day of service, for reconcile only. */
  readonly terminatedOn: Day | undefined;
  readonly days: DayRange;
  readonly row: number;
}
