import type { Language } from '../../domain/language.ts';
import { NOTATION } from '../../domain/notation.ts';
import { withoutEmptyColumns } from '../document.ts';
import type { OnLacking } from '../formats.ts';
import { siteTable } from '../statement/budget-tables.ts';
import { correctionTables } from '../statement/correction-tables.ts';
import { footLines, signedSums } from '../statement/foot.ts';
import { identityFacts, memberText, paperState } from '../statement/identity.ts';
import { statementSums } from '../statement/owed.ts';
import { shortDetail } from '../statement/short-detail.ts';
import type { Statement } from '../statement/statement.ts';
import { pageTables, stepsTable } from '../statement/summary.ts';
import { periodText } from '../words/period-words.ts';
import { reportWords } from '../words/words.ts';
import { drawBand } from './owed-band.ts';
import { paperOf } from './pages.ts';
import {
  DETAIL_SIZE,
  drawDetails,
  drawParagraph,
  drawSection,
  drawStepsAndSignature,
  drawTitle,
  TEXT_SIZE,
} from './parts.ts';

/** Establishments that a PDF sums; more of them make it too long, and each line names its own. */
const MOST_SITES = 60;

/** A statement as a PDF to print and sign: A4 on its side, searchable, the same bytes every time (REPORTS.md). */
export async function statementPdf(
  statement: Statement,
  language: Language,
  onLacking: OnLacking,
): Promise<Uint8Array> {
  const words = reportWords(language);
  const { member, run } = statement;
  const subject = `${memberText(member)} · ${periodText(run.period, language)}`;
  const state = paperState(run, language);
  const info = {
    title: `${words.statement} · ${subject}`,
    language: NOTATION[language].tag,
    creator: `grappe ${run.version}`,
    across: state.final ? undefined : state.text,
  };
  const pages = paperOf(info, (pages) => {
    drawTitle(pages, words.statement, subject, state);
    drawBand(pages, statementSums(statement, language), language);
    const style = { size: TEXT_SIZE, language };
    const toSign = {
      signed: signedSums(statement, language),
      labels: [words.placeAndDate, words.signature],
    };
    const facts = identityFacts(statement, language);
    drawStepsAndSignature(pages, stepsTable(statement, language), facts, toSign, style);
    const sites = siteTable(statement, language);
    const isLong = sites.rows.length > MOST_SITES;
    const summaries = [...pageTables(statement, language), ...(isLong ? [] : [sites])];
    for (const table of summaries) drawSection(pages, withoutEmptyColumns(table), style);
    if (isLong) drawParagraph(pages, words.sitesElsewhere(sites.rows.length));
    const details = [
      ...shortDetail(statement, language),
      ...correctionTables(statement.regularisations, language),
    ];
    drawDetails(pages, details, footLines(statement, language, 'mark'), { size: DETAIL_SIZE, language });
  });
  const computedBy = words.computedBy(run.version, run.runId);
  return pages.finish(
    [words.statement, member.member, periodText(run.period, language), computedBy, state.text].join(' · '),
    (page, count) => words.pageOf(String(page), String(count)),
    onLacking,
  );
}
