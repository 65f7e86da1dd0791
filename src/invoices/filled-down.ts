import type { OnProblem } from '../diagnostics/problem.ts';
import { cleanText } from '../text/clean-text.ts';
import { headerMissing } from '../workspace/header.ts';
import { FILLED_COLUMNS } from '../workspace/tables/invoice-lines.ts';
import { kindCell, type PlacedFile } from './split-amounts.ts';

/** Repeats the cell above in the empty cells of the columns that a layout fills down (`fill_down`). */
export type FilledDown = NonNullable<ReturnType<typeof filledDown>>;

/**
 * The columns that a layout fills down in a file, that of `charge_or_credit` among them; undefined, with the problem
 * reported, where the file lacks one.
 */
export function filledDown({ file, layout, slots, split }: PlacedFile, report: OnProblem) {
  // A name that is none of these was told of the convention.
  const names = FILLED_COLUMNS.filter((name) => layout?.fillDown.includes(name));
  const indices: number[] = [];
  let usable = true;
  for (const name of names) {
    const { index, header } = slots[name];
    if (index !== -1 && !indices.includes(index)) indices.push(index);
    if (index === -1 && !layout?.optional.includes(name)) {
      usable = false;
      report(headerMissing(file, layout, 'fill_down', name, header, name));
    }
  }
  if (!usable) return undefined;
  const by = kindCell(split);
  if (by !== undefined && layout?.fillDown.includes(by.column) && !indices.includes(by.index))
    indices.push(by.index);
  const above = new Map<number, string>();
  let count = 0;
  return {
    /** Begins another reading of the file. */
    restart(): void {
      above.clear();
      count = 0;
    },
    /** The record with what its empty cells repeat; the same object where there are none. */
    fill(record: readonly string[]): readonly string[] {
      let filled: string[] | undefined;
      for (const index of indices) {
        const cell = record[index] ?? '';
        if (cleanText(cell) !== '') above.set(index, cell);
        else {
          const known = above.get(index);
          if (known === undefined) continue;
          filled ??= [...record];
          filled[index] = known;
          count++;
        }
      }
      return filled ?? record;
    },
    /**
     * Passes over a record that is left aside by these cells: any other cell of it stands above the next one, a title of a
     * group of lines too. Nothing is repeated below one of these: what follows a total may be another.
     */
    pass(record: readonly string[], asideBy: readonly number[]): void {
      for (const index of indices) {
        const cell = record[index] ?? '';
        if (cleanText(cell) === '') continue;
        if (asideBy.includes(index)) above.delete(index);
        else above.set(index, cell);
      }
    },
    /** How many cells were filled since the reading began. */
    count: (): number => count,
    isFilled: (index: number): boolean => indices.includes(index),
    /** Whether an empty cell at an index repeats one above. */
    repeats: (index: number): boolean => above.has(index),
    /** The column at an index as `fill_down` would name it; empty where it does, and for an amount or another cell. */
    nameAt(index: number): string {
      if (indices.includes(index)) return '';
      const ofKinds = index === by?.index && !by.readsEmpty ? JSON.stringify(by.column) : '';
      return FILLED_COLUMNS.find((name) => slots[name].index === index) ?? ofKinds;
    },
  };
}
