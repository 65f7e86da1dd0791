import { createAllocator, type LineOutcome } from '../allocate/allocator.ts';
import type { Problem } from '../diagnostics/problem.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { nearest } from '../domain/nearest.ts';
import { compareText } from '../domain/text-order.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { readLines } from './read-lines.ts';

/** Which line is to be explained; the supplier only where two use one number. */
export interface LineQuery {
  readonly invoice: string;
  readonly line: string;
  readonly supplier: string | undefined;
}

/** The line with its trace, or why there is not one. */
export type LineFound =
  | { readonly kind: 'found'; readonly outcome: LineOutcome; readonly workspace: Workspace }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'line-unknown'; readonly nearest: string }
  | { readonly kind: 'supplier-unknown' | 'several-suppliers'; readonly suppliers: readonly string[] };

/** Shares the lines of an invoice and keeps how it came to the rows of one of them. */
export async function traceLine(
  loaded: LoadedWorkspace,
  query: LineQuery,
): Promise<{ readonly found: LineFound; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [...loaded.problems];
  const { workspace } = loaded;
  if (workspace === undefined) return { found: { kind: 'unreadable' }, problems };
  const allocate = createAllocator(workspace);
  const matches: LineOutcome[] = [];
  const suppliers = new Set<string>();
  const numbers = new Set<string>();
  const take = (lines: readonly InvoiceLine[]): void => {
    for (const line of lines) {
      suppliers.add(line.supplier);
      const isSupplier = query.supplier === undefined || query.supplier === line.supplier;
      if (isSupplier) numbers.add(line.lineNumber);
      const wanted = isSupplier && line.lineNumber === query.line;
      const outcome = allocate(line, wanted);
      if (wanted) matches.push(outcome);
    }
  };
  const selection = { kind: 'invoices', numbers: [query.invoice] } as const;
  const report = (found: Problem): void => void problems.push(found);
  await readLines(loaded, workspace.convention, { selection }, report, take);
  return { found: choose(matches, query, suppliers, numbers, workspace), problems };
}

function choose(
  [outcome, ...more]: readonly LineOutcome[],
  { line, supplier }: LineQuery,
  suppliers: ReadonlySet<string>,
  numbers: ReadonlySet<string>,
  workspace: Workspace,
): LineFound {
  const names = [...suppliers].sort(compareText);
  if (suppliers.size === 0) return { kind: 'unreadable' };
  if (supplier !== undefined && !suppliers.has(supplier)) {
    return { kind: 'supplier-unknown', suppliers: names };
  }
  if (outcome === undefined) return { kind: 'line-unknown', nearest: nearest(line, numbers) };
  if (more.length > 0 && supplier === undefined && suppliers.size > 1) {
    return { kind: 'several-suppliers', suppliers: names };
  }
  return { kind: 'found', outcome, workspace };
}
