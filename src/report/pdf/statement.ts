import type { Language } from '../../domain/language.ts';
import { withoutEmptyColumns } from '../document.ts';
import type { OnLacking } from '../formats.ts';
import { siteTable } from '../statement/budget-tables.ts';
import { correctionTables } from '../statement/correction-tables.ts';
import { footLines } from '../statement/foot.ts';
import { statementPaper } from '../statement/paper.ts';
import { shortDetail } from '../statement/short-detail.ts';
import type { Statement } from '../statement/statement.ts';
import { pageTables } from '../statement/summary.ts';
import { periodText } from '../words/period-words.ts';
import { reportWords } from '../words/words.ts';
import type { Pages } from './pages.ts';
import { paperPdf } from './paper.ts';
import { DETAIL_SIZE, drawDetails, drawParagraph, drawSection, TEXT_SIZE } from './parts.ts';

/** Establishments that a PDF sums; more of them make it too long, and each line names its own. */
const MOST_SITES = 60;

/** A statement as a PDF. */
export async function statementPdf(
  statement: Statement,
  language: Language,
  onLacking: OnLacking,
): Promise<Uint8Array> {
  const paper = statementPaper(statement, language);
  const draw = (pages: Pages): void => {
    const sites = siteTable(statement, language);
    const isLong = sites.rows.length > MOST_SITES;
    const summaries = [...pageTables(statement, language), ...(isLong ? [] : [sites])];
    for (const table of summaries) {
      drawSection(pages, withoutEmptyColumns(table), { size: TEXT_SIZE, language });
    }
    if (isLong) drawParagraph(pages, reportWords(language).sitesElsewhere(sites.rows.length));
    const details = [
      ...shortDetail(statement, language),
      ...correctionTables(statement.regularisations, language),
    ];
    drawDetails(pages, details, footLines(statement, language, 'mark'), { size: DETAIL_SIZE, language });
  };
  const { title, member, computedBy, state } = paper;
  const foot = [title, member.member, periodText(statement.run.period, language), computedBy, state.text];
  return paperPdf(paper, { marks: [], draw, foot }, language, onLacking);
}
