import { type Fault, fault } from '../diagnostics/problem.ts';
import type { Access } from '../domain/access.ts';
import type { Day, DayRange } from '../domain/calendar.ts';
import type { Convention } from '../domain/convention.ts';
import type { SiteOfGrappe } from '../domain/grappe.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { type ChargeTerms, termsFinder } from './charge-terms.ts';
import { contradictionOf } from './contradiction.ts';
import type { KeyDefinitions } from './keys/key.ts';
import type { Shared } from './plan/day-run.ts';
import type { PlanFailure, SharePlan } from './plan/plan.ts';
import { movedPlan, type Planner, plannerOf } from './plan/planner.ts';
import { type Register, rowOn } from './register.ts';
import type { BilledToTrace } from './trace.ts';

/** What of a line decides how it is shared, beside its days and the convention of its date: nothing else is seen here. */
export type Alike = Shared & Pick<InvoiceLine, 'billedTo'>;

/** How the rows of a line are booked; the same object for lines that are alike, as long as nothing of it changes. */
export interface Booking {
  readonly payer: BilledToTrace;
  /** In the order of the plan's shares. */
  readonly terms: readonly ChargeTerms[];
}

/** How a line is shared, whatever it amounts to. */
export interface Sharing {
  readonly plan: SharePlan;
  readonly booking: Booking;
  readonly warning: Fault | undefined;
}

/** A line that has shares, and whose payer or terms are not known. */
export interface UnbookedSharing {
  readonly plan: SharePlan;
  readonly payer: BilledToTrace | Fault;
  readonly faults: readonly Fault[];
}

/** Finds how a line is shared on its days of service; what it found, it remembers. */
export type SharingFinder = (
  line: Alike,
  days: DayRange,
  convention: Convention,
) => Sharing | UnbookedSharing | PlanFailure;

/** How many lines that differ are remembered of one access, and of all; then the oldest goes, or all. */
const OF_ACCESS = 16;
const OF_ALL = 8_000;

/** A line that was seen, and how lines like it are shared. */
interface Seen extends Alike {
  readonly convention: Convention;
  /** Days within which all lines like it are shared alike. */
  readonly steady: DayRange;
  readonly sharing: Sharing;
}

export function sharingFinder(register: Register, keys: KeyDefinitions): SharingFinder {
  const plannerFor = plannersOf(register, keys);
  const termsFor = termsFinder(register);
  const memory = new Map<string, Seen[]>();
  let remembered = 0;

  const remember = (line: Alike, convention: Convention, steady: DayRange, sharing: Sharing): void => {
    const { supplier, serves, access, category, itemCode, siteOfGrappe, billedTo } = line;
    if (remembered === OF_ALL) {
      memory.clear();
      remembered = 0;
    }
    remembered++;
    // Each field by its name: a spread gives every object a shape of its own, which is slow.
    const seen: Seen = {
      supplier,
      serves,
      access,
      category,
      itemCode,
      siteOfGrappe,
      billedTo,
      convention,
      steady,
      sharing,
    };
    const others = memory.get(keyOf(line));
    if (others === undefined) memory.set(keyOf(line), [seen]);
    else if (others.unshift(seen) > OF_ACCESS) others.pop();
  };

  return (line, days, convention) => {
    for (const seen of memory.get(keyOf(line)) ?? []) {
      if (!isLike(seen, line, convention) || !isWithin(days, seen.steady)) continue;
      const { plan, booking, warning } = seen.sharing;
      if (plan.days.from === days.from && plan.days.to === days.to) return seen.sharing;
      // Not kept: what is replaced month after month costs the collector more than it costs to make.
      return { plan: movedPlan(plan, days), booking, warning };
    }
    const planner = plannerFor(convention.siteOfGrappe);
    const plan = planner.plan(line, days);
    if ('faults' in plan) return plan;
    const payer = billedToOf(line, plan, register, convention);
    if ('code' in payer) return { plan, payer, faults: [payer] };
    const found = termsFor(plan, payer.member, line.category);
    if ('faults' in found) return { plan, payer, faults: found.faults };
    const warning = contradictionOf(line, plan.runs[0]?.target.id, plan.days.from, planner.register);
    const sharing = { plan, booking: { payer, terms: found.terms }, warning };
    // What its access says of a line that names what it serves may change on days that its plan does not know.
    const isSteady = line.serves === undefined || line.access === undefined;
    remember(line, convention, isSteady ? bothOf(plan.steady, found.days) : days, sharing);
    return sharing;
  };
}

function keyOf({ access, serves }: Alike): string {
  return access ?? serves ?? '';
}

function isLike(seen: Seen, line: Alike, convention: Convention): boolean {
  return (
    seen.category === line.category &&
    seen.itemCode === line.itemCode &&
    seen.access === line.access &&
    seen.serves === line.serves &&
    seen.supplier === line.supplier &&
    seen.billedTo === line.billedTo &&
    seen.siteOfGrappe === line.siteOfGrappe &&
    seen.convention === convention
  );
}

/** The days of both; none, its end before its begin, where they have none in common. */
function bothOf(a: DayRange, b: DayRange): DayRange {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

function isWithin(days: DayRange, around: DayRange): boolean {
  return around.from <= days.from && days.to <= around.to;
}

/** Who pays the operator: the line's word, else its access's on the first day, else the convention's. */
function billedToOf(
  line: Alike,
  plan: SharePlan,
  register: Register,
  { billedTo }: Convention,
): BilledToTrace | Fault {
  if (line.billedTo !== undefined) return { member: line.billedTo, source: 'line', row: undefined };
  const access =
    line.serves === undefined ? plan.runs[0]?.target.access : accessOn(line, plan.days.from, register);
  if (access?.billedTo !== undefined)
    return { member: access.billedTo, source: 'access', row: access.row, file: access.file };
  if (billedTo !== undefined) return { member: billedTo, source: 'convention', row: undefined };
  return fault('billed-to-missing', {});
}

/** The row of a line's access on a day, where its target does not come of it. */
function accessOn({ access }: Alike, day: Day, { accesses }: Register): Access | undefined {
  return access === undefined ? undefined : rowOn(accesses.get(access), day);
}

/** A planner for each thing that a site of a grappe has meant in the course of time (§2). */
function plannersOf(
  register: Register,
  keys: KeyDefinitions,
): (siteOfGrappe: SiteOfGrappe) => { readonly register: Register; readonly plan: Planner } {
  const { workspace } = register;
  const planners = new Map<SiteOfGrappe, { readonly register: Register; readonly plan: Planner }>();
  return (siteOfGrappe) => {
    const known = planners.get(siteOfGrappe);
    if (known !== undefined) return known;
    const then = {
      ...register,
      workspace: { ...workspace, convention: { ...workspace.convention, siteOfGrappe } },
    };
    const planner = { register: then, plan: plannerOf(then, keys) };
    planners.set(siteOfGrappe, planner);
    return planner;
  };
}
