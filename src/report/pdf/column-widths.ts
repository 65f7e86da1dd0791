import type { Column } from '../document.ts';

/** What the texts of a column need: the widths of the longest word and of the longest line. */
export interface ColumnNeeds {
  readonly column: Column;
  readonly word: number;
  readonly line: number;
}

/** The part of a page that a word may claim: an exact share may have thousands of digits. */
const OF_A_WORD = 1 / 3;

/**
 * The widths, in points, of columns that fill a page. Figures get what they need and no less than others of their kind, so that
 * they stand under each other; texts get their longest word, then what is left by the lines that they still lack. Where
 * there is no room for all words, those of the widest columns are broken.
 */
export function columnWidths(
  columns: readonly ColumnNeeds[],
  width: number,
  figure: number,
): readonly number[] {
  const isFigure = ({ column }: ColumnNeeds): boolean => column.align === 'right';
  const least = columns.map((needs) =>
    isFigure(needs) ? Math.max(needs.line, figure) : Math.min(needs.word, width * OF_A_WORD),
  );
  const wanted = columns.map((needs, index) => Math.max(least[index] ?? 0, needs.line));
  const spare = width - sum(least);
  if (spare < 0) {
    const texts = least.filter((_, index) => columns[index]?.column.align !== 'right');
    const most = mostOfEach(texts, width - (sum(least) - sum(texts)));
    return columns.map((needs, index) => {
      const needed = least[index] ?? 0;
      if (most === undefined) return (needed * width) / sum(least);
      return isFigure(needs) ? needed : Math.min(needed, most);
    });
  }
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

/** The width that none may exceed, so that all fit in a room that is too small for them; undefined where there is none. */
function mostOfEach(needed: readonly number[], room: number): number | undefined {
  let left = room;
  const ascending = [...needed].sort((a, b) => a - b);
  for (const [index, one] of ascending.entries()) {
    const most = left / (ascending.length - index);
    if (most <= 0) return undefined;
    if (one > most) return most;
    left -= one;
  }
  return undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
