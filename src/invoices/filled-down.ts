import type { OnProblem } from '../diagnostics/problem.ts';
import { cleanText } from '../text/clean-text.ts';
import { headerMissing } from '../workspace/header.ts';
import { FILLED_COLUMNS } from '../workspace/tables/invoice-lines.ts';
import type { PlacedFile } from './split-amounts.ts';

/** Repeats the cell above in the empty cells of the columns that a layout fills down (`fill_down`). */
export interface FilledDown {
  /** Begins another reading of the file. */
  readonly restart: () => void;
  /** The record with what its empty cells repeat; the same object where there are none. */
  readonly fill: (record: readonly string[]) => readonly string[];
  /**
   * Passes over a record that is left aside by these cells: any other cell of it stands above the next one, a title of a
   * group of lines too. Nothing is repeated below one of these: what follows a total may be another.
   */
  readonly pass: (record: readonly string[], asideBy: readonly number[]) => void;
  /** How many cells were filled since the reading began. */
  readonly count: () => number;
  readonly isFilled: (index: number) => boolean;
  /** Whether an empty cell at an index repeats one above. */
  readonly repeats: (index: number) => boolean;
  /** The column at an index as `fill_down` would name it; empty where it does, and for an amount or another cell. */
  readonly nameAt: (index: number) => string;
}

/** The columns that a layout fills down in a file; undefined, with the problem reported, where the file lacks one. */
export function filledDown({ file, layout, slots }: PlacedFile, report: OnProblem): FilledDown | undefined {
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
  const above = new Map<number, string>();
  let count = 0;
  return {
    restart() {
      above.clear();
      count = 0;
    },
    fill(record) {
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
    pass(record, asideBy) {
      for (const index of indices) {
        const cell = record[index] ?? '';
        if (cleanText(cell) === '') continue;
        if (asideBy.includes(index)) above.delete(index);
        else above.set(index, cell);
      }
    },
    count: () => count,
    isFilled: (index) => indices.includes(index),
    repeats: (index) => above.has(index),
    nameAt: (index) =>
      FILLED_COLUMNS.find((name) => slots[name].index === index && !indices.includes(index)) ?? '',
  };
}
