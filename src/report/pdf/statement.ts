import { NOTATION } from '../../domain/language.ts';
import { hasRows, withoutEmptyColumns } from '../document.ts';
import type { OnLacking } from '../renderer.ts';
import { footLines, type Paper, statementPaper } from '../statement/paper.ts';
import { detailTables } from '../statement/short-detail.ts';
import type { Statement } from '../statement/statement.ts';
import { pageTables, siteTable } from '../statement/summary.ts';
import { periodText, type ReportWords } from '../words/words.ts';
import type { YearStatement } from '../year/statement.ts';
import { drawBand } from './owed-band.ts';
import { type Pages, paperOf } from './pages.ts';
import {
  DETAIL_SIZE,
  drawDetails,
  drawParagraph,
  drawSection,
  drawStepsAndSignature,
  drawTitle,
  TEXT_SIZE,
} from './parts.ts';

/** The most establishments that a PDF sums; with more it would be too long, and each line names its own. */
const MOST_SITES = 60;

/** A statement as a PDF. */
export async function statementPdf(
  statement: Statement,
  words: ReportWords,
  onLacking: OnLacking,
): Promise<Uint8Array> {
  const paper = statementPaper(statement, words);
  const draw = (pages: Pages): void => {
    const sites = siteTable(statement, words);
    const isLong = sites.rows.length > MOST_SITES;
    const summaries = [...pageTables(statement, words), ...(isLong ? [] : [sites])].filter(hasRows);
    for (const table of summaries) {
      drawSection(pages, withoutEmptyColumns(table), { size: TEXT_SIZE, words });
    }
    if (isLong) drawParagraph(pages, words.sitesElsewhere(sites.rows.length));
    const details = detailTables(statement, words);
    drawDetails(pages, details, footLines(statement, words, 'mark'), { size: DETAIL_SIZE, words });
  };
  const { title, member, computedBy, state } = paper;
  const foot = [title, member.member, periodText(statement.run.period, words), computedBy, state.text];
  return paperPdf(paper, { marks: [], lines: statement.lines.length, draw, foot }, words, onLacking);
}

/** The statement of a year as a PDF. */
export async function yearStatementPdf(
  statement: YearStatement,
  words: ReportWords,
  onLacking: OnLacking,
): Promise<Uint8Array> {
  const { title, subject, marks, tables, foot, computedBy } = statement;
  const rest = {
    marks,
    lines: tables.reduce((sum, { rows }) => sum + rows.length, 0),
    draw: (pages: Pages) => drawDetails(pages, tables, foot, { size: DETAIL_SIZE, words }),
    foot: [title, subject, computedBy, ...marks.slice(0, 1)],
  };
  return paperPdf(statement, rest, words, onLacking);
}

/** The content of a PDF after the opening of its paper. */
interface Rest {
  /** Written under the sums. */
  readonly marks: readonly string[];
  /** The number of rows that it draws. */
  readonly lines: number;
  readonly draw: (pages: Pages) => void;
  /** At the foot of each page. */
  readonly foot: readonly string[];
}

/** A paper as a PDF to print and sign: A4 on its side, searchable, the same bytes every time (REPORTS.md). */
async function paperPdf(
  paper: Paper,
  { marks, lines, draw, foot }: Rest,
  words: ReportWords,
  onLacking: OnLacking,
): Promise<Uint8Array> {
  const { title, subject, state, version } = paper;
  const info = {
    title: `${title} · ${subject}`,
    language: NOTATION[words.language].tag,
    creator: `grappe ${version}`,
    across: state.final ? undefined : state.text,
  };
  const pages = paperOf(info, lines, (pages) => {
    drawTitle(pages, title, subject, state);
    drawBand(pages, paper);
    for (const mark of marks) drawParagraph(pages, mark);
    drawStepsAndSignature(pages, paper, words);
    draw(pages);
  });
  const { pageOf } = words;
  return pages.finish(foot.join(' · '), (page, count) => pageOf(String(page), String(count)), onLacking);
}
