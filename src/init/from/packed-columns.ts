import type { SeenList } from './seen-list.ts';

/**
 * The sign that separates the columns of a list all of which are in one, as in a CSV that a spreadsheet opened with
 * another sign; undefined where they are not.
 */
export function separatorWithin({ columns: [only, ...others] }: SeenList): string | undefined {
  if (only === undefined || others.length > 0 || only.cells.length === 0) return undefined;
  return [';', ',', '\t', '|'].find((sign) => {
    const count = only.header.split(sign).length;
    return count > 1 && only.cells.every((cell) => cell.split(sign).length === count);
  });
}
