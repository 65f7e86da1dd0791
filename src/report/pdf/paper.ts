import type { Language } from '../../domain/language.ts';
import { NOTATION } from '../../domain/notation.ts';
import type { OnLacking } from '../formats.ts';
import type { Paper } from '../statement/paper.ts';
import { reportWords } from '../words/words.ts';
import { drawBand } from './owed-band.ts';
import { type Pages, paperOf } from './pages.ts';
import { drawParagraph, drawStepsAndSignature, drawTitle } from './parts.ts';

/** What a PDF holds beside what its paper opens with. */
interface Rest {
  /** Said under the sums. */
  readonly marks: readonly string[];
  readonly draw: (pages: Pages) => void;
  /** At the foot of each page. */
  readonly foot: readonly string[];
}

/** A paper as a PDF to print and sign: A4 on its side, searchable, the same bytes every time (REPORTS.md). */
export async function paperPdf(
  paper: Paper,
  { marks, draw, foot }: Rest,
  language: Language,
  onLacking: OnLacking,
): Promise<Uint8Array> {
  const { title, subject, state, version } = paper;
  const info = {
    title: `${title} · ${subject}`,
    language: NOTATION[language].tag,
    creator: `grappe ${version}`,
    across: state.final ? undefined : state.text,
  };
  const pages = paperOf(info, (pages) => {
    drawTitle(pages, title, subject, state);
    drawBand(pages, paper);
    for (const mark of marks) drawParagraph(pages, mark);
    drawStepsAndSignature(pages, paper, language);
    draw(pages);
  });
  const { pageOf } = reportWords(language);
  return pages.finish(foot.join(' · '), (page, count) => pageOf(String(page), String(count)), onLacking);
}
