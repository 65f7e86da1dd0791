import { type Fault, fault, type Reason } from '../diagnostics/problem.ts';
import { getOrInsert } from '../domain/cache.ts';
import type { DatedSettings } from '../domain/convention.ts';
import { settingsOn } from '../domain/dated-settings.ts';
import type { Imputation } from '../domain/imputation.ts';
import type { InvoiceLine, LineWithVat, SiteOfGrappe } from '../domain/invoice-line.ts';
import { defined } from '../domain/lists.ts';
import { formatFraction } from '../domain/numbers/fraction.ts';
import type { Cents } from '../domain/numbers/money.ts';
import { holdsIn } from '../domain/release.ts';
import type { Workspace } from '../domain/workspace.ts';
import { type ChargeTerms, type TermsFinder, termsFinder } from './charge-terms.ts';
import { recordImputations } from './imputation.ts';
import type { KeyDefinitions } from './keys/common/key.ts';
import { withMost } from './keys/common/weight-sums.ts';
import { KEYS } from './keys/list.ts';
import { contradictionOf, servedFaults, unsetFaults } from './line-faults.ts';
import type { PlanFailure, SharePlan } from './plan/plan.ts';
import { type Planner, plannerOf } from './plan/planner.ts';
import { accessOn, type Register } from './register.ts';
import { registerOf } from './register-of.ts';
import {
  type LineWeights,
  type MemberSplit,
  memberSplits,
  type RoundedAmount,
  roundOverShares,
} from './rounding/rounding.ts';
import { serviceDays } from './service-days.ts';
import type { BilledToTrace, LineTrace } from './trace.ts';
import { type TraceRecorder, traceRecorder } from './trace-recorder.ts';
import { vatAdder } from './vat.ts';

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
  readonly line: LineWithVat;
  readonly plan: SharePlan;
  readonly billedTo: string;
  /** By member, then site. */
  readonly rows: readonly AllocationRow[];
  readonly warning: Fault | undefined;
  /** Undefined where none was asked for. */
  readonly trace: LineTrace | undefined;
}

/** A line that ALLOCATION.md §§2–5 cannot share. */
export interface UnallocatedLine {
  readonly kind: 'unallocated';
  readonly line: LineWithVat;
  readonly faults: readonly Reason[];
  readonly trace: LineTrace | undefined;
}

/** A line with a fault that is no reason to leave it unallocated: it always stops the run. */
export interface RefusedLine {
  readonly kind: 'refused';
  readonly line: LineWithVat;
  readonly faults: readonly Fault[];
  readonly trace: LineTrace | undefined;
}

export type LineOutcome = AllocatedLine | UnallocatedLine | RefusedLine;

/** Shares one line; lines must come in canonical order. With `traced` the outcome says how it came to its rows. */
export type Allocator = (line: InvoiceLine, traced?: boolean) => LineOutcome;

/**
 * Shares invoice lines under a workspace's convention (ALLOCATION.md). Pure: no file is read or written.
 *
 * @param lines in canonical order, all lines of each invoice among them: VAT by invoice and `carry` build up from one
 * to the next.
 * @returns one outcome for each line, in the same order: its rows in cents, or why it cannot be shared.
 */
export function allocate(workspace: Workspace, lines: Iterable<InvoiceLine>): readonly LineOutcome[] {
  const allocateLine = createAllocator(workspace);
  return Array.from(lines, (line) => allocateLine(line));
}

/**
 * An allocator for a workspace. It remembers what `vat: invoice` and `carry` need of each invoice, so all lines of an
 * invoice must go through the same allocator. Allocators of one register share its plans and terms.
 */
export function createAllocator(
  workspace: Workspace,
  register = registerOf(workspace),
  keys: KeyDefinitions = KEYS,
): Allocator {
  const addVat = vatAdder(workspace.release);
  const splits = memberSplits();
  const { plannerFor, termsFor } = getOrInsert(FINDERS, register, () => ({
    plannerFor: plannersOf(register, keys),
    termsFor: termsFinder(register),
  }));
  return (unpriced, traced = false) => {
    const recorder = traced ? traceRecorder() : undefined;
    const { line, fault: grossFault } = addVat(unpriced, recorder?.vat);
    const settings = settingsOn(workspace.convention, line.invoiceDate);
    const split = splits[settings.rounding];
    const planner = plannerFor(settings.siteOfGrappe);
    const days = serviceDays(line, settings, workspace.convention.ownCategories);
    const planned = 'code' in days ? noDays(days, line, register) : planner.plan(line, days.days);
    if (!('code' in days)) recorder?.days(days, planned);
    const faults: Fault[] = grossFault === undefined ? [] : [grossFault];
    faults.push(...unsetFaults(workspace.convention, line));
    if ('faults' in planned) {
      const reasons = planned.faults;
      if (faults.length > 0) return refusedLine(line, [...faults, ...reasons], recorder);
      return { kind: 'unallocated', line, faults: reasons, trace: recorder?.finish(reasons) };
    }
    const plan = planned;
    const { weights } = plan;
    const payer = billedToOf(line, plan, register, settings);
    if ('code' in payer) return refusedLine(line, [payer, ...faults], recorder);
    recorder?.payer(payer);
    const billedTo = payer.member;
    const nets = amountsOf(line, 'net', weights, split, recorder);
    const vats = amountsOf(line, 'vat', weights, split, recorder);
    if (recorder) recordImputations(plan, billedTo, line.category, register, recorder.imputation);
    const { terms, faults: unbooked } = termsFor(plan, billedTo, line.category);
    faults.push(...unbooked);
    if (faults.length > 0) return refusedLine(line, faults, recorder, weights);
    const rows = rowsOf(plan, terms, nets, vats);
    const warning = contradictionOf(line, plan.spans[0]?.target.id, plan.days.from, planner.register);
    const trace = recorder?.finish(faults, weights);
    return { kind: 'allocated', line, plan, billedTo, rows, warning, trace };
  };
}

