import type { FirstDifference } from '../audit/first-difference.ts';
import type { VerifyFinding, VerifyNote } from '../audit/verification.ts';
import type { Language } from '../domain/language.ts';
import { printable } from '../text/printable.ts';
import { sentenceOf } from '../text/sentences.ts';
import { isoDayText } from './explain/text.ts';
import { words } from './messages/words.ts';

/** A finding for people: what does not hold, and where the file first leaves what was computed. */
export function findingText(finding: VerifyFinding, language: Language): string {
  const { findings } = words(language).verify;
  return [sentenceOf(findings, finding), ...placeLines(finding, language)].map(printable).join('\n');
}

function placeLines(finding: VerifyFinding, language: Language): readonly string[] {
  const at = 'at' in finding ? finding.at : undefined;
  return at === undefined ? [] : differenceLines(at, language).map((line) => `    ${line}`);
}

const LINE_SHOWN = 200;
/** How much of a long line is shown before the first character that differs. */
const SHOWN_BEFORE = 80;

function differenceLines(
  { line, recorded, computed }: FirstDifference,
  language: Language,
): readonly string[] {
  const text = words(language).verify;
  if (line === undefined) return [text.binary];
  const both = [recorded, computed];
  const endsAlike = both.every((content) => content?.endsWith('\r'));
  const from = shownFrom(recorded ?? '', computed ?? '');
  const shown = (content: string | undefined): string =>
    content === undefined ? text.fileEnds : partOf(endsAlike ? content.slice(0, -1) : content, from);
  return [text.atLine(line), text.recorded(shown(recorded)), text.computed(shown(computed))];
}

/** Where what is shown of two lines begins, so that the place where they differ is seen. */
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

/** What is worth knowing, and no fault; the tables that have changed since in one sentence. */
export function noteTexts(notes: readonly VerifyNote[], language: Language): readonly string[] {
  const { drifted } = words(language).verify;
  const files = notes.flatMap((note) => (note.kind === 'drift' ? [note.file] : []));
  if (files.length < 2) return notes.map((note) => noteText(note, language));
  const others = notes.filter(({ kind }) => kind !== 'drift');
  return [...others.map((note) => noteText(note, language)), drifted(files.join(', '))];
}

/** One such note. */
export function noteText(note: VerifyNote, language: Language): string {
  const { notes } = words(language).verify;
  return sentenceOf(notes, note.kind === 'closed' ? { ...note, on: isoDayText(note.on, language) } : note);
}
