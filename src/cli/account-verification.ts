import { type AccountVerification, verifyAccount } from '../jobs/verify-account.ts';
import { type Given, textOption } from './definition.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { onInterrupt } from './interrupt.ts';
import { diagnosticsJson, jsonText } from './json.ts';
import { words } from './messages/words.ts';
import { printProblems } from './print-problems.ts';
import { styled, type Terminal } from './terminal.ts';
import { findingText, noteText } from './verify-text.ts';

/** Verifies a folder that is an account, and says so; undefined where it is none. */
export async function accountVerified(
  folder: string,
  given: Given,
  terminal: Terminal,
): Promise<ExitCode | undefined> {
  const text = words(terminal.language);
  const found = await verifyAccount(folder, textOption(given, 'workspace'), (remove) =>
    onInterrupt(remove, text.interrupted),
  );
  if (found === undefined) return undefined;
  const exitCode = found.findings.length === 0 && found.recomputed ? EXIT.done : EXIT.findings;
  if (textOption(given, 'format') === 'json') terminal.out(accountJson(folder, found, exitCode, terminal));
  else printAccount(folder, found, terminal);
  return exitCode;
}

function printAccount(
  folder: string,
  { manifest, findings, notes, problems, recomputed }: AccountVerification,
  terminal: Terminal,
): void {
  const text = words(terminal.language).verify;
  for (const finding of findings)
    terminal.err(styled(terminal, 'red', findingText(finding, terminal.language)));
  if (!recomputed) printProblems(terminal, problems, false);
  if (!terminal.quiet) {
    for (const note of notes) terminal.err(styled(terminal, 'dim', noteText(note, terminal.language)));
  }
  if (!recomputed) terminal.err(text.notRecomputed);
  if (findings.length > 0) terminal.err(text.failed(findings.length));
  if (findings.length === 0 && recomputed && !terminal.quiet) {
    const files = manifest.outputs.length + 2;
    terminal.out(text.accountHolds(folder, manifest.account_id, files, manifest.runs.length));
  }
}

function accountJson(
  folder: string,
  { manifest, findings, notes, problems, recomputed }: AccountVerification,
  exitCode: ExitCode,
  { language }: Terminal,
): string {
  return jsonText({
    ok: exitCode === EXIT.done,
    account: folder,
    account_id: manifest.account_id,
    recomputed,
    findings: findings.map((finding) => ({ ...finding, message: findingText(finding, language) })),
    notes: notes.map((note) => ({ ...note, message: noteText(note, language) })),
    diagnostics: recomputed ? [] : diagnosticsJson(problems, language),
  });
}
