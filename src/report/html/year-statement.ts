import { readTextAsset } from '../../assets.ts';
import type { Locale } from '../../domain/convention.ts';
import type { OwedFigure } from '../statement/owed.ts';
import { reportWords } from '../words/words.ts';
import type { YearStatement } from '../year/statement.ts';
import { escapeHtml, htmlPage, htmlTable, identitySection, paragraph, stateMarks } from './markup.ts';

/** The statement of a year as a page in one file that loads nothing, made to be read and printed. */
export function yearStatementPage(statement: YearStatement, language: Locale): string {
  const words = reportWords(language);
  const { title, subject, marks, owed, recovered, nothing, facts, steps, tables, foot, signed, labels } =
    statement;
  const none =
    nothing === undefined
      ? ''
      : `<p class="sum"><strong>${escapeHtml(nothing[0])}</strong></p><p class="in-words">${escapeHtml(nothing[1])}</p>`;
  const note =
    owed.length + recovered.length > 1 ? `<p class="in-words">${escapeHtml(statement.noSetOff)}</p>` : '';
  return htmlPage({
    language,
    title: `${title} · ${subject}`,
    style: readTextAsset('statement.css'),
    script: undefined,
    body: `<header>${stateMarks(marks, words.ofYear.final)}<h1>${escapeHtml(title)}</h1><p class="subject">${escapeHtml(subject)}</p></header>
<main>
<section class="owed" aria-label="${escapeHtml(words.howMuch)}">
${none}${owed.map((figure) => figureMarkup(figure, 'sum')).join('\n')}
${recovered.map((figure) => figureMarkup(figure, 'sum recovered')).join('\n')}${note}
</section>
${htmlTable(steps, language)}
${identitySection(facts, { signed, labels })}
<div class="details">
${tables.map((table) => htmlTable(table, language)).join('\n')}
</div>
</main>
<footer>
${foot.map(paragraph).join('\n')}
</footer>`,
  });
}

function figureMarkup({ label, figures, inWords }: OwedFigure, kind: string): string {
  return `<p class="${kind}"><span>${escapeHtml(label)}</span> <strong>${escapeHtml(figures)}</strong></p><p class="in-words">${escapeHtml(inWords)}</p>`;
}
