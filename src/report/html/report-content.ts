import type { AllocatedLine } from '../../allocate/allocator.ts';
import type { FindingRecord } from '../../domain/finding.ts';
import type { Workspace } from '../../domain/workspace.ts';
import type { Correction } from '../../settle/correction.ts';
import type { Debt } from '../../settle/settlement.ts';
import type { Charge } from '../../settle/tally.ts';
import type { Totals } from '../../settle/totals.ts';
import type { RunName } from '../statement/build.ts';

/** What the coordinator's view shows. */
export interface ReportContent {
  readonly workspace: Workspace;
  readonly name: RunName;
  readonly lines: readonly AllocatedLine[];
  /** Of closed runs. */
  readonly corrections: readonly Correction[];
  readonly totals: ReportTotals;
  /** Undefined where reconcile did not run. */
  readonly findings: readonly ReportFinding[] | undefined;
}

/** The sums of a run. */
export interface ReportTotals {
  readonly read: Totals;
  readonly allocated: Totals;
  readonly unallocated: Totals;
  readonly skipped: Totals;
  readonly regularised: Totals;
  readonly regularisedMembers: readonly (Totals & { readonly member: string })[];
  /** Corrections of closed runs included, as in charges and debts. */
  readonly members: readonly (Totals & { readonly member: string })[];
  readonly charges: readonly Charge[];
  readonly debts: readonly Debt[];
}

/** A finding of reconcile in words; here it does not matter whether it is accepted. */
export interface ReportFinding extends Omit<FindingRecord, 'accepted'> {
  /** What the check is called. */
  readonly check: string;
}
