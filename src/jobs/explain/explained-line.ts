import { basename, join } from 'node:path';
import type { AllocatedLine } from '../../allocate/allocator.ts';
import type { Explanation } from '../../audit/explanation.ts';
import type { Code } from '../../diagnostics/codes.ts';
import { type OnProblem, type Problem, problem, type WithProblems } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { lineKeyText, recordedKey, type WithdrawnLine } from '../../domain/line-key.ts';
import { linesOfRun } from '../../runs/closed/closed-line-index.ts';
import { type ClosedRun, closedRunsOf } from '../../runs/closed/closed-runs.ts';
import { chargedRows, outputRows } from '../../runs/closed/recorded-rows.ts';
import { fileSha256, isRunFile, readManifest } from '../../runs/run-files.ts';
import { type ClosedRow, closedRow } from '../../settle/recorded-row.ts';
import { regularise } from '../../settle/regularisation.ts';
import { isThere } from '../../system/paths.ts';
import { shellWord } from '../../text/shell-word.ts';
import { type LoadedWorkspace, loadWorkspace } from '../../workspace/load.ts';
import { TABLES } from '../../workspace/tables.ts';
import { explainSource, type LineFound, type LineQuery, type TracedLine, traceLine } from './explain.ts';

/** What is known of a line that somebody asks for. */
export interface ExplainedLine {
  readonly kind: 'read';
  readonly loaded: LoadedWorkspace;
  /** The line as the requested run shares it, else as today's inputs do. */
  readonly found: LineFound;
  readonly problems: readonly Problem[];
  /** Problems for which the closed runs, the requested run or the line's invoice cannot be relied on. */
  readonly beside: readonly Problem[];
  /** The closed run that charged it, unless a run was requested. */
  readonly charging: ChargingRun | undefined;
  /** How that run shared it, where it keeps its inputs. */
  readonly charged: ChargedLine | undefined;
  /** The rows of regularisations.csv by which the requested run corrects it. */
  readonly corrections: readonly Readonly<Record<string, string>>[];
}

/** What a closed run charged for a line, and whether today's inputs give the same. */
export interface ChargedLine {
  readonly line: TracedLine;
  readonly sameToday: boolean;
  /** Whether runs that correct it still have to; undefined where today's inputs do not share it. */
  readonly leftToCorrect: boolean | undefined;
  /** The row of the withdrawn lines that takes it back, if there is one, and its file. */
  readonly withdrawn: (WithdrawnLine & { readonly file: string }) | undefined;
}

/** A run that has an input that changed since it was read, and the workspace in which it was found. */
interface InputChanged {
  readonly kind: 'input-changed';
  readonly file: string;
  readonly run: string;
  readonly loaded: LoadedWorkspace | undefined;
}

/** Looks for a line in a run, if one is given, else in a workspace and in the closed run that charged it. */
export async function explainedLine(
  query: LineQuery,
  workspaceFolder: string,
  run: string | undefined,
): Promise<ExplainedLine | InputChanged | { readonly kind: 'no-run' }> {
  const source = run === undefined ? { loaded: loadWorkspace(workspaceFolder), run } : explainSource(run);
  if (source === undefined) return { kind: 'no-run' };
  if ('changed' in source)
    return { kind: 'input-changed', file: source.changed, run: run ?? '', loaded: undefined };
  const { loaded } = source;
  const { value: charging, problems: ofClosed } =
    run === undefined ? chargingRun(loaded.folder, query) : { value: undefined, problems: [] };
  const packed = charging?.isPacked ? explainSource(charging.folder) : undefined;
  if (packed !== undefined && 'changed' in packed)
    return { kind: 'input-changed', file: packed.changed, run: charging?.folder ?? '', loaded };
  const line = packed === undefined ? undefined : (await traceLine(packed, query)).found;
  const { found, problems } = await traceLine(source, query);
  const changed = run === undefined ? [] : changedRows(run);
  const beside = [...ofClosed, ...changed];
  const isOpen = run === undefined && charging === undefined;
  if (isOpen && found.kind === 'found') beside.push(...ofWholeInvoice(problems, found.outcome.line));
  const corrections =
    run === undefined || changed.length > 0 || found.kind !== 'found'
      ? []
      : correctionsIn(run, found.outcome.line, (problem) => void beside.push(problem));
  const charged =
    charging === undefined || line?.kind !== 'found' ? undefined : chargedLine(charging, line, found, loaded);
  return { kind: 'read', loaded, found, problems, beside, charging, charged, corrections };
}

