import type { Language } from '../../domain/language.ts';
import type { OnLacking } from '../formats.ts';
import type { YearStatement } from '../year/statement.ts';
import type { Pages } from './pages.ts';
import { paperPdf } from './paper.ts';
import { DETAIL_SIZE, drawDetails } from './parts.ts';

/** The statement of a year as a PDF. */
export async function yearStatementPdf(
  statement: YearStatement,
  language: Language,
  onLacking: OnLacking,
): Promise<Uint8Array> {
  const { title, subject, marks, tables, foot, computedBy } = statement;
  const rest = {
    marks,
    draw: (pages: Pages) => drawDetails(pages, tables, foot, { size: DETAIL_SIZE, language }),
    foot: [title, subject, computedBy, ...marks.slice(0, 1)],
  };
  return paperPdf(statement, rest, language, onLacking);
}
