import type { Fact, Table } from '../document.ts';
import { FAINT, type Pages } from './pages.ts';
import { layTable, type TableStyle } from './table.ts';
import { wrap } from './wrap.ts';

export const TEXT_SIZE = 8.5;
export const DETAIL_SIZE = 7;

/** The title of a paper, and what it is about. */
export function drawTitle(pages: Pages, title: string, subject: string): void {
  const { tags } = pages;
  tags.into(tags.element('H1'), () => pages.text(title, pages.left, pages.y, { font: 'bold', size: 18 }));
  pages.y += 24;
  tags.into(tags.element('P'), () => {
    for (const line of wrap(subject, pages.width, pages.measure('regular', 12))) {
      pages.text(line, pages.left, pages.y, { font: 'regular', size: 12, color: FAINT });
      pages.y += 16;
    }
  });
  pages.y += 4;
}

const FACT_NAME_WIDTH = 92;

export function drawFacts(pages: Pages, facts: readonly Fact[]): void {
  const measure = pages.measure('regular', TEXT_SIZE);
  for (const { name, value } of facts) {
    const lines = wrap(value, pages.width - FACT_NAME_WIDTH, measure);
    needRoom(pages, lines.length * 12);
    pages.tags.into(pages.tags.element('P'), () => {
      pages.text(name, pages.left, pages.y, { font: 'regular', size: TEXT_SIZE, color: FAINT });
      for (const line of lines) {
        pages.text(line, pages.left + FACT_NAME_WIDTH, pages.y, { font: 'regular', size: TEXT_SIZE });
        pages.y += 12;
      }
    });
  }
}

/** A heading, what is said above its table, and the first rows stay together. */
export function drawSection(pages: Pages, table: Table, style: TableStyle): void {
  const laid = layTable(pages, table, style);
  const title = wrap(table.title, pages.width, pages.measure('bold', 10.5));
  const above = (table.above ?? []).join(' ; ');
  const aboveHeight = above === '' ? 0 : 3 + paragraphLines(pages, above).length * NOTE_HEIGHT;
  needRoom(pages, 14 + title.length * 14 + aboveHeight + laid.room);
  pages.y += 12;
  pages.tags.into(pages.tags.element('H2'), () => {
    for (const line of title) {
      pages.text(line, pages.left, pages.y, { font: 'bold', size: 10.5 });
      pages.y += 14;
    }
  });
  if (above !== '') drawParagraph(pages, above);
  pages.y += 2;
  laid.draw();
  if (table.note !== undefined) drawParagraph(pages, table.note);
}

const SIGNATURE_HEIGHT = 74;

/** What stands at the end of a paper that is signed. */
export interface PaperFoot {
  readonly notes: readonly string[];
  /** For whom, for when and what sums. */
  readonly signed: readonly string[];
  /** Places to fill in by hand, side by side. */
  readonly labels: readonly string[];
}

/** Notes, what is signed and the signature stay together: nobody signs a page that says nothing. */
export function drawFoot(pages: Pages, { notes, signed, labels }: PaperFoot): void {
  const measure = pages.measure('bold', TEXT_SIZE);
  const sums = signed.flatMap((line) => wrap(line, pages.width, measure));
  const wrapped = notes.map((line) => paragraphLines(pages, line));
  const height = wrapped.reduce((sum, paragraph) => sum + 3 + paragraph.length * NOTE_HEIGHT, 0);
  needRoom(pages, height + sums.length * SIGNED_HEIGHT + 30 + SIGNATURE_HEIGHT);
  pages.y += 10;
  for (const line of notes) drawParagraph(pages, line);
  pages.y += 10;
  pages.tags.into(pages.tags.element('P'), () => {
    for (const line of sums) {
      pages.text(line, pages.left, pages.y, { font: 'bold', size: TEXT_SIZE });
      pages.y += SIGNED_HEIGHT;
    }
  });
  pages.y += 10;
  labels.forEach((label, index) => {
    const x = pages.left + index * (pages.width / 2);
    pages.tags.into(pages.tags.element('P'), () =>
      pages.text(label, x, pages.y, { font: 'regular', size: TEXT_SIZE }),
    );
    pages.rule(pages.y + SIGNATURE_HEIGHT - 20, FAINT, x, pages.width / 2 - 24);
  });
  pages.y += SIGNATURE_HEIGHT;
}

const SIGNED_HEIGHT = 12;
const NOTE_HEIGHT = 10;

function paragraphLines(pages: Pages, paragraph: string): readonly string[] {
  return wrap(paragraph, pages.width, pages.measure('regular', DETAIL_SIZE));
}

export function drawParagraph(pages: Pages, paragraph: string): void {
  pages.y += 3;
  pages.tags.into(pages.tags.element('P'), () => {
    for (const line of paragraphLines(pages, paragraph)) {
      needRoom(pages, NOTE_HEIGHT);
      pages.text(line, pages.left, pages.y, { font: 'regular', size: DETAIL_SIZE, color: FAINT });
      pages.y += NOTE_HEIGHT;
    }
  });
}

function needRoom(pages: Pages, height: number): void {
  if (pages.y + height > pages.bottom) pages.next();
}
