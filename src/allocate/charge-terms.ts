import { type Fault, fault } from '../diagnostics/problem.ts';
import type { Imputation } from '../domain/imputation.ts';
import type { Category } from '../domain/invoice-line.ts';
import { holdsIn } from '../domain/release.ts';
import { covers, type Day, type DayRange } from '../domain/time/calendar.ts';
import { CELL_LIMIT } from '../text/spreadsheet.ts';
import { segmentAround, startsOf } from './change-days.ts';
import { flowOf, imputationOf } from './imputation.ts';
import type { PlanShare, SharePlan } from './plan/plan.ts';
import type { Register } from './register.ts';

/** What a row is booked by; rows that are booked alike mostly share one object. */
export interface ChargeTerms {
  readonly member: string;
  readonly billedTo: string;
  readonly category: Category;
  readonly imputation: Imputation | undefined;
}

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
  const isToday = holdsIn(register.workspace.release, '0.2');
  const memory = new Map<string, DatedTerms[]>();

  const find = (share: PlanShare, billedTo: string, category: Category, day: Day): ChargeTerms | Fault => {
    const { member, siteType } = share;
    let known = memory.get(member);
    if (known === undefined) {
      known = [];
      memory.set(member, known);
    }
    for (const one of known) {
      const { terms } = one;
      const isAlike = terms.category === category && terms.billedTo === billedTo && one.siteType === siteType;
      if (isAlike && covers(one.days, day)) return terms;
    }
    const query = { flow: flowOf(member, billedTo), siteType, category, day };
    const found = imputationOf(member, query, register);
    if ('code' in found) return found;
    const terms: ChargeTerms = { member, billedTo, category, imputation: found.imputation };
    const rows = register.imputations.get(member) ?? [];
    // The latest first: lines come month after month.
    known.unshift({ siteType, days: segmentAround(day, [startsOf(rows)]), terms });
    if (known.length > REMEMBERED) known.pop();
    return terms;
  };

  return ({ shares, days }, billedTo, category) => {
    const faults: Fault[] = isToday && shares.some(isTooLong) ? tooLong(shares) : [];
    const terms: ChargeTerms[] = [];
    for (const share of shares) {
      const found = find(share, billedTo, category, days.from);
      if ('code' in found) faults.push(found);
      else terms.push(found);
    }
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
