import { lstatSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Argument } from '../diagnostics/bilingual.ts';
import { type Problem, problem } from '../diagnostics/problem.ts';
import { holdsIn, type Release } from '../domain/release.ts';
import type { TableLayout } from '../domain/table-layout.ts';
import { isFolderThere, isThere } from '../is-there.ts';
import {
  extensionOf,
  isForeignSheet,
  isSystemFile,
  isTabular,
  keptOnline,
  mayHoldInvoices,
  sheetPlace,
  TABULAR,
} from '../text/file-type.ts';
import { nearest } from '../text/nearest.ts';
import { compareText } from '../text/text-order.ts';
import { cleanText } from './cell-reader.ts';
import { CONVENTION_FILE, INVOICES_FOLDER, keyPlace } from './layout-place.ts';
import { isListed, LISTED_TABLES } from './listed-tables.ts';
import { reportSetAside } from './set-aside.ts';
import type { TableFacts } from './table.ts';

type TableName = Pick<TableFacts, 'name' | 'french'>;

/** A file of a table before it is opened: its own, or one that a layout names. */
export interface TablePath {
  readonly absolutePath: string;
  /** NFC, from the workspace. */
  readonly path: string;
  /** How messages name it: with the sheet, where lists name several of one workbook. */
  readonly place: string;
  readonly layout: TableLayout | undefined;
  /** The sheets of the file that lists name. */
  readonly sheets: ReadonlySet<string>;
}

/** The files of a workspace's folder, and those that are read as tables. */
export interface TableFiles {
  /** Those of a table, by its name: its own and the lists of its layouts, as far as they are there. */
  readonly of: (name: string) => readonly TablePath[];
}

/**
 * Finds the files of the tables. A list that is not there, a link, two own files of one table are errors; a sheet or
 * CSV that is no table and that no layout names is a warning, and so is what looks like an invoice.
 */
export function tableFiles(
  folder: string,
  tables: readonly TableName[],
  layouts: ReadonlyMap<string, readonly TableLayout[]>,
  release: Release,
  report: (found: Problem) => void,
): TableFiles {
  const today = holdsIn(release, '0.2');
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map(({ name }) => name.normalize('NFC'))
    .sort(compareText);
  const files = [...layouts.values()].flat().map(({ file }) => file.normalize('NFC'));
  const listed = new Set(files.map((file) => trueName(folder, names, file)));
  const isOfTable = (file: string): boolean =>
    tables.some(({ name }) => TABULAR.some((extension) => file === `${name}.${extension}`));
  const own = new Map<string, string>();
  for (const { name } of tables) {
    // A run of 0.1 knew no other form than CSV.
    const forms = (today ? TABULAR : ['csv']).map((extension) => `${name}.${extension}`);
    const [first, ...others] = forms.filter((file) => names.includes(file) && !listed.has(file));
    if (first !== undefined) own.set(name, first);
    const args = { table: name, other: first ?? '', listed: isListed(name) ? name : '' };
    for (const file of others) report(problem('table-twice', { file }, args));
  }
  if (today) {
    for (const name of foldersAlikeInvoices(folder)) {
      report(problem('folder-unread', { file: name }, { folder: name }));
    }
    for (const file of names.filter(isLikeInvoice)) report(problem('invoice-unread', { file }, { file }));
    // Of those in the workspace's own folder that are lists, each that is not read is told below.
    reportSetAside(folder, [CONVENTION_FILE, ...files.filter((file) => file.includes('/'))], report);
    for (const file of names) {
      const kept = keptOnline(file);
      if (kept !== undefined && (isOfTable(kept) || kept === CONVENTION_FILE || files.includes(kept)))
        report(problem('file-online-only', { file }, { file, kept }));
    }
    const taken = new Set([...own.values(), ...listed]);
    for (const file of names.filter(isList)) {
      if (taken.has(file) || isOfTable(file)) continue;
      report(unreadTable(file, tables, own));
    }
  }
  const sheets = new Map<string, ReadonlySet<string | undefined>>();
  for (const { file, sheet } of [...layouts.values()].flat()) {
    sheets.set(file, new Set([...(sheets.get(file) ?? []), sheet]));
  }
  const namedSheets = (file: string): ReadonlySet<string> =>
    new Set(
      [...(sheets.get(file) ?? [])].flatMap((sheet) => (sheet === undefined ? [] : [cleanText(sheet)])),
    );
  const placeOf = ({ file, sheet }: TableLayout): string => {
    const path = file.normalize('NFC');
    const isOneOfMany = (sheets.get(file)?.size ?? 0) > 1;
    return isOneOfMany && sheet !== undefined ? sheetPlace(path, sheet) : path;
  };
  return {
    of(name) {
      const lists = (layouts.get(name) ?? []).flatMap((layout): readonly TablePath[] => {
        const path = layout.file.normalize('NFC');
        const place = keyPlace(layout.place, 'file', layout.file);
        const found = fileAt(folder, path);
        if (typeof found === 'object') {
          return [{ ...found, path, place: placeOf(layout), layout, sheets: namedSheets(layout.file) }];
        }
        const isLink = found === 'link';
        report(
          isLink
            ? problem('file-link', place, { found: path })
            : problem('list-missing', place, { file: path }),
        );
        return [];
      });
      const file = own.get(name);
      const absolute = file === undefined ? 'nothing' : fileAt(folder, file, true);
      return [
        ...(file === undefined || typeof absolute === 'string'
          ? []
          : [{ ...absolute, path: file, place: file, layout: undefined, sheets: new Set<string>() }]),
        ...lists,
      ];
    },
  };
}

