import { join } from 'node:path';
import type { LedgerFinding } from '../../audit/ledger-audit.ts';
import { type LedgerVerification, verifyAll } from '../../jobs/verify/verify-all.ts';
import { RUNS_FOLDER } from '../../runs/closed/closed-runs.ts';
import { consistentRead } from '../../runs/disk/consistent-read.ts';
import { runFoldersIn } from '../../runs/run-files.ts';
import { isThere } from '../../system/paths.ts';
import { sentenceOf } from '../../text/sentences.ts';
import { localeOf } from '../../workspace/convention/locale.ts';
import { type Given, invalid } from '../definition.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { onInterrupt } from '../interrupt.ts';
import { jsonText } from '../json.ts';
import { terminalUnder } from '../language.ts';
import { words } from '../messages/words.ts';
import { stderrProgress } from '../progress.ts';
import { printVerification, verificationFields, verificationHolds } from '../results/verification.ts';
import { styled, type Terminal } from '../terminal.ts';

/** `grappe verify --all`: the ledger of a workspace, every closed run, and what runs remember of those before them. */
export async function verifyWorkspace(given: Given, asked: Terminal): Promise<ExitCode> {
  const [workspace = '.'] = given.arguments;
  const terminal = terminalUnder(given, asked, localeOf(workspace));
  const text = words(terminal.language);
  const anchor = given.text('anchor');
  if (anchor !== undefined && !/^[0-9a-f]{64}$/i.test(anchor))
    return invalid(terminal, text.verify.badAnchor(anchor));
  if (!isThere(join(workspace, RUNS_FOLDER))) return invalid(terminal, text.verify.noRuns(workspace));
  const progress = stderrProgress(terminal);
  const found = await consistentRead(
    () => runFoldersIn(join(workspace, RUNS_FOLDER)),
    () =>
      verifyAll(workspace, anchor, {
        workspace,
        onFolder: onInterrupt(terminal.language),
        onProgress: progress.show,
      }),
  ).finally(progress.clear);
  if (given.text('format') === 'json') terminal.out(ledgerJson(workspace, found, terminal));
  else print(found, terminal);
  return holds(found) ? EXIT.done : EXIT.findings;
}

function holds({ findings, runs }: LedgerVerification): boolean {
  return findings.length === 0 && runs.every(({ verification }) => verificationHolds(verification));
}

function print({ findings, anchor, runs, rows }: LedgerVerification, terminal: Terminal): void {
  const text = words(terminal.language).verify;
  for (const finding of findings) terminal.err(styled(terminal, 'red', ledgerText(finding, terminal)));
  for (const { run, verification } of runs) printVerification(`runs/${run}`, verification, terminal);
  const wrong = runs.filter(({ verification }) => !verificationHolds(verification)).length;
  if (findings.length + wrong > 0) terminal.err(text.ledgerFailed(findings.length, wrong));
  else if (!terminal.quiet) terminal.out(text.ledgerHolds(rows));
  if (anchor !== undefined && !terminal.quiet) terminal.out(text.anchorIs(anchor));
}

function ledgerText(finding: LedgerFinding, { language }: Terminal): string {
  return sentenceOf(words(language).verify.ledger, finding);
}

function ledgerJson(workspace: string, found: LedgerVerification, terminal: Terminal): string {
  const { findings, anchor, rows, runs } = found;
  return jsonText({
    ok: holds(found),
    workspace,
    anchor: anchor ?? null,
    rows,
    findings: findings.map((finding) => ({ ...finding, message: ledgerText(finding, terminal) })),
    runs: runs.map(({ run, verification }) => verificationFields(`runs/${run}`, verification, terminal)),
  });
}
