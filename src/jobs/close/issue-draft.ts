import { basename, dirname, join } from 'node:path';
import { changedFiles } from '../../audit/checksums.ts';
import { MANIFEST_FILE, type Manifest } from '../../audit/manifest-schema.ts';
import { bothDays } from '../../diagnostics/bilingual.ts';
import type { Code } from '../../diagnostics/codes.ts';
import { hasErrors, type Problem, problem } from '../../diagnostics/problem.ts';
import { recordedDay } from '../../domain/time/calendar.ts';
import { runName, selectionOptions } from '../../invoices/lines/selection.ts';
import type { Reconciliation } from '../../reconcile/reconciliation.ts';
import { DEFAULT_REPORTS, reportsText } from '../../report/formats.ts';
import { packedContext } from '../../runs/closed/closed-context.ts';
import { newOwner } from '../../runs/disk/owner.ts';
import { type OnFolder, preparedName, removeLeftover } from '../../runs/disk/run-folder.ts';
import { FINDINGS_FILE, readFindings } from '../../runs/findings-file.ts';
import { changesWhenIssued } from '../../runs/writers/drawn-files.ts';
import type { Issue } from '../../runs/writers/run-manifest.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { loadWorkspace } from '../../workspace/load.ts';
import type { Fingerprint } from '../../workspace/records/input-file.ts';
import { type AllocateOptions, type AllocateResult, allocateRun } from '../allocate/allocate.ts';
import { OF_CLOSED_LINES } from '../problems/run-problems.ts';
import { hasPackedInputs, inTemporaryFolder, statedOptions } from '../verify/recompute.ts';
import type { WorkspaceCache } from '../workspace-cache.ts';

/** What stops even `--as-is`: a line that a closed run charged already, or that is no longer what it charged. */
const UNDECIDED: readonly Code[] = ['already-allocated', ...OF_CLOSED_LINES];

/** A draft that is to be issued, in the folder of its run, and the folder of its workspace. */
interface Draft {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly workspace: string;
}

interface IssueOptions {
  readonly issue: Issue;
  /** Whether it is computed from the draft's own inputs. */
  readonly asIs: boolean;
  readonly onFolder: OnFolder;
  readonly cache: WorkspaceCache;
}

/** A draft as it is issued, with its day on every page, in a folder next to it. */
export interface IssuedDraft {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly currency: string;
  /** What reconcile finds in its lines today; undefined where today’s inputs give no run. */
  readonly reconciliation: Reconciliation | undefined;
  /** The months that closing it passes over. */
  readonly passed: readonly Problem[];
  /** To be called at the end, even if the folder was moved to its place. */
  readonly discard: () => void;
}

/**
 * Computes a draft again, dated, in a folder next to it, from what its workspace says today, closed runs included. If
 * the result differs, each file that differs is a problem. With `asIs` the draft's own inputs are used, and only lines
 * of closed runs that nobody has decided on stop it.
 */
export async function issueDraft(
  draft: Draft,
  { issue, asIs, onFolder, cache: { load, registerOf } }: IssueOptions,
): Promise<IssuedDraft | { readonly problems: readonly Problem[] }> {
  const options = optionsOf(draft);
  if (options === undefined) return { problems: [] };
  const name = basename(draft.folder);
  const folder = join(dirname(draft.folder), preparedName(name, newOwner()));
  const remove = (): void => removeLeftover(folder);
  const unregister = onFolder(remove);
  const discard = (): void => {
    unregister();
    remove();
  };
  try {
    const issued = { ...options, name, out: folder, issue };
    const result = asIs
      ? await fromItsInputs(draft, issued, onFolder)
      : await allocateRun(load(draft.workspace), { ...issued, registerOf }, onFolder);
    const problems = result.run
      ? differences(name, options, draft.manifest, result.run.manifest)
      : result.problems;
    const { run, reconciliation, computation } = result;
    const currency = computation?.loaded.workspace?.convention.currency;
    if (run !== undefined && currency !== undefined && problems.length === 0) {
      const passed = result.problems.filter(({ code }) => code === 'months-passed');
      return { folder, manifest: run.manifest, currency, reconciliation, passed, discard };
    }
    discard();
    return { problems };
  } catch (error) {
    discard();
    throw error;
  }
}

