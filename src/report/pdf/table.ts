import { watchHeap } from '../../system/heap-room.ts';
import type { Cell, Table } from '../document.ts';
import { RESIDUAL_MARK } from '../statement/paper.ts';
import type { FontName } from './fonts.ts';
import type { Pages } from './pages.ts';
import { type Lines, MARK_WIDTH, needsOf, rowLines, type Slot, slotsOf, type TableStyle } from './slots.ts';
import { wrap } from './wrap.ts';

const HEAD_COLOR = '#e4e9ef';
const RULE_COLOR = '#c5cdd6';
const STRONG_RULE_COLOR = '#5a6673';

/** The most rows of a table that is not broken; in a longer one, the rows that stay with its heading and its total. */
const SHORT_TABLE = 12;
const KEPT_ROWS = 3;
/** Part of a page: a taller block is broken, so that pages are not left empty. */
const MOST_TOGETHER = 0.3;

/** The title of a table that continues on a page. */
const CONTINUED = { font: 'bold', size: 8.5 } as const;
const CONTINUED_HEIGHT = 12;

/** Table text becomes smaller, down to this many points, where a word would be broken otherwise. */
const LEAST_SIZE = 6;

/** A table whose columns have their widths. */
export function layTable(pages: Pages, table: Table, asked: TableStyle) {
  const needs = needsOf(table, pages, asked);
  let style = asked;
  let slots = slotsOf(needs, pages, style);
  while (slots.some(({ isTight }) => isTight) && style.size > LEAST_SIZE) {
    style = { ...style, size: style.size - 0.5 };
    slots = slotsOf(needs, pages, style);
  }
  const { lineHeight, heightOf } = heightsOf(pages, style);
  const measure = pages.measure('regular', style.size);
  const head = slots.map(({ column, width }) => wrap(column.title, width, pages.measure('bold', style.size)));
  const rowHeight = (row: readonly Cell[]): number => heightOf(rowLines(row, slots, measure, style.words));
  const isShort = table.rows.length <= SHORT_TABLE;
  let together = table.total === undefined || !isShort ? 0 : heightOf([[]]);
  let seen = 0;
  for (const row of table.rows) {
    if (seen === (isShort ? SHORT_TABLE : KEPT_ROWS)) break;
    together += rowHeight(row);
    seen += 1;
  }
  const most = (pages.bottom - pages.top) * MOST_TOGETHER;
  return {
    /** The whole height; computed when asked for, because every row must be set first. */
    height: (): number => {
      const all = [...table.rows, ...(table.total === undefined ? [] : [table.total])];
      return all.reduce((sum, row) => sum + rowHeight(row), heightOf(head));
    },
    /** The height of what must be on the page of its heading: its header and first rows, or all of a short table. */
    room: heightOf(head) + (together <= most ? together : 5 * lineHeight),
    /**
     * Draws it over as many pages as it needs; its header is on each, under its title where it continues, but is read
     * out once. `under` is the height of what must be on the page of its last rows.
     */
    draw: (under: number): void => drawTable(pages, table, { style, slots, head, rowHeight, under }),
  };
}

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
  const again = wrap(
    style.words.continued(table.title),
    pages.width,
    pages.measure(CONTINUED.font, CONTINUED.size),
  );
  const drawTitleAgain = (): void =>
    tags.aside(() => {
      for (const line of again) {
        pages.text(line, pages.left, pages.y, CONTINUED);
        pages.y += CONTINUED_HEIGHT;
      }
    });
  const drawHead = (firstCell: number | undefined): void => {
    pages.fill(pages.y, headHeight, HEAD_COLOR);
    tags.aside(() => drawLines(pages, slots, head, style, { font: 'bold', firstCell }));
    pages.y += headHeight;
  };
  drawHead(tags.row(whole, 'TH', slots.length));
  /** `below` is kept with the row: a sum alone on a page means nothing. */
  const drawRow = (row: readonly Cell[], font: FontName, below = 0): void => {
    watchHeap();
    const firstCell = tags.row(whole, 'TD', slots.length);
    const measure = pages.measure(font, style.size);
    let lines = rowLines(row, slots, measure, style.words);
    const turnPage = (): void => {
      pages.next();
      drawTitleAgain();
      drawHead(undefined);
    };
    const fits = (height: number): boolean => pages.y + height <= pages.bottom;
    const rowHeight = heightOf(lines);
    const pageHeight = pages.bottom - pages.top - again.length * CONTINUED_HEIGHT - headHeight;
    if (!fits(rowHeight + below) && (rowHeight <= pageHeight || !fits(5 * lineHeight))) turnPage();
    for (;;) {
      const room = Math.floor(
        (pages.bottom - pages.y - pages.density.above - pages.density.below) / lineHeight,
      );
      const isLast = lines.every((cell) => cell.length <= room);
      const now = isLast ? lines : lines.map((cell) => cell.slice(0, room));
      drawLines(pages, slots, now, style, { font, firstCell, row });
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
    const last: (readonly Cell[])[] = [];
    let seen = 0;
    for (const row of rows) {
      seen += 1;
      if (seen > rows.length - KEPT_ROWS) last.push(row);
      else drawRow(row, 'regular');
    }
    last.forEach((row, index) => {
      const after = last.slice(index + 1);
      drawRow(
        row,
        'regular',
        after.reduce((sum, item) => sum + heightOfRow(item), end),
      );
    });
    if (total === undefined) return;
    pages.rule(pages.y, STRONG_RULE_COLOR);
    drawRow(total, 'bold', under);
  });
}

/** The height of a line, and of a row by the lines of its cells. */
function heightsOf(
  { density }: Pages,
  { size }: TableStyle,
): { readonly lineHeight: number; readonly heightOf: (cells: readonly Lines[]) => number } {
  const lineHeight = size * density.line;
  const heightOf = (cells: readonly Lines[]): number => {
    let most = 1;
    for (const { length } of cells) if (length > most) most = length;
    return most * lineHeight + density.above + density.below;
  };
  return { lineHeight, heightOf };
}

/** How the lines of a row are drawn, and the first cell to which they belong; without one they only repeat others. */
interface RowStyle {
  readonly font: FontName;
  readonly firstCell: number | undefined;
  readonly row?: readonly Cell[];
}

function drawLines(
  pages: Pages,
  slots: readonly Slot[],
  lines: readonly Lines[],
  { size }: TableStyle,
  { font, firstCell, row }: RowStyle,
): void {
  const styles = { left: { font, size, align: 'left' }, right: { font, size, align: 'right' } } as const;
  const { line: lineSize, above } = pages.density;
  for (let index = 0; index < slots.length; index += 1) {
    const { x, width, column } = slots[index] as Slot;
    if (firstCell !== undefined) pages.tags.moveTo(firstCell + index);
    const cell = row?.[index];
    const isMarked = typeof cell === 'object' && cell.kind === 'amount' && cell.marked;
    const end = x + width - MARK_WIDTH;
    const own = lines[index] ?? [];
    for (let number = 0; number < own.length; number += 1) {
      const y = pages.y + above + number * size * lineSize;
      pages.text(own[number] ?? '', column.align === 'right' ? end : x, y, styles[column.align]);
      if (isMarked) pages.text(RESIDUAL_MARK, end + 1, y, styles.left);
    }
  }
}
