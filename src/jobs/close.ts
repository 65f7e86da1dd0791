import { basename, dirname, join, resolve } from 'node:path';
import {
  appendRow,
  LEDGER_FILE,
  LEDGER_SEAL_FILE,
  type Ledger,
  type LedgerRow,
  ledgerSha256,
  sealText,
} from '../audit/ledger.ts';
import { MANIFEST_FILE, type Manifest } from '../audit/manifest-schema.ts';
import { RUN_NAME } from '../audit/run-path.ts';
import { hasErrors, type Problem } from '../diagnostics/problem.ts';
import { type Day, parseDay } from '../domain/calendar.ts';
import { isThere } from '../is-there.ts';
import { type ClosedRun, closedRunsOf, openLedger, outputRows, RUNS_FOLDER } from '../runs/closed-runs.ts';
import { chargedTotals } from '../runs/ledger-check.ts';
import { replaceFile } from '../runs/output-file.ts';
import { fileSha256, isRunFile, readManifest } from '../runs/run-files.ts';
import { isReadOnly, makeReadOnly, type OnFolder, recoverRuns, replaceDraft } from '../runs/run-folder.ts';
import { exclusively } from '../runs/run-lock.ts';
import { isFolderOf } from '../runs/run-names.ts';
import { indexClosedLines, seenLines } from '../runs/seen-lines.ts';
import { undisturbed } from '../runs/undisturbed.ts';
import { grappeVersion } from '../version.ts';
import { issueDraft } from './issue-draft.ts';
import { sharedReading } from './shared-reading.ts';
import { type Verification, verifyRun, workspaceOf } from './verify.ts';

/** A run that was closed, or why it was not. */
export type CloseResult =
  /**
   * `later`: what the machine refused once the row was in the ledger: the run is closed all the same. `readOnly`: not on
   * a disk that keeps no rights.
   */
  | {
      readonly kind: 'closed';
      readonly manifest: Manifest;
      readonly currency: string;
      readonly later: Error | undefined;
      readonly readOnly: boolean;
    }
  | { readonly kind: 'already'; readonly on: Day }
  | { readonly kind: 'not-in-runs' | 'bad-name' | 'empty' }
  | { readonly kind: 'other-version'; readonly wrote: string }
  | { readonly kind: 'renamed'; readonly from: string }
  | { readonly kind: 'same-name'; readonly as: string }
  | { readonly kind: 'too-early'; readonly than: 'invoice' | 'row'; readonly day: Day }
  | { readonly kind: 'not-verified'; readonly verification: Verification }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'spent'; readonly by: readonly SpentLines[] }
  | { readonly kind: 'corrected'; readonly base: string; readonly by: string };

/** The lines of a run that another closed run holds: how many, and the first of them. */
export interface SpentLines {
  readonly run: string;
  readonly invoiceNumber: string;
  readonly lineNumber: string;
  count: number;
}

export interface CloseOptions {
  readonly on: Day;
  /** Whether a draft is issued although today's workspace gives something else. */
  readonly asIs: boolean;
  readonly onFolder: OnFolder;
}

/**
 * Issues a run (AUDIT.md): verifies it, computes it again on today's inputs, makes sure that no other closed run
 * holds one of its lines, adds it to the ledger and makes it read-only. Whatever stops it on the way, the ledger is
 * the old one or the new one.
 */
export async function closeRun(folder: string, options: CloseOptions): Promise<CloseResult> {
  const run = resolve(folder);
  for (;;) {
    const result = await undisturbed(
      () => [run],
      () => tryToClose(run, options),
      isSettled,
    );
    if (result !== undefined) return result;
  }
}

/** Whether others do not matter: the run is closed, or one came first and all begins again. */
function isSettled(result: CloseResult | undefined): boolean {
  return result === undefined || result.kind === 'closed';
}

