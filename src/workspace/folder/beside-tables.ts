import { readdirSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import type { Argument } from '../../diagnostics/bilingual.ts';
import { type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import { isFolderThere, isLink, isTaken, isThere, trueName } from '../../system/paths.ts';
import {
  extensionOf,
  isForeignSheet,
  isSystemFile,
  isTabular,
  keptOnline,
  mayHoldInvoices,
  nameWithin,
  TABULAR,
  withoutExtension,
} from '../../text/file-type.ts';
import { globOf } from '../../text/glob.ts';
import { nearest } from '../../text/nearest.ts';
import { shellWord } from '../../text/shell-word.ts';
import type { TableFacts } from '../columns/table.ts';
import { CONVENTION_FILE, INVOICES_FOLDER, RUNS_FOLDER } from '../convention-places.ts';
import { LISTED_TABLES } from '../listed-tables.ts';
import { displacedTables, TO_READ, WITHOUT } from './displaced-tables.ts';
import { isIgnored } from './ignored-files.ts';
import { isCalledInvoice, isOwnReport, unreadInvoiceFolders } from './invoice-folders.ts';
import { misnamedConventions } from './not-a-workspace.ts';
import { reportSetAside } from './set-aside.ts';

type TableName = Pick<TableFacts, 'name' | 'french' | 'key'>;

/** A workspace's own folder, and which files of it are read. */
interface OwnFolder extends Pick<Convention, 'ignoreFiles' | 'layouts'> {
  /** The files there, NFC, in order. */
  readonly names: readonly string[];
  readonly tables: readonly TableName[];
  /** By the name of each table, what it is read from: its own file, else the first of its lists. */
  readonly sources: ReadonlyMap<string, string>;
  readonly taken: ReadonlySet<string>;
  /** The files that layouts of tables name, NFC, from the workspace. */
  readonly lists: readonly string[];
}

/**
 * Reports what is next to the tables and is not read: what stands in the place of the folder of invoices or runs, a sheet or CSV that no layout names, what looks like an invoice
 * or a folder of invoices, copies that were set aside, and placeholders of lists that are kept online only.
 */
export function reportUnreadFiles(
  folder: string,
  { names, tables, sources, taken, lists, ignoreFiles, layouts }: OwnFolder,
  report: OnProblem,
): void {
  const isOfTable = (file: string): boolean =>
    tables.some(({ name }) => TABULAR.some((extension) => file === `${name}.${extension}`));
  for (const name of [INVOICES_FOLDER, RUNS_FOLDER]) {
    const path = join(folder, name);
    if (isFolderThere(path) || !isTaken(path)) continue;
    report(problem('not-a-folder', { file: name }, isLink(path) ? { link: name } : { other: name }));
  }
  for (const name of unreadInvoiceFolders(folder, { layouts, lists })) {
    report(problem('folder-unread', { file: name }, { folder: name }));
  }
  // What invoices/ would leave aside is not an invoice that is missing there.
  for (const file of names) {
    const path = `./${file}`;
    if (!isLikeInvoice(file) || isIgnored(path, { ignoreFiles })) continue;
    if (isOwnReport(join(folder, file))) continue;
    report(problem('invoice-unread', { file }, { file, path: JSON.stringify(globOf(path)) }));
  }
  // Lists in the workspace's own folder that are not read are each reported below.
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
    report(unreadTable(file, tables, sources, lists));
  }
  const lacking = tables.filter(({ name }) => !sources.has(name));
  const others = names.filter((file) => !isList(file));
  displacedTables(folder, others, lacking)
    .filter(({ place: { file } }) => !lists.includes(file) && !isIgnored(nameWithin(file), { ignoreFiles }))
    .forEach(report);
}

/** Reports the placeholder, in its folder, of a list that is kept online only. */
function reportKeptOnline(folder: string, kept: string, report: OnProblem): void {
  const [within, name] = [posix.dirname(kept), posix.basename(kept)];
  if (!isFolderThere(join(folder, within))) return;
  for (const standIn of readdirSync(join(folder, within)).map((found) => found.normalize('NFC'))) {
    if (keptOnline(standIn) !== name) continue;
    const file = `${within}/${standIn}`;
    report(problem('file-online-only', { file }, { file, kept }));
  }
}

/** Whether a file that is no list is probably an invoice; a PDF may be the convention, but nothing else is XML. */
function isLikeInvoice(name: string): boolean {
  if (isTabular(name) || !mayHoldInvoices(name) || name.startsWith('._') || isSystemFile(name)) return false;
  return (extensionOf(name) === 'xml' && !name.startsWith('.')) || isCalledInvoice(name);
}

/** The problem of a list from which no table is read, with the table that it may be and what that is read from. */
function unreadTable(
  file: string,
  tables: readonly TableName[],
  sources: ReadonlyMap<string, string>,
  lists: readonly string[],
): Problem {
  const isForeign = isForeignSheet(file);
  const list = isForeign ? `${withoutExtension(file)}.xlsx` : file;
  const shown = withoutHiddenEnd(list);
  const near = nearestTable(shown, tables);
  const present = sources.get(near ?? '') ?? '';
  const listed = LISTED_TABLES.find((name) => name === near);
  const isKeyed = tables.some(({ name, key }) => name === near && key.length > 0);
  return problem(
    'table-unread',
    { file },
    {
      file,
      sheet: isForeign ? file : undefined,
      list: JSON.stringify(list),
      table: listed ?? '…',
      rename:
        near === undefined || present !== '' || isForeign ? undefined : near + extname(shown).toLowerCase(),
      reading: readingOf(present, isKeyed && !lists.includes(present)),
      unneeded: file,
      ...(listed === undefined
        ? {
            tables: LISTED_TABLES.join(', '),
            path: shellWord(list),
            lines: LINES,
            invoices: `${INVOICES_FOLDER}/`,
          }
        : { by: sharedWithout(present), replaced: lists.includes(present) ? present : '' }),
    },
  );
}

const LINES = { en: 'lines', fr: 'des lignes' };

/** What is read besides; the rows of a table's own file replace those of its lists. */
function readingOf(present: string, replaces: boolean): Argument {
  if (present === '') return TO_READ;
  if (replaces) {
    return {
      en: `To read its rows, besides ${present} (a row there replaces that of a list with the same id)`,
      fr: `Pour lire ses lignes, outre ${present} (une ligne y remplace celle d’une liste au même identifiant)`,
    };
  }
  return { en: `To read its rows, besides ${present}`, fr: `Pour lire ses lignes, outre ${present}` };
}

function sharedWithout(present: string): Argument {
  if (present === '') return WITHOUT;
  return { en: `by ${present} alone`, fr: `d’après ${present} seul` };
}

/** File names contain many words that are close to a table's: `adresses`, `services`, `notes`. */
const MOST_DIFFERENCES = 0.25;

/** The table whose name, English or French, is a word of a file name, or is near the name or a word of it. */
function nearestTable(file: string, tables: readonly TableName[]): string | undefined {
  const stem = withoutExtension(file).toLowerCase();
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

/** The name that Windows shows for a list that a text editor saved as `members.csv.txt`. */
function withoutHiddenEnd(name: string): string {
  const shown = name.replace(/\.txt$/i, '');
  return isTabular(shown) ? shown : name;
}
