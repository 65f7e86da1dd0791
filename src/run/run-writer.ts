import { join } from 'node:path';
import type { AllocatedLine } from '../allocate/allocator.ts';
import {
  checksumsText,
  type Manifest,
  type ManifestInput,
  manifestText,
  manifestTotals,
  runId,
} from '../audit/manifest.ts';
import { type Problem, problem } from '../diagnostics/problem.ts';
import type { Language } from '../diagnostics/render.ts';
import { compareBy } from '../domain/text-order.ts';
import { allocationRows, allocationsHeader } from '../report/allocations.ts';
import { chargesCsv } from '../report/charges.ts';
import { type ReportFormat, reportsText } from '../report/formats.ts';
import { settlementCsv } from '../report/settlement.ts';
import { unallocatedHeader, unallocatedRow } from '../report/unallocated.ts';
import { grappeVersion } from '../version.ts';
import { copyInput, type Fingerprint } from '../workspace/input-file.ts';
import type { Computation, RunSink } from './compute.ts';
import { createOutput, writeOutput } from './output-file.ts';
import { writeReports } from './report-writer.ts';
import { type Selection, selectionText } from './selection.ts';
import type { RunTotals } from './tally.ts';

export interface WriterOptions {
  readonly selection: Selection;
  readonly allowUnallocated: boolean;
  readonly pack: boolean;
  /** The formats of the statements; with none, the lines are not kept and any number of them goes through. */
  readonly reports: readonly ReportFormat[];
  /** Of the reports, and of the reasons in unallocated.csv. */
  readonly language: Language;
}

/** Writes the files of a run into its folder: the rows as they come, the rest when all is known. */
export interface RunWriter extends RunSink {
  /** Completes the run; the problems are inputs that changed since they were read, and revenues without imputation. */
  readonly complete: (
    computation: Computation,
    totals: RunTotals,
  ) => Promise<{ readonly manifest: Manifest; readonly problems: readonly Problem[] }>;
}

export function runWriter(folder: string, options: WriterOptions): RunWriter {
  const allocations = createOutput(folder, 'allocations.csv');
  allocations.write(allocationsHeader);
  const unallocated = options.allowUnallocated ? createOutput(folder, 'unallocated.csv') : undefined;
  unallocated?.write(unallocatedHeader);
  const kept: AllocatedLine[] = [];
  return {
    allocated(line) {
      allocations.write(allocationRows(line));
      if (options.reports.length > 0) kept.push(line);
    },
    unallocated: (line) => unallocated?.write(unallocatedRow(line, options.language)),
    async complete(computation, totals) {
      const outputs: Fingerprint[] = [
        allocations.close(),
        writeOutput(folder, 'charges.csv', chargesCsv(totals.charges)),
        writeOutput(folder, 'settlement.csv', settlementCsv(totals.debts)),
        ...(unallocated === undefined ? [] : [unallocated.close()]),
      ];
      const inputs = inputsOf(computation);
      const problems: Problem[] = [];
      const title = titleOf(options, inputs);
      const { workspace } = computation.loaded;
      if (workspace !== undefined && options.reports.length > 0) {
        const { reports: formats, language } = options;
        const written = await writeReports(folder, {
          workspace,
          formats,
          lines: kept,
          totals,
          name: { version: title.grappe, runId: title.run_id, period: title.period },
          language,
        });
        outputs.push(...written.outputs);
        problems.push(...written.problems);
      }
      const packed = options.pack
        ? inputs.map((input) => packInput(computation.loaded.folder, folder, input, problems))
        : [];
      const manifest = manifestOf(computation, totals, title, inputs, outputs);
      const ofManifest = writeOutput(folder, 'manifest.json', manifestText(manifest));
      writeOutput(folder, 'SHA256SUMS', checksumsText([...outputs, ofManifest, ...packed]));
      return { manifest, problems };
    },
  };
}

/** The files that the run was computed from: all tables, and the invoice files that hold a line of it. */
function inputsOf({ loaded, files }: Computation): readonly ManifestInput[] {
  const tables = loaded.files.map(({ fingerprint, rows }) => ({ ...fingerprint, rows }));
  const invoices = files
    .filter(({ selected }) => selected > 0)
    .map(({ file, selected, others }) => ({
      ...file.fingerprint,
      rows: selected + others + file.skipped().rows,
    }));
  return [...tables, ...invoices].sort(compareBy(({ path }) => path));
}

function packInput(workspace: string, folder: string, input: Fingerprint, problems: Problem[]): Fingerprint {
  const path = `inputs/${input.path}`;
  const output = createOutput(folder, path);
  copyInput(join(workspace, input.path), output.write);
  const copy = output.close();
  if (copy.sha256 !== input.sha256) problems.push(problem('file-changed', { file: input.path }, {}));
  return copy;
}

/** What names the run: on every page that it prints, and in its manifest. */
type RunTitle = Pick<Manifest, 'grappe' | 'run_id' | 'period' | 'options'>;

function titleOf(
  { selection, allowUnallocated, reports }: WriterOptions,
  inputs: readonly ManifestInput[],
): RunTitle {
  const version = grappeVersion();
  const period = selectionText(selection);
  const options = { selection: period, allow_unallocated: allowUnallocated, reports: reportsText(reports) };
  return { grappe: version, run_id: runId(version, options, inputs), period, options };
}

function manifestOf(
  { loaded }: Computation,
  totals: RunTotals,
  { options, ...title }: RunTitle,
  inputs: readonly ManifestInput[],
  outputs: readonly Fingerprint[],
): Manifest {
  return {
    ...title,
    title: loaded.convention?.title ?? '',
    options,
    inputs,
    outputs,
    totals: {
      read: manifestTotals(totals.read),
      allocated: manifestTotals(totals.allocated),
      unallocated: manifestTotals(totals.unallocated),
      skipped: manifestTotals(totals.skipped),
    },
  };
}
