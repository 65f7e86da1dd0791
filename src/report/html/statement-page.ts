import { readTextAsset } from '../../assets.ts';
import type { Locale } from '../../domain/convention.ts';
import { presentTables } from '../document.ts';
import { stackedDetail } from '../statement/detail.ts';
import { footLines } from '../statement/foot.ts';
import { regularisationTable } from '../statement/regularisation-table.ts';
import type { Statement } from '../statement/statement.ts';
import { identityFacts, memberText, siteTable, summaryTables } from '../statement/summary.ts';
import { periodText } from '../words/period-words.ts';
import { reportWords } from '../words/words.ts';
import { escapeHtml, htmlPage, htmlTable } from './markup.ts';

/** A statement as a page in one file: no script, no network, made to be read and printed. */
export function statementPage(statement: Statement, language: Locale): string {
  const words = reportWords(language);
  const subject = `${memberText(statement.member)} · ${periodText(statement.run.period, language)}`;
  const facts = identityFacts(statement, language)
    .map(({ name, value }) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`)
    .join('\n');
  const tables = [...summaryTables(statement, language), siteTable(statement, language)]
    .map((table) => htmlTable(table, language))
    .join('\n');
  const detail = htmlTable(stackedDetail(statement, language), language);
  const regularisations = presentTables(regularisationTable(statement, language))
    .map((table) => htmlTable(table, language))
    .join('');
  const foot = footLines(statement, language, 'mark')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('\n');
  const signature = [words.placeAndDate, words.signature]
    .map((label) => `<p>${escapeHtml(label)}</p>`)
    .join('');
  return htmlPage({
    language,
    title: `${words.statement} · ${subject}`,
    style: readTextAsset('report.css'),
    script: undefined,
    body: `<header><h1>${escapeHtml(words.statement)}</h1><p class="subject">${escapeHtml(subject)}</p></header>
<main>
<dl class="facts">
${facts}
</dl>
${tables}
<div class="stacked">${detail}</div>
${regularisations}
</main>
<footer>
${foot}
<div class="signature">${signature}</div>
</footer>`,
  });
}
