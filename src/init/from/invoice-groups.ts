import { groupBy } from '../../domain/lists.ts';
import type { GivenList } from './propose.ts';
import { linesSigns } from './recognise.ts';
import type { SeenList } from './seen-list.ts';
import { fileGlob } from './yaml-text.ts';

/** Invoice files that one layout reads. */
export interface InvoiceGroup {
  /** What their names have in common, or the one name. */
  readonly files: string;
  readonly list: SeenList;
  readonly others: readonly SeenList[];
  readonly paths: readonly string[];
}

/** Invoice files of which each workbook gives the one sheet that looks most like lines, and their other sheets. */
export function oneSheetEach<L extends GivenList>(
  given: readonly L[],
): { readonly read: readonly L[]; readonly beside: readonly L[] } {
  const read = [...groupBy(given, ({ path }) => path).values()].map((sheets) =>
    sheets.reduce((best, next) => (linesSigns(next.list) > linesSigns(best.list) ? next : best)),
  );
  return { read, beside: given.filter((one) => !read.includes(one)) };
}

/** Puts invoice files together that have the same header; where one glob fits two headers, the exact names come first. */
export function invoiceGroups(given: readonly GivenList[]): readonly InvoiceGroup[] {
  const byHeader = groupBy(given, ({ list }) =>
    JSON.stringify([
      stemGlob(list.name),
      list.sheet ?? list.sheets ?? '',
      list.headerRow > 1,
      ...list.columns.map(({ header }) => header),
    ]),
  );
  const taken = new Set<string>();
  const groups = [...byHeader.values()]
    .sort((a, b) => b.length - a.length)
    .flatMap((same): readonly InvoiceGroup[] => {
      const [list, ...others] = same.map((one) => one.list);
      if (list === undefined) return [];
      const paths = same.map(({ path }) => path);
      const glob = commonGlob(same.map((one) => one.list.name));
      const isFree = !taken.has(glob);
      taken.add(glob);
      return isFree
        ? [{ files: glob, list, others, paths }]
        : same.map((one) => ({ files: one.list.name, list: one.list, others: [], paths: [one.path] }));
    });
  const isGlob = ({ files }: InvoiceGroup): boolean => files.includes('*');
  return [...groups.filter((group) => !isGlob(group)), ...groups.filter(isGlob)];
}

/** The glob of a name without its extension: one supplier's files may be CSV one month and a sheet the next. */
function stemGlob(name: string): string {
  return fileGlob(name).replace(/\.[^.]*$/, '');
}

function commonGlob(names: readonly string[]): string {
  const [first = '', ...others] = new Set(names.map(fileGlob));
  return others.length === 0 ? first : `${stemGlob(first)}.*`;
}
