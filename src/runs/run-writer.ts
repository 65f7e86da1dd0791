import type { AllocatedLine } from '../allocate/allocator.ts';
import { CHECKSUMS_FILE, checksumsText } from '../audit/checksums.ts';
import { manifestText, manifestTotals, runId } from '../audit/manifest.ts';
import {
  MANIFEST_FILE,
  type Manifest,
  type ManifestInput,
  type RunOptions,
} from '../audit/manifest-schema.ts';
import { RUN_FOLDER } from '../audit/run-path.ts';
import { yearToDate } from '../audit/year-to-date.ts';
import type { Problem } from '../diagnostics/problem.ts';
import type { OnProgress } from '../diagnostics/progress.ts';
import type { Language } from '../diagnostics/render.ts';
import { formatDay } from '../domain/calendar.ts';
import type { Convention } from '../domain/convention.ts';
import type { FindingRecord } from '../domain/finding.ts';
import { formatCents } from '../domain/money.ts';
import { holdsIn, releaseOf } from '../domain/release.ts';
import type { Workspace } from '../domain/workspace.ts';
import { periodName, type Selection, selectionText } from '../invoices/selection.ts';
import { allocationRows, allocationsHeader } from '../report/csv/allocations.ts';
import { chargesCsv } from '../report/csv/charges.ts';
import { regularisationCsvRow, regularisationsHeader } from '../report/csv/regularisations.ts';
import { settlementCsv } from '../report/csv/settlement.ts';
import { unallocatedHeader, unallocatedRow } from '../report/csv/unallocated.ts';
import { type ReportFormat, reportsText } from '../report/formats.ts';
import { movesMoney, type Regularisation } from '../settle/regularisation.ts';
import type { RunTotals } from '../settle/tally.ts';
import { NOTHING, plus } from '../settle/totals.ts';
import { compareBy } from '../text/text-order.ts';
import { ownRelease } from '../version.ts';
import type { InputReport } from '../workspace/load.ts';
import type { Fingerprint } from '../workspace/records/input-file.ts';
import type { ClosedContext } from './closed-context.ts';
import { usedClosedRuns } from './closed-inputs.ts';
import type { Computation, RunSink } from './computation.ts';
import { formerMembers } from './former-members.ts';
import { createOutput, writeOutput } from './output-file.ts';
import { packInput } from './pack-input.ts';
import { writeReports } from './report-writer.ts';

export interface WriterOptions {
  /** The name of the run's folder. */
  readonly name: string;
  readonly selection: Selection;
  readonly allowUnallocated: boolean;
  readonly pack: boolean;
  /** The formats of the statements; with none, the lines are not kept and any number of them goes through. */
  readonly reports: readonly ReportFormat[];
  /** Of the reports, and of the reasons in unallocated.csv. */
  readonly language: Language;
  /** The version that the run states: this one, or that of a run which is computed again. */
  readonly version: string;
  readonly closed: ClosedContext;
  readonly onProgress?: OnProgress | undefined;
}

/** Writes the files of a run into its folder: the rows as they come, the rest when all is known. */
export interface RunWriter extends RunSink {
  /** Completes the run; the problems are inputs that changed since they were read, and revenues without imputation. */
  readonly complete: (
    computation: Computation,
    totals: RunTotals,
    findings: readonly FindingRecord[] | undefined,
  ) => Promise<{ readonly manifest: Manifest; readonly problems: readonly Problem[] }>;
}

export function runWriter(folder: string, options: WriterOptions): RunWriter {
  const allocations = createOutput(folder, 'allocations.csv', allocationsHeader);
  const unallocated = options.allowUnallocated
    ? createOutput(folder, 'unallocated.csv', unallocatedHeader)
    : undefined;
  const regularisations =
    options.closed.regularise.length > 0
      ? createOutput(folder, 'regularisations.csv', regularisationsHeader)
      : undefined;
  const kept: AllocatedLine[] = [];
  const corrections: Regularisation[] = [];
  return {
    allocated(line) {
      allocations.write(allocationRows(line));
      if (options.reports.length > 0) kept.push(line);
    },
    unallocated: (line) => unallocated?.write(unallocatedRow(line, options.language)),
    regularised(row) {
      regularisations?.write(regularisationCsvRow(row));
      if (movesMoney(row)) corrections.push(row);
    },
    async complete(computation, totals, findings) {
      const release = releaseOf(options.version) ?? ownRelease();
      const outputs: Fingerprint[] = [
        allocations.close(),
        writeOutput(folder, 'charges.csv', chargesCsv(totals.charges)),
        writeOutput(folder, 'settlement.csv', settlementCsv(totals.debts, release)),
        ...(unallocated === undefined ? [] : [unallocated.close()]),
        ...(regularisations === undefined ? [] : [regularisations.close()]),
      ];
      const problems: Problem[] = [];
      const report = (found: Problem): void => void problems.push(found);
      const closed = usedClosedRuns(computation, { ...options, release }, report);
      const known = computation.loaded.workspace?.members ?? [];
      const former = formerMembers(corrections, known, computation.closed.runs, report);
      const inputs = inputsOf(computation, [...closed.inputs, ...former.inputs]);
      const title = titleOf(options, inputs, closed.names);
      const { workspace } = computation.loaded;
      if (workspace !== undefined && options.reports.length > 0) {
        const { reports: formats, language } = options;
        const written = await writeReports(folder, {
          workspace: { ...workspace, members: [...workspace.members, ...former.members] },
          formats,
          lines: kept,
          corrections,
          closedYear: yearToDate(computation.closed.runs, title.period, release),
          totals,
          findings,
          name: {
            version: title.grappe,
            runId: title.run_id,
            period: title.period,
            closedOn: undefined,
            anchor: undefined,
          },
          language,
          onProgress: options.onProgress,
        });
        outputs.push(...written.outputs);
        problems.push(...written.problems);
      }
      const packed = options.pack
        ? inputs.map((input) => packInput(computation.loaded.folder, folder, input, problems))
        : [];
      const manifest = manifestOf(computation, totals, title, options.name, inputs, outputs);
      const ofManifest = writeOutput(folder, MANIFEST_FILE, manifestText(manifest));
      writeOutput(folder, CHECKSUMS_FILE, checksumsText([...outputs, ofManifest, ...packed]));
      return { manifest, problems };
    },
  };
}

