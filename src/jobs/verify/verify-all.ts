import { basename, join } from 'node:path';
import { CHECKSUMS_FILE } from '../../audit/checksums.ts';
import { LEDGER_FILE, ledgerSha256, namedBelow } from '../../audit/ledger.ts';
import { auditLedger, type LedgerFinding, type WitnessRun } from '../../audit/ledger-audit.ts';
import { MANIFEST_FILE } from '../../audit/manifest-schema.ts';
import type { Verified } from '../../audit/verification.ts';
import type { Problem } from '../../diagnostics/problem.ts';
import { openLedger } from '../../runs/closed/closed-runs.ts';
import { type ChargedTwice, chargedTwiceIn } from '../../runs/closed/closed-shares.ts';
import { otherLedgers } from '../../runs/closed/ledger-problems.ts';
import { runsUnread } from '../../runs/closed/strays.ts';
import { isReadOnly } from '../../runs/disk/run-folder.ts';
import { ACCOUNTS_FOLDER, fileSha256, isRunFile, readManifest, runFoldersIn } from '../../runs/run-files.ts';
import { isThere } from '../../system/paths.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { type Verification, type VerifyOptions, verifyRun } from './verify.ts';
import { type AccountVerification, verifyAccount } from './verify-account.ts';

/** What was found about a ledger, all its runs and the accounts that add them up. */
export interface LedgerVerification {
  readonly findings: readonly LedgerFinding[];
  /** The SHA-256 of the ledger; undefined where there is none. */
  readonly anchor: string | undefined;
  readonly rows: number;
  /** Each run that the ledger names, below a damaged row too, and that exists, in the order of closing. */
  readonly runs: readonly { readonly run: string; readonly verification: Verification }[];
  readonly accounts: readonly VerifiedAccount[];
  /** The warning of what stands among the runs and is not verified. */
  readonly unread: Problem | undefined;
}

/** An account, and what was found about it; its manifest is undefined where it cannot be read. */
export interface VerifiedAccount {
  readonly account: string;
  readonly verification: Verified & Partial<Pick<AccountVerification, 'manifest'>>;
}

/** What is found about an account without a manifest that can be read. */
const UNREADABLE: Verified = {
  findings: [{ kind: 'unreadable', file: MANIFEST_FILE }],
  notes: [],
  problems: [],
  recomputed: false,
};

/**
 * Verifies the ledger of a workspace: its rows, each closed run, what runs keep of earlier ones, no line twice, and the
 * accounts.
 */
export async function verifyAll(
  workspace: string,
  anchor: string | undefined,
  options: Omit<VerifyOptions, 'workspace'>,
): Promise<LedgerVerification> {
  const folder = join(workspace, RUNS_FOLDER);
  const ledger = openLedger(folder);
  const stands = isThere(join(folder, LEDGER_FILE));
  const witnesses = witnessesIn(folder);
  const found = auditLedger(ledger, witnesses, anchor);
  const names = new Set(witnesses.map(({ name }) => name));
  const runs: { readonly run: string; readonly verification: Verification }[] = [];
  for (const run of new Set([...ledger.rows.map((row) => row.run), ...namedBelow(ledger)])) {
    if (!names.has(run)) continue;
    runs.push({ run, verification: await verifyRun(join(folder, run), { ...options, workspace }) });
  }
  const others = otherLedgers(folder, ledger).flatMap(({ file, runs: lacked }) =>
    lacked.map((run) => ({ kind: 'other-ledger', file: `${RUNS_FOLDER}/${file}`, run }) as const),
  );
  const accounts: VerifiedAccount[] = [];
  for (const path of runFoldersIn(join(workspace, ACCOUNTS_FOLDER))) {
    const account = `${ACCOUNTS_FOLDER}/${basename(path)}`;
    const verification = await verifyAccount(path, workspace, options.onFolder);
    const isOurs = [MANIFEST_FILE, CHECKSUMS_FILE].some((name) => isThere(join(path, name)));
    if (verification !== undefined || isOurs)
      accounts.push({ account, verification: verification ?? UNREADABLE });
  }
  const missing = !stands && found.length > 0 ? [{ kind: 'ledger-missing' } as const] : [];
  return {
    findings: [...missing, ...found, ...others, ...chargedTwiceIn(workspace).map(asFinding)],
    anchor: stands ? ledgerSha256(ledger) : undefined,
    rows: ledger.rows.length,
    runs,
    accounts,
    unread: runsUnread(workspace),
  };
}

function asFinding({ run, of, count, invoiceNumber, lineNumber }: ChargedTwice): LedgerFinding {
  const first = { invoice_number: invoiceNumber, line_number: lineNumber };
  return { kind: 'charged-twice', run, of, lines: count, ...first };
}

function witnessesIn(runsFolder: string): readonly WitnessRun[] {
  return runFoldersIn(runsFolder)
    .filter((folder) => isRunFile(join(folder, MANIFEST_FILE)))
    .map((folder) => {
      const manifest = readManifest(folder);
      const closed = manifest?.options.closed_runs ?? [];
      const packed = closed.flatMap((run) => {
        const path = join(folder, 'inputs', RUNS_FOLDER, run, MANIFEST_FILE);
        return isRunFile(path) ? [[run, fileSha256(path)] as const] : [];
      });
      return { name: basename(folder), manifest, readOnly: isReadOnly(folder), packed: new Map(packed) };
    });
}
