import type { Layout } from '../../../domain/convention.ts';
import { matchesAny, matchesGlob } from '../../../text/glob.ts';
import { firstText, type SeenColumn, type SeenList } from '../seen-list.ts';
import { isLine } from './seen-totals.ts';

const MOST_FAMILIES = 20;

/** The beginnings of item codes or labels, as globs for writing categories. */
export function families(cells: readonly string[]): readonly string[] {
  const starts = cells.map((cell) => `${/^[\p{L}\p{N}]+[-_./ ]?/u.exec(cell)?.[0] ?? cell}*`);
  return [...new Set(starts)].slice(0, MOST_FAMILIES);
}

/** Those of the lines to which no pattern of a layout gives a category, neither by their item code nor by their label. */
export function familiesWithoutCategory(
  { rows }: SeenList,
  { categories, skipRows, totals }: Layout,
  itemCodes: readonly SeenColumn[],
  labels: readonly SeenColumn[],
): readonly string[] {
  const aside = [skipRows, totals].flatMap((byColumn) => [...byColumn.values()].flat());
  const isKnown = (text: string): boolean => categories.some(({ glob }) => matchesGlob(glob, text));
  const texts = rows
    .filter((row) => isLine(row) && !row.some((cell) => cell !== '' && matchesAny(aside, cell)))
    .map((row) => [firstText(row, itemCodes), firstText(row, labels)].filter((text) => text !== ''))
    .filter((ofLine) => !ofLine.some(isKnown));
  return families(texts.flatMap((ofLine) => ofLine.slice(0, 1)));
}