/** The name of a folder's entry as the disk has it: where a disk takes another case for the same, as Windows does, not as given. */
function trueName(folder: string, names: readonly string[], given: string): string {
  if (names.includes(given) || !isThere(join(folder, given))) return given;
  return names.find((name) => name.toLowerCase() === given.toLowerCase()) ?? given;
}

/** Names that say of a file or folder that it holds invoices. */
const CALLED_INVOICE = /(?:^|[^\p{L}])(?:factur|invoic)/iu;

/** Whether a file that is no list holds invoices by its name: nothing else in a workspace is XML, but conventions are PDF. */
function isLikeInvoice(name: string): boolean {
  if (isTabular(name) || !mayHoldInvoices(name) || name.startsWith('.') || isSystemFile(name)) return false;
  return extensionOf(name) === 'xml' || CALLED_INVOICE.test(name);
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
    .filter(({ name }) => CALLED_INVOICE.test(name))
    .filter(({ name }) => !isThere(join(folder, name)) || readdirSync(join(folder, name)).length > 0)
    .map(({ name }) => name.normalize('NFC'))
    .sort(compareText);
}

/** A list that no table is read from: the table that it may be, and that one's own file where there is one. */
function unreadTable(file: string, tables: readonly TableName[], own: ReadonlyMap<string, string>): Problem {
  const isForeign = isForeignSheet(file);
  const list = isForeign ? file.replace(/\.[^.]*$/, '.xlsx') : file;
  const near = nearestTable(file, tables);
  const present = own.get(near ?? '') ?? '';
  const listed = LISTED_TABLES.find((name) => name === near);
  return problem(
    'table-unread',
    { file },
    {
      file,
      sheet: isForeign ? file : '',
      list: JSON.stringify(list),
      table: listed ?? '…',
      tables: listed === undefined ? LISTED_TABLES.join(', ') : '',
      rename: near === undefined || present !== '' ? '' : near + extname(list).toLowerCase(),
      present,
      by: listed === undefined ? '' : sharedWithout(present),
      lines: listed === undefined ? { en: 'lines', fr: 'des lignes' } : '',
      invoices: listed === undefined ? `${INVOICES_FOLDER}/` : '',
    },
  );
}

function sharedWithout(present: string): Argument {
  if (present === '') return { en: 'without it', fr: 'sans lui' };
  return { en: `by ${present} alone`, fr: `d’après ${present} seul` };
}

/** The table whose name, English or French, is near that of a file, or near a word of it. */
function nearestTable(file: string, tables: readonly TableName[]): string | undefined {
  const stem = file.replace(/\.[^.]*$/, '').toLowerCase();
  const names = new Map(
    tables.flatMap(({ name, french }) => [[name, name] as const, [french, name] as const]),
  );
  for (const word of [stem, ...stem.split(/[^\p{L}]+/u).filter((part) => part.length > 3)]) {
    const near = names.get(nearest(word, names.keys()));
    if (near !== undefined) return near;
  }
  return undefined;
}

function isList(name: string): boolean {
  return (isTabular(name) || isForeignSheet(name)) && !name.startsWith('.') && !isSystemFile(name);
}

/** The file at a NFC path of the workspace, whatever form its name has on the disk; no folder of it may be a link. */
function fileAt(
  folder: string,
  path: string,
  linksAllowed = false,
): { readonly absolutePath: string } | 'link' | 'nothing' {
  let absolutePath = folder;
  for (const part of path.split('/')) {
    const name = nameOnDisk(absolutePath, part);
    if (name === undefined) return 'nothing';
    absolutePath = join(absolutePath, name);
    if (!linksAllowed && lstatSync(absolutePath).isSymbolicLink()) return 'link';
  }
  return statSync(absolutePath).isFile() ? { absolutePath } : 'nothing';
}

function nameOnDisk(folder: string, name: string): string | undefined {
  if (isThere(join(folder, name))) return name;
  if (!isFolderThere(folder)) return undefined;
  return readdirSync(folder).find((entry) => entry.normalize('NFC') === name);
}
