import { basename, dirname, join, resolve } from 'node:path';
import { CHECKSUMS_FILE } from '../../audit/checksums.ts';
import type { FirstDifference } from '../../audit/first-difference.ts';
import { MANIFEST_FILE, type Manifest } from '../../audit/manifest-schema.ts';
import {
  checkIntegrity,
  type Integrity,
  type Verified,
  type VerifyFinding,
  type VerifyNote,
} from '../../audit/verification.ts';
import { isLater } from '../../domain/release.ts';
import { grappeVersion, ownRelease } from '../../package-files.ts';
import { compareWithLedger } from '../../runs/closed/ledger-comparison.ts';
import type { OnFolder } from '../../runs/disk/run-folder.ts';
import { FINDINGS_FILE } from '../../runs/findings-file.ts';
import { readRunFiles } from '../../runs/run-files.ts';
import { drawsAlike } from '../../runs/writers/drawn-files.ts';
import { isThere } from '../../system/paths.ts';
import { CONVENTION_FILE } from '../../workspace/convention-places.ts';
import type { Fingerprint } from '../../workspace/records/input-file.ts';
import {
  collectInputs,
  inputSha256,
  inTemporaryFolder,
  type Recomputation,
  type RecomputeOptions,
  recompute,
} from './recompute.ts';

/** What was found about a run: it is right if nothing was found. */
export interface Verification extends Verified {
  readonly manifest: Manifest | undefined;
}

export interface VerifyOptions extends RecomputeOptions {
  /** The workspace with the inputs that the run does not keep; undefined: two folders up. */
  readonly workspace: string | undefined;
  readonly onFolder: OnFolder;
}

/** Verifies a run from its own folder: compares its files with their hashes, then with what its inputs give today. */
export async function verifyRun(folder: string, options: VerifyOptions): Promise<Verification> {
  const run = resolve(folder);
  const files = readRunFiles(run);
  const integrity = checkIntegrity(files);
  const { manifest } = files;
  const ledger = compareWithLedger(dirname(run), basename(run), manifest, files.sha256.get(MANIFEST_FILE));
  const { notes } = ledger;
  const findings = [...ledger.findings, ...(manifest === undefined ? [] : versionFindings(manifest))];
  if (manifest === undefined || integrity.findings.some(standsInTheWay)) {
    const all = [...integrity.findings, ...findings];
    return { manifest, findings: all, notes, problems: [], recomputed: false };
  }
  const workspace = options.workspace ?? workspaceOf(run);
  const again = await inTemporaryFolder(options.onFolder, async (temporary) => {
    const inputs = join(integrity.packed ? run : temporary, 'inputs');
    const changed = integrity.packed ? [] : collectInputs(manifest, workspace ?? run, inputs);
    if (changed.length > 0) return { changed, result: undefined };
    const result = await recompute(
      { runFolder: run, manifest, inputsFolder: inputs, packed: integrity.packed },
      temporary,
      options,
    );
    return { changed, result };
  });
  const ofFiles = again.result === undefined ? integrity.findings : withDifferences(integrity, again.result);
  const recomputed = again.result?.differences !== undefined;
  return {
    manifest,
    findings: [...ofFiles, ...again.changed, ...findings],
    notes: [
      ...versionNotes(manifest),
      ...notes,
      ...drawnNotes(again.result?.drawn ?? []),
      ...(recomputed && files.sha256.has(FINDINGS_FILE) ? [findingsNote(manifest)] : []),
      ...(integrity.packed ? driftNotes(manifest, workspace) : [{ kind: 'not-packed' } as const]),
    ],
    problems: again.result?.problems ?? [],
    recomputed,
  };
}

/** Whether a finding prevents a run from being computed again: an input changed, or an entry is none that a run has. */
function standsInTheWay({ kind, file }: VerifyFinding): boolean {
  return kind === 'run-entry' || file.startsWith('inputs/') || file === FINDINGS_FILE;
}