/** The outcome of a line refused for these faults; `weights` where its amounts were rounded before one was found. */
function refusedLine(
  line: LineWithVat,
  faults: readonly Fault[],
  recorder: TraceRecorder | undefined,
  weights?: LineWeights,
): RefusedLine {
  return { kind: 'refused', line, faults, trace: recorder?.finish(faults, weights) };
}

/** What depends on the register only, not on earlier lines: allocators of one register share it. */
interface RegisterFinders {
  readonly plannerFor: ReturnType<typeof plannersOf>;
  readonly termsFor: TermsFinder;
}

/** The finders of each register, for as long as the register is in use. */
const FINDERS = new WeakMap<Register, RegisterFinders>();

/** A planner for each value that `site_of_grappe` of the convention has had (§2). */
function plannersOf(
  register: Register,
  keys: KeyDefinitions,
): (siteOfGrappe: SiteOfGrappe) => { readonly register: Register; readonly plan: Planner } {
  const planners = new Map<SiteOfGrappe, { readonly register: Register; readonly plan: Planner }>();
  return (siteOfGrappe) =>
    getOrInsert(planners, siteOfGrappe, () => {
      const then = { ...register, siteOfGrappe };
      return { register: then, plan: plannerOf(then, keys) };
    });
}

/** Splits an amount of a line over the shares of its plan. */
function amountsOf(
  line: LineWithVat,
  kind: RoundedAmount,
  weights: LineWeights,
  split: MemberSplit,
  recorder: TraceRecorder | undefined,
): readonly Cents[] {
  const ofMembers = split(line[kind], kind, weights, line, recorder?.members[kind]);
  return roundOverShares(ofMembers, weights, recorder?.sites[kind]);
}

/** The rows of a line: one for each share of its plan, whose terms and amounts are given in the same order. */
function rowsOf(
  { shares }: SharePlan,
  terms: readonly ChargeTerms[],
  nets: readonly Cents[],
  vats: readonly Cents[],
): readonly AllocationRow[] {
  const rows: AllocationRow[] = [];
  for (let index = 0; index < shares.length; index++) {
    const { site, text } = defined(shares[index]);
    const ofRow = defined(terms[index]);
    const { member, imputation } = ofRow;
    const net = defined(nets[index]);
    const vat = defined(vats[index]);
    rows.push({ member, site, share: text, net, vat, gross: net + vat, imputation, terms: ofRow });
  }
  return rows;
}

/** Who pays the operator: as the line says, else its access or its rule on the first day, else the convention. */
function billedToOf(
  line: InvoiceLine,
  plan: SharePlan,
  register: Register,
  { billedTo }: DatedSettings,
): BilledToTrace | Fault {
  if (line.billedTo !== undefined) return { member: line.billedTo, source: 'line' };
  const first = plan.spans[0];
  // What the line itself says it serves was not looked up in the inventory.
  const access =
    line.serves === undefined ? first?.target.access : accessOn(line.access, plan.days.from, register);
  if (access?.billedTo !== undefined) return { member: access.billedTo, source: 'access', access };
  if (first?.rule?.billedTo === 'largest_share') return largestShare(plan);
  if (billedTo !== undefined) return { member: billedTo, source: 'convention' };
  return fault('billed-to-missing', {});
}

/** The member that bears the most of the line, where one alone does. */
function largestShare({ shares, rule }: SharePlan): BilledToTrace | Fault {
  const { members, most } = withMost(shares.map(({ member, share }) => [member, share] as const));
  const named = members.join(', ');
  if (members.length === 1) return { member: named, source: 'rule' };
  return fault('billed-to-tie', { rule, members: named, share: formatFraction(most) });
}

/**
 * The failure of a line without days: that it has none, and what is wrong with what it serves, for no plan will report
 * it. 0.1 reported the days only.
 */
function noDays(found: Reason, line: InvoiceLine, { accesses, workspace }: Register): PlanFailure {
  const ofServed = holdsIn(workspace.release, '0.2') ? servedFaults(line, accesses) : [];
  return { faults: [found, ...ofServed], failures: [], spans: [] };
}
