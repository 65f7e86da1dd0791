import { groupBy } from '../../domain/lists.ts';
import type { GivenList } from './propose.ts';
import { mostLikeLines, recognise } from './recognise.ts';
import { listsTogether, type SeenList } from './seen-list.ts';

/**
 * The lists, with sheets of a workbook that have the same columns of invoice lines joined into one: a sheet a month,
 * say.
 */
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

/**
 * The sheets of a workbook with the same header as the one that looks most like invoice lines; none where none does.
 */
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
