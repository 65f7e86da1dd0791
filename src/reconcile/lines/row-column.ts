import { partitionPoint } from '../../domain/lists.ts';
import { longer } from './text-column.ts';

/** The row of each line: those that follow each other take no room. */
export interface RowColumn {
  readonly push: (row: number) => void;
  readonly at: (index: number) => number;
}

export function rowColumn(): RowColumn {
  /** The lines whose row is not the next after that of the line before, by index, and those rows. */
  let starts = new Int32Array(64);
  let rows = new Int32Array(64);
  let runs = 0;
  let count = 0;
  let next = 0;
  return {
    push(row) {
      if (row !== next) {
        if (runs === starts.length) {
          starts = longer(starts);
          rows = longer(rows);
        }
        starts[runs] = count;
        rows[runs] = row;
        runs++;
      }
      next = row + 1;
      count++;
    },
    at(index) {
      const run = partitionPoint(starts.subarray(0, runs), (start) => start <= index) - 1;
      return (rows[run] ?? 0) + index - (starts[run] ?? 0);
    },
  };
}
