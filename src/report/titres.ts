import type { AllocatedLine } from '../allocate/allocator.ts';
import { imputationOf } from '../allocate/imputation.ts';
import { registerOf } from '../allocate/register.ts';
import type { Fault } from '../diagnostics/problem.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { compareText } from '../domain/text-order.ts';
import type { Workspace } from '../domain/workspace.ts';
import { ledger } from './ledger.ts';
import type { Totals } from './totals.ts';

/** What a creditor recovers from a debtor under one revenue imputation: a title to issue, or a reduction of one. */
export interface Title {
  readonly creditor: string;
  readonly debtor: string;
  /** The creditor's revenue imputation; empty where the workspace keeps none. */
  readonly chapter: string;
  readonly function: string;
  readonly nature: string;
  /** The debtor's engagements for these amounts, in code point order. */
  readonly engagements: readonly string[];
  readonly total: Totals;
}

/** A line whose revenue has no imputation. */
export interface TitleFault {
  readonly line: InvoiceLine;
  readonly fault: Fault;
}

/**
 * The titles of a run, by creditor, debtor and revenue imputation. The revenue of a row is looked up as its
 * expense is: by the type of its site on the first day of its share, the category and the first day of the line.
 */
export function titlesOf(
  workspace: Workspace,
  lines: readonly AllocatedLine[],
): { readonly titles: readonly Title[]; readonly faults: readonly TitleFault[] } {
  const register = registerOf(workspace);
  const sums = ledger();
  const engagements = new Map<string, Set<string>>();
  const faults: TitleFault[] = [];
  for (const { line, plan, billedTo, rows } of lines) {
    const missing = new Map<string, Fault>();
    rows.forEach((row, index) => {
      const share = plan.shares[index];
      if (row.member === billedTo || share === undefined) return;
      const revenue = { ...share, member: billedTo };
      const found = imputationOf(revenue, 'recovered', line.category, plan.days.from, register);
      if ('code' in found) {
        missing.set(JSON.stringify(found), found);
        return;
      }
      const { chapter = '', function: budgetFunction = '', nature = '' } = found.imputation ?? {};
      const keys = [billedTo, row.member, chapter, budgetFunction, nature];
      sums.add(keys, row, line);
      const known = engagements.get(titleId(keys)) ?? new Set();
      engagements.set(titleId(keys), known);
      if (row.imputation?.engagement) known.add(row.imputation.engagement);
    });
    faults.push(...[...missing.values()].map((fault) => ({ line, fault })));
  }
  const titles = sums.entries().map(({ keys, totals }): Title => {
    const [creditor = '', debtor = '', chapter = '', budgetFunction = '', nature = ''] = keys;
    const commitments = [...(engagements.get(titleId(keys)) ?? [])].sort(compareText);
    return {
      creditor,
      debtor,
      chapter,
      function: budgetFunction,
      nature,
      engagements: commitments,
      total: totals,
    };
  });
  return { titles, faults };
}

function titleId(keys: readonly string[]): string {
  return keys.join('\u0000');
}