/** One finding for each file that differs, by its hash or when computed again. */
function withDifferences(integrity: Integrity, { differences }: Recomputation): readonly VerifyFinding[] {
  if (differences === undefined) {
    const unsure = integrity.manifestHolds ? [] : [{ kind: 'unreadable', file: MANIFEST_FILE } as const];
    return [...integrity.findings, ...unsure, { kind: 'not-computed', file: MANIFEST_FILE }];
  }
  if (integrity.manifestHolds) return withPlaces(integrity.findings, differences);
  const at = differences.get(MANIFEST_FILE);
  // If the computed manifest is the same, SHA256SUMS is wrong; otherwise nothing computed from it counts.
  const ofManifest: VerifyFinding =
    at === undefined ? changedSums(differences) : { kind: 'differs', file: MANIFEST_FILE, at };
  return [...located(integrity.findings, differences), ofManifest];
}

/** The findings with the places where files differ from today's result, and files that differ without a finding. */
export function withPlaces(
  findings: readonly VerifyFinding[],
  differences: ReadonlyMap<string, FirstDifference>,
): readonly VerifyFinding[] {
  const named = new Set(findings.map(({ file }) => file));
  const more = [...differences].filter(([file]) => !named.has(file));
  const unnamed = more.map(([file, at]): VerifyFinding => ({ kind: 'differs', file, at }));
  return [...located(findings, differences), ...unnamed];
}

function located(
  findings: readonly VerifyFinding[],
  differences: ReadonlyMap<string, FirstDifference>,
): readonly VerifyFinding[] {
  return findings.map((found) =>
    found.kind === 'changed' ? { ...found, at: differences.get(found.file) } : found,
  );
}

function changedSums(differences: ReadonlyMap<string, FirstDifference>): VerifyFinding {
  const nowhere = { line: undefined, recorded: undefined, computed: undefined };
  return { kind: 'differs', file: CHECKSUMS_FILE, at: differences.get(CHECKSUMS_FILE) ?? nowhere };
}

/** Files that another minor version drew: their hash matches, and nothing more can be said. */
export function drawnNotes(files: readonly string[]): readonly VerifyNote[] {
  return files.map((file) => ({ kind: 'not-comparable', file }));
}

/** Which findings of a run are only as recorded: all for another version, else those that rest on other invoices. */
function findingsNote({ grappe }: Manifest): VerifyNote {
  return { kind: drawsAlike(grappe) ? 'findings-apart' : 'findings-recorded', file: FINDINGS_FILE };
}

/** The finding that a later minor version wrote it: an earlier one cannot say whether all of it comes out the same. */
export function versionFindings({ grappe: wrote }: Pick<Manifest, 'grappe'>): readonly VerifyFinding[] {
  if (!isLater(wrote, ownRelease())) return [];
  return [{ kind: 'later', file: MANIFEST_FILE, wrote, verifies: grappeVersion() }];
}

/** The note that another version wrote it. */
export function versionNotes({ grappe }: Pick<Manifest, 'grappe'>): readonly VerifyNote[] {
  const verifies = grappeVersion();
  return grappe === verifies ? [] : [{ kind: 'version', wrote: grappe, verifies }];
}

/** The workspace that a run folder lies in: two folders up. */
export function workspaceOf(run: string): string | undefined {
  const folder = dirname(dirname(resolve(run)));
  return isThere(join(folder, CONVENTION_FILE)) ? folder : undefined;
}

/** Inputs that are different in the workspace today: worth knowing, but no fault of the run or account. */
export function driftNotes(
  { inputs }: { readonly inputs: readonly Fingerprint[] },
  workspace: string | undefined,
): readonly VerifyNote[] {
  if (workspace === undefined) return [];
  return inputs.flatMap(({ path, sha256 }): readonly VerifyNote[] => {
    const found = inputSha256(workspace, path);
    return found === sha256 ? [] : [{ kind: found === undefined ? 'absent' : 'drift', file: path }];
  });
}
