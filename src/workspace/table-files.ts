import { lstatSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type OnProblem, problem } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import type { TableLayout } from '../domain/layout.ts';
import { holdsIn, type Release } from '../domain/release.ts';
import { isFileThere, nameOnDisk, trueName } from '../system/paths.ts';
import { cleanText } from '../text/clean-text.ts';
import { isTabular, sheetPlace, TABULAR } from '../text/file-type.ts';
import { nearest } from '../text/nearest.ts';
import { compareText } from '../text/text-order.ts';
import { reportBeside } from './beside-tables.ts';
import { keyPlace } from './convention-places.ts';
import { isListed } from './listed-tables.ts';
import type { TableFacts } from './table.ts';

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

/**
 * Finds the files of the tables. A list that is not there, a link, two own files of one table are errors; a sheet or
 * CSV that is no table and that no layout names is a warning, and so is what looks like an invoice.
 */
export function tableFiles(
  folder: string,
  tables: readonly Pick<TableFacts, 'name' | 'french'>[],
  { tables: layouts, ignoreFiles }: Pick<Convention, 'tables' | 'ignoreFiles'>,
  release: Release,
  report: OnProblem,
) {
  const today = holdsIn(release, '0.2');
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map(({ name }) => name.normalize('NFC'))
    .sort(compareText);
  const files = [...layouts.values()].flat().map(({ file }) => file.normalize('NFC'));
  const listed = new Set(files.map((file) => trueName(folder, names, file)));
  const own = new Map<string, string>();
  for (const { name } of tables) {
    // A run of 0.1 knew no other form than CSV.
    const forms = (today ? TABULAR : ['csv']).map((extension) => `${name}.${extension}`);
    const [first, ...others] = forms.filter((file) => names.includes(file) && !listed.has(file));
    if (first !== undefined) own.set(name, first);
    const args = { table: name, other: first ?? '', listed: isListed(name) ? name : undefined };
    for (const file of others) report(problem('table-twice', { file }, args));
  }
  const taken = new Set([...own.values(), ...listed]);
  /** One of them may be a list under the name of another year. */
  const unread = names.filter((name) => isTabular(name) && !taken.has(name));
  if (today) {
    reportBeside(folder, { names, tables, own, taken, lists: files, ignoreFiles }, report);
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
    /** Those of a table, by its name: its own and the lists of its layouts, as far as they are there. */
    of(name: string): readonly TablePath[] {
      const lists = (layouts.get(name) ?? []).flatMap((layout): readonly TablePath[] => {
        const path = layout.file.normalize('NFC');
        const place = keyPlace(layout.place, 'file', layout.file);
        const found = fileAt(folder, path);
        if (typeof found === 'object') {
          return [{ ...found, path, place: placeOf(layout), layout, sheets: namedSheets(layout.file) }];
        }
        report(
          {
            link: problem('file-link', place, { found: path }),
            twice: problem('file-twice', place, { path }),
            nothing: problem('list-missing', place, { file: path, nearest: nearest(basename(path), unread) }),
          }[found],
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

/** The file at a NFC path of the workspace, whatever form its name has on the disk; no folder of it may be a link. */
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
