import type { AllocatedLine } from '../allocate/allocator.ts';
import type { Day, DayRange } from '../domain/calendar.ts';
import { CATEGORIES, type Category } from '../domain/invoice-line.ts';
import type { Press } from './press.ts';
import { newSums, type RowSums } from './row-sums.ts';

/** The budgets of rows that the same members bear for the same kinds of sites, of lines that the same member pays. */
export interface Budgets {
  /** Those of lines of a category, by their first day. */
  readonly find: (category: number, day: Day) => RowSums | undefined;
  /** Adds those of a shared line, for the days on which the same rows of imputations.csv hold. */
  readonly add: (shared: AllocatedLine, reach: DayRange) => void;
}

/** Where a category stands in their list. */
export function categoryNumber(category: Category): number {
  return CATEGORIES.indexOf(category);
}

export interface KnownBudgets {
  /** Those of a shared line, the same for all whose rows are alike. */
  readonly of: (shared: AllocatedLine) => Budgets;
  readonly sums: () => readonly RowSums[];
}

export function knownBudgets(piece: Press['piece']): KnownBudgets {
  const known = new Map<string, Budgets>();
  const all: RowSums[] = [];
  return {
    of({ billedTo, plan }) {
      const owners = plan.shares.map(({ member, siteType }) => [member, siteType]);
      const key = JSON.stringify([billedTo, owners]);
      const budgets = known.get(key) ?? newBudgets(all, piece);
      known.set(key, budgets);
      return budgets;
    },
    sums: () => all,
  };
}

function newBudgets(all: RowSums[], piece: Press['piece']): Budgets {
  const byCategory = CATEGORIES.map((): RowSums[] => []);
  return {
    find(category, day) {
      for (const sums of byCategory[category] ?? []) {
        if (sums.reach.from <= day && day <= sums.reach.to) return sums;
      }
      return undefined;
    },
    add(shared, reach) {
      const sums = newSums(shared, reach, piece);
      byCategory[categoryNumber(shared.line.category)]?.push(sums);
      all.push(sums);
    },
  };
}
