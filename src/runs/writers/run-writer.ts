import type { AllocatedLine } from '../../allocate/allocator.ts';
import type { Manifest, ManifestInput } from '../../audit/manifest-schema.ts';
import { yearToDate } from '../../audit/year-to-date.ts';
import type { OnProblem, Problem } from '../../diagnostics/problem.ts';
import type { OnProgress } from '../../diagnostics/progress.ts';
import type { FindingRecord } from '../../domain/finding.ts';
import type { Language } from '../../domain/language.ts';
import { defined } from '../../domain/lists.ts';
import { type Release, releaseOf } from '../../domain/release.ts';
import { keptOf } from '../../invoices/invoice-file.ts';
import { ownRelease } from '../../package-files.ts';
import { ALLOCATION_COLUMNS } from '../../report/csv/allocation-columns.ts';
import { allocationWriter } from '../../report/csv/allocations.ts';
import {
  correctionRecord,
  leftLine,
  regularisationsFile,
  unallocatedFile,
} from '../../report/csv/line-files.ts';
import { columnsIn, headerOf, type OutputTable, rowsText, tableText } from '../../report/csv/output-table.ts';
import { chargesFile, settlementCsv } from '../../report/csv/sum-files.ts';
import type { RunName } from '../../report/statement/build.ts';
import { movesMoney, type Regularisation } from '../../settle/regularisation.ts';
import type { RunTotals } from '../../settle/tally.ts';
import { watchHeap } from '../../system/heap-room.ts';
import { compareBy } from '../../text/text-order.ts';
import type { InputReport } from '../../workspace/load.ts';
import type { Fingerprint } from '../../workspace/records/input-file.ts';
import { type FormerMembers, formerMembers } from '../closed/former-members.ts';
import { formerRevenues, NO_REVENUES } from '../closed/former-revenues.ts';
import type { Computation, RunSink } from '../computation.ts';
import { createOutput, packInput, writeManifest, writeOutput } from '../disk/output-file.ts';
import { usedClosedRuns } from './closed-inputs.ts';
import type { RecordedDrawings } from './drawn-files.ts';
import { writeReports } from './report-writer.ts';
import {
  type IdentityOptions,
  type Issue,
  identityOf,
  manifestOf,
  type RunIdentity,
} from './run-manifest.ts';

