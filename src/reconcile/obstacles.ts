import type { DayRange } from '../domain/calendar.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { CheckFacts, Need } from './check.ts';
import type { ClosedPeriods } from './history.ts';
import type { NotRun } from './reconciliation.ts';

/** What there is for checks to read. */
export interface Sources {
  readonly workspace: Workspace;
  readonly closed: ClosedPeriods;
  readonly period: DayRange | undefined;
  /** Whether an electronic invoice or a total row states a total. */
  readonly hasStatedTotals: boolean;
  /** Whether a line of the period states its unit price. */
  readonly hasUnitPrices: boolean;
  /** Whether a line of the period names its item or has a label. */
  readonly hasItems: boolean;
}

/** Why a check does not run; undefined where it does. */
export function obstacle({ code, needs }: CheckFacts, sources: Sources): NotRun['lacks'] | undefined {
  if (sources.workspace.convention.reconcile.severity.get(code) === 'off') return 'off';
  return needs.find((need) => !HAS[need](sources));
}

const HAS: Record<Need, (sources: Sources) => boolean> = {
  accesses: ({ workspace }) => workspace.accesses !== undefined,
  prices: ({ workspace }) => workspace.prices !== undefined,
  totals: ({ workspace, hasStatedTotals }) => workspace.declaredInvoices !== undefined || hasStatedTotals,
  markets: ({ workspace }) => workspace.convention.reconcile.markets.size > 0,
  'closed-runs': ({ closed }) => closed.length > 0,
  period: ({ period }) => period !== undefined,
  acceptances: ({ workspace }) => workspace.acceptedFindings !== undefined,
  'unit-prices': ({ hasUnitPrices }) => hasUnitPrices,
  items: ({ hasItems }) => hasItems,
};
