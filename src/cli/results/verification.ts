import type { AccountManifest } from '../../audit/account-manifest.ts';
import type { FirstDifference } from '../../audit/first-difference.ts';
import type { Manifest } from '../../audit/manifest-schema.ts';
import type { Verified, VerifyFinding, VerifyNote } from '../../audit/verification.ts';
import { NOTATION } from '../../domain/language.ts';
import type { Verification } from '../../jobs/verify/verify.ts';
import type { VerifiedAccount } from '../../jobs/verify/verify-all.ts';
import { printable, printableLines } from '../../text/printable.ts';
import { sentenceOf } from '../../text/sentences.ts';
import { diagnosticsJson } from '../json.ts';
import type { Words } from '../messages/en.ts';
import { printProblems } from '../print-problems.ts';
import { styled, type Terminal } from '../terminal.ts';
import { isoDayText } from '../text-parts.ts';

/** What was found about an account. */
type Account = VerifiedAccount['verification'];

/** Whether nothing was found and every file came out the same. */
export function verificationHolds({ findings, recomputed }: Verified): boolean {
  return findings.length === 0 && recomputed;
}

/** Prints what does not hold to stderr, below its folder; to stdout that all holds, given a manifest; then notes, of one of several with its folder. */
function printFound(
  folder: string,
  found: Verified,
  terminal: Terminal,
  isOneOfSeveral: boolean,
  holds: () => string | undefined,
): void {
  const { findings, notes, problems, recomputed } = found;
  const text = terminal.words.verify;
  // The folder comes first: with --all, it says of which run the lines below it are.
  if (findings.length > 0) terminal.err(text.failed(folder, findings.length));
  for (const finding of findings) terminal.err(styled(terminal, 'red', findingText(finding, terminal.words)));
  if (!recomputed) terminal.err(text.notRecomputed(folder));
  if (!recomputed) printProblems(terminal, problems);
  if (terminal.quiet) return;
  const all = verificationHolds(found) ? holds() : undefined;
  if (all !== undefined) terminal.out(printableLines(all));
  const before = isOneOfSeveral ? `${folder}${NOTATION[terminal.language].colon} ` : '';
  for (const note of noteTexts(notes, terminal.words))
    terminal.err(styled(terminal, 'dim', `${before}${note}`));
}

/** The findings, for a program. */
function foundFields({ findings, notes, problems, recomputed }: Verified, { language, words }: Terminal) {
  return {
    recomputed,
    findings: findings.map((finding) => ({ ...finding, message: findingText(finding, words) })),
    notes: notes.map((note) => ({ ...note, message: noteText(note, words) })),
    diagnostics: recomputed ? [] : diagnosticsJson(problems, language),
  };
}

/** Prints what does not hold to stderr, and that everything holds to stdout. */
export function printVerification(
  folder: string,
  verification: Verification,
  terminal: Terminal,
  isOneOfSeveral = false,
): void {
  const { manifest } = verification;
  const { holds } = terminal.words.verify;
  printFound(
    folder,
    verification,
    terminal,
    isOneOfSeveral,
    () => manifest && holds(folder, manifest.run_id, filesOf(manifest), drawnByOthers(verification)),
  );
}

/** How many files another version drew: only their hashes were compared. */
function drawnByOthers({ notes }: Verified): number {
  return notes.filter(({ kind }) => kind === 'not-comparable').length;
}

/** The same for an account. */
export function printAccount(
  folder: string,
  found: Account,
  terminal: Terminal,
  isOneOfSeveral = false,
): void {
  const { manifest } = found;
  const { accountHolds } = terminal.words.verify;
  const holds = ({ account_id: id, outputs, runs }: AccountManifest): string =>
    accountHolds(folder, id, filesOf({ outputs }), runs.length, drawnByOthers(found));
  printFound(folder, found, terminal, isOneOfSeveral, () => manifest && holds(manifest));
}

/** The findings about an account, for a program. */
export function accountFields(folder: string, found: Account, terminal: Terminal) {
  return {
    ok: verificationHolds(found),
    account: folder,
    account_id: found.manifest?.account_id ?? null,
    ...foundFields(found, terminal),
  };
}

/** The number of files: the outputs, manifest.json and SHA256SUMS. */
function filesOf({ outputs }: Pick<Manifest, 'outputs'>): number {
  return outputs.length + 2;
}

/** The findings about a run, for a program. */
export function verificationFields(folder: string, verification: Verification, terminal: Terminal) {
  return {
    ok: verificationHolds(verification),
    run: folder,
    run_id: verification.manifest?.run_id ?? null,
    ...foundFields(verification, terminal),
  };
}

/** A finding for people: what does not hold, and where the file first differs from what was computed. */
export function findingText(finding: VerifyFinding, text: Words): string {
  const { findings } = text.verify;
  const at = 'at' in finding ? finding.at : undefined;
  const place = at === undefined ? [] : differenceLines(at, text).map((line) => `    ${line}`);
  return [sentenceOf(findings, finding), ...place].map(printable).join('\n');
}

const LINE_SHOWN = 200;
/** How much of a long line is shown before the first character that differs. */
const SHOWN_BEFORE = 80;

function differenceLines(
  { line, recorded, computed }: FirstDifference,
  { verify: text }: Words,
): readonly string[] {
  if (line === undefined) return [text.binary];
  const both = [recorded, computed];
  const endsAlike = both.every((content) => content?.endsWith('\r'));
  const from = shownFrom(recorded ?? '', computed ?? '');
  const shown = (content: string | undefined): string =>
    content === undefined ? text.fileEnds : partOf(endsAlike ? content.slice(0, -1) : content, from);
  return [text.atLine(line), text.recorded(shown(recorded)), text.computed(shown(computed))];
}

/** Where the shown part of two lines begins, so that their difference is visible. */
function shownFrom(one: string, other: string): number {
  const length = Math.max(one.length, other.length);
  let same = 0;
  while (same < length && one[same] === other[same]) same++;
  return same < LINE_SHOWN - SHOWN_BEFORE ? 0 : same - SHOWN_BEFORE;
}

function partOf(line: string, from: number): string {
  const until = from + LINE_SHOWN;
  return `${from === 0 ? '' : '…'}${line.slice(from, until)}${line.length > until ? '…' : ''}`;
}

/** Notes, which are no faults; those about several tables of the workspace are in one sentence. */
function noteTexts(notes: readonly VerifyNote[], text: Words): readonly string[] {
  const { drifted, absent } = text.verify;
  const inOne = [
    ['drift', drifted],
    ['absent', absent],
  ] as const;
  const alike = inOne.flatMap(([kind, sentence]) => {
    const own = notes.filter((note) => note.kind === kind);
    const files = own.map((note) => ('file' in note ? note.file : '')).join(', ');
    return own.length < 2 ? own.map((note) => noteText(note, text)) : [sentence(files)];
  });
  const others = notes.filter(({ kind }) => inOne.every(([one]) => one !== kind));
  return [...others.map((note) => noteText(note, text)), ...alike];
}

function noteText(note: VerifyNote, text: Words): string {
  const { notes } = text.verify;
  return sentenceOf(notes, note.kind === 'closed' ? { ...note, on: isoDayText(note.on, text) } : note);
}
