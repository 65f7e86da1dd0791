import type { Fault } from '../diagnostics/problem.ts';
import type { PlanFailure, SharePlan } from './plan/plan.ts';
import type { LineWeights } from './rounding/rounding.ts';
import type { OnSplit, SplitTrace } from './rounding/split-trace.ts';
import type { ServiceDays } from './service-days.ts';
import type { BilledToTrace, ImputationTrace, LineTrace, RoundingTrace, VatTrace } from './trace.ts';

/** Collects the trace of a line: each step of the allocation records what it found. */
export interface TraceRecorder {
  readonly vat: (trace: VatTrace) => void;
  readonly days: (days: ServiceDays, planned: SharePlan | PlanFailure) => void;
  readonly payer: (payer: BilledToTrace) => void;
  readonly members: { readonly net: OnSplit; readonly vat: OnSplit };
  readonly sites: { readonly net: OnSplit; readonly vat: OnSplit };
  readonly imputation: (trace: ImputationTrace) => void;
  /** The whole trace; `weights` where amounts were rounded. */
  readonly finish: (faults: readonly Fault[], weights?: LineWeights) => LineTrace;
}

export function traceRecorder(): TraceRecorder {
  let vat: VatTrace = { kind: 'stated' };
  let days: ServiceDays | undefined;
  let planned: Pick<LineTrace, 'spans' | 'failures' | 'shares'> = { spans: [], failures: [], shares: [] };
  let billedTo: BilledToTrace | undefined;
  const netMembers: SplitTrace[] = [];
  const vatMembers: SplitTrace[] = [];
  const netSites: SplitTrace[] = [];
  const vatSites: SplitTrace[] = [];
  const imputations: ImputationTrace[] = [];
  const rounding = (weights: LineWeights | undefined): RoundingTrace | undefined => {
    const [net] = netMembers;
    const [ofVat] = vatMembers;
    return (
      weights &&
      net &&
      ofVat && { weights, net: { members: net, sites: netSites }, vat: { members: ofVat, sites: vatSites } }
    );
  };
  return {
    vat(trace) {
      vat = trace;
    },
    days(found, plan) {
      days = found;
      planned =
        'faults' in plan
          ? { spans: plan.spans, failures: plan.failures, shares: [] }
          : { spans: plan.spans, failures: [], shares: plan.shares };
    },
    payer(payer) {
      billedTo = payer;
    },
    members: { net: (trace) => void netMembers.push(trace), vat: (trace) => void vatMembers.push(trace) },
    sites: { net: (trace) => void netSites.push(trace), vat: (trace) => void vatSites.push(trace) },
    imputation: (trace) => void imputations.push(trace),
    finish: (faults, weights) => ({
      vat,
      days,
      ...planned,
      billedTo,
      rounding: rounding(weights),
      imputations,
      faults,
    }),
  };
}
