import { amountText } from '../../domain/amount-text.ts';
import type { Locale } from '../../domain/convention.ts';
import { watchHeap } from '../../heap-room.ts';
import type { Cell, Column, Table } from '../document.ts';
import { RESIDUAL_MARK } from '../statement/foot.ts';
import { dayText } from '../words/words.ts';
import { type ColumnNeeds, columnWidths } from './column-widths.ts';
import type { FontName } from './fonts.ts';
import type { Pages } from './pages.ts';
import type { TagElement } from './tags.ts';
import { type Measure, wrap } from './wrap.ts';

export interface TableStyle {
  readonly size: number;
  readonly language: Locale;
}

/** Where a column stands on the page, its padding taken off; in points. */
interface Slot {
  readonly x: number;
  readonly width: number;
  readonly column: Column;
  /** Whether its longest word is wider. */
  readonly isTight: boolean;
}

type Lines = readonly string[];

const PADDING = 3;
const PADDING_ABOVE = 1.4;
/** From line to line, in sizes of the letters. */
const LINE = 1.2;
/** Beside amounts, for the mark of a residual cent, so that figures stay one under the other. */
const MARK_WIDTH = 6;
const HEAD_COLOR = '#e4e9ef';
const RULE_COLOR = '#c5cdd6';
const STRONG_RULE_COLOR = '#5a6673';

/** A table whose columns have their widths. */
export interface LaidTable {
  /** The height of all of it; it is not known before every row was set. */
  readonly height: () => number;
  /** The height of what must stand on the page of its heading: its header and first rows, or all of a short table. */
  readonly room: number;
  /** Draws it over as many pages as it needs; its header stands on each, and is read out once. */
  readonly draw: () => void;
}

/** Rows of a table that is not broken, and those of a longer one that stand under its heading. */
const SHORT_TABLE = 12;
const FIRST_ROWS = 3;
/** Of a page: what is taller is broken, lest pages stay empty. */
const MOST_TOGETHER = 0.3;

/** Table text is made smaller, down to this many points, where a word would else be broken. */
const LEAST_SIZE = 6;

export function layTable(pages: Pages, table: Table, asked: TableStyle): LaidTable {
  let style = asked;
  let slots = slotsOf(table, pages, style);
  while (slots.some(({ isTight }) => isTight) && style.size > LEAST_SIZE) {
    style = { ...style, size: style.size - 0.5 };
    slots = slotsOf(table, pages, style);
  }
  const lineHeight = style.size * LINE;
  const measure = pages.measure('regular', style.size);
  const head = slots.map(({ column, width }) => wrap(column.title, width, pages.measure('bold', style.size)));
  const rowHeight = (row: readonly Cell[]): number => {
    const lines = row.map((cell, index) =>
      cellLines(cell, slots[index]?.width ?? 0, measure, style.language),
    );
    return heightOf(lines, lineHeight);
  };
  const first = table.rows.slice(0, table.rows.length > SHORT_TABLE ? FIRST_ROWS : SHORT_TABLE);
  const rows = first.reduce((sum, row) => sum + rowHeight(row), 0);
  const total = table.total === undefined || table.rows.length > SHORT_TABLE ? 0 : heightOf([[]], lineHeight);
  const together = rows + total;
  const most = (pages.bottom - pages.left) * MOST_TOGETHER;
  return {
    height: () => {
      const all = table.total === undefined ? table.rows : [...table.rows, table.total];
      return all.reduce((sum, row) => sum + rowHeight(row), heightOf(head, lineHeight));
    },
    room: heightOf(head, lineHeight) + (together <= most ? together : 5 * lineHeight),
    draw: () => drawTable(pages, table, style, slots, head),
  };
}

