import { readdirSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import type { Argument } from '../../diagnostics/bilingual.ts';
import { type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import { isFolderThere, isThere, trueName } from '../../system/paths.ts';
import {
  extensionOf,
  isForeignSheet,
  isSystemFile,
  isTabular,
  keptOnline,
  mayHoldInvoices,
  TABULAR,
} from '../../text/file-type.ts';
import { matchesAny } from '../../text/glob.ts';
import { nearest } from '../../text/nearest.ts';
import { compareText } from '../../text/text-order.ts';
import type { TableFacts } from '../columns/table.ts';
import { CONVENTION_FILE, INVOICES_FOLDER } from '../convention-places.ts';
import { LISTED_TABLES } from '../listed-tables.ts';
import { misnamedConventions } from './not-a-workspace.ts';
import { reportSetAside } from './set-aside.ts';

type TableName = Pick<TableFacts, 'name' | 'french'>;

/** A workspace's own folder, and what of it is read. */
interface Beside extends Pick<Convention, 'ignoreFiles'> {
  /** The files there, NFC, in order. */
  readonly names: readonly string[];
  readonly tables: readonly TableName[];
  /** What a table is read from, by its name: its own file, else the first of its lists. */
  readonly sources: ReadonlyMap<string, string>;
  /** The files that are read as tables. */
  readonly taken: ReadonlySet<string>;
  /** The files that layouts of tables name, NFC, from the workspace. */
  readonly lists: readonly string[];
}

/**
 * Tells what lies beside the tables and is not read: a sheet or CSV that no layout names, what looks like an invoice or a
 * folder of them, copies that were set aside, and what stands for a list that is kept online only.
 */
export function reportBeside(
  folder: string,
  { names, tables, sources, taken, lists, ignoreFiles }: Beside,
  report: OnProblem,
): void {
  const isOfTable = (file: string): boolean =>
    tables.some(({ name }) => TABULAR.some((extension) => file === `${name}.${extension}`));
  for (const name of foldersAlikeInvoices(folder)) {
    report(problem('folder-unread', { file: name }, { folder: name }));
  }
  // What invoices/ would leave aside is no invoice that is missing there.
  for (const file of names) {
    if (!isLikeInvoice(file) || matchesAny(ignoreFiles.keys(), file)) continue;
    report(problem('invoice-unread', { file }, { file, name: JSON.stringify(file) }));
  }
  // Of those in the workspace's own folder that are lists, each that is not read is told below.
  const within = lists.filter((file) => file.includes('/'));
  reportSetAside(folder, [CONVENTION_FILE, ...within], report);
  for (const file of names) {
    const kept = keptOnline(file);
    if (kept !== undefined && (isOfTable(kept) || kept === CONVENTION_FILE || lists.includes(kept)))
      report(problem('file-online-only', { file }, { file, kept }));
  }
  const present = isThere(join(folder, CONVENTION_FILE))
    ? trueName(folder, names, CONVENTION_FILE)
    : undefined;
  misnamedConventions(names, present).forEach(report);
  for (const kept of new Set(within)) reportKeptOnline(folder, kept, report);
  for (const file of names.filter(isList)) {
    if (taken.has(file) || isOfTable(file)) continue;
    report(unreadTable(file, tables, sources));
  }
}

/** Tells what stands in its folder for a list that a program keeps online only. */
function reportKeptOnline(folder: string, kept: string, report: OnProblem): void {
  const [within, name] = [posix.dirname(kept), posix.basename(kept)];
  if (!isFolderThere(join(folder, within))) return;
  for (const standIn of readdirSync(join(folder, within)).map((found) => found.normalize('NFC'))) {
    if (keptOnline(standIn) !== name) continue;
    const file = `${within}/${standIn}`;
    report(problem('file-online-only', { file }, { file, kept }));
  }
}

/** Names that say of a file or folder that it holds invoices. */
const CALLED_INVOICE = /(?:^|[^\p{L}])(?:factur|invoic)/iu;

/** Names of what is written about invoices: it says so before it says of what (`Guide de votre facture`), or is of invoicing. */
const ABOUT =
  /(?:^|[^\p{L}])(?:guides?|manue?ls?|mod[eè]les?|mode d.emploi|proc[eé]dures?|templates?|tutorie?ls?)(?!\p{L})/iu;
const INVOICING = /facturation|facturer|invoicing/i;

/** Whether a file or folder holds invoices by its name: `Guide facturation.pdf` does not, `Facturation 2025-09.pdf` does. */
function isCalledInvoice(name: string): boolean {
  const called = CALLED_INVOICE.exec(name);
  if (called === null) return false;
  const about = ABOUT.exec(name);
  return about === null || (about.index > called.index && !INVOICING.test(name));
}

/** Whether a file that is no list holds invoices by its name: nothing else in a workspace is XML, but conventions are PDF. */
function isLikeInvoice(name: string): boolean {
  if (isTabular(name) || !mayHoldInvoices(name) || name.startsWith('._') || isSystemFile(name)) return false;
  return (extensionOf(name) === 'xml' && !name.startsWith('.')) || isCalledInvoice(name);
}

/** Folders that look as if invoices were to be read from them. */
function foldersAlikeInvoices(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const invoices = trueName(
    folder,
    entries.map(({ name }) => name),
    INVOICES_FOLDER,
  );
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== invoices && !entry.name.startsWith('.'))
    .filter(({ name }) => isCalledInvoice(name.normalize('NFC')))
    .filter(({ name }) => !isThere(join(folder, name)) || readdirSync(join(folder, name)).length > 0)
    .map(({ name }) => name.normalize('NFC'))
    .sort(compareText);
}

/** A list that no table is read from: the table that it may be, and what that one is read from where it is. */
function unreadTable(
  file: string,
  tables: readonly TableName[],
  sources: ReadonlyMap<string, string>,
): Problem {
  const isForeign = isForeignSheet(file);
  const list = isForeign ? file.replace(/\.[^.]*$/, '.xlsx') : file;
  const shown = withoutHiddenEnd(list);
  const near = nearestTable(shown, tables);
  const present = sources.get(near ?? '') ?? '';
  const listed = LISTED_TABLES.find((name) => name === near);
  return problem(
    'table-unread',
    { file },
    {
      file,
      sheet: isForeign ? file : undefined,
      list: JSON.stringify(list),
      table: listed ?? '…',
      rename: near === undefined || present !== '' ? undefined : near + extname(shown).toLowerCase(),
      reading: readingOf(present),
      unneeded: file,
      ...(listed === undefined
        ? { tables: LISTED_TABLES.join(', '), lines: LINES, invoices: `${INVOICES_FOLDER}/` }
        : { by: sharedWithout(present) }),
    },
  );
}

const LINES = { en: 'lines', fr: 'des lignes' };

function readingOf(present: string): Argument {
  if (present === '') return { en: 'To read its rows', fr: 'Pour lire ses lignes' };
  return { en: `To read its rows, besides ${present}`, fr: `Pour lire ses lignes, outre ${present}` };
}

function sharedWithout(present: string): Argument {
  if (present === '') return { en: 'without it', fr: 'sans lui' };
  return { en: `by ${present} alone`, fr: `d’après ${present} seul` };
}

/** Files are named by many words that no table has: `adresses`, `services`, `notes`. */
const MOST_DIFFERENCES = 0.25;

/** The table whose name, English or French, is a word of that of a file, else is near it, or near a word of it. */
function nearestTable(file: string, tables: readonly TableName[]): string | undefined {
  const stem = file.replace(/\.[^.]*$/, '').toLowerCase();
  const names = new Map(
    tables.flatMap(({ name, french }) => [[name, name] as const, [french, name] as const]),
  );
  const words = [stem, ...stem.split(/[^\p{L}]+/u).filter((part) => part.length > 3)];
  const named = words.find((word) => names.has(word));
  const near = named ?? words.map((word) => nearest(word, names.keys(), MOST_DIFFERENCES)).find(Boolean);
  return near === undefined ? undefined : names.get(near);
}

function isList(name: string): boolean {
  const isRecords = isTabular(withoutHiddenEnd(name)) || isForeignSheet(name);
  // macOS keeps attributes of another file in `._NAME`.
  return isRecords && !name.startsWith('._') && !isSystemFile(name);
}

/** The name that Windows shows of a list that an editor of text saved as `members.csv.txt`. */
function withoutHiddenEnd(name: string): string {
  const shown = name.replace(/\.txt$/i, '');
  return isTabular(shown) ? shown : name;
}
