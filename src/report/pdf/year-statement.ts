import type { Language } from '../../domain/language.ts';
import { NOTATION } from '../../domain/notation.ts';
import type { OnLacking } from '../formats.ts';
import { reportWords } from '../words/words.ts';
import type { YearStatement } from '../year/statement.ts';
import { drawBand } from './owed-band.ts';
import { paperOf } from './pages.ts';
import {
  DETAIL_SIZE,
  drawDetails,
  drawParagraph,
  drawStepsAndSignature,
  drawTitle,
  TEXT_SIZE,
} from './parts.ts';

/** The statement of a year as a PDF to print and sign, drawn as that of a month is. */
export async function yearStatementPdf(
  statement: YearStatement,
  language: Language,
  onLacking: OnLacking,
): Promise<Uint8Array> {
  const words = reportWords(language);
  const { title, subject, state, marks, opening, facts, steps, tables } = statement;
  const info = {
    title: `${title} · ${subject}`,
    language: NOTATION[language].tag,
    creator: `grappe ${statement.version}`,
    across: state.final ? undefined : state.text,
  };
  const pages = paperOf(info, (pages) => {
    drawTitle(pages, title, subject, state);
    drawBand(pages, opening, language);
    for (const mark of marks) drawParagraph(pages, mark);
    const toSign = { signed: statement.signed, labels: statement.labels };
    drawStepsAndSignature(pages, steps, facts, toSign, { size: TEXT_SIZE, language });
    drawDetails(pages, tables, statement.foot, { size: DETAIL_SIZE, language });
  });
  return pages.finish(
    [title, subject, statement.computedBy, ...marks.slice(0, 1)].join(' · '),
    (page, count) => words.pageOf(String(page), String(count)),
    onLacking,
  );
}
