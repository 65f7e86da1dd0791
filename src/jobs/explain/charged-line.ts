import { basename, join } from 'node:path';
import type { AllocatedLine } from '../../allocate/allocator.ts';
import type { Explanation } from '../../audit/explanation.ts';
import type { OnProblem, Problem, WithProblems } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { lineKeyText, recordedKey } from '../../domain/line-key.ts';
import { linesOfRun } from '../../runs/closed/closed-line-index.ts';
import { type ClosedRun, closedRunsOf } from '../../runs/closed/closed-runs.ts';
import { chargedRows, outputRows } from '../../runs/closed/recorded-rows.ts';
import { readManifest } from '../../runs/run-files.ts';
import { type RecordedRow, recordedRow, regularise } from '../../settle/regularisation.ts';
import { isThere } from '../../system/paths.ts';
import type { LineQuery } from './explain.ts';

/** The closed run that has shared a line, and whether it keeps the inputs that it did so from. */
export interface ChargingRun {
  readonly name: string;
  readonly folder: string;
  readonly isPacked: boolean;
  /** The closed runs that have corrected the line since. */
  readonly correctedBy: readonly string[];
  /** What the line was charged so far: by the run, and by those that corrected it. */
  readonly recorded: readonly RecordedRow[];
}

/**
 * The closed run of a workspace that holds a line; undefined where none does, or several suppliers are meant. The problems
 * are what keeps the ledger or a closed run from being relied on: one that is not read may hold the line.
 */
export function chargingRun(
  workspaceFolder: string,
  query: LineQuery,
): WithProblems<ChargingRun | undefined> {
  const { value: runs, problems: ofLedger } = closedRunsOf(workspaceFolder);
  const problems = [...ofLedger];
  const report = (found: Problem): void => void problems.push(found);
  const found = runs.flatMap((run) => suppliersIn(run, query, report).map((supplier) => ({ run, supplier })));
  const [first] = found;
  if (first === undefined || new Set(found.map(({ supplier }) => supplier)).size > 1)
    return { value: undefined, problems };
  const { name, folder } = first.run;
  const corrections = correctionsOf(first.run, first.supplier, query, runs, report);
  const value = { name, folder, isPacked: isThere(join(folder, 'inputs')), ...corrections };
  return { value, problems };
}

function correctionsOf(
  run: ClosedRun,
  supplier: string,
  query: LineQuery,
  runs: readonly ClosedRun[],
  report: OnProblem,
): Pick<ChargingRun, 'correctedBy' | 'recorded'> {
  const recorded: RecordedRow[] = [];
  const correctedBy = new Set<string>();
  for (const { by, cells } of chargedRows(run, runs, report)) {
    const key = recordedKey(cells);
    if (key.supplier !== supplier || key.invoiceNumber !== query.invoice || key.lineNumber !== query.line)
      continue;
    recorded.push(recordedRow(cells));
    if (by !== run) correctedBy.add(by.name);
  }
  return { correctedBy: [...correctedBy], recorded };
}

/** Whether what a line was charged so far are the amounts that today’s inputs give: nothing is left to correct. */
export function isCorrected({ name, recorded }: ChargingRun, today: AllocatedLine): boolean {
  const { line, plan } = today;
  const corrected = { run: name, line, chargedDate: line.invoiceDate, day: plan.days.from };
  return regularise(corrected, recorded, today).length === 0;
}

/** The rows by which a run corrects a line that another charged; of a line that it charges itself there is none. */
export function correctionsIn(
  folder: string,
  line: InvoiceLine,
  report: OnProblem,
): readonly Readonly<Record<string, string>>[] {
  const manifest = readManifest(folder);
  if (manifest === undefined || manifest.options.regularise.length === 0) return [];
  const output = 'regularisations.csv';
  const run = { name: basename(folder), folder, manifest, outputs: [output] };
  const wanted = lineKeyText(line);
  return [...outputRows(run, output, report)].filter((cells) => lineKeyText(recordedKey(cells)) === wanted);
}

function suppliersIn(
  run: ClosedRun,
  { invoice, line, supplier }: LineQuery,
  report: OnProblem,
): readonly string[] {
  const suppliers = new Set<string>();
  for (const seen of linesOfRun(run, report)) {
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
