import { basename, dirname, join, resolve } from 'node:path';
import {
  appendRow,
  LEDGER_FILE,
  LEDGER_SEAL_FILE,
  type Ledger,
  type LedgerRow,
  ledgerSha256,
  sealText,
} from '../../audit/ledger.ts';
import { MANIFEST_FILE, type Manifest } from '../../audit/manifest-schema.ts';
import { RUN_NAME } from '../../audit/run-path.ts';
import { hasErrors, type Problem } from '../../diagnostics/problem.ts';
import { grappeVersion } from '../../package-files.ts';
import type { Reconciliation } from '../../reconcile/reconciliation.ts';
import { isFolderOf } from '../../runs/closed/closed-place.ts';
import { closedRunsOf, openLedger } from '../../runs/closed/closed-runs.ts';
import { chargedTotals } from '../../runs/closed/ledger-comparison.ts';
import { ledgerProblems, unlistedRuns } from '../../runs/closed/ledger-problems.ts';
import { consistentRead } from '../../runs/disk/consistent-read.ts';
import { replaceFile } from '../../runs/disk/output-file.ts';
import { makeReadOnly } from '../../runs/disk/permissions.ts';
import { isReadOnly, recoverRuns, replaceDraft } from '../../runs/disk/run-folder.ts';
import { exclusively } from '../../runs/disk/run-lock.ts';
import { fileSha256, isRunFile, readManifest, readRunText } from '../../runs/run-files.ts';
import { isThere } from '../../system/paths.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { workspaceOf } from '../verify/verify.ts';
import { type CloseOptions, issueVerified, type Refusal } from './issue-verified.ts';

/** A run that was closed, or why it was not. */
export type CloseResult =
  /** `later`: an error of the machine after the ledger had the run. `readOnly`: false on a disk without permissions. */
  | {
      readonly kind: 'closed';
      readonly manifest: Manifest;
      readonly currency: string;
      readonly reconciliation: Reconciliation | undefined;
      /** The months that it passes over. */
      readonly passed: readonly Problem[];
      readonly later: Error | undefined;
      readonly readOnly: boolean;
      /** The hash of the ledger. */
      readonly anchor: string;
    }
  /** `isSame`: whether its manifest is still the one that was closed. */
  | {
      readonly kind: 'already';
      readonly row: LedgerRow;
      readonly isSame: boolean;
      readonly anchor: string;
    }
  | { readonly kind: 'not-in-runs' | 'bad-name' }
  | { readonly kind: 'other-version'; readonly wrote: string }
  | { readonly kind: 'same-name'; readonly as: string }
  | Refusal;

/**
 * Issues a run (AUDIT.md): verifies it, makes sure that no other closed run holds one of its lines, computes it again
 * on today's inputs, adds it to the ledger and makes it read-only. Whatever stops it on the way, the ledger is
 * the old one or the new one.
 */
export async function closeRun(folder: string, options: CloseOptions): Promise<CloseResult> {
  const run = resolve(folder);
  for (;;) {
    const result = await consistentRead(
      () => [run],
      () => tryToClose(run, options),
      // A result that holds whatever others did: the run is closed, or another grappe came first and all begins again.
      (found) => found === undefined || found.kind === 'closed',
    );
    if (result !== undefined) return result;
  }
}

/** Undefined where another grappe changed the run or the ledger first. */
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
  const { value: closed, problems: ofClosed } = closedRunsOf(workspace);
  const problems = [...ofClosed, ...ledgerProblems(workspace, name)];
  if (hasErrors(problems)) return { kind: 'problems', problems };
  const manifestSha256 = manifestHash(run);
  const stated = readManifest(run);
  if (stated !== undefined && stated.grappe !== grappeVersion()) {
    return { kind: 'other-version', wrote: stated.grappe };
  }
  const issued = await issueVerified(run, workspace, ledger, closed, options);
  if ('kind' in issued) return issued;
  const closedAs = (text: string, later: Error | undefined): CloseResult => ({
    kind: 'closed',
    manifest: issued.manifest,
    currency: issued.currency,
    reconciliation: issued.reconciliation,
    passed: issued.passed,
    later,
    readOnly: isReadOnly(run),
    // Not read again: whatever the disk says by now, the run is closed.
    anchor: ledgerSha256({ text }),
  });
  const { asIs, on: closedOn } = options;
  const { run_id: runId } = issued.manifest;
  const entry = { run: name, runId, asIs, closedOn, totals: chargedTotals(issued.manifest) };
  /** The text of the ledger, once the run is in it. */
  let entered: string | undefined;
  try {
    exclusively(runsFolder, name, () => {
      if (manifestHash(run) !== manifestSha256) return;
      exclusively(runsFolder, LEDGER_FILE, () =>
        putInLedger(run, issued.folder, ledger, entry, (text) => {
          entered = text;
        }),
      );
    });
    issued.discard();
  } catch (error) {
    if (entered === undefined) issued.discard();
    else if (error instanceof Error && 'code' in error) return closedAs(entered, error);
    throw error;
  }
  return entered === undefined ? undefined : closedAs(entered, undefined);
}

/** For a run that is in the ledger: completes an interrupted close; if it was complete, writes nothing. */
function finishClosed(run: string, ledger: Ledger, row: LedgerRow): CloseResult {
  if (ledger.damagedRow === undefined && isThere(run)) {
    const [runsFolder, seal] = [dirname(run), sealText(ledger.text)];
    if (readRunText(join(runsFolder, LEDGER_SEAL_FILE)) !== seal)
      replaceFile(runsFolder, LEDGER_SEAL_FILE, seal);
    makeReadOnly(run);
  }
  const isSame = manifestHash(run) === row.manifestSha256;
  return { kind: 'already', row, isSame, anchor: ledgerSha256(ledger) };
}

function manifestHash(run: string): string {
  const path = join(run, MANIFEST_FILE);
  return isRunFile(path) ? fileSha256(path) : '';
}

/**
 * Puts the run as issued in the place of the draft, then replaces the ledger, then its seal (which {@link readLedger}
 * allows to be one row behind), and sets the permissions of the run. `onRow` gets its text once the row is in it:
 * whatever fails after that, the run is closed. Does nothing if the ledger is no longer the one that the run was
 * compared with, or lacks a run that was closed: a share may still show this computer an older ledger.
 */
function putInLedger(
  run: string,
  prepared: string,
  before: Ledger,
  entry: Omit<LedgerRow, 'previousSha256' | 'manifestSha256'>,
  onRow: (text: string) => void,
): void {
  const runsFolder = dirname(run);
  if (openLedger(runsFolder).text !== before.text) return;
  if (unlistedRuns(dirname(runsFolder), basename(run)).length > 0) return;
  const manifestSha256 = manifestHash(prepared);
  const text = appendRow(before, { ...entry, manifestSha256 });
  replaceDraft(prepared, run, () => {
    replaceFile(runsFolder, LEDGER_FILE, text);
    onRow(text);
  });
  replaceFile(runsFolder, LEDGER_SEAL_FILE, sealText(text));
  makeReadOnly(run);
}
