import { join } from 'node:path';
import type { LedgerFinding } from '../../audit/ledger-audit.ts';
import type { Verified } from '../../audit/verification.ts';
import type { Problem } from '../../diagnostics/problem.ts';
import type { OnProgress } from '../../diagnostics/progress.ts';
import { verifyRun } from '../../jobs/verify/verify.ts';
import { verifyAccount } from '../../jobs/verify/verify-account.ts';
import { type LedgerVerification, verifyAll } from '../../jobs/verify/verify-all.ts';
import { consistentRead } from '../../runs/disk/consistent-read.ts';
import { ACCOUNTS_FOLDER, runFoldersIn } from '../../runs/run-files.ts';
import { isFolderThere } from '../../system/paths.ts';
import { sentenceOf } from '../../text/sentences.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { notAWorkspace } from '../../workspace/folder/not-a-workspace.ts';
import {
  type Answer,
  type CommandRun,
  EXIT,
  type ExitCode,
  type Given,
  invalid,
  refused,
} from '../definition.ts';
import { onInterrupt } from '../interrupt.ts';
import { jsonText } from '../json.ts';
import { printProblems } from '../print-problems.ts';
import { stderrProgress } from '../progress.ts';
import {
  accountFields,
  printAccount,
  printVerification,
  verificationFields,
  verificationHolds,
} from '../results/verification.ts';
import { ledgerTerminal, noAccountText, noRunText, runTerminal } from '../run-argument.ts';
import { styled, type Terminal } from '../terminal.ts';

/** `grappe verify`: whether a run is what it was, and still comes out the same. */
export const verify: CommandRun = async (given, asked) => {
  if (given.has('all')) return verifyWorkspace(given, asked);
  if (given.text('anchor') !== undefined) return invalid(asked, asked.words.verify.anchorOfAll);
  const [folder = '.'] = given.arguments;
  const terminal = runTerminal(folder, given, asked);
  const progress = stderrProgress(terminal);
  const answer = await consistentRead(
    () => [folder],
    () => lookAt(folder, given, terminal, progress.show),
  ).finally(progress.clear);
  return answer();
};

async function lookAt(
  folder: string,
  given: Given,
  terminal: Terminal,
  onProgress: OnProgress,
): Promise<Answer> {
  const text = terminal.words;
  const refusal = noAccountText(folder, text) ?? noRunText(folder, text);
  if (refusal !== undefined) {
    const all = text.verify.allWithin(folder);
    return refused(isFolderThere(join(folder, RUNS_FOLDER)) ? `${refusal} ${all}` : refusal, terminal);
  }
  const workspace = given.text('workspace');
  const missing = workspace === undefined ? undefined : noInputsIn(workspace);
  if (missing !== undefined)
    return () => {
      printProblems(terminal, [missing]);
      return EXIT.invalid;
    };
  const ofAccount = await accountVerified(folder, given, terminal);
  if (ofAccount !== undefined) return ofAccount;
  const verification = await verifyRun(folder, {
    workspace,
    onFolder: onInterrupt(terminal.words),
    onProgress,
  });
  return () => {
    if (given.text('format') === 'json')
      terminal.out(jsonText(verificationFields(folder, verification, terminal)));
    else printVerification(folder, verification, terminal);
    return verificationHolds(verification) ? EXIT.done : EXIT.findings;
  };
}

/** Why the folder of `--workspace` is surely none, such as the one above a workspace; closed runs are enough for an account. */
function noInputsIn(workspace: string): Problem | undefined {
  return isFolderThere(join(workspace, RUNS_FOLDER)) ? undefined : notAWorkspace(workspace);
}

/** Verifies a folder that is an account; undefined where it is none. */
async function accountVerified(
  folder: string,
  given: Given,
  terminal: Terminal,
): Promise<Answer | undefined> {
  const found = await verifyAccount(folder, given.text('workspace'), onInterrupt(terminal.words));
  if (found === undefined) return undefined;
  return () => {
    if (given.text('format') === 'json') terminal.out(jsonText(accountFields(folder, found, terminal)));
    else printAccount(folder, found, terminal);
    return verificationHolds(found) ? EXIT.done : EXIT.findings;
  };
}

/** `grappe verify --all`: the ledger of a workspace, every closed run, and what runs remember of those before them. */
async function verifyWorkspace(given: Given, asked: Terminal): Promise<ExitCode> {
  const [workspace = '.'] = given.arguments;
  const terminal = ledgerTerminal(workspace, given, asked);
  const text = terminal.words;
  const anchor = given.text('anchor');
  if (anchor !== undefined && !/^[0-9a-f]{64}$/i.test(anchor))
    return invalid(terminal, text.verify.badAnchor(anchor));
  if (!isFolderThere(join(workspace, RUNS_FOLDER))) return invalid(terminal, text.verify.noRuns(workspace));
  const progress = stderrProgress(terminal);
  const found = await consistentRead(
    () => [RUNS_FOLDER, ACCOUNTS_FOLDER].flatMap((name) => runFoldersIn(join(workspace, name))),
    () =>
      verifyAll(workspace, anchor, {
        onFolder: onInterrupt(terminal.words),
        onProgress: progress.show,
      }),
  ).finally(progress.clear);
  if (given.text('format') === 'json') terminal.out(ledgerJson(workspace, found, terminal));
  else print(found, terminal);
  if (found.unread !== undefined) printProblems(terminal, [found.unread]);
  return holds(found) ? EXIT.done : EXIT.findings;
}

function holds({ findings, runs, accounts }: LedgerVerification): boolean {
  return findings.length === 0 && failures(runs) + failures(accounts) === 0;
}

/** How many of some runs or accounts do not verify. */
function failures(verified: readonly { readonly verification: Verified }[]): number {
  return verified.filter(({ verification }) => !verificationHolds(verification)).length;
}

function print({ findings, anchor, runs, rows, accounts }: LedgerVerification, terminal: Terminal): void {
  const text = terminal.words.verify;
  for (const finding of findings) terminal.err(styled(terminal, 'red', ledgerText(finding, terminal)));
  for (const { run, verification } of runs) printVerification(`runs/${run}`, verification, terminal, true);
  for (const { account, verification } of accounts) printAccount(account, verification, terminal, true);
  const [wrongRuns, wrongAccounts] = [failures(runs), failures(accounts)];
  if (findings.length + wrongRuns + wrongAccounts > 0)
    terminal.err(text.ledgerFailed(findings.length, wrongRuns, wrongAccounts));
  else if (!terminal.quiet) terminal.out(text.ledgerHolds(rows, accounts.length));
  if (anchor !== undefined && !terminal.quiet) terminal.out(text.anchorIs(anchor));
}

function ledgerText(finding: LedgerFinding, { words }: Terminal): string {
  return sentenceOf(words.verify.ledger, finding);
}

function ledgerJson(workspace: string, found: LedgerVerification, terminal: Terminal): string {
  const { findings, anchor, rows, runs, accounts } = found;
  return jsonText({
    ok: holds(found),
    workspace,
    anchor: anchor ?? null,
    rows,
    findings: findings.map((finding) => ({ ...finding, message: ledgerText(finding, terminal) })),
    runs: runs.map(({ run, verification }) => verificationFields(`runs/${run}`, verification, terminal)),
    accounts: accounts.map(({ account, verification }) => accountFields(account, verification, terminal)),
  });
}
