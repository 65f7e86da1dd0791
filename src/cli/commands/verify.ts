import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_FILE, type Manifest } from '../../audit/manifest-schema.ts';
import { type Verification, verifyRun } from '../../jobs/verify.ts';
import { accountVerified } from '../account-verification.ts';
import { type CommandRun, switchOption, textOption } from '../definition.ts';
import { EXIT } from '../exit-code.ts';
import { onInterrupt } from '../interrupt.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import { words } from '../messages/words.ts';
import { printProblems } from '../print-problems.ts';
import { stderrProgress } from '../progress.ts';
import { runTerminal } from '../run-language.ts';
import { styled, type Terminal } from '../terminal.ts';
import { findingText, noteText } from '../verify-text.ts';

/** `grappe verify`: whether a run is what it was, and comes out the same today. */
export const verify: CommandRun = async (given, asked) => {
  if (switchOption(given, 'all')) return (await import('./verify-all.ts')).verifyWorkspace(given, asked);
  const folder = given.argument ?? '.';
  const terminal = runTerminal(folder, given, asked);
  const text = words(terminal.language);
  if (!existsSync(join(folder, MANIFEST_FILE)) && !existsSync(join(folder, 'SHA256SUMS'))) {
    terminal.err(existsSync(folder) ? text.verify.notARun(folder) : text.close.noRun(folder));
    return EXIT.invalid;
  }
  const ofAccount = await accountVerified(folder, given, terminal);
  if (ofAccount !== undefined) return ofAccount;
  const progress = stderrProgress(terminal);
  const verification = await verifyRun(folder, {
    workspace: textOption(given, 'workspace'),
    onFolder: (remove) => onInterrupt(remove, text.interrupted),
    onProgress: progress.show,
  }).finally(progress.clear);
  if (textOption(given, 'format') === 'json')
    terminal.out(jsonText(verificationFields(folder, verification, terminal)));
  else printVerification(folder, verification, terminal);
  return verificationHolds(verification) ? EXIT.done : EXIT.findings;
};

/** A run holds only when nothing was found and every file came out the same. */
export function verificationHolds({ findings, recomputed }: Verification): boolean {
  return findings.length === 0 && recomputed;
}

/** What does not hold to stderr, and that all holds to stdout. */
export function printVerification(folder: string, verification: Verification, terminal: Terminal): void {
  const { findings, notes, problems, recomputed, manifest } = verification;
  const text = words(terminal.language).verify;
  for (const finding of findings)
    terminal.err(styled(terminal, 'red', findingText(finding, terminal.language)));
  if (!recomputed) printProblems(terminal, problems, false);
  if (!terminal.quiet) {
    for (const note of notes) terminal.err(styled(terminal, 'dim', noteText(note, terminal.language)));
  }
  if (!recomputed) terminal.err(text.notRecomputed);
  if (findings.length > 0) terminal.err(text.failed(findings.length));
  if (findings.length === 0 && recomputed && manifest !== undefined && !terminal.quiet) {
    terminal.out(text.holds(folder, manifest.run_id, filesOf(manifest)));
  }
}

/** The outputs, and manifest.json and SHA256SUMS. */
function filesOf({ outputs }: Manifest): number {
  return outputs.length + 2;
}

/** What was found of a run, for a program. */
export function verificationFields(folder: string, verification: Verification, { language }: Terminal) {
  const { findings, notes, problems, recomputed, manifest } = verification;
  return {
    ok: verificationHolds(verification),
    run: folder,
    run_id: manifest?.run_id ?? null,
    recomputed,
    findings: findings.map((finding) => ({ ...finding, message: findingText(finding, language) })),
    notes: notes.map((note) => ({ ...note, message: noteText(note, language) })),
    diagnostics: recomputed ? [] : diagnosticsJson(problems, language),
  };
}
