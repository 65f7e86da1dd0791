import { amountText } from '../../domain/amount-text.ts';
import type { Locale } from '../../domain/convention.ts';
import { dayText } from '../../domain/notation.ts';
import type { Cell, Column, Table } from '../document.ts';
import { type ColumnNeeds, columnWidths } from './column-widths.ts';
import type { Pages } from './pages.ts';
import { type Measure, wrap } from './wrap.ts';

export interface TableStyle {
  readonly size: number;
  readonly language: Locale;
}

/** Where a column stands on the page, its padding taken off; in points. */
export interface Slot {
  readonly x: number;
  readonly width: number;
  readonly column: Column;
  /** Whether its longest word is wider. */
  readonly isTight: boolean;
}

const PADDING = 3;
/** Beside amounts, for the mark of a residual cent, so that figures stay one under the other. */
export const MARK_WIDTH = 6;

export type Lines = readonly string[];

/** Characters of a figure for which there is room in every table of a page. */
const FIGURE = '000 000,00';

/** The columns of a table beside each other, as wide as the page. */
export function slotsOf(
  { columns, rows, total }: Table,
  pages: Pages,
  { size, language }: TableStyle,
): readonly Slot[] {
  const around = 2 * PADDING;
  const needs = columns.map((column, index): ColumnNeeds => {
    const mark = column.align === 'right' ? MARK_WIDTH : 0;
    const [bold, regular] = [pages.measure('bold', size), pages.measure('regular', size)];
    const lines = new Set(rows.flatMap((row) => (row[index] ? linesOf(row[index], language) : [])));
    const strong = [column.title, ...(total?.[index] ? linesOf(total[index], language) : [])];
    const widest = (measure: Measure, texts: Iterable<string>): number => {
      let most = 0;
      for (const line of texts) most = Math.max(most, measure(line));
      return most;
    };
    const words = (texts: Iterable<string>): readonly string[] =>
      [...texts].flatMap((line) => line.split(' '));
    return {
      column,
      word: Math.max(widest(regular, words(lines)), widest(bold, words(strong))) + mark + around,
      line: Math.max(widest(regular, lines), widest(bold, strong)) + mark + around,
    };
  });
  const figure = pages.measure('bold', size)(FIGURE) + MARK_WIDTH + around;
  const counts = columnWidths(needs, pages.width, figure);
  let x = pages.left;
  return columns.map((column, index) => {
    const width = counts[index] ?? 0;
    const isTight = width + 0.01 < (needs[index]?.word ?? 0);
    const slot = { x: x + PADDING, width: width - around + 0.01, column, isTight };
    x += width;
    return slot;
  });
}

/** The lines of a cell of a width. */
export function cellLines(cell: Cell, width: number, measure: Measure, language: Locale): Lines {
  const lines = linesOf(cell, language);
  return lines.every((line) => measure(line) <= width)
    ? lines
    : lines.flatMap((line) => wrap(line, width, measure));
}

function linesOf(cell: Cell, language: Locale): Lines {
  switch (cell.kind) {
    case 'text':
      return cell.lines;
    case 'amount':
      return [amountText(cell.cents, language)];
    case 'count':
      return [String(cell.value)];
    case 'day':
      return [dayText(cell.day, language)];
  }
}
