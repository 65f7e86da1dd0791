import { lstatSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type OnProblem, problem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import type { TableLayout } from '../../domain/layout.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { isFileThere, nameOnDisk, trueName } from '../../system/paths.ts';
import { cleanText } from '../../text/clean-text.ts';
import { isTabular, keptOnline, sheetPlace, TABULAR } from '../../text/file-type.ts';
import { nearest } from '../../text/nearest.ts';
import { compareText } from '../../text/text-order.ts';
import type { TableFacts } from '../columns/table.ts';
import { keyPlace } from '../convention-places.ts';
import { isListed } from '../listed-tables.ts';
import { reportUnreadFiles } from './beside-tables.ts';

/** A file of a table before it is opened: its own, or one that a layout names. */
export interface TablePath {
  readonly absolutePath: string;
  /** NFC, from the workspace. */
  readonly path: string;
  /** Its name in messages: with the sheet, if lists name several of one workbook. */
  readonly place: string;
  readonly layout: TableLayout | undefined;
  /** The sheets of the file that lists name. */
  readonly sheets: ReadonlySet<string>;
}

/** Finds the files of the tables: what is wrong with one is an error, what may be a table or invoice a warning. */
export function tableFiles(
  folder: string,
  tables: readonly Pick<TableFacts, 'name' | 'french' | 'key'>[],
  {
    tables: layouts,
    ignoreFiles,
    layouts: ofInvoices,
  }: Pick<Convention, 'tables' | 'ignoreFiles' | 'layouts'>,
  release: Release,
  report: OnProblem,
) {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map(({ name }) => name.normalize('NFC'))
    .sort(compareText);
  const allLayouts = [...layouts.values()].flat();
  const lists = allLayouts.map(({ file }) => file.normalize('NFC'));
  const listed = new Set(lists.map((file) => trueName(folder, names, file)));
  const isToday = holdsIn(release, '0.2');
  // A run of 0.1 knew only CSV.
  const doubtful = new Set<string>();
  const own = ownFiles(names, tables, { listed, doubtful, extensions: isToday ? TABULAR : ['csv'] }, report);
  const taken = new Set([...own.values(), ...listed]);
  /** One of them may be a list with the name of another year. */
  const unread = names.filter((name) => isTabular(name) && !taken.has(name));
  const ofLists = [...layouts].flatMap(([name, all]): readonly (readonly [string, string])[] => {
    const first = all.map(({ file }) => file.normalize('NFC')).find((file) => names.includes(file));
    return first === undefined ? [] : [[name, first]];
  });
  const sources = new Map([...ofLists, ...own]);
  const besides = { names, tables, sources, taken, lists, ignoreFiles, layouts: ofInvoices };
  if (isToday) reportUnreadFiles(folder, besides, report);
  return {
    /** The tables of which two files are there, or a placeholder of one that is online only. */
    doubtful: doubtful as ReadonlySet<string>,
    /** The files of a table, by its name: its own and the lists of its layouts; one that cannot be read is reported. */
    of(name: string, reportList: OnProblem): readonly TablePath[] {
      const path = own.get(name);
      const found = path === undefined ? 'nothing' : fileAt(folder, path, true);
      const itself =
        path === undefined || typeof found === 'string'
          ? []
          : [{ ...found, path, place: path, layout: undefined, sheets: new Set<string>() }];
      return [
        ...itself,
        ...(layouts.get(name) ?? []).flatMap(
          (layout) => listFile(folder, layout, allLayouts, unread, reportList) ?? [],
        ),
      ];
    },
  };
}

interface OwnForms {
  readonly listed: ReadonlySet<string>;
  readonly doubtful: Set<string>;
  readonly extensions: readonly string[];
}

/** The own file of each table that has one (`members.csv`, `members.xlsx`); one that may have two is doubtful. */
function ownFiles(
  names: readonly string[],
  tables: readonly Pick<TableFacts, 'name' | 'key'>[],
  { listed, doubtful, extensions }: OwnForms,
  report: OnProblem,
): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  for (const { name, key } of tables) {
    const forms = extensions.map((extension) => `${name}.${extension}`);
    const [first, ...others] = forms.filter((file) => names.includes(file) && !listed.has(file));
    if (first !== undefined) own.set(name, first);
    if (others.length > 0 || names.some((file) => forms.includes(keptOnline(file) ?? ''))) doubtful.add(name);
    const other = first ?? '';
    const asList = isListed(name)
      ? { listed: name, own: key.length > 0 ? other : '' }
      : { listed: '', own: '' };
    const args = { table: name, other, ...asList };
    for (const file of others) report(problem('table-twice', { file }, args));
  }
  return own;
}

/** The file that a layout names, given the layouts of all tables; one that cannot be read is reported. */
function listFile(
  folder: string,
  layout: TableLayout,
  allLayouts: readonly TableLayout[],
  unread: readonly string[],
  report: OnProblem,
): TablePath | undefined {
  const path = layout.file.normalize('NFC');
  const found = fileAt(folder, path);
  if (typeof found === 'object') {
    const sheets = new Set(allLayouts.filter(({ file }) => file === layout.file).map(({ sheet }) => sheet));
    const named = [...sheets].flatMap((sheet) => (sheet === undefined ? [] : [cleanText(sheet)]));
    const place = sheets.size > 1 && layout.sheet !== undefined ? sheetPlace(path, layout.sheet) : path;
    return { ...found, path, place, layout, sheets: new Set(named) };
  }
  const place = keyPlace(layout.place, 'file', layout.file);
  report(
    {
      link: problem('file-link', place, { found: path }),
      twice: problem('file-twice', place, { path }),
      nothing: problem('list-missing', place, { file: path, ...nearList(path, unread) }),
    }[found],
  );
  return undefined;
}

/** What is beside the convention instead of a missing list: the list itself, or one with nearly its name. */
function nearList(path: string, unread: readonly string[]) {
  const name = basename(path);
  return unread.includes(name) ? { moved: name } : { nearest: nearest(name, unread) };
}

/** The file at an NFC path, whatever form its name has on the disk; none of its folders may be a link. */
function fileAt(
  folder: string,
  path: string,
  linksAllowed = false,
): { readonly absolutePath: string } | 'link' | 'twice' | 'nothing' {
  let absolutePath = folder;
  for (const part of path.split('/')) {
    const name = nameOnDisk(absolutePath, part);
    if (name === undefined) return 'nothing';
    const twins = readdirSync(absolutePath).filter((other) => other.normalize('NFC') === part);
    if (twins.length > 1) return 'twice';
    absolutePath = join(absolutePath, name);
    if (!linksAllowed && lstatSync(absolutePath).isSymbolicLink()) return 'link';
  }
  return isFileThere(absolutePath) ? { absolutePath } : 'nothing';
}
