import type { FindingRecord } from '../../domain/finding.ts';
import type { Workspace } from '../../domain/workspace.ts';
import type { RunTotals } from '../../settle/tally.ts';
import type { StatementSource } from '../statement/build.ts';

/** What the coordinator's view shows. */
export interface ReportContent extends Pick<StatementSource, 'lines' | 'corrections' | 'name'> {
  readonly workspace: Workspace;
  readonly totals: RunTotals;
  /** Undefined where reconcile did not run. */
  readonly findings: readonly ReportFinding[] | undefined;
}

/** A finding of reconcile in words; here it does not matter whether it is accepted. */
export interface ReportFinding extends Omit<FindingRecord, 'accepted'> {
  /** What the check is called. */
  readonly check: string;
}
