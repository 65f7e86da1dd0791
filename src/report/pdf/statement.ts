import type { Locale } from '../../domain/convention.ts';
import { type Fact, type Table, withoutEmptyColumns } from '../document.ts';
import { siteTable } from '../statement/budget-tables.ts';
import { correctionTables } from '../statement/correction-tables.ts';
import { footLines, signedSums } from '../statement/foot.ts';
import { identityFacts, memberText } from '../statement/identity.ts';
import { shortDetail } from '../statement/short-detail.ts';
import type { Statement } from '../statement/statement.ts';
import { pageTables, stepsTable } from '../statement/summary.ts';
import { periodText } from '../words/period-words.ts';
import { dayText, reportWords } from '../words/words.ts';
import { drawOwed } from './owed-band.ts';
import { createPages, FAINT, type Pages } from './pages.ts';
import { layTable, type TableStyle } from './table.ts';
import { wrap } from './wrap.ts';

const TEXT_SIZE = 8.5;
const DETAIL_SIZE = 7;

/** Establishments that a PDF sums; more of them make it too long, and each line names its own. */
const MOST_SITES = 60;

/** A statement as a PDF to print and sign: A4 on its side, searchable, the same bytes every time (REPORTS.md). */
export async function statementPdf(statement: Statement, language: Locale): Promise<Uint8Array> {
  const words = reportWords(language);
  const { member, run } = statement;
  const subject = `${memberText(member)} · ${periodText(run.period, language)}`;
  const pages = createPages({
    title: `${words.statement} · ${subject}`,
    language: language === 'fr' ? 'fr-FR' : 'en-GB',
    creator: `grappe ${run.version}`,
    across: run.closedOn === undefined ? words.draft : undefined,
  });
  drawTitle(pages, words.statement, subject);
  drawOwed(pages, statement, language);
  const style = { size: TEXT_SIZE, language };
  drawSection(pages, stepsTable(statement, language), style);
  pages.y += 12;
  drawFacts(pages, identityFacts(statement, language));
  const sites = siteTable(statement, language);
  const isLong = sites.rows.length > MOST_SITES;
  const summaries = [...pageTables(statement, language), ...(isLong ? [] : [sites])];
  for (const table of summaries) drawSection(pages, withoutEmptyColumns(table), style);
  if (isLong) drawParagraph(pages, words.sitesElsewhere(sites.rows.length));
  const details = [
    ...shortDetail(statement, language),
    ...correctionTables(statement.regularisations, language),
  ];
  for (const table of details) drawSection(pages, table, { size: DETAIL_SIZE, language });
  drawFoot(pages, statement, language);
  const computedBy = words.computedBy(run.version, run.runId);
  const state = run.closedOn === undefined ? words.draft : words.closedOn(dayText(run.closedOn, language));
  return pages.finish((page, count) => [
    [words.statement, member.member, periodText(run.period, language), computedBy, state].join(' · '),
    words.pageOf(String(page), String(count)),
  ]);
}

function drawTitle(pages: Pages, title: string, subject: string): void {
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

function drawFacts(pages: Pages, facts: readonly Fact[]): void {
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
function drawSection(pages: Pages, table: Table, style: TableStyle): void {
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

/** Notes, what is signed and the signature stay together: nobody signs a page that says nothing. */
function drawFoot(pages: Pages, statement: Statement, language: Locale): void {
  const words = reportWords(language);
  const lines = footLines(statement, language, 'mark');
  const measure = pages.measure('bold', TEXT_SIZE);
  const signed = signedSums(statement, language).flatMap((line) => wrap(line, pages.width, measure));
  const wrapped = lines.map((line) => paragraphLines(pages, line));
  const notes = wrapped.reduce((sum, paragraph) => sum + 3 + paragraph.length * NOTE_HEIGHT, 0);
  needRoom(pages, notes + signed.length * SIGNED_HEIGHT + 30 + SIGNATURE_HEIGHT);
  pages.y += 10;
  for (const line of lines) drawParagraph(pages, line);
  pages.y += 10;
  pages.tags.into(pages.tags.element('P'), () => {
    for (const line of signed) {
      pages.text(line, pages.left, pages.y, { font: 'bold', size: TEXT_SIZE });
      pages.y += SIGNED_HEIGHT;
    }
  });
  pages.y += 10;
  [words.placeAndDate, words.signature].forEach((label, index) => {
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

function drawParagraph(pages: Pages, paragraph: string): void {
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
