import { join } from 'node:path';
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
import { settlementCsv } from '../report/settlement.ts';
import { unallocatedHeader, unallocatedRow } from '../report/unallocated.ts';
import { grappeVersion } from '../version.ts';
import { copyInput, type Fingerprint } from '../workspace/input-file.ts';
import type { Computation, RunSink } from './compute.ts';
import { createOutput, writeOutput } from './output-file.ts';
import { type Selection, selectionText } from './selection.ts';
import type { RunTotals } from './tally.ts';

export interface WriterOptions {
  readonly selection: Selection;
  readonly allowUnallocated: boolean;
  readonly pack: boolean;
  /** Of the reasons in unallocated.csv. */
  readonly language: Language;
}

/** Writes the files of a run into its folder: the rows as they come, the rest when all is known. */
export interface RunWriter extends RunSink {
  /** Completes the run; the problems are inputs that changed since they were read. */
  readonly complete: (
    computation: Computation,
    totals: RunTotals,
  ) => {
    readonly manifest: Manifest;
    readonly problems: readonly Problem[];
  };
}

export function runWriter(folder: string, options: WriterOptions): RunWriter {
  const allocations = createOutput(folder, 'allocations.csv');
  allocations.write(allocationsHeader);
  const unallocated = options.allowUnallocated ? createOutput(folder, 'unallocated.csv') : undefined;
  unallocated?.write(unallocatedHeader);
  return {
    allocated: (line) => allocations.write(allocationRows(line)),
    unallocated: (line) => unallocated?.write(unallocatedRow(line, options.language)),
    complete(computation, totals) {
      const outputs: Fingerprint[] = [
        allocations.close(),
        writeOutput(folder, 'charges.csv', chargesCsv(totals.charges)),
        writeOutput(folder, 'settlement.csv', settlementCsv(totals.debts)),
        ...(unallocated === undefined ? [] : [unallocated.close()]),
      ];
      const inputs = inputsOf(computation);
      const problems: Problem[] = [];
      const packed = options.pack
        ? inputs.map((input) => packInput(computation.loaded.folder, folder, input, problems))
        : [];
      const manifest = manifestOf(computation, totals, options, inputs, outputs);
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

function manifestOf(
  { loaded }: Computation,
  totals: RunTotals,
  { selection, allowUnallocated }: WriterOptions,
  inputs: readonly ManifestInput[],
  outputs: readonly Fingerprint[],
): Manifest {
  const version = grappeVersion();
  const options = { selection: selectionText(selection), allow_unallocated: allowUnallocated };
  return {
    grappe: version,
    run_id: runId(version, options, inputs),
    period: selectionText(selection),
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
