import { basename } from 'node:path';
import type { Manifest } from '../../audit/manifest-schema.ts';
import { hasErrors, type Problem, sortProblems } from '../../diagnostics/problem.ts';
import type { FindingRecord } from '../../domain/finding.ts';
import { languageOfGroup } from '../../domain/language.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { runName } from '../../invoices/lines/selection.ts';
import { grappeVersion } from '../../package-files.ts';
import { allRecordsOf } from '../../reconcile/outputs/output.ts';
import type { Reconciliation } from '../../reconcile/reconciliation.ts';
import { type ClosedContext, closedContext } from '../../runs/closed/closed-context.ts';
import { type Computation, NO_SINK } from '../../runs/computation.ts';
import type { OnFolder } from '../../runs/disk/run-folder.ts';
import { writeWholeFolder } from '../../runs/disk/write-whole-folder.ts';
import type { RecordedDrawings } from '../../runs/writers/drawn-files.ts';
import { runWriter, type WriterOptions } from '../../runs/writers/run-writer.ts';
import type { RunTotals } from '../../settle/tally.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { type DestinationOptions, destinationOf } from '../destination.ts';
import { withOwnHeaders } from '../problems/own-headers.ts';
import { reconcileLines } from '../reconcile.ts';
import { type ComputeOptions, computeRun } from './compute.ts';

export interface AllocateOptions
  extends ComputeOptions,
    DestinationOptions,
    Pick<WriterOptions, 'pack' | 'reports' | 'perMember' | 'issue'> {
  /** The names of closed runs to correct. */
  readonly regularise: readonly string[];
  /** The name that the run states; undefined: that of its folder. */
  readonly name?: string;
  /** Whether reconcile looks at the lines as well; it changes no amount. */
  readonly reconcile?: boolean;
  /** Whether the page shows the findings of reconcile; by default it does. */
  readonly showFindings?: boolean;
  /** For a run that is computed again: what it recorded of itself, and its drawn files where they are kept, not drawn. */
  readonly again?: {
    readonly version: string;
    readonly closed: ClosedContext;
    readonly findings: readonly FindingRecord[] | undefined;
    readonly recorded?: RecordedDrawings | undefined;
  };
}

/** A run that was written whole, or why it was not. */
export interface AllocateResult {
  /** Undefined where nothing was computed. */
  readonly computation: Computation | undefined;
  readonly problems: readonly Problem[];
  readonly run:
    | { readonly folder: string; readonly totals: RunTotals; readonly manifest: Manifest }
    | undefined;
  /** What reconcile found in the run; undefined where it was not asked, or nothing was written. */
  readonly reconciliation?: Reconciliation | undefined;
}

/** The same where a closed run is in the way: its remedy names the runs that were to be corrected. */
function namingCorrected(found: Problem, regularise: readonly string[]): Problem {
  if (found.code !== 'run-closed' || regularise.length === 0) return found;
  return { ...found, args: { ...found.args, corrected: regularise.join(' --regularise ') } };
}

/** The main job: shares the selected lines of a workspace and writes the run folder, whole or not at all. */
export async function allocateRun(
  loaded: LoadedWorkspace,
  options: AllocateOptions,
  onFolder: OnFolder = () => () => {},
): Promise<AllocateResult> {
  const { selection, regularise } = options;
  const destination = destinationOf(loaded.folder, 'run', runName(selection), options);
  const obstacles = destination.obstacles().map((found) => namingCorrected(found, regularise));
  // Nothing else is reported about lines that a closed run holds.
  if (obstacles.some(({ code }) => code === 'run-closed')) return refused([...loaded.problems, ...obstacles]);
  const { value: closed, problems: ofClosed } = options.again
    ? { value: options.again.closed, problems: [] }
    : closedContext(loaded.folder, selection, regularise, undefined, options.name);
  if (hasErrors(ofClosed)) return refused([...loaded.problems, ...ofClosed, ...obstacles]);
  const { workspace } = loaded;
  const mayBeEmpty = closed.regularise.length > 0;
  if (workspace === undefined || obstacles.length > 0) {
    const computation = await computeRun(loaded, { ...options, mayBeEmpty, closed }, NO_SINK);
    return refused([...computation.problems, ...obstacles], computation);
  }
  const result = await writeWholeFolder(destination.target, destination.obstacles, onFolder, (folder) =>
    writeRun(folder, destination.target, { ...loaded, workspace }, { ...options, mayBeEmpty, closed }),
  );
  const { problems, computation } = result;
  return hasErrors(problems)
    ? refused(problems, computation)
    : { ...result, problems: sortProblems(problems) };
}

/** Computes a run, writes it into a folder, and puts the folder in its place if nothing is wrong. */
async function writeRun(
  folder: string,
  target: string,
  loaded: LoadedWorkspace & { readonly workspace: Workspace },
  options: AllocateOptions & { readonly closed: ClosedContext },
): Promise<AllocateResult> {
  const { selection, closed, again } = options;
  const language = languageOfGroup(loaded.convention);
  const version = again?.version ?? grappeVersion();
  const name = (options.name ?? basename(target)).normalize('NFC');
  const writer = runWriter(folder, { ...options, name, language, version, recorded: again?.recorded });
  const traced = options.reports.includes('html');
  const reconciler = options.reconcile
    ? reconcileLines(loaded.workspace, selection, closed, traced ? undefined : 0)
    : undefined;
  const observer = reconciler === undefined ? {} : { onBatch: reconciler.add };
  const computation = await computeRun(loaded, { ...options, traced, ...observer }, writer);
  const { totals, files } = computation;
  if (hasErrors(computation.problems)) return refused(computation.problems, computation);
  if (totals === undefined) throw new Error('a run has no sums, and nothing says why');
  const reconciliation = reconciler?.finish(files).value;
  const shown = traced && options.showFindings !== false;
  const found = reconciliation && shown ? allRecordsOf(reconciliation, language) : undefined;
  const completed = await writer.complete(computation, totals, again ? again.findings : found);
  const problems = [...computation.problems, ...withOwnHeaders(completed.problems, loaded, files)];
  const run = { folder: target, totals, manifest: completed.manifest };
  return { computation, problems, run, reconciliation };
}

function refused(problems: readonly Problem[], computation?: Computation): AllocateResult {
  return { computation, problems: sortProblems(problems), run: undefined };
}
