import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sha256OfText } from '../../audit/checksums.ts';
import {
  EMPTY_LEDGER,
  LEDGER_FILE,
  LEDGER_HEADER,
  LEDGER_SEAL_FILE,
  type Ledger,
  readLedger,
} from '../../audit/ledger.ts';
import { MANIFEST_FILE, type Manifest, parseManifest } from '../../audit/manifest-schema.ts';
import { type Problem, problem, type WithProblems } from '../../diagnostics/problem.ts';
import { isFolderThere, isTaken, isThere } from '../../system/paths.ts';
import { keptOnline } from '../../text/file-type.ts';
import { conflictRow } from '../../text/merge-conflict.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { readOwnText } from '../../workspace/records/input-file.ts';
import { isRunFile, readRunText } from '../run-files.ts';

/** A closed run, as a later run sees it. */
export interface ClosedRun {
  /** The name of its folder in `runs/`. */
  readonly name: string;
  readonly folder: string;
  readonly manifest: Manifest;
  /** The outputs that can be read: all of them, or those that another run has packed. */
  readonly outputs: readonly string[];
}

/** The ledger of a folder of runs; an empty one where no run was closed yet. */
export function openLedger(runsFolder: string): Ledger {
  const sealPath = join(runsFolder, LEDGER_SEAL_FILE);
  for (;;) {
    const seal = readRunText(sealPath);
    const ledger = ledgerUnder(seal, runsFolder);
    // Another grappe may have added a row meanwhile, and sealed it.
    if (readRunText(sealPath) === seal) return ledger;
  }
}

function ledgerUnder(seal: string | undefined, runsFolder: string): Ledger {
  const path = join(runsFolder, LEDGER_FILE);
  // Where there is a seal, there was a ledger.
  if (!isTaken(path)) return sealOrStandIn(runsFolder) === undefined ? EMPTY_LEDGER : DAMAGED;
  const text = readRunText(path);
  return text === undefined ? DAMAGED : readLedger(text, seal);
}

/** The seal of a missing ledger, or the placeholder of one kept online only; undefined if there never was one. */
function sealOrStandIn(runsFolder: string): string | undefined {
  if (isTaken(join(runsFolder, LEDGER_SEAL_FILE))) return LEDGER_SEAL_FILE;
  const names = isFolderThere(runsFolder) ? readdirSync(runsFolder) : [];
  return names.find((name) => [LEDGER_FILE, LEDGER_SEAL_FILE].some((file) => file === keptOnline(name)));
}

const DAMAGED: Ledger = { ...EMPTY_LEDGER, damagedRow: 1 };

/** The closed runs of a workspace in the order of closing, as its ledger names them. */
export function closedRunsOf(workspaceFolder: string): WithProblems<readonly ClosedRun[]> {
  const runsFolder = join(workspaceFolder, RUNS_FOLDER);
  const ledger = openLedger(runsFolder);
  const problems: Problem[] = [];
  const path = `${RUNS_FOLDER}/${LEDGER_FILE}`;
  if (ledger.damagedRow !== undefined) {
    problems.push(ledgerProblem(runsFolder, path, ledger.damagedRow, ledger.text));
  }
  const value = ledger.rows.flatMap(({ run, manifestSha256 }, index) => {
    const found = readClosedRun(runsFolder, run, manifestSha256);
    if ('manifest' in found) return [found];
    const place = { file: path, row: index + 2, column: 'run', value: run };
    const folder = `${RUNS_FOLDER}/${run}`;
    const missing = isFolderThere(join(runsFolder, run)) ? `${folder}/${MANIFEST_FILE}` : folder;
    const named = found.code === 'closed-run-missing' ? missing : folder;
    problems.push(problem(found.code, place, { path: folder, run: named }));
    return [];
  });
  return { value, problems };
}

/** The problem of a ledger that cannot be relied on: it is kept online only, or it was changed. */
function ledgerProblem(runsFolder: string, path: string, row: number, text: string): Problem {
  const standIn = isThere(join(runsFolder, LEDGER_FILE)) ? undefined : sealOrStandIn(runsFolder);
  const kept = standIn === undefined ? undefined : keptOnline(standIn);
  if (standIn === undefined || kept === undefined)
    return problem(
      'ledger-damaged',
      { file: path, row },
      {
        path,
        conflict: conflictRow(text) && '<<<<<<<',
        resaved: wasSavedAnew(text) ? path : undefined,
        seal: isThere(join(runsFolder, LEDGER_SEAL_FILE)) ? '' : `${RUNS_FOLDER}/${LEDGER_SEAL_FILE}`,
      },
    );
  return problem('file-online-only', { file: `${RUNS_FOLDER}/${standIn}` }, { file: standIn, kept });
}

/** Whether a ledger has the line ends, separators or byte order mark that a spreadsheet or Git gives a CSV. */
function wasSavedAnew(text: string): boolean {
  const head = text.slice(0, LEDGER_HEADER.length + 2);
  const plain = head
    .replace(/^\ufeff/, '')
    .replace('\r\n', '\n')
    .replaceAll(';', ',');
  return !head.startsWith(LEDGER_HEADER) && plain.startsWith(LEDGER_HEADER);
}

/** The closed runs that a run was computed with, from its packed inputs. */
export function packedClosedRuns(inputsFolder: string, names: readonly string[]): readonly ClosedRun[] {
  // One that is named twice would be packed twice, into one place.
  return [...new Set(names)].flatMap((name) => {
    const found = readClosedRun(join(inputsFolder, RUNS_FOLDER), name, undefined);
    return 'manifest' in found ? [found] : [];
  });
}

function readClosedRun(
  runsFolder: string,
  name: string,
  sha256: string | undefined,
): ClosedRun | { readonly code: 'closed-run-missing' | 'closed-run-changed' } {
  const folder = join(runsFolder, name);
  const path = join(folder, MANIFEST_FILE);
  if (!isRunFile(path)) return { code: 'closed-run-missing' };
  const text = readOwnText(path) ?? '';
  const manifest = parseManifest(text);
  const hash = sha256OfText(text);
  if (manifest === undefined || (sha256 !== undefined && hash !== sha256)) {
    return { code: 'closed-run-changed' };
  }
  const outputs = manifest.outputs
    .map((output) => output.path)
    .filter((output) => sha256 !== undefined || isThere(join(folder, output)));
  return { name, folder, manifest, outputs };
}
