import { type Fault, fault } from '../diagnostics/problem.ts';
import type { Day } from '../domain/calendar.ts';
import type { Imputation } from '../domain/imputation.ts';
import type { InvoiceLine, PricedLine } from '../domain/invoice-line.ts';
import type { Cents } from '../domain/money.ts';
import type { Workspace } from '../domain/workspace.ts';
import { contradictionOf } from './contradiction.ts';
import { imputationOf } from './imputation.ts';
import { planShares, type SharePlan } from './plan.ts';
import { type Register, registerOf, rowOn } from './register.ts';
import { memberSplit, roundOverShares } from './rounding.ts';
import { serviceDays } from './service-days.ts';
import { vatSettler } from './vat.ts';
import { type LineWeights, weightsOf } from './weights.ts';

/** What a member owes for a site of a line. */
export interface AllocationRow {
  readonly member: string;
  /** Empty where the share stays on the member. */
  readonly site: string;
  /** The exact share of the line, reduced: `414/677`. */
  readonly share: string;
  readonly net: Cents;
  readonly vat: Cents;
  readonly gross: Cents;
  readonly imputation: Imputation | undefined;
}

/** A line that was shared. */
export interface AllocatedLine {
  readonly kind: 'allocated';
  readonly line: PricedLine;
  readonly plan: SharePlan;
  readonly billedTo: string;
  /** By member, then site. */
  readonly rows: readonly AllocationRow[];
  readonly warning: Fault | undefined;
}

/** A line that ALLOCATION.md §§2–5 cannot share. */
export interface UnallocatedLine {
  readonly kind: 'unallocated';
  readonly line: PricedLine;
  readonly faults: readonly Fault[];
}

/** A line in doubt for another reason: it always stops a run. */
export interface RefusedLine {
  readonly kind: 'refused';
  readonly line: PricedLine;
  readonly faults: readonly Fault[];
}

export type LineOutcome = AllocatedLine | UnallocatedLine | RefusedLine;

/** Shares lines given in canonical order, one after the other. */
export type Allocator = (line: InvoiceLine) => LineOutcome;

/**
 * An allocator for a workspace. It remembers what `vat: invoice` and `carry` need of each invoice,
 * so all lines of an invoice must pass through the same one.
 */
export function createAllocator(workspace: Workspace): Allocator {
  const register = registerOf(workspace);
  const settle = vatSettler();
  const split = memberSplit(workspace.convention.rounding);
  const planFor = planCache(register);
  return (unpriced) => {
    const { line, fault: grossFault } = settle(unpriced);
    const days = serviceDays(line, workspace.convention);
    const planned = 'code' in days ? { faults: [days] } : planFor(line, days.days);
    if ('faults' in planned) {
      if (grossFault === undefined) return { kind: 'unallocated', line, faults: planned.faults };
      return { kind: 'refused', line, faults: [grossFault, ...planned.faults] };
    }
    const { plan, weights } = planned;
    const billedTo = billedToOf(line, plan.days.from, register);
    const faults = [...(grossFault ? [grossFault] : []), ...(typeof billedTo === 'string' ? [] : [billedTo])];
    if (typeof billedTo !== 'string') return { kind: 'refused', line, faults };
    const nets = roundOverShares(split(line.net, 'net', weights, line), weights);
    const vats = roundOverShares(split(line.vat, 'vat', weights, line), weights);
    const rows = plan.shares.map((share, index): AllocationRow => {
      const net = nets[index] ?? 0n;
      const vat = vats[index] ?? 0n;
      const flow = share.member === billedTo ? 'paid' : 'reimbursed';
      const found = imputationOf(share, flow, line.category, plan.days.from, register);
      if ('code' in found) faults.push(found);
      const imputation = 'code' in found ? undefined : found.imputation;
      return {
        member: share.member,
        site: share.site,
        share: share.text,
        net,
        vat,
        gross: net + vat,
        imputation,
      };
    });
    return faults.length > 0
      ? { kind: 'refused', line, faults }
      : {
          kind: 'allocated',
          line,
          plan,
          billedTo,
          rows,
          warning: contradictionOf(line, plan.days.from, register),
        };
  };
}

/** Who pays the operator: the line's word, else its access's on the first day, else the convention's. */
function billedToOf(line: InvoiceLine, firstDay: Day, register: Register): string | Fault {
  const ofAccess =
    line.access === undefined ? undefined : rowOn(register.accesses.get(line.access), firstDay);
  const billedTo = line.billedTo ?? ofAccess?.billedTo ?? register.workspace.convention.billedTo;
  if (billedTo === undefined) return fault('billed-to-missing', {});
  return billedTo;
}

type Planned =
  | { readonly plan: SharePlan; readonly weights: LineWeights }
  | { readonly faults: readonly Fault[] };

const PLANS_KEPT = 20_000;

/** Plans by what decides them: lines of one access, month and category share one. */
function planCache(register: Register): (line: InvoiceLine, days: SharePlan['days']) => Planned {
  const byItem = register.workspace.convention.rules.some(({ appliesTo }) => appliesTo.itemCodes);
  const plans = new Map<string, Planned>();
  return (line, days) => {
    const key = [
      line.serves ?? '',
      line.access ?? '',
      line.category,
      byItem ? line.itemCode : '',
      days.from,
      days.to,
    ].join('\u0000');
    const known = plans.get(key);
    if (known !== undefined) return known;
    const plan = planShares(line, days, register);
    const planned = 'faults' in plan ? plan : { plan, weights: weightsOf(plan.shares) };
    if (plans.size === PLANS_KEPT) plans.clear();
    plans.set(key, planned);
    return planned;
  };
}
