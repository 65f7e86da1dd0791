import type { Problem } from '../diagnostics/problem.ts';
import { isSystemFile, nameWithin } from '../text/file-type.ts';
import type { AccountManifest } from './account-manifest.ts';
import { CHECKSUMS_FILE, checksumsText, hashesByPath, parseChecksums } from './checksums.ts';
import { type FirstDifference, firstDifference } from './first-difference.ts';
import { MANIFEST_FILE, type Manifest } from './manifest-schema.ts';

/** Something about a run that does not hold; each names its file. */
export type VerifyFinding =
  | {
      readonly kind: 'changed';
      readonly file: string;
      /** The SHA-256 that the run recorded, and that of the file now. */
      readonly expected: string;
      readonly found: string;
      /** Where it differs from what was computed again; undefined where nothing was. */
      readonly at: FirstDifference | undefined;
    }
  /** `run-entry`: a link, a pipe, a device, or a file larger than grappe ever writes, which is not read. */
  | { readonly kind: 'missing' | 'unexpected' | 'unreadable' | 'run-entry'; readonly file: string }
  | { readonly kind: 'differs'; readonly file: string; readonly at: FirstDifference }
  | {
      readonly kind: 'input-changed';
      readonly file: string;
      readonly expected: string;
      /** Undefined where the workspace has no such file. */
      readonly found: string | undefined;
    }
  | { readonly kind: 'not-computed' | 'row-missing'; readonly file: string }
  /** A later minor version wrote it: what that draws, this one neither compares nor knows. */
  | { readonly kind: 'later'; readonly file: string; readonly wrote: string; readonly verifies: string }
  | { readonly kind: 'ledger-damaged'; readonly file: string; readonly row: number }
  | {
      readonly kind: 'ledger-differs';
      readonly file: string;
      readonly row: number;
      readonly column: string;
      readonly expected: string;
      readonly found: string;
    };

/** Something worth knowing about a run that is not a finding. */
export type VerifyNote =
  | { readonly kind: 'version'; readonly wrote: string; readonly verifies: string }
  | { readonly kind: 'not-comparable' | 'findings-recorded' | 'findings-apart'; readonly file: string }
  | { readonly kind: 'closed'; readonly on: string }
  | { readonly kind: 'not-closed' | 'no-ledger' | 'not-packed' }
  /** An input that is another one in the workspace today, or is not there. */
  | { readonly kind: 'drift' | 'absent'; readonly file: string }
  /** For an account: no workspace was given, and none is two folders up. */
  | { readonly kind: 'no-workspace' }
  /** For an account: a run of its period that was closed after it. */
  | { readonly kind: 'closed-since'; readonly file: string };

export interface Verified {
  readonly findings: readonly VerifyFinding[];
  readonly notes: readonly VerifyNote[];
  /** Why it could not be computed again, if its inputs no longer can be. */
  readonly problems: readonly Problem[];
  /** Whether every file was computed again and compared. */
  readonly recomputed: boolean;
}

/** The files of a run folder as they are now, by path. */
export interface RunFiles {
  readonly sha256: ReadonlyMap<string, string>;
  /** Paths of anything but plain files. */
  readonly foreign: readonly string[];
  /** Empty folders, `empty/`: a run has none. */
  readonly emptyFolders: readonly string[];
  readonly sums: string | undefined;
  readonly manifest: Manifest | undefined;
}

export interface Integrity {
  readonly findings: readonly VerifyFinding[];
  /** Whether the run keeps its inputs. */
  readonly packed: boolean;
  /** Whether SHA256SUMS confirms the manifest, or does not name it; if not, one of the two has changed. */
  readonly manifestHolds: boolean;
}

const INPUTS = 'inputs/';

