import { readTextAsset } from '../../assets.ts';
import type { Language } from '../../domain/language.ts';
import { reportWords } from '../words/words.ts';
import type { YearStatement } from '../year/statement.ts';
import {
  escapeHtml,
  htmlPage,
  htmlTable,
  identitySection,
  paragraph,
  proseMarkup,
  stateMarks,
} from './markup.ts';
import { openingSection } from './opening.ts';

/** The statement of a year as a page in one file that loads nothing, made to be read and printed. */
export function yearStatementPage(statement: YearStatement, language: Language): string {
  const words = reportWords(language);
  const { title, subject, marks, opening, facts, steps, tables, foot, signed, labels } = statement;
  return htmlPage({
    language,
    title: `${title} · ${subject}`,
    style: readTextAsset('statement.css'),
    script: undefined,
    body: `<header>${stateMarks(marks, words.ofYear.final)}<h1>${escapeHtml(title)}</h1><p class="subject">${proseMarkup(subject)}</p></header>
<main>
${openingSection(opening, language)}
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