/** The files that the run was computed from: all tables, invoice files, and files of closed runs. */
function inputsOf(
  { loaded, files, used }: Computation,
  closed: readonly ManifestInput[],
): readonly ManifestInput[] {
  const tables = new Map<string, ManifestInput>();
  for (const file of loaded.files) {
    const { path } = file.fingerprint;
    // One list may be read as rows of two tables; it is one input.
    const rows = Math.max(rowsOf(file), tables.get(path)?.rows ?? 0);
    tables.set(path, { ...file.fingerprint, rows });
  }
  const invoices = files
    .filter(({ file }) => used.has(file.fingerprint.path))
    .map(({ file, selected, others }) => ({
      ...(file.archive ?? file.fingerprint),
      rows: selected + others + file.skipped().rows,
    }));
  // Of the files of one archive, the archive is kept.
  const kept = new Map<string, ManifestInput>();
  for (const input of invoices) {
    kept.set(input.path, { ...input, rows: input.rows + (kept.get(input.path)?.rows ?? 0) });
  }
  return [...tables.values(), ...kept.values(), ...closed].sort(compareBy(({ path }) => path));
}

/** The rows of a file that hold something, those left aside too. */
function rowsOf(file: InputReport): number {
  if (file.form === 'YAML') return 0;
  const { skipped, unknown, replaced } = file.counts;
  return file.rows + skipped + unknown + replaced;
}

/** What names the run: on every page that it prints, and in its manifest. */
type RunTitle = Pick<Manifest, 'grappe' | 'run_id' | 'period' | 'options'>;

function titleOf(
  { selection, allowUnallocated, reports, version, closed }: WriterOptions,
  inputs: readonly ManifestInput[],
  closedRuns: readonly string[],
): RunTitle {
  const options: RunOptions = {
    selection: selectionText(selection),
    allow_unallocated: allowUnallocated,
    reports: reportsText(reports),
    late_before: closed.lateBefore === undefined ? null : formatDay(closed.lateBefore),
    regularise: closed.regularise.map((number) => closed.names[number] ?? ''),
    closed_runs: closedRuns,
  };
  const period = periodName(selection);
  return { grappe: version, run_id: runId(version, options, inputs), period, options };
}

/** Which files of `invoices/` the convention leaves aside, where it does. */
function ignoredFiles(convention: Convention | undefined): Pick<Manifest, 'ignore_files'> {
  const listed = [...(convention?.ignoreFiles ?? [])].map(([files, reason]) => ({ files, reason }));
  return listed.length === 0 ? {} : { ignore_files: listed };
}

function manifestOf(
  { loaded, late }: Computation,
  totals: RunTotals,
  { grappe, run_id, period, options }: RunTitle,
  name: string,
  inputs: readonly ManifestInput[],
  outputs: readonly Fingerprint[],
): Manifest {
  return {
    grappe,
    run_id,
    ...nameIn(loaded.workspace, name),
    period,
    title: loaded.convention?.title ?? '',
    options,
    ...ignoredFiles(loaded.convention),
    inputs,
    outputs,
    totals: {
      read: manifestTotals(totals.read),
      allocated: manifestTotals(totals.allocated),
      unallocated: manifestTotals(totals.unallocated),
      skipped: manifestTotals(totals.skipped),
      late: manifestTotals(late.reduce((sum, line) => plus(sum, line), NOTHING)),
      regularised: manifestTotals(totals.regularised),
    },
    members: totals.members.map(({ member, ...sums }) => ({ member, ...manifestTotals(sums) })),
    ...yearsOf(loaded.workspace, totals),
    late_lines: late.map((line) => ({
      supplier: line.supplier,
      invoice_number: line.invoiceNumber,
      line_number: line.lineNumber,
      invoice_date: formatDay(line.invoiceDate),
      gross_amount: formatCents(line.gross),
    })),
  };
}

/** Runs of 0.1 do not state them. */
function yearsOf(workspace: Workspace | undefined, { years }: RunTotals): Pick<Manifest, 'years'> {
  if (workspace === undefined || !holdsIn(workspace.release, '0.2')) return {};
  return { years: years.map(({ year, member, ...sums }) => ({ year, member, ...manifestTotals(sums) })) };
}

/** Runs of 0.1 do not state their name, and a name that is no part of a path is none. */
function nameIn(workspace: Workspace | undefined, name: string): Pick<Manifest, 'run'> {
  const stated = workspace !== undefined && holdsIn(workspace.release, '0.2') && RUN_FOLDER.test(name);
  return stated ? { run: name } : {};
}
