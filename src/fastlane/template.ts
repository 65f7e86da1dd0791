import type { AllocatedLine } from '../allocate/allocator.ts';
import { ownerCells, ruleCells, servedCells } from '../report/allocations.ts';
import { knownBudgets } from './budgets.ts';
import type { LaneHost } from './lane.ts';
import type { Press } from './press.ts';
import { knownSplits } from './row-split.ts';
import type { RowSums } from './row-sums.ts';
import type { Template } from './templates.ts';

/** Makes templates, and what many of them have in common once. */
export interface TemplateMaker {
  /** The template of a shared line; undefined where its shares change within it, are too fine, or too many. */
  readonly make: (shared: AllocatedLine) => Template | undefined;
  /** Of all templates. */
  readonly sums: () => readonly RowSums[];
}

export function templateMaker(
  { reach, book }: Pick<LaneHost, 'reach' | 'book'>,
  piece: Press['piece'],
): TemplateMaker {
  const splitOf = knownSplits(piece);
  const budgets = knownBudgets(book, piece);
  return {
    make(shared) {
      const around = reach.ofShares(shared);
      const { line, plan, rows } = shared;
      const [row, ...others] = rows;
      const sole = others.length === 0 && row !== undefined;
      const split = sole ? undefined : splitOf(shared);
      if (around === undefined || (split === undefined && !sole)) return undefined;
      const owner = sole ? `${ownerCells(row)},` : '';
      return {
        isForAllCosts: reach.isForAllCosts(shared),
        from: around.from,
        to: around.to,
        split,
        budgets: budgets.of(shared),
        served: piece(`,${servedCells(line, plan.serves)},`),
        ruled: piece(`${ruleCells(plan)},${owner}`),
      };
    },
    sums: budgets.sums,
  };
}
