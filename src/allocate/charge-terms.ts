import { type Fault, fault } from '../diagnostics/problem.ts';
import { getOrInsert } from '../domain/cache.ts';
import type { Category } from '../domain/invoice-line.ts';
import { fitted } from '../domain/lists.ts';
import { holdsIn } from '../domain/release.ts';
import { ALWAYS, covers, type Day, type DayRange } from '../domain/time/calendar.ts';
import { CELL_LIMIT } from '../text/spreadsheet.ts';
import { type ChangeDays, segmentAround, startsOf } from './change-days.ts';
import { flowOf, imputationOf } from './imputation.ts';
import type { ChargeTerms, PlanShare, SharePlan } from './plan/plan.ts';
import type { Register } from './register.ts';

/** Finds the terms of each row of a line whose plan, payer and category are known, or every fault in finding them. */
export type TermsFinder = (
  plan: SharePlan,
  billedTo: string,
  category: Category,
) => { readonly terms: readonly ChargeTerms[]; readonly faults: readonly Fault[] };

/** Terms, and the shares for which they hold: of sites of this type, on lines that begin on these days. */
interface DatedTerms {
  readonly siteType: PlanShare['siteType'];
  readonly days: DayRange;
  readonly terms: ChargeTerms;
}

export function termsFinder(register: Register): TermsFinder {
  const daysAround = imputationDays(register);
  const isToday = holdsIn(register.workspace.release, '0.2');
  const memory = new Map<string, DatedTerms[]>();

  const find = (share: PlanShare, billedTo: string, category: Category, day: Day): DatedTerms | Fault => {
    const { member, siteType } = share;
    let known = memory.get(member);
    if (known === undefined) {
      known = [];
      memory.set(member, known);
    }
    for (const one of known) {
      const { terms } = one;
      const isAlike = terms.category === category && terms.billedTo === billedTo && one.siteType === siteType;
      if (isAlike && covers(one.days, day)) return one;
    }
    const query = { flow: flowOf(member, billedTo), siteType, category, day };
    const found = imputationOf(member, query, register);
    if ('code' in found) return found;
    const terms: ChargeTerms = { member, billedTo, category, imputation: found.imputation };
    const made: DatedTerms = { siteType, days: daysAround(member, day), terms };
    // The latest first: lines come month after month.
    known.unshift(made);
    if (known.length > REMEMBERED) known.pop();
    return made;
  };

  return ({ shares, days, memory: ofPlan }, billedTo, category) => {
    const latest = ofPlan.terms;
    const isLatest = latest?.billedTo === billedTo && latest.category === category;
    if (isLatest && covers(latest.days, days.from)) return { terms: latest.terms, faults: [] };
    const faults: Fault[] = isToday && shares.some(isTooLong) ? tooLong(shares) : [];
    const found: ChargeTerms[] = [];
    let { from, to } = ALWAYS;
    for (const share of shares) {
      const one = find(share, billedTo, category, days.from);
      if ('code' in one) faults.push(one);
      else {
        found.push(one.terms);
        from = Math.max(from, one.days.from);
        to = Math.min(to, one.days.to);
      }
    }
    const terms = fitted(found);
    if (faults.length === 0) ofPlan.terms = { billedTo, category, days: { from, to }, terms };
    return { terms, faults };
  };
}

/** How many terms of a member are remembered. */
const REMEMBERED = 128;

function isTooLong({ text }: PlanShare): boolean {
  return text.length > CELL_LIMIT;
}

/** Shares are exact and never truncated: one too long for a cell stops its line. */
function tooLong(shares: readonly PlanShare[]): Fault[] {
  return shares
    .filter(isTooLong)
    .map(({ member, text }) => fault('share-too-long', { member, count: text.length, most: CELL_LIMIT }));
}

/** The days around a day on which the same rows of imputations.csv hold for a member. */
function imputationDays({ imputations }: Register): (member: string, day: Day) => DayRange {
  const changeDays = new Map<string, ChangeDays>();
  return (member, day) =>
    segmentAround(day, [getOrInsert(changeDays, member, () => startsOf(imputations.get(member) ?? []))]);
}