/** Undefined where another grappe came first with the run or with the ledger. */
async function tryToClose(run: string, options: CloseOptions): Promise<CloseResult | undefined> {
  const name = basename(run);
  const runsFolder = dirname(run);
  const workspace = workspaceOf(run);
  if (workspace === undefined || basename(runsFolder) !== RUNS_FOLDER) return { kind: 'not-in-runs' };
  if (!RUN_NAME.test(name)) return { kind: 'bad-name' };
  recoverRuns(runsFolder);
  const ledger = openLedger(runsFolder);
  const row = ledger.rows.find((candidate) => isFolderOf(run, candidate.run));
  if (row !== undefined) {
    return row.run === name ? finishClosed(run, ledger, row) : { kind: 'same-name', as: row.run };
  }
  const { value: closed, problems } = closedRunsOf(workspace);
  if (hasErrors(problems)) return { kind: 'problems', problems };
  const stated = readManifest(run);
  if (stated !== undefined && stated.grappe !== grappeVersion()) {
    return { kind: 'other-version', wrote: stated.grappe };
  }
  const manifestSha256 = manifestHash(run);
  const shared = sharedReading();
  const verification = await verifyRun(run, {
    workspace,
    onFolder: options.onFolder,
    shared,
    asRecorded: true,
  });
  const { manifest, recomputed } = verification;
  // A close that was interrupted before its row has left the run as it is issued; it is dated anew.
  const findings = verification.findings.filter(({ kind }) => kind !== 'row-missing');
  if (manifest === undefined || findings.length > 0 || !recomputed) {
    return { kind: 'not-verified', verification };
  }
  if (manifest.run !== undefined && manifest.run !== name) return { kind: 'renamed', from: manifest.run };
  const totals = chargedTotals(manifest);
  if (totals.lines === 0 && manifest.totals.regularised.lines === 0) return { kind: 'empty' };
  const draft = { name, folder: run, manifest, outputs: outputsOf(manifest) };
  const obstacle = obstacleTo(draft, ledger, closed, options.on);
  if (obstacle !== undefined) return obstacle;
  const { on: closedOn, asIs, onFolder } = options;
  const issue = { closedOn, anchor: ledgerSha256(ledger) };
  const issued = await issueDraft(run, manifest, workspace, asIs, issue, onFolder, shared);
  if ('problems' in issued) return { kind: 'problems', problems: issued.problems };
  const closedAs = (later: Error | undefined): CloseResult => ({
    kind: 'closed',
    manifest: issued.manifest,
    currency: issued.currency,
    later,
    readOnly: isReadOnly(run),
  });
  const entry = { run: name, runId: manifest.run_id, asIs, closedOn, totals };
  let isClosed = false;
  try {
    exclusively(runsFolder, name, () => {
      if (manifestHash(run) !== manifestSha256) return;
      exclusively(runsFolder, LEDGER_FILE, () =>
        putInLedger(run, issued.folder, ledger, entry, () => {
          isClosed = true;
        }),
      );
    });
    issued.discard();
  } catch (error) {
    if (!isClosed) issued.discard();
    else if (error instanceof Error && 'code' in error) return closedAs(error);
    throw error;
  }
  return isClosed ? closedAs(undefined) : undefined;
}

/** A run that the ledger has; a close that was interrupted after its row is brought to its end. */
function finishClosed(run: string, ledger: Ledger, { closedOn }: LedgerRow): CloseResult {
  if (ledger.damagedRow === undefined && isThere(run)) {
    replaceFile(dirname(run), LEDGER_SEAL_FILE, sealText(ledger.text));
    makeReadOnly(run);
  }
  return { kind: 'already', on: closedOn };
}

function manifestHash(run: string): string {
  const path = join(run, MANIFEST_FILE);
  return isRunFile(path) ? fileSha256(path) : '';
}

function outputsOf({ outputs }: Manifest): readonly string[] {
  return outputs.map(({ path }) => path);
}

/**
 * Why a run cannot be issued on a day: nothing is before the last of its invoices is dated, nor before what the ledger
 * holds already; or another closed run holds a line, or a correction of the same run that this one does not know.
 */
function obstacleTo(
  run: ClosedRun,
  ledger: Ledger,
  closed: readonly ClosedRun[],
  on: Day,
): CloseResult | undefined {
  const before = ledger.rows.at(-1)?.closedOn;
  if (before !== undefined && on < before) return { kind: 'too-early', than: 'row', day: before };
  const index = indexClosedLines(closed);
  const problems: Problem[] = [...index.problems];
  const spent = new Map<string, SpentLines>();
  let last = Number.NEGATIVE_INFINITY;
  for (const row of outputRows(run, 'regularisations.csv', () => {})) {
    last = Math.max(last, parseDay(row['invoice_date'] ?? '') ?? last);
  }
  for (const line of seenLines(run, (found) => void problems.push(found))) {
    if (!line.allocated) continue;
    const { invoiceNumber, lineNumber, facts } = line;
    last = Math.max(last, facts.invoiceDate);
    const spentBy = index.value.find(line)?.spentBy;
    if (spentBy === undefined) continue;
    const by = closed[spentBy]?.name ?? '';
    const held = spent.get(by) ?? { run: by, invoiceNumber, lineNumber, count: 0 };
    held.count += 1;
    spent.set(by, held);
  }
  if (on < last) return { kind: 'too-early', than: 'invoice', day: last };
  if (hasErrors(problems)) return { kind: 'problems', problems };
  if (spent.size > 0) return { kind: 'spent', by: [...spent.values()] };
  const { regularise, closed_runs: known } = run.manifest.options;
  for (const { name, manifest } of closed) {
    const base = manifest.options.regularise.find((candidate) => regularise.includes(candidate));
    if (base !== undefined && !known.includes(name)) return { kind: 'corrected', base, by: name };
  }
  return undefined;
}

/**
 * The run as it is issued, in the place of the draft, and the ledger, written beside and renamed; then its seal, which
 * {@link readLedger} forgives for being one row behind, and the rights of the run. `onRow` is told once the row is in the
 * ledger: whatever fails after that, the run is closed. Nothing is done where the ledger is no longer the one that the
 * run was held against.
 */
function putInLedger(
  run: string,
  prepared: string,
  before: Ledger,
  entry: Omit<LedgerRow, 'previousSha256' | 'manifestSha256'>,
  onRow: () => void,
): void {
  const runsFolder = dirname(run);
  if (openLedger(runsFolder).text !== before.text) return;
  const manifestSha256 = manifestHash(prepared);
  const text = appendRow(before, { ...entry, manifestSha256 });
  replaceDraft(prepared, run, () => {
    replaceFile(runsFolder, LEDGER_FILE, text);
    onRow();
  });
  replaceFile(runsFolder, LEDGER_SEAL_FILE, sealText(text));
  makeReadOnly(run);
}
