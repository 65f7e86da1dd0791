import type { Severity } from '../domain/convention.ts';
import type { FindingCode } from '../domain/finding.ts';
import type { AcceptedFinding } from '../domain/invoice-line.ts';
import type { Workspace } from '../domain/workspace.ts';
import { ACCEPTANCE_CHECK } from './acceptance.ts';
import type { CheckDescription } from './check.ts';
import { CHECKS } from './checks/list.ts';
import type { Finding } from './finding.ts';
import type { NotRun } from './needs.ts';
import type { NotJudged, NotJudgedMarkets } from './not-judged.ts';
import type { History } from './sweep/history.ts';
import type { FindingTally } from './tally.ts';

/** What the checks found in a period, and which of them ran. */
export interface Reconciliation {
  readonly history: History;
  /** How many lines were judged. */
  readonly lines: number;
  /** Findings that are not accepted, by place: all, or the requested number of each code. */
  readonly findings: readonly Finding[];
  /** The count of all these, and what is at stake in them. */
  readonly tally: FindingTally;
  /** How many there are of each check that has some. */
  readonly byCode: ReadonlyMap<FindingCode, number>;
  readonly accepted: readonly Accepted[];
  /** The count of all accepted findings, and what is at stake in them. */
  readonly acceptedTally: FindingTally;
  readonly ran: readonly CheckDescription[];
  readonly notRun: readonly NotRun[];
  /** The charges whose price no check judged; undefined where the check of prices did not run. */
  readonly unpriced: NotJudged | undefined;
  /** The charges whose market no check judged; undefined where the check of markets did not run. */
  readonly unmarketed: NotJudgedMarkets | undefined;
}

/** A finding and the acceptance that lists it. */
export interface Accepted {
  readonly finding: Finding;
  readonly acceptance: AcceptedFinding;
}

/** The descriptions of all checks. */
export const ALL_CHECKS: readonly CheckDescription[] = [...CHECKS, ACCEPTANCE_CHECK];

/** Whether a check runs in a workspace: all do, except those that only run on request of its convention. */
export function isAsked({ code, onlyIfAsked }: CheckDescription, { convention }: Workspace): boolean {
  return onlyIfAsked !== true || convention.reconcile.severity.has(code);
}

/** The checks of a workspace. */
export function checksOf(workspace: Workspace): readonly CheckDescription[] {
  return ALL_CHECKS.filter((check) => isAsked(check, workspace));
}

/** Whether findings of a severity make the command fail. */
export function fails(severity: Severity, failOn: 'error' | 'warning'): boolean {
  return severity === 'error' || (failOn === 'warning' && severity === 'warning');
}