function drawTable(
  pages: Pages,
  table: Table,
  style: TableStyle,
  slots: readonly Slot[],
  head: readonly Lines[],
): void {
  const { tags } = pages;
  const lineHeight = style.size * LINE;
  const headHeight = heightOf(head, lineHeight);
  const whole = tags.element('Table');
  const drawHead = (cells: readonly TagElement[] | undefined): void => {
    pages.fill(pages.y, headHeight, HEAD_COLOR);
    tags.aside(() => drawLines(pages, slots, head, style, { font: 'bold', cells }));
    pages.y += headHeight;
  };
  tags.into(whole, () => drawHead(cellsOf(pages, slots, 'TH')));
  /** `below` is kept with the row: a sum alone on a page says nothing. */
  const drawRow = (row: readonly Cell[], font: FontName, below = 0): void => {
    watchHeap();
    const cells = cellsOf(pages, slots, 'TD');
    const measure = pages.measure(font, style.size);
    let lines = row.map((cell, index) => cellLines(cell, slots[index]?.width ?? 0, measure, style.language));
    const marks = row.map((cell) => cell.kind === 'amount' && cell.marked);
    const turnPage = (): void => {
      pages.next();
      drawHead(undefined);
    };
    const fits = (height: number): boolean => pages.y + height <= pages.bottom;
    const rowHeight = heightOf(lines, lineHeight);
    const pageHeight = pages.bottom - pages.left - headHeight;
    if (!fits(rowHeight + below) && (rowHeight <= pageHeight || !fits(5 * lineHeight))) turnPage();
    for (;;) {
      const room = Math.floor((pages.bottom - pages.y - 2 * PADDING_ABOVE) / lineHeight);
      const isLast = lines.every((cell) => cell.length <= room);
      const now = isLast ? lines : lines.map((cell) => cell.slice(0, room));
      drawLines(pages, slots, now, style, { font, cells, marks });
      pages.y += heightOf(now, lineHeight);
      if (isLast) break;
      lines = lines.map((cell) => cell.slice(room));
      turnPage();
    }
    pages.rule(pages.y, RULE_COLOR);
  };
  tags.into(whole, () => {
    const last = table.rows.at(-1);
    const below = table.total === undefined ? 0 : heightOf([[]], lineHeight);
    for (const row of table.rows) drawRow(row, 'regular', row === last ? below : 0);
    if (table.total === undefined) return;
    pages.rule(pages.y, STRONG_RULE_COLOR);
    drawRow(table.total, 'bold');
  });
}

/** A row of the tree, with a cell for each column. */
function cellsOf({ tags }: Pages, slots: readonly Slot[], tag: 'TH' | 'TD'): readonly TagElement[] {
  let cells: readonly TagElement[] = [];
  tags.into(tags.element('TR'), () => {
    cells = slots.map(() => tags.element(tag));
  });
  return cells;
}

/** Characters of a figure for which there is room in every table of a page. */
const FIGURE = '000 000,00';

function slotsOf(
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

function cellLines(cell: Cell, width: number, measure: Measure, language: Locale): Lines {
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

function heightOf(cells: readonly Lines[], lineHeight: number): number {
  return Math.max(1, ...cells.map((lines) => lines.length)) * lineHeight + 2 * PADDING_ABOVE;
}

/** How the lines of a row are drawn, and to which cells they belong; without cells they only repeat. */
interface RowStyle {
  readonly font: FontName;
  readonly cells: readonly TagElement[] | undefined;
  readonly marks?: readonly boolean[];
}

function drawLines(
  pages: Pages,
  slots: readonly Slot[],
  lines: readonly Lines[],
  { size }: TableStyle,
  { font, cells, marks }: RowStyle,
): void {
  const measure = pages.measure(font, size);
  slots.forEach(({ x, width, column }, index) => {
    const drawCell = (): void =>
      lines[index]?.forEach((line, number) => {
        const start = column.align === 'right' ? x + width - MARK_WIDTH - measure(line) : x;
        const y = pages.y + PADDING_ABOVE + number * size * LINE;
        pages.text(line, start, y, { font, size });
        if (marks?.[index]) pages.text(RESIDUAL_MARK, x + width - MARK_WIDTH + 1, y, { font, size });
      });
    const cell = cells?.[index];
    if (cell === undefined) drawCell();
    else pages.tags.into(cell, drawCell);
  });
}
