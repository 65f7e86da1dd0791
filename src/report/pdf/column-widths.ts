import type { Column } from '../document.ts';

/** What the texts of a column need: the widths of the longest word and of the longest line. */
export interface ColumnNeeds {
  readonly column: Column;
  readonly word: number;
  readonly line: number;
}

/**
 * The widths, in points, of columns that fill a page. Figures get what they need and no less than others of their kind, so that
 * they stand under each other; texts get their longest word, then what is left by the lines that they still lack.
 */
export function columnWidths(
  columns: readonly ColumnNeeds[],
  width: number,
  figure: number,
): readonly number[] {
  const isFigure = ({ column }: ColumnNeeds): boolean => column.align === 'right';
  const least = columns.map((needs) => (isFigure(needs) ? Math.max(needs.line, figure) : needs.word));
  const wanted = columns.map((needs, index) => Math.max(least[index] ?? 0, needs.line));
  const spare = width - sum(least);
  if (spare < 0) return least.map((needed) => (needed * width) / sum(least));
  const lacking = sum(wanted) - sum(least);
  if (lacking > spare) {
    return least.map((needed, index) => needed + (((wanted[index] ?? 0) - needed) * spare) / lacking);
  }
  const rest = spare - lacking;
  const texts = sum(columns.map((needs, index) => (isFigure(needs) ? 0 : (wanted[index] ?? 0))));
  return columns.map((needs, index) => {
    const enough = wanted[index] ?? 0;
    return isFigure(needs) || texts === 0 ? enough : enough + (enough * rest) / texts;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