const OF_INVOICE: readonly Code[] = ['line-repeated', 'invoice-in-files', 'invoice-date-differs'];

/** What keeps a line from being charged, whatever its shares: it or its invoice is there twice, or with two dates. */
function ofWholeInvoice(
  problems: readonly Problem[],
  { supplier, invoiceNumber, lineNumber }: InvoiceLine,
): readonly Problem[] {
  return problems.filter(
    ({ code, args }) =>
      OF_INVOICE.includes(code) &&
      args['supplier'] === supplier &&
      args['invoice'] === invoiceNumber &&
      (code !== 'line-repeated' || args['line'] === lineNumber),
  );
}

function chargedLine(
  charging: ChargingRun,
  line: TracedLine,
  today: LineFound,
  loaded: LoadedWorkspace,
): ChargedLine {
  const withdrawn = withdrawalOf(line.outcome.line, charging.name, loaded);
  if (today.kind !== 'found') return { line, sameToday: false, leftToCorrect: undefined, withdrawn };
  const { outcome, explanation } = today;
  return {
    line,
    sameToday: chargedBy(line.explanation) === chargedBy(explanation),
    leftToCorrect: outcome.kind === 'allocated' ? !isCorrected(charging, outcome) : undefined,
    withdrawn,
  };
}

function withdrawalOf(
  line: InvoiceLine,
  run: string,
  { workspaceForLines, files }: LoadedWorkspace,
): ChargedLine['withdrawn'] {
  const key = lineKeyText(line);
  const row = workspaceForLines?.withdrawnLines.find(
    (withdrawn) => withdrawn.run === run && lineKeyText(withdrawn) === key,
  );
  const { name, file } = TABLES.withdrawnLines;
  const read = files.find((one) => 'table' in one && one.table === name);
  return row && { ...row, file: read?.place ?? file };
}

/** The closed run that has shared a line, and whether it keeps the inputs of that time. */
export interface ChargingRun {
  readonly name: string;
  readonly folder: string;
  readonly isPacked: boolean;
  /** The closed runs that have corrected the line since. */
  readonly correctedBy: readonly string[];
  /** What the line was charged so far: by the run, and by those that corrected it. */
  readonly recorded: readonly ClosedRow[];
}

/**
 * The closed run of a workspace that holds a line; undefined where none does, or the number is that of several
 * suppliers. The problems are those for which the ledger or a closed run cannot be relied on: a run that is not read
 * may hold the line.
 */
function chargingRun(workspaceFolder: string, query: LineQuery): WithProblems<ChargingRun | undefined> {
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
  const recorded: ClosedRow[] = [];
  const correctedBy = new Set<string>();
  for (const { by, cells } of chargedRows(run, runs, report)) {
    const key = recordedKey(cells);
    if (key.supplier !== supplier || key.invoiceNumber !== query.invoice || key.lineNumber !== query.line)
      continue;
    recorded.push(closedRow(by.name, cells));
    if (by !== run) correctedBy.add(by.name);
  }
  return { correctedBy: [...correctedBy], recorded };
}

/** Whether what was charged for a line so far are the amounts that today’s inputs give: nothing is left to correct. */
function isCorrected({ name, recorded }: ChargingRun, today: AllocatedLine): boolean {
  const { line, plan } = today;
  const corrected = { run: name, line, chargedDate: line.invoiceDate, day: plan.days.from };
  return regularise(corrected, recorded, today).length === 0;
}

/** The files of a run that hold its rows, where they are not what it wrote: they may say something else than its inputs. */
function changedRows(run: string): readonly Problem[] {
  const outputs = readManifest(run)?.outputs ?? [];
  const isAsWritten = (path: string, sha256: string): boolean =>
    isRunFile(join(run, path)) && fileSha256(join(run, path)) === sha256;
  return outputs
    .filter(({ path }) => path === 'allocations.csv' || path === 'regularisations.csv')
    .filter(({ path, sha256 }) => !isAsWritten(path, sha256))
    .map(({ path }) => problem('run-changed', { file: join(run, path) }, { run: shellWord(run) }));
}

/** The rows by which a run corrects a line that another one charged; none for a line that it charges itself. */
function correctionsIn(
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

/** The amounts that a derivation charges, and the accounts. */
function chargedBy({ rows, billed_to: payer }: Explanation): string {
  const charged = rows.map(({ imputation, ...row }) => ({
    ...row,
    account: imputation && [imputation.chapter, imputation.function, imputation.nature],
  }));
  return JSON.stringify([payer?.member, charged]);
}
