import type { Severity } from '../domain/convention.ts';
import type { FindingCode } from '../domain/finding.ts';
import { compareText } from '../text/text-order.ts';
import { ACCEPTANCE_CHECK, type Accepted, applyAcceptances } from './acceptance.ts';
import type { Check, Need } from './check.ts';
import { CHECKS } from './checks/list.ts';
import type { Fact, Finding } from './finding.ts';
import type { History } from './history.ts';

/** What the checks found in a period, and which of them ran. */
export interface Reconciliation {
  readonly history: History;
  /** Findings that stand, by place. */
  readonly findings: readonly Finding[];
  readonly accepted: readonly Accepted[];
  readonly ran: readonly CheckFacts[];
  readonly notRun: readonly NotRun[];
}

export type CheckFacts = Omit<Check, 'find'>;

/** A check that did not run, and what it lacks; `off`: the convention switched it off. */
export interface NotRun {
  readonly code: FindingCode;
  readonly lacks: Need | 'off';
}

/** Every check, for those who list them. */
export const ALL_CHECKS: readonly CheckFacts[] = [...CHECKS, ACCEPTANCE_CHECK];

/** Holds the lines of the period against all that is known up to its end (RECONCILE.md). */
export function reconcile(history: History): Reconciliation {
  const notRun = ALL_CHECKS.flatMap((check) => {
    const lacks = obstacle(check, history);
    return lacks === undefined ? [] : [{ code: check.code, lacks }];
  });
  const stopped = new Set(notRun.map(({ code }) => code));
  const found = CHECKS.filter(({ code }) => !stopped.has(code)).flatMap((check) =>
    check.find(history).map((fact) => stamped(fact, check, history)),
  );
  const { open, accepted, unused } = applyAcceptances(found, history);
  const ofAcceptances = stopped.has(ACCEPTANCE_CHECK.code)
    ? []
    : unused.map((fact) => stamped(fact, ACCEPTANCE_CHECK, history));
  return {
    history,
    findings: [...open, ...ofAcceptances].sort(byPlace),
    accepted: [...accepted].sort((a, b) => byPlace(a.finding, b.finding)),
    ran: ALL_CHECKS.filter(({ code }) => !stopped.has(code)),
    notRun,
  };
}

function stamped({ severity, ...fact }: Fact, check: CheckFacts, history: History): Finding {
  const { code } = check;
  const wanted = history.workspace.convention.reconcile.severity.get(code);
  const asked: Severity | undefined = wanted === 'off' ? undefined : wanted;
  return { ...fact, code, severity: asked ?? severity ?? check.severity };
}

function obstacle({ code, needs }: CheckFacts, history: History): NotRun['lacks'] | undefined {
  if (history.workspace.convention.reconcile.severity.get(code) === 'off') return 'off';
  return needs.find((need) => !HAS[need](history));
}

const HAS: Record<Need, (history: History) => boolean> = {
  accesses: ({ workspace }) => workspace.accesses !== undefined,
  prices: ({ workspace }) => workspace.prices !== undefined,
  totals: ({ workspace, hasStatedTotals }) => workspace.declaredInvoices !== undefined || hasStatedTotals,
  markets: ({ workspace }) => workspace.convention.reconcile.markets.size > 0,
  'closed-runs': ({ closed }) => closed.periods.length > 0,
  period: ({ period }) => period !== undefined,
  acceptances: ({ workspace }) => workspace.acceptedFindings !== undefined,
};

/** File, row, code. */
function byPlace(a: Finding, b: Finding): number {
  return compareText(a.file, b.file) || (a.row ?? 0) - (b.row ?? 0) || compareText(a.code, b.code);
}

/** Whether findings of a severity make the command fail. */
export function fails(severity: Severity, failOn: 'error' | 'warning'): boolean {
  return severity === 'error' || (failOn === 'warning' && severity === 'warning');
}
