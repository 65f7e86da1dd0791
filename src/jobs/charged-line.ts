import { join } from 'node:path';
import type { Explanation } from '../audit/explanation.ts';
import type { OnProblem, Outcome, Problem } from '../diagnostics/problem.ts';
import { isThere } from '../is-there.ts';
import { type ClosedRun, closedRunsOf } from '../runs/closed-runs.ts';
import { seenLines } from '../runs/seen-lines.ts';
import type { LineQuery } from './explain.ts';

/** The closed run that has shared a line, and whether it keeps the inputs that it did so from. */
export interface ChargingRun {
  readonly name: string;
  readonly folder: string;
  readonly isPacked: boolean;
}

/**
 * The closed run of a workspace that holds a line; undefined where none does, or several suppliers are meant. The problems
 * are what keeps the ledger or a closed run from being relied on: one that is not read may hold the line.
 */
export function chargingRun(workspaceFolder: string, query: LineQuery): Outcome<ChargingRun | undefined> {
  const { value: runs, problems: ofLedger } = closedRunsOf(workspaceFolder);
  const problems = [...ofLedger];
  const report = (found: Problem): void => void problems.push(found);
  const found = runs.flatMap((run) => suppliersIn(run, query, report).map((supplier) => ({ run, supplier })));
  const [first] = found;
  if (first === undefined || new Set(found.map(({ supplier }) => supplier)).size > 1)
    return { value: undefined, problems };
  const { name, folder } = first.run;
  return { value: { name, folder, isPacked: isThere(join(folder, 'inputs')) }, problems };
}

function suppliersIn(
  run: ClosedRun,
  { invoice, line, supplier }: LineQuery,
  report: OnProblem,
): readonly string[] {
  const suppliers = new Set<string>();
  for (const seen of seenLines(run, report)) {
    const isSupplier = supplier === undefined || seen.supplier === supplier;
    if (seen.allocated && isSupplier && seen.invoiceNumber === invoice && seen.lineNumber === line) {
      suppliers.add(seen.supplier);
    }
  }
  return [...suppliers];
}

/** Whether two derivations of a line charge the same amounts to the same accounts. */
export function chargesTheSame(one: Explanation, other: Explanation): boolean {
  return chargedBy(one) === chargedBy(other);
}

function chargedBy({ rows, billed_to: payer }: Explanation): string {
  const charged = rows.map(({ imputation, ...row }) => ({
    ...row,
    account: imputation && [imputation.chapter, imputation.function, imputation.nature],
  }));
  return JSON.stringify([payer?.member, charged]);
}
