import { groupBy } from '../../domain/lists.ts';
import { withoutExtension } from '../../text/file-type.ts';
import { matchesGlob } from '../../text/glob.ts';
import type { GivenList } from './propose.ts';
import { mostLikeLines, recognise } from './recognise.ts';
import { listsTogether, type SeenList } from './seen-list.ts';
import { fileGlob } from './yaml-text.ts';

/** Invoice files that one layout reads. */
export interface InvoiceGroup {
  /** A glob of their names, or the only name. */
  readonly files: string;
  readonly list: SeenList;
  readonly others: readonly SeenList[];
  readonly paths: readonly string[];
}

/** The invoice files, with only the sheet of each workbook that looks most like lines; the others apart. */
export function oneSheetEach<L extends GivenList>(
  given: readonly L[],
): { readonly read: readonly L[]; readonly beside: readonly L[] } {
  const byFile = [...groupBy(given, ({ path }) => path).values()];
  const read = byFile.flatMap((sheets) => mostLikeLines(sheets).slice(0, 1));
  return { read, beside: given.filter((one) => !read.includes(one)) };
}

/**
 * Groups invoice files with the same header, in the order in which layouts are tried: first exact names that the glob
 * of another header matches, then globs, those that fix more first (`op-*-avoirs.csv`, then `op-*.csv`).
 */
export function invoiceGroups(given: readonly GivenList[]): readonly InvoiceGroup[] {
  const byHeader = groupBy(given, ({ list }) =>
    JSON.stringify([
      stemGlob(list.name),
      list.sheet ?? list.sheets ?? '',
      list.headerRow > 1,
      ...list.columns.map(({ header }) => header),
    ]),
  );
  const alike = [...byHeader.values()]
    .map((files) => ({ glob: commonGlob(files.map(({ list }) => list.name)), files }))
    .sort((a, b) => saidBy(b.glob) - saidBy(a.glob) || b.files.length - a.files.length);
  const groups = alike.map(({ glob, files }) => {
    const isRead = ({ list }: GivenList): boolean =>
      alike.find((one) => matchesGlob(one.glob, list.name))?.files === files;
    return { glob, read: files.filter(isRead), others: files.filter((file) => !isRead(file)) };
  });
  return [
    ...groups.flatMap(({ others }) => others.flatMap((file) => groupOf(file.list.name, [file]))),
    ...groups.flatMap(({ glob, read }) => groupOf(glob, read)),
  ];
}

function groupOf(files: string, [first, ...others]: readonly GivenList[]): readonly InvoiceGroup[] {
  if (first === undefined) return [];
  const paths = [first, ...others].map(({ path }) => path);
  return [{ files, list: first.list, others: others.map(({ list }) => list), paths }];
}

/** How much of a name a glob fixes; an exact name, all of it. */
function saidBy(glob: string): number {
  return glob.includes('*') ? glob.replaceAll('*', '').length : Number.MAX_SAFE_INTEGER;
}

/** The glob of a name without its extension: one supplier may send CSV one month and a sheet the next. */
function stemGlob(name: string): string {
  return withoutExtension(fileGlob(name));
}

function commonGlob(names: readonly string[]): string {
  const [first = '', ...others] = new Set(names.map(fileGlob));
  return others.length === 0 ? first : `${stemGlob(first)}.*`;
}

/** The lists, with sheets of a workbook that have the same columns of lines joined: a sheet a month, say. */
export function sheetsTogether<L extends GivenList>(given: readonly L[]): readonly L[] {
  return [...groupBy(given, ({ path }) => path).values()].flatMap((sheets) => {
    const [first, ...others] = linesAlike(sheets);
    if (first === undefined || others.length === 0) return sheets;
    const alike = [first, ...others];
    const isWhole = alike.length === sheets.length;
    const names = isWhole ? ['*'] : alike.map(({ list }) => list.sheet ?? '');
    const list = listsTogether([first.list, ...others.map((other) => other.list)], names);
    return sheets.flatMap((one) => (one === first ? [{ ...first, list }] : alike.includes(one) ? [] : [one]));
  });
}

/** The sheets of a workbook with the same header as the one that looks most like invoice lines. */
function linesAlike<L extends GivenList>(sheets: readonly L[]): readonly L[] {
  const ofInvoices = sheets.filter(
    ({ list, path }) => recognise(list, path.startsWith('invoices/'))?.kind === 'invoices',
  );
  const [best] = mostLikeLines(ofInvoices);
  return sheets.filter(({ list }) => best !== undefined && headerOf(list) === headerOf(best.list));
}

function headerOf({ headerRow, columns }: SeenList): string {
  return JSON.stringify([headerRow, ...columns.map(({ index, header }) => [index, header])]);
}
