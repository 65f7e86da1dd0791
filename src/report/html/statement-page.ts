import { readTextAsset } from '../../assets.ts';
import type { Language } from '../../domain/language.ts';
import { withoutEmptyColumns } from '../document.ts';
import { siteTable } from '../statement/budget-tables.ts';
import { correctionTables } from '../statement/correction-tables.ts';
import { footLines, signedSums } from '../statement/foot.ts';
import { identityFacts, memberText } from '../statement/identity.ts';
import { statementSums } from '../statement/owed.ts';
import { shortDetail } from '../statement/short-detail.ts';
import type { Statement } from '../statement/statement.ts';
import { pageTables, stepsTable } from '../statement/summary.ts';
import { periodText } from '../words/period-words.ts';
import { reportWords } from '../words/words.ts';
import { longTable, rowData } from './long-table.ts';
import {
  escapeHtml,
  htmlPage,
  htmlTable,
  identitySection,
  paragraph,
  proseMarkup,
  stateMark,
} from './markup.ts';
import { openingSection } from './opening.ts';

/** A statement as a page in one file that loads nothing, made to be read and printed; long lists are shown in parts. */
export function statementPage(statement: Statement, language: Language): string {
  const words = reportWords(language);
  const { member, run } = statement;
  const subject = `${memberText(member)} · ${periodText(run.period, language)}`;
  const summaries = [...pageTables(statement, language), siteTable(statement, language)]
    .map((table) => htmlTable(withoutEmptyColumns(table), language))
    .join('\n');
  const details = [
    ...shortDetail(statement, language),
    ...correctionTables(statement.regularisations, language),
  ];
  const lists = details.map((table) => longTable(table, language)).join('\n');
  const data = rowData(details, language);
  const foot = footLines(statement, language, 'mark').map(paragraph).join('\n');
  return htmlPage({
    language,
    title: `${words.statement} · ${subject}`,
    style: readTextAsset('statement.css'),
    script: data === '' ? undefined : readTextAsset('statement-page.js'),
    body: `<header>${stateMark(run, language)}<h1>${escapeHtml(words.statement)}</h1><p class="subject">${proseMarkup(subject)}</p></header>
<main>
${openingSection(statementSums(statement, language), language)}
${htmlTable(stepsTable(statement, language), language)}
${identitySection(identityFacts(statement, language), {
  signed: signedSums(statement, language),
  labels: [words.placeAndDate, words.signature],
})}
${summaries}
<div class="details">
${lists}
</div>
</main>
<footer>
${foot}
</footer>
${data}`,
  });
}
