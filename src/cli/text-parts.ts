import { groupBy } from '../domain/lists.ts';
import { parseCents } from '../domain/numbers/money.ts';
import { parseDay } from '../domain/time/calendar.ts';
import { reportWords } from '../report/words/words.ts';
import type { Amounts } from '../settle/totals.ts';
import type { Unreached } from '../settle/unreached.ts';
import { printable } from '../text/printable.ts';
import { shellWord } from '../text/shell-word.ts';
import type { Words } from './messages/en.ts';

/** A title with indented lines under it; no value in it can control a terminal. */
export function section(title: string, lines: readonly string[]): string {
  const body = lines.flatMap((line) => line.split('\n')).map((line) => `  ${printable(line).trimEnd()}`);
  return [printable(title), ...body].join('\n');
}

/** A command line to propose on a workspace; that of the current folder needs no name. */
export function commandOn(command: string, workspace: string): string {
  return ['grappe', command, ...(workspace === '.' ? [] : [shellWord(workspace)])].join(' ');
}

/** An amount of a document in the notation of a language: `1 234,56`. */
export function money(amount: string, words: Words): string {
  return words.amount(parseCents(amount));
}

/** Net, VAT and gross in the notation of a language. */
export function amountTexts({ net, vat, gross }: Amounts, { amount }: Words): readonly string[] {
  return [net, vat, gross].map(amount);
}

/** A day of a document in the notation of a language. */
export function isoDayText(day: string, words: Words): string {
  const parsed = parseDay(day);
  return parsed === undefined ? day : words.day(parsed);
}

/** `du 01/10/2025 au 20/10/2025`. */
export function daysText(from: string, to: string, words: Words): string {
  return reportWords(words.language).fromTo(isoDayText(from, words), isoDayText(to, words));
}

/** What was made, its id and its title: the first line of a report on it. */
export function headText(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map(printable)
    .join(' · ');
}

/** How many files of a folder are named one by one. */
const MOST_FILES = 12;

/** The folder that was written, and its files; those of a subfolder are only counted if there are many. */
export function writtenText(
  folder: string,
  outputs: readonly { readonly path: string }[],
  text: Words,
): string {
  const paths = outputs.map(({ path }) => path);
  const within = (path: string): string => path.slice(0, path.indexOf('/') + 1);
  const folders = groupBy(paths, within);
  const named = paths.map((path) => {
    const subfolder = within(path);
    const count = folders.get(subfolder)?.length ?? 0;
    return subfolder !== '' && count > MOST_FILES ? `${subfolder} (${text.files(count)})` : path;
  });
  return [text.written(printable(folder)), ...new Set(named.map((line) => `  ${line}`))].join('\n');
}

/** How many ids of each kind are named. */
const MOST_IDS = 12;
const UNREACHED = ['rules', 'grappes', 'accesses', 'members'] as const;

/** What no line concerned, one line of text for each kind. */
export function unreachedLines(unreached: Unreached, { status: text }: Words): readonly string[] {
  return UNREACHED.flatMap((kind) => {
    const ids = unreached[kind];
    if (ids.length === 0) return [];
    const more = ids.length > MOST_IDS ? [text.more(ids.length - MOST_IDS)] : [];
    return [text[kind]([...ids.slice(0, MOST_IDS), ...more].join(', '))];
  });
}
