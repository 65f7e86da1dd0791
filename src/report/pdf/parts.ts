import type { PaperState, Table } from '../document.ts';
import type { Paper } from '../statement/paper.ts';
import { ALL_LINES } from '../statement/short-detail.ts';
import type { ReportWords } from '../words/words.ts';
import { CLOSE } from './density.ts';
import { FAINT, type Pages } from './pages.ts';
import type { TableStyle } from './slots.ts';
import { layTable } from './table.ts';
import { wrap } from './wrap.ts';

export const TEXT_SIZE = 8.5;
export const DETAIL_SIZE = 7;

const STATE_SIZE = 13;

/** The title of a paper, whether it is final, and its subject. */
export function drawTitle(pages: Pages, title: string, subject: string, state: PaperState): void {
  const { tags } = pages;
  tags.within('H1', () => pages.text(title, pages.left, pages.y, { font: 'bold', size: 18 }));
  drawState(pages, state);
  pages.y += 24;
  tags.within('P', () => {
    for (const line of wrap(subject, pages.width, pages.measure('regular', 12))) {
      pages.text(line, pages.left, pages.y, { font: 'regular', size: 12, color: FAINT });
      pages.y += 16;
    }
  });
  pages.y += 4;
}

/** In a box at the right edge, in the colours of the pages. */
function drawState(pages: Pages, { text, final }: PaperState): void {
  const style = { font: 'bold', size: STATE_SIZE, color: final ? '#0b5cad' : '#8a4b00' } as const;
  const width = pages.measure(style.font, style.size)(text) + 20;
  const x = pages.left + pages.width - width;
  pages.fill(pages.y, 24, final ? '#e4e9ef' : '#f9ecd9', x, width);
  pages.tags.within('P', () => pages.text(text, x + 10, pages.y + 4, style));
}

const FACT_NAME_WIDTH = 92;

const LINE_HEIGHT = 11;
const SIGNATURE_HEIGHT = 66;

/**
 * How the sums of a paper come about, and under them what is signed: on the page of the sums, closer if necessary. If
 * there is no room for both, the place to sign comes first.
 */
export function drawStepsAndSignature(pages: Pages, paper: Paper, words: ReportWords): void {
  const signature = layFactsAndSignature(pages, paper);
  const { steps } = paper;
  const style = { size: TEXT_SIZE, words };
  const { density } = pages;
  const fits = (): boolean => pages.y + sectionHeight(pages, steps, style) + signature.height <= pages.bottom;
  if (!fits()) pages.density = CLOSE;
  const both = fits();
  if (!both) pages.density = density;
  const signFirst = !both && pages.y + signature.height <= pages.bottom;
  if (signFirst) signature.draw();
  drawSection(pages, steps, style);
  pages.density = density;
  if (!signFirst) signature.draw();
}

/**
 * What identifies a paper, and next to it the sums with the place to sign them: all on one page, so that nobody signs a
 * page without content. More sums than fit on a page are below, the last of them with the place to sign.
 */
function layFactsAndSignature(
  pages: Pages,
  { facts, signed, labels }: Paper,
): { readonly height: number; readonly draw: () => void } {
  const half = pages.width / 2 - 12;
  const measure = pages.measure('regular', TEXT_SIZE);
  const values = facts.map(({ value }) => wrap(value, half - FACT_NAME_WIDTH, measure));
  const bold = pages.measure('bold', TEXT_SIZE);
  const heightIn = (lines: readonly (readonly string[])[]): number => lines.flat().length * LINE_HEIGHT;
  const sums = signed.map((line) => wrap(line, half, bold));
  const both = Math.max(heightIn(values), heightIn(sums) + 10 + SIGNATURE_HEIGHT);
  const isBeside = both <= pages.bottom - pages.top;
  const height = isBeside ? both : heightIn(values);
  const right = pages.left + pages.width / 2 + 12;
  const draw = (): void => {
    pages.y += 8;
    needRoom(pages, height);
    const top = pages.y;
    facts.forEach(({ name }, index) => {
      pages.tags.within('P', () => {
        pages.text(name, pages.left, pages.y, { font: 'regular', size: TEXT_SIZE, color: FAINT });
        for (const line of values[index] ?? []) {
          pages.text(line, pages.left + FACT_NAME_WIDTH, pages.y, { font: 'regular', size: TEXT_SIZE });
          pages.y += LINE_HEIGHT;
        }
      });
    });
    if (isBeside) {
      pages.y = top;
      drawSums(pages, sums, right);
    } else {
      pages.y += 10;
      const below = signed.map((line) => wrap(line, pages.width, bold));
      drawSums(pages, below, pages.left, 10 + SIGNATURE_HEIGHT);
    }
    drawPlaceToSign(pages, labels, right, half);
    pages.y = isBeside ? top + height : pages.y + SIGNATURE_HEIGHT;
  };
  return { height: both + 8, draw };
}

