import { basename, dirname, join, resolve } from 'node:path';
import {
  appendRow,
  LEDGER_FILE,
  LEDGER_SEAL_FILE,
  type Ledger,
  type LedgerRow,
  sealText,
} from '../audit/ledger.ts';
import { MANIFEST_FILE, type Manifest } from '../audit/manifest-schema.ts';
import { RUN_NAME } from '../audit/run-path.ts';
import { hasErrors, type Problem } from '../diagnostics/problem.ts';
import type { Day } from '../domain/calendar.ts';
import {
  type ClosedRun,
  closedRunsOf,
  indexClosedLines,
  openLedger,
  RUNS_FOLDER,
  seenLines,
} from '../runs/closed-runs.ts';
import { chargedTotals } from '../runs/ledger-check.ts';
import { replaceFile } from '../runs/output-file.ts';
import { fileSha256, isRunFile, readManifest } from '../runs/run-files.ts';
import { makeReadOnly, recoverRuns } from '../runs/run-folder.ts';
import { exclusively } from '../runs/run-lock.ts';
import { grappeVersion } from '../version.ts';
import type { OnFolder } from './recompute.ts';
import { type Verification, verifyRun, workspaceOf } from './verify.ts';

/** A run that was closed, or why it was not. */
export type CloseResult =
  | { readonly kind: 'closed'; readonly manifest: Manifest }
  | { readonly kind: 'already'; readonly on: Day }
  | { readonly kind: 'not-in-runs' | 'bad-name' | 'empty' }
  | { readonly kind: 'other-version'; readonly wrote: string }
  | { readonly kind: 'not-verified'; readonly verification: Verification }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'spent'; readonly lines: readonly SpentLine[] }
  | { readonly kind: 'corrected'; readonly base: string; readonly by: string };

/** A line that another closed run holds. */
export interface SpentLine {
  readonly invoiceNumber: string;
  readonly lineNumber: string;
  readonly run: string;
}

/**
 * Issues a run (AUDIT.md): verifies it, makes sure that no other closed run holds one of its lines, makes it
 * read-only and adds it to the ledger. Whatever stops it on the way, the ledger is the old one or the new one.
 */
export async function closeRun(folder: string, on: Day, onFolder: OnFolder): Promise<CloseResult> {
  const run = resolve(folder);
  const name = basename(run);
  const runsFolder = dirname(run);
  const workspace = workspaceOf(run);
  if (workspace === undefined || basename(runsFolder) !== RUNS_FOLDER) return { kind: 'not-in-runs' };
  if (!RUN_NAME.test(name)) return { kind: 'bad-name' };
  recoverRuns(runsFolder);
  const ledger = openLedger(runsFolder);
  const row = ledger.rows.find((candidate) => candidate.run === name);
  if (row !== undefined) return { kind: 'already', on: row.closedOn };
  const { value: closed, problems } = closedRunsOf(workspace);
  if (hasErrors(problems)) return { kind: 'problems', problems };
  const wrote = readManifest(run)?.grappe;
  if (wrote !== undefined && wrote !== grappeVersion()) return { kind: 'other-version', wrote };
  const manifestSha256 = manifestHash(run);
  const verification = await verifyRun(run, { workspace, onFolder });
  const { manifest, findings, recomputed } = verification;
  if (manifest === undefined || findings.length > 0 || !recomputed) {
    return { kind: 'not-verified', verification };
  }
  const totals = chargedTotals(manifest);
  if (totals.lines === 0 && manifest.totals.regularised.lines === 0) return { kind: 'empty' };
  const obstacle = obstacleTo({ name, folder: run, manifest, outputs: outputsOf(manifest) }, closed);
  if (obstacle !== undefined) return obstacle;
  const entry = { run: name, runId: manifest.run_id, closedOn: on, totals, manifestSha256 };
  const issued = exclusively(runsFolder, name, () => {
    if (manifestHash(run) !== manifestSha256) return false;
    makeReadOnly(run);
    return exclusively(runsFolder, LEDGER_FILE, () => writeLedger(runsFolder, ledger, entry));
  });
  // Where another grappe replaced the run or closed one in the meantime, all is looked at again.
  return issued ? { kind: 'closed', manifest } : closeRun(folder, on, onFolder);
}

function manifestHash(run: string): string {
  const path = join(run, MANIFEST_FILE);
  return isRunFile(path) ? fileSha256(path) : '';
}

function outputsOf({ outputs }: Manifest): readonly string[] {
  return outputs.map(({ path }) => path);
}

/** What another closed run holds already: a line, or a correction of the same run that this one does not know. */
function obstacleTo(run: ClosedRun, closed: readonly ClosedRun[]): CloseResult | undefined {
  const index = indexClosedLines(closed);
  const problems: Problem[] = [...index.problems];
  const lines: SpentLine[] = [];
  for (const line of seenLines(run, (found) => void problems.push(found))) {
    const spentBy = line.allocated ? index.value.find(line)?.spentBy : undefined;
    if (spentBy === undefined) continue;
    const { invoiceNumber, lineNumber } = line;
    lines.push({ invoiceNumber, lineNumber, run: closed[spentBy]?.name ?? '' });
  }
  if (hasErrors(problems)) return { kind: 'problems', problems };
  if (lines.length > 0) return { kind: 'spent', lines };
  const { regularise, closed_runs: known } = run.manifest.options;
  for (const { name, manifest } of closed) {
    const base = manifest.options.regularise.find((candidate) => regularise.includes(candidate));
    if (base !== undefined && !known.includes(name)) return { kind: 'corrected', base, by: name };
  }
  return undefined;
}

/**
 * Written beside and renamed; then its seal, which {@link readLedger} forgives for being one row behind.
 * Says whether the ledger was still the one that the run was held against.
 */
function writeLedger(runsFolder: string, before: Ledger, entry: Omit<LedgerRow, 'previousSha256'>): boolean {
  if (openLedger(runsFolder).text !== before.text) return false;
  const text = appendRow(before, entry);
  replaceFile(runsFolder, LEDGER_FILE, text);
  replaceFile(runsFolder, LEDGER_SEAL_FILE, sealText(text));
  return true;
}