/** Compares the files of a run with the hashes that it recorded. */
export function checkIntegrity(files: RunFiles): Integrity {
  const { sha256, foreign, sums, manifest } = files;
  const recorded = parseChecksums(sums ?? '');
  const stated = recorded.get(MANIFEST_FILE);
  const isStated = stated === undefined || stated === sha256.get(MANIFEST_FILE);
  const manifestHolds = manifest !== undefined && isStated;
  const packed = (manifestHolds && statesPacked(manifest)) || keepsInputs(files, recorded);
  const expected = manifestHolds ? hashesOf(manifest, packed) : withoutManifest(recorded);
  const findings = [...fileFindings(files, expected)];
  for (const file of [MANIFEST_FILE, CHECKSUMS_FILE]) {
    if (!sha256.has(file) && !foreign.includes(file)) findings.push({ kind: 'missing', file });
  }
  if (manifest === undefined && sha256.has(MANIFEST_FILE)) {
    findings.push({ kind: 'unreadable', file: MANIFEST_FILE });
  }
  if (manifestHolds) findings.push(...checksumFindings(files, expected));
  return { findings, packed, manifestHolds };
}

/** Whether a run states that it keeps its inputs; a run of 0.1, which does not state its name either, does not. */
function statesPacked({ run, no_inputs: keepsNone }: Manifest): boolean {
  return run !== undefined && keepsNone !== true;
}

/** Whether there are inputs in a run or in its SHA256SUMS. */
function keepsInputs({ sha256 }: RunFiles, recorded: ReadonlyMap<string, string>): boolean {
  const there = [...sha256.keys()].filter((path) => !isSystemFile(nameWithin(path)));
  return [...recorded.keys(), ...there].some((path) => path.startsWith(INPUTS));
}

/**
 * Compares the files of a folder with their hashes; nothing states those of its manifest and of SHA256SUMS. Files that
 * a system adds, such as `~$CEA.xlsx` while the statement is open, do not belong to the run: nothing reads them.
 */
export function fileFindings(
  { sha256, foreign, emptyFolders }: Pick<RunFiles, 'sha256' | 'foreign' | 'emptyFolders'>,
  expected: ReadonlyMap<string, string>,
): readonly VerifyFinding[] {
  const findings: VerifyFinding[] = foreign.map((file) => ({ kind: 'run-entry', file }));
  for (const [file, hash] of expected) {
    const found = sha256.get(file);
    if (foreign.includes(file)) continue;
    if (found === undefined) findings.push({ kind: 'missing', file });
    else if (found !== hash) findings.push({ kind: 'changed', file, expected: hash, found, at: undefined });
  }
  const folders = new Set([...expected.keys()].flatMap(foldersAbove));
  for (const file of sha256.keys()) {
    const isOwn = file === MANIFEST_FILE || file === CHECKSUMS_FILE;
    const isOfSystem =
      isSystemFile(nameWithin(file)) && foldersAbove(file).every((path) => folders.has(path));
    if (!isOwn && !isOfSystem && !expected.has(file)) findings.push({ kind: 'unexpected', file });
  }
  return [...findings, ...emptyFolders.map((file) => ({ kind: 'unexpected', file }) as const)];
}

/** The folders above a file, within the run: `inputs/` and `inputs/invoices/` for `inputs/invoices/a.csv`. */
function foldersAbove(path: string): readonly string[] {
  return [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1));
}

/** Compares SHA256SUMS, if it is there, with the text that follows from the manifest. */
export function checksumFindings(
  { sums, sha256 }: Pick<RunFiles, 'sums' | 'sha256'>,
  expected: ReadonlyMap<string, string>,
): readonly VerifyFinding[] {
  if (sums === undefined) return [];
  const files = [...expected, [MANIFEST_FILE, sha256.get(MANIFEST_FILE) ?? ''] as const];
  const text = checksumsText(files.map(([path, hash]) => ({ path, sha256: hash })));
  const at = firstDifference(Buffer.from(sums), Buffer.from(text), CHECKSUMS_FILE);
  return at === undefined ? [] : [{ kind: 'differs', file: CHECKSUMS_FILE, at }];
}

/** The hash of each file of a folder, with its inputs or without, as the manifest states it. */
export function hashesOf(
  { inputs, outputs }: Pick<AccountManifest, 'inputs' | 'outputs'>,
  packed: boolean,
): ReadonlyMap<string, string> {
  return new Map([...hashesByPath(outputs), ...(packed ? hashesByPath(inputs, INPUTS) : [])]);
}

function withoutManifest(recorded: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...recorded].filter(([path]) => path !== MANIFEST_FILE));
}
