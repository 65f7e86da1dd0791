import { watchHeap } from '../../heap-room.ts';
import type { Cell, Table } from '../document.ts';
import { RESIDUAL_MARK } from '../statement/foot.ts';
import type { FontName } from './fonts.ts';
import type { Pages } from './pages.ts';
import { cellLines, type Lines, MARK_WIDTH, type Slot, slotsOf, type TableStyle } from './slots.ts';
import type { TagElement } from './tags.ts';
import { wrap } from './wrap.ts';

const HEAD_COLOR = '#e4e9ef';
const RULE_COLOR = '#c5cdd6';
const STRONG_RULE_COLOR = '#5a6673';

/** A table whose columns have their widths. */
export interface LaidTable {
  /** The height of all of it; it is not known before every row was set. */
  readonly height: () => number;
  /** The height of what must stand on the page of its heading: its header and first rows, or all of a short table. */
  readonly room: number;
  /**
   * Draws it over as many pages as it needs; its header stands on each, and is read out once. `under` is the height of
   * what is to stand on the page of its last rows.
   */
  readonly draw: (under: number) => void;
}

/** Rows of a table that is not broken, and those of a longer one that stand under its heading and over its total. */
const SHORT_TABLE = 12;
const KEPT_ROWS = 3;
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
  const { lineHeight, heightOf } = heightsOf(pages, style);
  const measure = pages.measure('regular', style.size);
  const head = slots.map(({ column, width }) => wrap(column.title, width, pages.measure('bold', style.size)));
  const rowHeight = (row: readonly Cell[]): number => {
    const lines = row.map((cell, index) =>
      cellLines(cell, slots[index]?.width ?? 0, measure, style.language),
    );
    return heightOf(lines);
  };
  const first = table.rows.slice(0, table.rows.length > SHORT_TABLE ? KEPT_ROWS : SHORT_TABLE);
  const rows = first.reduce((sum, row) => sum + rowHeight(row), 0);
  const total = table.total === undefined || table.rows.length > SHORT_TABLE ? 0 : heightOf([[]]);
  const together = rows + total;
  const most = (pages.bottom - pages.left) * MOST_TOGETHER;
  return {
    height: () => {
      const all = table.total === undefined ? table.rows : [...table.rows, table.total];
      return all.reduce((sum, row) => sum + rowHeight(row), heightOf(head));
    },
    room: heightOf(head) + (together <= most ? together : 5 * lineHeight),
    draw: (under) => drawTable(pages, table, { style, slots, head, rowHeight, under }),
  };
}

/** How a table is drawn. */
interface Drawing {
  readonly style: TableStyle;
  readonly slots: readonly Slot[];
  readonly head: readonly Lines[];
  readonly rowHeight: (row: readonly Cell[]) => number;
  readonly under: number;
}

function drawTable(
  pages: Pages,
  table: Table,
  { style, slots, head, rowHeight: heightOfRow, under }: Drawing,
): void {
  const { tags } = pages;
  const { lineHeight, heightOf } = heightsOf(pages, style);
  const headHeight = heightOf(head);
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
    const rowHeight = heightOf(lines);
    const pageHeight = pages.bottom - pages.left - headHeight;
    if (!fits(rowHeight + below) && (rowHeight <= pageHeight || !fits(5 * lineHeight))) turnPage();
    for (;;) {
      const room = Math.floor(
        (pages.bottom - pages.y - pages.density.above - pages.density.below) / lineHeight,
      );
      const isLast = lines.every((cell) => cell.length <= room);
      const now = isLast ? lines : lines.map((cell) => cell.slice(0, room));
      drawLines(pages, slots, now, style, { font, cells, marks });
      pages.y += heightOf(now);
      if (isLast) break;
      lines = lines.map((cell) => cell.slice(room));
      turnPage();
    }
    pages.rule(pages.y, RULE_COLOR);
  };
  tags.into(whole, () => {
    const { rows, total } = table;
    const end = (total === undefined ? 0 : heightOf([[]])) + under;
    rows.forEach((row, index) => {
      const isKept = index >= rows.length - KEPT_ROWS;
      const after = isKept ? rows.slice(index + 1) : [];
      drawRow(row, 'regular', isKept ? after.reduce((sum, item) => sum + heightOfRow(item), end) : 0);
    });
    if (total === undefined) return;
    pages.rule(pages.y, STRONG_RULE_COLOR);
    drawRow(total, 'bold', under);
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

/** The height of a line, and of a row by the lines of its cells. */
function heightsOf(
  { density }: Pages,
  { size }: TableStyle,
): { readonly lineHeight: number; readonly heightOf: (cells: readonly Lines[]) => number } {
  const lineHeight = size * density.line;
  const heightOf = (cells: readonly Lines[]): number =>
    Math.max(1, ...cells.map((lines) => lines.length)) * lineHeight + density.above + density.below;
  return { lineHeight, heightOf };
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
  const { line: lineSize, above } = pages.density;
  slots.forEach(({ x, width, column }, index) => {
    const drawCell = (): void =>
      lines[index]?.forEach((line, number) => {
        const start = column.align === 'right' ? x + width - MARK_WIDTH - measure(line) : x;
        const y = pages.y + above + number * size * lineSize;
        pages.text(line, start, y, { font, size });
        if (marks?.[index]) pages.text(RESIDUAL_MARK, x + width - MARK_WIDTH + 1, y, { font, size });
      });
    const cell = cells?.[index];
    if (cell === undefined) drawCell();
    else pages.tags.into(cell, drawCell);
  });
}
