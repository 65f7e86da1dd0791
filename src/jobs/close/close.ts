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
import { bothDays } from '../../diagnostics/bilingual.ts';
import { hasErrors, type Problem, problem } from '../../diagnostics/problem.ts';
import type { Day } from '../../domain/time/calendar.ts';
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
import { errorCode } from '../../system/errors.ts';
import { isThere } from '../../system/paths.ts';
import { shellWord } from '../../text/shell-word.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { workspaceOf } from '../verify/verify.ts';
import { type CloseOptions, issueVerified, type Refusal, refused } from './issue-verified.ts';

/** A run that was closed. */
export interface Closed {
  readonly kind: 'closed';
  readonly manifest: Manifest;
  readonly currency: string;
  readonly reconciliation: Reconciliation | undefined;
  /** The months that it passes over. */
  readonly passed: readonly Problem[];
  /** An error of the machine after the ledger had the run. */
  readonly later: Error | undefined;
  /** False on a disk without permissions. */
  readonly readOnly: boolean;
  /** The hash of the ledger. */
  readonly anchor: string;
}

/** Why a run is not closed. */
export interface NotClosed extends Refusal {
  /** Its row, and the hash of the ledger, if it was closed before. */
  readonly row?: LedgerRow & { readonly anchor: string };
  /** An error of the machine while what an interrupted close had left was completed. */
  readonly later?: Error | undefined;
}

export type CloseResult = Closed | NotClosed;

/**
 * Issues a run (AUDIT.md): verifies it, makes sure that no other closed run holds one of its lines, computes it again
 * on today's inputs, adds it to the ledger and makes it read-only. Whatever stops it on the way, the ledger is
 * the old one or the new one.
 */
export async function closeRun(folder: string, options: CloseOptions): Promise<CloseResult> {
  for (;;) {
    const result = await consistentRead(
      () => [resolve(folder)],
      () => tryToClose(folder, options),
      // A result that holds whatever others did: the run is closed, or another grappe came first and all begins again.
      (found) => found === undefined || found.kind === 'closed',
    );
    if (result !== undefined) return result;
  }
}

/** Undefined where another grappe changed the run or the ledger first. */
async function tryToClose(folder: string, options: CloseOptions): Promise<CloseResult | undefined> {
  const run = resolve(folder);
  const name = basename(run);
  const place = { file: folder };
  const runsFolder = dirname(run);
  const workspace = workspaceOf(run);
  if (workspace === undefined || basename(runsFolder) !== RUNS_FOLDER)
    return refused(problem('run-outside', place, {}));
  if (!RUN_NAME.test(name)) return refused(problem('run-misnamed', place, { name: basename(folder) }));
  const unrecovered = machineErrorOf(() => recoverRuns(runsFolder));
  const ledger = openLedger(runsFolder);
  const row = ledger.rows.find((candidate) => isFolderOf(run, candidate.run));
  if (row !== undefined) {
    if (row.run !== name) return refused(problem('run-name-taken', place, { other: row.run }));
    const later = unrecovered ?? machineErrorOf(() => finishClosed(run, ledger));
    const isSame = manifestHash(run) === row.manifestSha256;
    const found = alreadyClosed(folder, options.on, row, isSame);
    return {
      ...refused(found),
      row: { ...row, anchor: ledgerSha256(ledger) },
      later: isSame ? later : undefined,
    };
  }
  if (unrecovered !== undefined) throw unrecovered;
  const { value: closed, problems: ofClosed } = closedRunsOf(workspace);
  const problems = [...ofClosed, ...ledgerProblems(workspace, name)];
  if (hasErrors(problems)) return refused(...problems);
  const manifestSha256 = manifestHash(run);
  const stated = readManifest(run);
  if (stated !== undefined && stated.grappe !== grappeVersion()) {
    const versions = { wrote: stated.grappe, closes: grappeVersion() };
    return refused(problem('run-other-version', place, versions));
  }
  const issued = await issueVerified(folder, workspace, ledger, closed, options);
  if ('kind' in issued) return issued;
  const closedAs = (text: string, later: Error | undefined): Closed => ({
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
    else if (isOfMachine(error)) return closedAs(entered, error);
    throw error;
  }
  return entered === undefined ? undefined : closedAs(entered, undefined);
}

/** For a run that is in the ledger: completes an interrupted close; if it was complete, writes nothing. */
function finishClosed(run: string, ledger: Ledger): void {
  if (ledger.damagedRow !== undefined || !isThere(run)) return;
  const [runsFolder, seal] = [dirname(run), sealText(ledger.text)];
  if (readRunText(join(runsFolder, LEDGER_SEAL_FILE)) !== seal)
    replaceFile(runsFolder, LEDGER_SEAL_FILE, seal);
  makeReadOnly(run);
}

/** The error of the machine that ends what is done, if one does. */
function machineErrorOf(act: () => void): Error | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (isOfMachine(error)) return error;
    throw error;
  }
}

/** Whether an error is one that the machine has given a code, and not a mistake of grappe. */
function isOfMachine(error: unknown): error is Error {
  return errorCode(error) !== '';
}

/** A run that is in the ledger: as it was asked for, closed on another day, or changed since. */
function alreadyClosed(folder: string, on: Day, row: LedgerRow, isSame: boolean): Problem {
  const place = { file: folder };
  const closedOn = bothDays(row.closedOn);
  if (!isSame) return problem('closed-run-changed', place, { path: folder, run: shellWord(folder) });
  return on === row.closedOn
    ? problem('already-closed', place, { on: closedOn, run: row.run })
    : problem('closed-another-day', place, { on: bothDays(on), closedOn });
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
