import { oneBlank } from '../../text/clean-text.ts';
import { isUsualHeader } from './list-words.ts';

/**
 * The row of the header, from 1: the one with the most usual words, at least two; else the first of those with the most
 * cells.
 */
export function headerRowOf(top: readonly (readonly string[])[]): number {
  const usual = best(top, (row) => row.filter(isUsualHeader).length);
  if (usual.score >= 2) return usual.row;
  const filled = best(top, (row) => row.filter((cell) => cell !== '').length);
  return filled.score >= 2 ? filled.row : 1;
}

function best(top: readonly (readonly string[])[], scoreOf: (row: readonly string[]) => number) {
  let found = { row: 1, score: 0 };
  for (const [index, cells] of top.entries()) {
    const score = scoreOf(cells);
    if (score > found.score) found = { row: index + 1, score };
  }
  return found;
}

/** Whether a row is the header of another table: it has usual headers, and is not this one again. */
export function isOtherHeader(row: readonly string[], header: readonly string[]): boolean {
  return row.some((cell, index) => oneBlank(cell) !== header[index]) && row.filter(isUsualHeader).length > 1;
}
