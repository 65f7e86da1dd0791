import type { Fault } from '../diagnostics/problem.ts';
import { conventionOn } from '../domain/dated-settings.ts';
import type { Imputation } from '../domain/imputation.ts';
import type { InvoiceLine, PricedLine } from '../domain/invoice-line.ts';
import type { Cents } from '../domain/money.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { ChargeTerms } from './charge-terms.ts';
import { recordImputations } from './imputation.ts';
import type { KeyDefinitions } from './keys/key.ts';
import { KEYS } from './keys/list.ts';
import type { PlanShare } from './plan/combine.ts';
import type { PlanFailure, SharePlan } from './plan/plan.ts';
import { registerOf } from './register-of.ts';
import { memberSplit, roundOverShares } from './rounding/rounding.ts';
import { serviceDays } from './service-days.ts';
import { type Booking, sharingFinder } from './sharing.ts';
import type { LineTrace } from './trace.ts';
import { traceRecorder } from './trace-recorder.ts';
import { vatSettler } from './vat.ts';

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
  readonly terms: ChargeTerms;
}

/** A line that was shared. */
export interface AllocatedLine {
  readonly kind: 'allocated';
  readonly line: PricedLine;
  readonly plan: SharePlan;
  readonly billedTo: string;
  readonly booking: Booking;
  /** By member, then site. */
  readonly rows: readonly AllocationRow[];
  readonly warning: Fault | undefined;
  /** Undefined where none was asked for. */
  readonly trace: LineTrace | undefined;
}

/** A line that ALLOCATION.md §§2–5 cannot share. */
export interface UnallocatedLine {
  readonly kind: 'unallocated';
  readonly line: PricedLine;
  readonly faults: readonly Fault[];
  readonly trace: LineTrace | undefined;
}

/** A line in doubt for another reason: it always stops a run. */
export interface RefusedLine {
  readonly kind: 'refused';
  readonly line: PricedLine;
  readonly faults: readonly Fault[];
  readonly trace: LineTrace | undefined;
}

export type LineOutcome = AllocatedLine | UnallocatedLine | RefusedLine;

/** Shares lines given in canonical order, one after the other; with `traced` it says how it came to the rows. */
export type Allocator = (line: InvoiceLine, traced?: boolean) => LineOutcome;

/**
 * An allocator for a workspace. It remembers what `vat: invoice` and `carry` need of each invoice,
 * so all lines of an invoice must pass through the same one.
 */
export function createAllocator(
  workspace: Workspace,
  register = registerOf(workspace),
  keys: KeyDefinitions = KEYS,
): Allocator {
  const settle = vatSettler();
  const splits = { carry: memberSplit('carry'), largest_remainder: memberSplit('largest_remainder') };
  const sharingFor = sharingFinder(register, keys);
  return (unpriced, traced = false) => {
    const recorder = traced ? traceRecorder() : undefined;
    const { line, fault: grossFault } = settle(unpriced, recorder?.vat);
    const convention = conventionOn(workspace.convention, line.invoiceDate);
    const split = splits[convention.rounding];
    const days = serviceDays(line, convention);
    const sharing = 'code' in days ? noDays(days) : sharingFor(line, days.days, convention);
    if (!('code' in days)) recorder?.days(days, 'plan' in sharing ? sharing.plan : sharing);
    const faults: Fault[] = grossFault === undefined ? [] : [grossFault];
    if ('failures' in sharing) {
      const kind = grossFault === undefined ? 'unallocated' : 'refused';
      faults.push(...sharing.faults);
      return { kind, line, faults, trace: recorder?.finish(faults) };
    }
    const { plan } = sharing;
    const { weights } = plan;
    const payer = 'booking' in sharing ? sharing.booking.payer : sharing.payer;
    if ('code' in payer) {
      return {
        kind: 'refused',
        line,
        faults: [payer, ...faults],
        trace: recorder?.finish([payer, ...faults]),
      };
    }
    recorder?.payer(payer);
    const billedTo = payer.member;
    const nets = roundOverShares(
      split(line.net, 'net', weights, line, recorder?.members.net),
      weights,
      recorder?.sites.net,
    );
    const vats = roundOverShares(
      split(line.vat, 'vat', weights, line, recorder?.members.vat),
      weights,
      recorder?.sites.vat,
    );
    if (recorder) recordImputations(plan, billedTo, line.category, register, recorder.imputation);
    if ('faults' in sharing) faults.push(...sharing.faults);
    const trace = recorder?.finish(faults, weights);
    if ('faults' in sharing || faults.length > 0) return { kind: 'refused', line, faults, trace };
    const { booking, warning } = sharing;
    const rows = booking.terms.map((terms, index) =>
      allocationRow(plan.shares[index], terms, nets[index], vats[index]),
    );
    return { kind: 'allocated', line, plan, billedTo, booking, rows, warning, trace };
  };
}

function allocationRow(
  share: PlanShare | undefined,
  terms: ChargeTerms,
  net: Cents = 0n,
  vat: Cents = 0n,
): AllocationRow {
  const { member, imputation } = terms;
  const { site = '', text = '' } = share ?? {};
  return { member, site, share: text, net, vat, gross: net + vat, imputation, terms };
}

/** The plan of a line that states no days. */
function noDays(found: Fault): PlanFailure {
  return { faults: [found], failures: [], runs: [] };
}
