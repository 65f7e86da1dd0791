import type { Manifest } from '../audit/manifest-schema.ts';
import type { Verified } from '../audit/verification.ts';
import type { Verification } from '../jobs/verify.ts';
import { diagnosticsJson } from './json.ts';
import { words } from './messages/words.ts';
import { printProblems } from './print-problems.ts';
import { styled, type Terminal } from './terminal.ts';
import { findingText, noteText, noteTexts } from './verify-text.ts';

/** It holds only when nothing was found and every file came out the same. */
export function verificationHolds({ findings, recomputed }: Verified): boolean {
  return findings.length === 0 && recomputed;
}

/**
 * What does not hold to stderr, with the folder that it is of; to stdout that all holds, in words that are undefined
 * where there is no manifest; then what is worth knowing.
 */
export function printFound(
  folder: string,
  found: Verified,
  terminal: Terminal,
  holds: () => string | undefined,
): void {
  const { findings, notes, problems, recomputed } = found;
  const text = words(terminal.language).verify;
  for (const finding of findings)
    terminal.err(styled(terminal, 'red', findingText(finding, terminal.language)));
  if (!recomputed) printProblems(terminal, problems, false);
  if (!recomputed) terminal.err(text.notRecomputed(folder));
  if (findings.length > 0) terminal.err(text.failed(folder, findings.length));
  if (terminal.quiet) return;
  const all = verificationHolds(found) ? holds() : undefined;
  if (all !== undefined) terminal.out(all);
  for (const note of noteTexts(notes, terminal.language)) terminal.err(styled(terminal, 'dim', note));
}

/** What was found, for a program. */
export function foundFields({ findings, notes, problems, recomputed }: Verified, { language }: Terminal) {
  return {
    recomputed,
    findings: findings.map((finding) => ({ ...finding, message: findingText(finding, language) })),
    notes: notes.map((note) => ({ ...note, message: noteText(note, language) })),
    diagnostics: recomputed ? [] : diagnosticsJson(problems, language),
  };
}

/** What does not hold to stderr, and that all holds to stdout. */
export function printVerification(folder: string, verification: Verification, terminal: Terminal): void {
  const { manifest } = verification;
  const { holds } = words(terminal.language).verify;
  printFound(
    folder,
    verification,
    terminal,
    () => manifest && holds(folder, manifest.run_id, filesOf(manifest)),
  );
}

/** The outputs, and manifest.json and SHA256SUMS. */
function filesOf({ outputs }: Manifest): number {
  return outputs.length + 2;
}

/** What was found of a run, for a program. */
export function verificationFields(folder: string, verification: Verification, terminal: Terminal) {
  return {
    ok: verificationHolds(verification),
    run: folder,
    run_id: verification.manifest?.run_id ?? null,
    ...foundFields(verification, terminal),
  };
}