export interface WriterOptions extends Omit<IdentityOptions, 'release' | 'findings'> {
  /** The name of the run's folder. */
  readonly name: string;
  /** Whether the run keeps a copy of its inputs. */
  readonly pack: boolean;
  /** The language of the reports, and of the reasons in unallocated.csv. */
  readonly language: Language;
  /** Undefined for a draft. */
  readonly issue?: Issue | undefined;
  /** What replaces drawn files where they are not drawn. */
  readonly recorded?: RecordedDrawings | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Writes the files of a run into its folder: the rows as they come, the rest when everything is known. */
export function runWriter(folder: string, options: WriterOptions) {
  const release = releaseOf(options.version) ?? ownRelease();
  const columns = columnsIn(ALLOCATION_COLUMNS, release);
  const allocations = createOutput(folder, 'allocations.csv', headerOf(columns));
  const allocationRows = allocationWriter(columns);
  const unallocated = options.allowUnallocated ? createTable(folder, unallocatedFile, release) : undefined;
  const regularisations =
    options.closed.regularise.length > 0 ? createTable(folder, regularisationsFile, release) : undefined;
  const kept: AllocatedLine[] = [];
  const corrections: Regularisation[] = [];
  const sink: RunSink = {
    allocated(line) {
      watchHeap();
      allocations.write(allocationRows(line));
      if (options.reports.length > 0) kept.push(line);
    },
    unallocated: (line) => unallocated?.write(leftLine(line, options.language, release)),
    regularised(row) {
      regularisations?.write(correctionRecord(row));
      if (movesMoney(row)) corrections.push(row);
    },
  };
  return {
    ...sink,
    /** Completes the run; the problems: inputs that changed since they were read, and revenues without imputation. */
    async complete(
      computation: Computation,
      totals: RunTotals,
      findings: readonly FindingRecord[] | undefined,
    ): Promise<{ readonly manifest: Manifest; readonly problems: readonly Problem[] }> {
      const outputs: Fingerprint[] = [
        allocations.close(),
        writeOutput(folder, 'charges.csv', tableText(chargesFile, totals.charges, release)),
        writeOutput(folder, 'settlement.csv', settlementCsv(totals.debts, release)),
        ...(unallocated === undefined ? [] : [unallocated.close()]),
        ...(regularisations === undefined ? [] : [regularisations.close()]),
      ];
      const problems: Problem[] = [];
      const report = (found: Problem): void => void problems.push(found);
      const closed = usedClosedRuns(computation, { ...options, release }, report);
      const workspace = defined(computation.loaded.workspace);
      const former = membersOfCorrections(corrections, computation, report);
      const revenues =
        options.reports.length > 0
          ? formerRevenues(corrections, workspace, computation.closed.runs, report)
          : NO_REVENUES;
      const inputs = inputsOf(computation, [...closed.inputs, ...former.inputs, ...revenues.inputs]);
      const identity = identityOf(
        { ...options, release, findings: findings !== undefined },
        inputs,
        closed.names,
      );
      if (options.reports.length > 0) {
        const written = await writeReports(folder, {
          ...options,
          workspace: { ...workspace, members: [...workspace.members, ...former.members] },
          formats: options.reports,
          lines: kept,
          corrections,
          closedYear: yearToDate(computation.closed.runs, identity.period, totals, release),
          totals,
          former: revenues.registers,
          findings,
          name: runNameOf(identity, options.issue),
        });
        outputs.push(...written.outputs);
        problems.push(...written.problems);
      }
      const packed = options.pack
        ? inputs.map((input) => packInput(computation.loaded.folder, folder, input, problems))
        : [];
      const manifest = manifestOf(computation, totals, identity, options, { inputs, outputs });
      writeManifest(folder, manifest, [...outputs, ...packed]);
      return { manifest, problems };
    },
  };
}

/** The members that corrections of closed runs name and that today's tables no longer have. */
function membersOfCorrections(
  corrections: readonly Regularisation[],
  { loaded, closed }: Computation,
  report: OnProblem,
): FormerMembers {
  const named = corrections.flatMap(({ run, member, billedTo }) => [
    { run, member },
    { run, member: billedTo },
  ]);
  return formerMembers(named, defined(loaded.workspace).members, closed.runs, report);
}

/** What names the run on the pages that people read. */
function runNameOf({ grappe, run_id, period }: RunIdentity, issue: Issue | undefined): RunName {
  return { version: grappe, runId: run_id, period, closedOn: issue?.closedOn, anchor: issue?.anchor };
}

/** A table of the run that is written row by row. */
function createTable<Row>(folder: string, { name, columns }: OutputTable<Row>, release: Release) {
  const own = columnsIn(columns, release);
  const file = createOutput(folder, `${name}.csv`, headerOf(own));
  return { write: (row: Row) => file.write(rowsText(own, [row])), close: file.close };
}

/** The files that the run was computed from: all tables, invoice files, and files of closed runs. */
function inputsOf(
  { loaded, files, used }: Computation,
  closed: readonly ManifestInput[],
): readonly ManifestInput[] {
  const kept = new Map<string, ManifestInput>();
  for (const file of loaded.files) {
    const { path } = file.fingerprint;
    // One list may be read as rows of two tables; it is one input.
    const rows = Math.max(rowsOf(file), kept.get(path)?.rows ?? 0);
    kept.set(path, { ...file.fingerprint, rows });
  }
  const invoices = files
    .filter(({ file }) => used.has(file.fingerprint.path))
    .map(({ file, selected, others }) => ({
      ...keptOf(file),
      rows: selected + others + file.skipped().rows,
    }));
  // For files of an archive, the archive is kept; a workbook may have tables beside its lines.
  for (const input of invoices) {
    kept.set(input.path, { ...input, rows: input.rows + (kept.get(input.path)?.rows ?? 0) });
  }
  for (const input of closed) kept.set(input.path, input);
  return [...kept.values()].sort(compareBy(({ path }) => path));
}

/** The non-empty rows of a file, including those left aside. */
function rowsOf(file: InputReport): number {
  if (file.form === 'YAML') return 0;
  const { skipped, unknown, replaced } = file.counts;
  return file.rows + skipped + unknown + replaced;
}
