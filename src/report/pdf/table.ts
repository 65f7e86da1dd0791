import { amountText } from '../../domain/amount-text.ts';
import type { Locale } from '../../domain/convention.ts';
import type { Cell, Column, Table } from '../document.ts';
import { RESIDUAL_MARK } from '../statement/foot.ts';
import { dayText } from '../words/words.ts';
import type { FontName } from './fonts.ts';
import { FAINT, type Pages } from './pages.ts';
import { type Measure, wrap } from './wrap.ts';

export interface TableStyle {
  readonly size: number;
  readonly language: Locale;
  /** Whether only the first line of a text cell is in full ink. */
  readonly stacked: boolean;
}

/** Where a column stands on the page, its padding taken off; in points. */
interface Slot {
  readonly x: number;
  readonly width: number;
  readonly column: Column;
}

type Lines = readonly string[];

const PADDING = 3;
/** Beside amounts, for the mark of a residual cent, so that figures stay one under the other. */
const MARK_WIDTH = 6;
const HEAD_COLOR = '#e4e9ef';
const RULE_COLOR = '#c5cdd6';
const STRONG_RULE_COLOR = '#5a6673';

/** Draws a table over as many pages as it needs; its header stands on each. */
export function drawTable(pages: Pages, table: Table, style: TableStyle): void {
  const slots = slotsOf(table.columns, pages, style.size);
  const head = slots.map(({ column, width }) => wrap(column.title, width, pages.measure('bold', style.size)));
  const lineHeight = style.size * 1.3;
  const headHeight = heightOf(head, lineHeight);
  const drawHead = (): void => {
    pages.fill(pages.y, headHeight, HEAD_COLOR);
    drawLines(pages, slots, head, style, 'bold', false);
    pages.y += headHeight;
  };
  if (pages.y + headHeight + 3 * lineHeight > pages.bottom) pages.next();
  drawHead();
  const drawRow = (cells: readonly Cell[], font: FontName): void => {
    const measure = pages.measure(font, style.size);
    let lines = cells.map((cell, index) =>
      cellLines(cell, slots[index]?.width ?? 0, measure, style.language),
    );
    const marks = cells.map((cell) => cell.kind === 'amount' && cell.marked);
    const turnPage = (): void => {
      pages.next();
      drawHead();
    };
    const fits = (height: number): boolean => pages.y + height <= pages.bottom;
    const rowHeight = heightOf(lines, lineHeight);
    const pageHeight = pages.bottom - pages.left - headHeight;
    if (!fits(rowHeight) && (rowHeight <= pageHeight || !fits(5 * lineHeight))) turnPage();
    for (let begun = false; ; begun = true) {
      const room = Math.floor((pages.bottom - pages.y - 2 * PADDING) / lineHeight);
      const isLast = lines.every((cell) => cell.length <= room);
      const now = isLast ? lines : lines.map((cell) => cell.slice(0, room));
      drawLines(pages, slots, now, style, font, begun, marks);
      pages.y += heightOf(now, lineHeight);
      if (isLast) break;
      lines = lines.map((cell) => cell.slice(room));
      turnPage();
    }
    pages.rule(pages.y, RULE_COLOR);
  };
  for (const row of table.rows) drawRow(row, 'regular');
  if (table.total) {
    pages.rule(pages.y, STRONG_RULE_COLOR);
    drawRow(table.total, 'bold');
  }
}

/** Points that a character of a figure takes, at a size of one point. */
const FIGURE_WIDTH = 0.56;

/**
 * Figures get the width that they need, so that they stand under each other in every table of a page; texts
 * share the rest by the characters that they need.
 */
function slotsOf(columns: readonly Column[], pages: Pages, size: number): readonly Slot[] {
  const figureWidth = ({ width }: Column): number => width * size * FIGURE_WIDTH + 2 * PADDING;
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const figures = columns.filter(({ align }) => align === 'right');
  const texts = columns.filter(({ align }) => align === 'left');
  const left = pages.width - sum(figures.map(figureWidth));
  const characters = sum(texts.map(({ width }) => width));
  let x = pages.left;
  return columns.map((column) => {
    const width = column.align === 'right' ? figureWidth(column) : (column.width / characters) * left;
    const slot = { x: x + PADDING, width: width - 2 * PADDING, column };
    x += width;
    return slot;
  });
}

function cellLines(cell: Cell, width: number, measure: Measure, language: Locale): Lines {
  switch (cell.kind) {
    case 'text':
      return cell.lines.every((line) => measure(line) <= width)
        ? cell.lines
        : cell.lines.flatMap((line) => wrap(line, width, measure));
    case 'amount':
      return [amountText(cell.cents, language)];
    case 'count':
      return [String(cell.value)];
    case 'day':
      return [dayText(cell.day, language)];
  }
}

function heightOf(cells: readonly Lines[], lineHeight: number): number {
  return Math.max(...cells.map((lines) => lines.length)) * lineHeight + 2 * PADDING;
}

function drawLines(
  pages: Pages,
  slots: readonly Slot[],
  cells: readonly Lines[],
  { size, stacked }: TableStyle,
  font: FontName,
  begun: boolean,
  marks: readonly boolean[] = [],
): void {
  const measure = pages.measure(font, size);
  slots.forEach(({ x, width, column }, index) => {
    const isAmount = column.align === 'right';
    cells[index]?.forEach((line, number) => {
      const faint = stacked && font === 'regular' && (number > 0 || begun);
      const start = isAmount ? x + width - MARK_WIDTH - measure(line) : x;
      const y = pages.y + PADDING + number * size * 1.3;
      pages.text(line, start, y, { font, size, ...(faint ? { color: FAINT } : {}) });
      if (marks[index]) pages.text(RESIDUAL_MARK, x + width - MARK_WIDTH + 1, y, { font, size });
    });
  });
}
