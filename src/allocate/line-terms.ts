import { type Fault, fault } from '../diagnostics/problem.ts';
import { ALWAYS, covers, type DayRange } from '../domain/calendar.ts';
import type { Imputation } from '../domain/imputation.ts';
import type { Category } from '../domain/invoice-line.ts';
import { holdsIn } from '../domain/release.ts';
import { flowOf, imputationOf } from './imputation.ts';
import type { PlanShare } from './plan/combine.ts';
import { type Cuts, remember, segmentAround, startsOf } from './plan/cuts.ts';
import type { SharePlan } from './plan/plan.ts';
import type { Register } from './register.ts';

/** What the rows of a line say besides its own cells and amounts; one object for all lines that are alike in it. */
export interface LineTerms {
  readonly billedTo: string;
  readonly category: Category;
  /** The rule and its article; several, in turn over the days of a line, are joined with `+`. */
  readonly rule: string;
  readonly article: string;
  /** One for each share of the plan. */
  readonly rows: readonly RowTerms[];
}

export interface RowTerms {
  readonly member: string;
  /** Empty where the share stays on the member. */
  readonly site: string;
  /** The exact share of the line, reduced: `414/677`. */
  readonly share: string;
  readonly imputation: Imputation | undefined;
}

/** Finds the terms of a line whose plan, payer and category are known, or every imputation that it lacks. */
export type TermsFinder = (
  plan: SharePlan,
  billedTo: string,
  category: Category,
) => LineTerms | { readonly faults: readonly Fault[] };

/** Terms, and the first days of lines for which they hold. */
interface Found {
  readonly days: DayRange;
  readonly terms: LineTerms;
}

/** How many plans have their terms remembered; all are forgotten then. */
const REMEMBERED = 20_000;

export function termsFinder(register: Register): TermsFinder {
  const daysAround = imputationDays(register);
  const isToday = holdsIn(register.workspace.release, '0.2');
  const memory = new Map<readonly PlanShare[], Found[]>();
  return (plan, billedTo, category) => {
    const day = plan.days.from;
    const ofPlan = memory.get(plan.shares);
    for (const { days, terms } of ofPlan ?? []) {
      if (terms.billedTo === billedTo && terms.category === category && covers(days, day)) return terms;
    }
    const faults: Fault[] = isToday ? [...tooLong(plan.shares)] : [];
    const rows = plan.shares.map((share): RowTerms => {
      const found = imputationOf(share, flowOf(share.member, billedTo), category, day, register);
      if ('code' in found) faults.push(found);
      const { member, site, text } = share;
      return { member, site, share: text, imputation: 'code' in found ? undefined : found.imputation };
    });
    if (faults.length > 0) return { faults };
    const { rule, article } = plan;
    const terms: LineTerms = { billedTo, category, rule, article, rows };
    if (memory.size === REMEMBERED) memory.clear();
    memory.set(plan.shares, [{ days: daysAround(plan.shares, day), terms }, ...(ofPlan ?? [])]);
    return terms;
  };
}

/** What a cell of a spreadsheet holds; what is longer cannot be read again. */
const MOST_SHARE_LENGTH = 32_767;

/** Shares are exact, and are never cut: one that no cell holds stops its line. */
function tooLong(shares: readonly PlanShare[]): readonly Fault[] {
  return shares
    .filter(({ text }) => text.length > MOST_SHARE_LENGTH)
    .map(({ member, text }) =>
      fault('share-too-long', { member, count: text.length, most: MOST_SHARE_LENGTH }),
    );
}

/** The days around a day on which the same rows of imputations.csv hold for the members of some shares. */
function imputationDays({
  workspace,
  imputations,
}: Register): (shares: readonly PlanShare[], day: number) => DayRange {
  if (workspace.imputations === undefined) return () => ALWAYS;
  const cuts = new Map<string, Cuts>();
  return (shares, day) =>
    segmentAround(
      day,
      shares.map(({ member }) => remember(cuts, member, () => startsOf(imputations.get(member) ?? []))),
    );
}