/** Findings are repeated for those who get statements; scripts, which ask for none, got them from `allocate`. */
function optionsOf({ folder, manifest }: Draft): AllocateOptions | undefined {
  const options = statedOptions(manifest);
  return (
    options && {
      ...options,
      reconcile: options.reports.length > 0,
      showFindings: manifest.outputs.some(({ path }) => path === FINDINGS_FILE),
      out: undefined,
      pack: hasPackedInputs(folder, manifest.inputs),
    }
  );
}

/** Today's workspace is still checked for lines of closed runs, and for the findings of reconcile. */
async function fromItsInputs(
  { folder, manifest, workspace }: Draft,
  options: AllocateOptions,
  onFolder: OnFolder,
): Promise<AllocateResult> {
  return inTemporaryFolder(onFolder, async (temporary) => {
    const scratch = { ...options, out: join(temporary, 'today'), reports: [], pack: false };
    const today = await allocateRun(loadWorkspace(workspace), scratch);
    const undecided = today.problems.filter(({ code }) => UNDECIDED.includes(code));
    if (hasErrors(undecided)) return { ...today, problems: undecided, run: undefined };
    const inputs = options.pack ? join(folder, 'inputs') : workspace;
    const closed = packedContext(inputs, manifest.options);
    const again = { version: manifest.grappe, closed: closed.value, findings: readFindings(folder) };
    const issued = { ...options, reconcile: false, again };
    const result = await allocateRun(loadWorkspace(inputs), issued, onFolder);
    const problems = result.run === undefined ? result.problems : today.problems;
    return { ...result, problems, reconciliation: today.reconciliation };
  });
}

/** The files in which the issued run differs from the draft, apart from the pages that show its day. */
function differences(
  name: string,
  options: AllocateOptions,
  draft: Manifest,
  issued: Manifest,
): readonly Problem[] {
  const inputs = changedFiles(draft.inputs, issued.inputs);
  const outputs = changedFiles(lasting(draft.outputs), lasting(issued.outputs)).map(
    (path) => `${RUNS_FOLDER}/${name}/${path}`,
  );
  // If no file differs, a run closed meanwhile may have made other lines late: then the `run_id` differs.
  const named = draft.run_id === issued.run_id ? [] : [`${RUNS_FOLDER}/${name}/${MANIFEST_FILE}`];
  const files = [inputs, outputs, named].find(({ length }) => length > 0) ?? [];
  const { closed_on: before } = draft;
  const args = {
    run: `${RUNS_FOLDER}/${name}`,
    ...(before === undefined
      ? { command: commandOf(name, options) }
      : { closedOn: bothDays(recordedDay(before)) }),
  };
  const lacks = (side: readonly Fingerprint[], file: string): boolean =>
    inputs.includes(file) && side.every(({ path }) => path !== file);
  return files.map((file) => {
    const isGone = lacks(issued.inputs, file);
    const what = isGone ? { gone: file } : lacks(draft.inputs, file) ? { added: file } : { path: file };
    return problem('draft-stale', { file }, { ...args, ...what });
  });
}

/** The command that makes a run with this name, these lines and these options again. */
function commandOf(name: string, options: AllocateOptions): string {
  const { selection, regularise, reports, perMember, showFindings, pack, allowUnallocated } = options;
  return [
    'grappe allocate',
    ...selectionOptions(selection),
    ...regularise.map((run) => `--regularise ${run}`),
    ...(reportsText(reports) === reportsText(DEFAULT_REPORTS) ? [] : [`--reports ${reportsText(reports)}`]),
    ...(perMember ? ['--per-member'] : []),
    ...(reports.includes('html') && !showFindings ? ['--no-reconcile'] : []),
    ...(pack ? [] : ['--no-pack']),
    ...(allowUnallocated ? ['--allow-unallocated'] : []),
    ...(name === runName(selection) ? [] : [`--out ${RUNS_FOLDER}/${name}`]),
    '--force',
  ].join(' ');
}

function lasting(outputs: readonly Fingerprint[]): readonly Fingerprint[] {
  return outputs.map((output) => (changesWhenIssued(output.path) ? { ...output, sha256: '' } : output));
}
