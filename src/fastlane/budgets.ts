import type { AllocatedLine, AllocationRow } from '../allocate/allocator.ts';
import type { PlanShare } from '../allocate/combine.ts';
import type { Day, DayRange } from '../domain/calendar.ts';
import type { Imputation } from '../domain/imputation.ts';
import { CATEGORIES, type Category } from '../domain/invoice-line.ts';
import type { Press } from './press.ts';
import { newSums, type RowSums } from './row-sums.ts';

/** Who bears a row of a line, for a site of which kind. */
export type Owner = Pick<PlanShare, 'member' | 'siteType'>;

/** Where budgets are looked up. */
export interface BudgetBook {
  /** The imputation of a row; undefined where it has none that it needs. */
  readonly imputationOf: (
    owner: Owner,
    billedTo: string,
    category: Category,
    day: Day,
  ) => { readonly imputation: Imputation | undefined } | undefined;
  /** The days around one on which the same rows of imputations.csv hold for members. */
  readonly reachOf: (members: readonly string[], day: Day) => DayRange;
}

/** The budgets of rows that the same members bear for the same kinds of sites, of lines that the same member pays. */
export interface Budgets {
  /** Those of lines of a category, by their first day; undefined where one is missing. */
  readonly find: (category: number, day: Day) => RowSums | undefined;
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

export function knownBudgets(book: BudgetBook, piece: Press['piece']): KnownBudgets {
  const known = new Map<string, Budgets>();
  const all: RowSums[] = [];
  const open = (billedTo: string, owners: readonly Owner[]): Budgets => {
    const members = owners.map(({ member }) => member);
    const byCategory = CATEGORIES.map((): RowSums[] => []);
    const add = (number: number, day: Day): RowSums | undefined => {
      const category = CATEGORIES[number];
      if (category === undefined) throw new RangeError('a category of the list');
      const rows: Pick<AllocationRow, 'member' | 'imputation'>[] = [];
      for (const owner of owners) {
        const found = book.imputationOf(owner, billedTo, category, day);
        if (found === undefined) return undefined;
        rows.push({ member: owner.member, imputation: found.imputation });
      }
      const sums = newSums({ line: { category }, billedTo, rows }, book.reachOf(members, day), piece);
      // Invoices come month after month, so the newest is mostly the one that is asked for.
      byCategory[number]?.unshift(sums);
      all.push(sums);
      return sums;
    };
    return {
      find(category, day) {
        for (const sums of byCategory[category] ?? []) {
          if (sums.reach.from <= day && day <= sums.reach.to) return sums;
        }
        return add(category, day);
      },
    };
  };
  return {
    of({ billedTo, plan }) {
      const owners = plan.shares.map(({ member, siteType }) => ({ member, siteType }));
      const key = JSON.stringify([billedTo, owners.map(({ member, siteType }) => [member, siteType])]);
      const budgets = known.get(key) ?? open(billedTo, owners);
      known.set(key, budgets);
      return budgets;
    },
    sums: () => all,
  };
}
