import { type Cell, type Column, type Table, valueText } from '../document.ts';
import type { ReportWords } from '../words/words.ts';
import type { FontName } from './fonts.ts';
import type { Pages } from './pages.ts';
import { type Measure, wrap } from './wrap.ts';

export interface TableStyle {
  readonly size: number;
  readonly words: ReportWords;
}

/** The place of a column on the page, without its padding; in points. */
export interface Slot {
  readonly x: number;
  readonly width: number;
  readonly column: Column;
  /** Whether it is narrower than its longest word. */
  readonly isTight: boolean;
  /** Whether its longest line fits, so that none is broken. */
  readonly isWide: boolean;
}

const PADDING = 3;
/** The room after amounts for the mark of a residual cent, so that figures stay aligned. */
export const MARK_WIDTH = 6;

export type Lines = readonly string[];

/** A figure for which every table of a page has room. */
const FIGURE = '000 000,00';

/** The widths of the texts of each column, in thousandths of their size. */
export function needsOf(
  { columns, rows, total }: Table,
  pages: Pages,
  { size, words }: TableStyle,
): readonly ColumnNeeds[] {
  const needs = columns.map((column) => ({ column, word: 0, line: 0 }));
  const widen = (index: number, text: string, font: FontName): void => {
    const needed = needs[index];
    if (needed === undefined) return;
    const set = pages.set(text, font, size);
    if (set.word > needed.word) needed.word = set.word;
    if (set.width > needed.line) needed.line = set.width;
  };
  const seeRow = (row: readonly Cell[], font: FontName): void =>
    row.forEach((cell, index) => {
      for (const text of linesOf(cell, words)) widen(index, text, font);
    });
  for (const row of rows) seeRow(row, 'regular');
  for (const [index, { title }] of columns.entries()) widen(index, title, 'bold');
  if (total !== undefined) seeRow(total, 'bold');
  return needs;
}

/** The columns of a table side by side, as wide as the page. */
export function slotsOf(needs: readonly ColumnNeeds[], pages: Pages, { size }: TableStyle): readonly Slot[] {
  const around = 2 * PADDING;
  const inPoints = needs.map(({ column, word, line }): ColumnNeeds => {
    const beside = (column.align === 'right' ? MARK_WIDTH : 0) + around;
    return { column, word: (word * size) / 1000 + beside, line: (line * size) / 1000 + beside };
  });
  const figure = pages.measure('bold', size)(FIGURE) + MARK_WIDTH + around;
  const widths = columnWidths(inPoints, pages.width, figure);
  let x = pages.left;
  return inPoints.map(({ column, word, line }, index) => {
    const width = widths[index] ?? 0;
    const slot = {
      x: x + PADDING,
      width: width - around + 0.01,
      column,
      isTight: width + 0.01 < word,
      isWide: line <= width,
    };
    x += width;
    return slot;
  });
}

/** The lines of the cells of a row, each within its column. */
export function rowLines(
  row: readonly Cell[],
  slots: readonly Slot[],
  measure: Measure,
  words: ReportWords,
): readonly Lines[] {
  return row.map((cell, index) => {
    const lines = linesOf(cell, words);
    const { isWide = false, width = 0 } = slots[index] ?? {};
    return isWide || lines.every((line) => measure(line) <= width)
      ? lines
      : lines.flatMap((line) => wrap(line, width, measure));
  });
}

function linesOf(cell: Cell, words: ReportWords): Lines {
  if (typeof cell === 'string') return [cell];
  return cell.kind === 'lines' ? cell.lines : [valueText(cell, words.language)];
}

/** The widths of a column's texts: of the longest word and of the longest line. */
export interface ColumnNeeds {
  readonly column: Column;
  readonly word: number;
  readonly line: number;
}

/** The part of a page that a word may claim: an exact share may have thousands of digits. */
const OF_A_WORD = 1 / 3;

/**
 * The widths, in points, of columns that fill a page. Figures get what they need, and no less than others of their
 * kind, so that they are aligned; texts get their longest word, and then a part of what is left for the lines that
 * still do not fit. If there is no room for all words, those of the widest columns are broken.
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

/** The greatest width of a column for which all fit in a room that is too small for them, if there is one. */
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
