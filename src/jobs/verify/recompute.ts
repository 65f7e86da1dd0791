import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FirstDifference } from '../../audit/first-difference.ts';
import type { Manifest } from '../../audit/manifest-schema.ts';
import type { VerifyFinding } from '../../audit/verification.ts';
import type { Problem } from '../../diagnostics/problem.ts';
import type { OnProgress } from '../../diagnostics/progress.ts';
import { releaseOf } from '../../domain/release.ts';
import { parseDay } from '../../domain/time/calendar.ts';
import { parseSelection } from '../../invoices/lines/selection.ts';
import { parseReports } from '../../report/formats.ts';
import { packedContext } from '../../runs/closed/closed-context.ts';
import { differingLine } from '../../runs/differing-line.ts';
import { newOwner, OWNER_TEXT, ownerState } from '../../runs/disk/owner.ts';
import type { OnFolder } from '../../runs/disk/run-folder.ts';
import { tidy } from '../../runs/disk/run-lock.ts';
import { FINDINGS_FILE, readFindings } from '../../runs/findings-file.ts';
import { fileSha256, filesIn, inputPath, placeIn } from '../../runs/run-files.ts';
import { drawsAlike, recordedDrawings } from '../../runs/writers/drawn-files.ts';
import { isThere } from '../../system/paths.ts';
import { type AllocateOptions, allocateRun } from '../allocate/allocate.ts';
import { type WorkspaceCache, workspaceCache } from '../workspace-cache.ts';
import { findingsDifference } from './recorded-findings.ts';

/** A run computed again from its inputs, compared with what was recorded. */
export interface Recomputation {
  /** Undefined where nothing could be computed: the problems say why, unless its options are not understood. */
  readonly differences: ReadonlyMap<string, FirstDifference> | undefined;
  readonly problems: readonly Problem[];
  /** The files that another minor version drew: they cannot be compared. */
  readonly drawn: readonly string[];
}

export interface RecomputeOptions {
  readonly onProgress?: OnProgress | undefined;
  /** What a caller that computes the run again itself has read for it; undefined: nothing. */
  readonly cache?: WorkspaceCache | undefined;
  /** Whether drawn files are only compared with their hashes: for a caller that draws them again. */
  readonly asRecorded?: boolean;
}

/** Does something in a temporary folder, which is removed afterwards. */
export async function inTemporaryFolder<T>(
  onFolder: OnFolder,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  tidy(() => removeLeftovers(tmpdir()));
  const folder = mkdtempSync(join(tmpdir(), `grappe-verify-${newOwner()}-`));
  const remove = (): void => tidy(() => rmSync(folder, { recursive: true, force: true }));
  const unregister = onFolder(remove);
  try {
    return await use(folder);
  } finally {
    // If interrupted between the two, the folder would be left.
    remove();
    unregister();
  }
}

const TEMPORARY = new RegExp(`^grappe-verify-(${OWNER_TEXT})-[^-]+$`);

/** Removes the folders of killed processes that can be recognised; one that cannot be removed is another user's. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = TEMPORARY.exec(name)?.[1];
    if (owner === undefined || ownerState(owner) !== 'dead') continue;
    tidy(() => rmSync(join(parent, name), { recursive: true, force: true }));
  }
}

/** A run that is computed again, and the folder of its inputs. */
interface RecordedRun {
  readonly runFolder: string;
  readonly manifest: Manifest;
  readonly inputsFolder: string;
  /** Whether the inputs are those that it packed. */
  readonly packed: boolean;
}

/** Computes a run again from a folder that contains its inputs only, and compares every file. */
export async function recompute(
  { runFolder, manifest, inputsFolder, packed }: RecordedRun,
  temporary: string,
  { onProgress, asRecorded, cache: { load, registerOf } = workspaceCache() }: RecomputeOptions,
): Promise<Recomputation> {
  const { options, grappe } = manifest;
  const stated = statedOptions(manifest);
  const nothing = { differences: undefined, problems: [], drawn: [] };
  if (stated === undefined) return nothing;
  const closed = packedContext(inputsFolder, options);
  const findings = readFindings(runFolder);
  const comparable = drawsAlike(grappe);
  const recorded = comparable && !asRecorded ? undefined : recordedDrawings(manifest);
  const result = await allocateRun(load(inputsFolder, releaseOf(grappe)), {
    ...stated,
    out: join(temporary, 'computed', 'run'),
    name: manifest.run ?? 'run',
    pack: packed,
    onProgress,
    registerOf,
    ...issueOf(manifest),
    reconcile: findings !== undefined && comparable,
    again: { version: grappe, closed: closed.value, findings, recorded },
  });
  const problems = [...closed.problems, ...result.problems];
  if (result.run === undefined) return { ...nothing, problems };
  const differences = new Map(compareFolders(runFolder, result.run.folder));
  const ofFindings = findings && findingsDifference(findings, result);
  if (ofFindings !== undefined) differences.set(FINDINGS_FILE, ofFindings);
  return { differences, problems, drawn: comparable ? [] : [...recordedDrawings(manifest).keys()] };
}

/** The options that a run states; undefined where they are not understood. */
export function statedOptions({ options }: Manifest) {
  const selection = parseSelection(options.selection);
  const reports = parseReports(options.reports);
  if (selection === undefined || reports === undefined) return undefined;
  return {
    selection,
    reports,
    allowUnallocated: options.allow_unallocated,
    perMember: options.per_member,
    regularise: options.regularise,
    force: false,
  };
}

/** What a closed run states of its closing. */
function issueOf({ closed_on, anchor }: Manifest): Pick<AllocateOptions, 'issue'> {
  const closedOn = closed_on === undefined ? undefined : parseDay(closed_on);
  return closedOn === undefined || anchor === undefined ? {} : { issue: { closedOn, anchor } };
}

/** Whether a run keeps its inputs. */
export function hasPackedInputs(run: string, inputs: Manifest['inputs']): boolean {
  return inputs.some(({ path }) => isThere(join(run, 'inputs', path)));
}

/** The files in both folders that differ, and where first; files missing in one of them are not reported here. */
export function compareFolders(recorded: string, computed: string): ReadonlyMap<string, FirstDifference> {
  const differences = new Map<string, FirstDifference>();
  const known = new Set(filesIn(recorded));
  for (const path of filesIn(computed)) {
    const [ours, theirs] = [placeIn(recorded, path), placeIn(computed, path)];
    if (!known.has(path) || fileSha256(ours) === fileSha256(theirs)) continue;
    const at = differingLine(ours, theirs, path);
    if (at !== undefined) differences.set(path, at);
  }
  return differences;
}

/** Copies the inputs of a run from its workspace, as long as they have not changed. */
export function collectInputs(
  { inputs }: Manifest,
  workspace: string,
  target: string,
): readonly VerifyFinding[] {
  const findings = inputs.flatMap(({ path, sha256 }): readonly VerifyFinding[] => {
    const found = inputSha256(workspace, path);
    return found === sha256 ? [] : [{ kind: 'input-changed', file: path, expected: sha256, found }];
  });
  if (findings.length > 0) return findings;
  for (const { path } of inputs) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    copyFileSync(inputPath(workspace, path) ?? join(workspace, path), join(target, path));
  }
  return [];
}

/** The hash of an input in a workspace; undefined where it is not there. */
export function inputSha256(workspace: string, path: string): string | undefined {
  const absolute = inputPath(workspace, path);
  return absolute === undefined ? undefined : fileSha256(absolute);
}