/** The sums that are signed, a few lines each; `under`: they may go on over pages, with this room under the last. */
function drawSums(pages: Pages, sums: readonly (readonly string[])[], left: number, under?: number): void {
  pages.tags.within('P', () => {
    for (const [index, lines] of sums.entries()) {
      const last = index === sums.length - 1;
      if (under !== undefined) needRoom(pages, lines.length * LINE_HEIGHT + (last ? under : 0));
      for (const line of lines) {
        pages.text(line, left, pages.y, { font: 'bold', size: TEXT_SIZE });
        pages.y += LINE_HEIGHT;
      }
    }
  });
}

function drawPlaceToSign(pages: Pages, labels: readonly string[], left: number, width: number): void {
  pages.y += 10;
  labels.forEach((label, index) => {
    const x = left + index * (width / 2);
    pages.tags.within('P', () => pages.text(label, x, pages.y, { font: 'regular', size: TEXT_SIZE }));
    pages.rule(pages.y + SIGNATURE_HEIGHT - 8, FAINT, x, width / 2 - 12);
  });
}

/**
 * A heading, the text above its table, and the first rows stay together; a short table is not broken. `under` is the
 * height of what follows a short table on its page.
 */
export function drawSection(pages: Pages, table: Table, style: TableStyle, under = 0): void {
  const { laid, title, above, around } = laySection(pages, table, style);
  needRoom(pages, around + laid.room + under);
  pages.y += pages.density.section;
  pages.tags.within('H2', () => {
    for (const line of title) {
      pages.text(line, pages.left, pages.y, { font: 'bold', size: 10.5 });
      pages.y += 14;
    }
  });
  if (above !== '') drawParagraph(pages, above);
  pages.y += 2;
  laid.draw(under + paragraphHeight(pages, table.note ?? ''));
  if (table.note !== undefined) drawParagraph(pages, table.note);
}

/** A table with its heading and the texts above and below it; `around` is the height of all except the table. */
function laySection(pages: Pages, table: Table, style: TableStyle) {
  const title = wrap(table.title, pages.width, pages.measure('bold', 10.5));
  const above = (table.above ?? []).join(style.words.semicolon);
  const around =
    pages.density.section +
    2 +
    title.length * 14 +
    paragraphHeight(pages, above) +
    paragraphHeight(pages, table.note ?? '');
  return { laid: layTable(pages, table, style), title, above, around };
}

function sectionHeight(pages: Pages, table: Table, style: TableStyle): number {
  const { laid, around } = laySection(pages, table, style);
  return around + laid.height();
}

/**
 * The details of a paper, and what is below them: kept together, and with the last rows of the last table. A total of
 * all lines stays with the last rows of these.
 */
export function drawDetails(
  pages: Pages,
  tables: readonly Table[],
  foot: readonly string[],
  style: TableStyle,
): void {
  const notes = pages.density.isClose ? [foot.join(' ')] : foot;
  const footHeight = notes.reduce((sum, note) => sum + paragraphHeight(pages, note), 10);
  const underOf = (index: number): number => {
    const next = tables[index + 1];
    if (next === undefined) return footHeight;
    return next.id === ALL_LINES ? sectionHeight(pages, next, style) + underOf(index + 1) : 0;
  };
  if (pages.detailsApart) pages.next();
  for (const [index, table] of tables.entries()) drawSection(pages, table, style, underOf(index));
  needRoom(pages, footHeight);
  pages.y += 10;
  for (const note of notes) drawParagraph(pages, note);
}

function paragraphLines(pages: Pages, paragraph: string): readonly string[] {
  return wrap(paragraph, pages.width, pages.measure('regular', DETAIL_SIZE));
}

function paragraphHeight(pages: Pages, paragraph: string): number {
  return paragraph === '' ? 0 : 3 + paragraphLines(pages, paragraph).length * pages.density.note;
}

export function drawParagraph(pages: Pages, paragraph: string): void {
  pages.y += 3;
  pages.tags.within('P', () => {
    for (const line of paragraphLines(pages, paragraph)) {
      needRoom(pages, pages.density.note);
      pages.text(line, pages.left, pages.y, { font: 'regular', size: DETAIL_SIZE, color: FAINT });
      pages.y += pages.density.note;
    }
  });
}

function needRoom(pages: Pages, height: number): void {
  if (pages.y + height > pages.bottom) pages.next();
}
