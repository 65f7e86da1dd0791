import { readTextAsset } from '../../assets.ts';
import type { Locale } from '../../domain/convention.ts';
import { CATEGORIES } from '../../domain/invoice-line.ts';
import { compareText } from '../../text/text-order.ts';
import { memberText } from '../statement/identity.ts';
import { type Names, namesOf } from '../statement/names.ts';
import type { ReportWords } from '../words/en.ts';
import { periodText } from '../words/period-words.ts';
import { reportWords } from '../words/words.ts';
import { type BarGroup, barChart } from './charts.ts';
import { escapeHtml, htmlPage, htmlTable } from './markup.ts';
import { pageData } from './page/lines.ts';
import type { ReportContent } from './report-content.ts';
import {
  type CategoryAmount,
  categoryAmounts,
  categoryTable,
  findingTable,
  lineTotalsTable,
  memberTable,
  settlementTable,
} from './report-tables.ts';

/** The coordinator's view of a run: one page that loads nothing (REPORTS.md). */
export function reportPage(content: ReportContent, language: Locale): string {
  const { workspace, name, lines, totals, findings } = content;
  const words = reportWords(language);
  const names = namesOf(workspace);
  const { convention } = workspace;
  const period = periodText(name.period, language);
  const amounts = categoryAmounts(totals.charges);
  const tables = [
    lineTotalsTable(totals, language),
    memberTable(totals, names, language),
    categoryTable(amounts, names, language),
    settlementTable(totals.debts, names, language),
  ].map((table) => htmlTable(table, language));
  const data = JSON.stringify(pageData(lines, names, language));
  return htmlPage({
    language,
    title: `${words.report} · ${period}`,
    style: readTextAsset('report.css'),
    script: readTextAsset('report-page.js'),
    body: `<header><h1>${escapeHtml(words.report)}</h1>
<p class="subject">${escapeHtml([period, convention.title ?? ''].filter((part) => part !== '').join(' · '))}</p></header>
<main>
${tables.join('\n')}
<div class="charts">
${memberChart(totals, names, language)}
${categoryChart(amounts, names, language)}
</div>
<div class="findings">${htmlTable(findingTable(findings, language), language)}</div>
${lineSection(content, names, words)}
</main>
<footer><p>${escapeHtml(words.computedBy(name.version, name.runId))}.</p>
<p>${escapeHtml(words.rounding[convention.rounding])}</p>
<p>${escapeHtml(words.verify(name.runId))}</p></footer>
<script type="application/json" id="data">${data.replaceAll('<', '\\u003c')}</script>`,
  });
}

function memberChart(
  { members, allocated }: ReportContent['totals'],
  names: Names,
  language: Locale,
): string {
  const bars = members.map(({ member, gross }) => ({
    label: names.member(member).name,
    amount: gross,
    color: 1,
  }));
  const title = reportWords(language).shareOfMembers;
  return barChart('member-chart', title, [{ label: '', bars }], language, allocated.gross);
}

function categoryChart(amounts: readonly CategoryAmount[], names: Names, language: Locale): string {
  const words = reportWords(language);
  const members = [...new Set(amounts.map(({ member }) => member))];
  const groups = members.map(
    (member): BarGroup => ({
      label: memberText(names.member(member)),
      bars: amounts
        .filter((item) => item.member === member && item.gross !== 0n)
        .map(({ category, gross }) => ({
          label: words.categories[category],
          amount: gross,
          color: CATEGORIES.indexOf(category) + 1,
        })),
    }),
  );
  return barChart('category-chart', words.categoriesByMember, groups, language);
}

/** The list of lines; the script of the page fills it. */
function lineSection({ lines, totals }: ReportContent, names: Names, words: ReportWords): string {
  const invoices = [...new Set(lines.map(({ line }) => line.invoiceNumber))].sort(compareText);
  const categories = CATEGORIES.filter((category) => lines.some(({ line }) => line.category === category));
  const members = totals.members.map(({ member }) => option(member, memberText(names.member(member))));
  const columns = [words.invoice, words.service, words.access, words.serves, words.rule]
    .map((title) => `<th scope="col">${escapeHtml(title)}</th>`)
    .join('');
  const figures = [words.net, words.vat, words.gross]
    .map((title) => `<th scope="col" class="figure">${escapeHtml(title)}</th>`)
    .join('');
  return `<section id="lines" aria-labelledby="lines-title">
<h2 id="lines-title">${escapeHtml(words.everyLine)}</h2>
<noscript><p>${escapeHtml(words.needsScript)}</p></noscript>
<form id="filters" hidden>
<label for="search">${escapeHtml(words.search)}<input id="search" type="search" autocomplete="off" placeholder="${escapeHtml(words.searchHint)}"></label>
${select('member', words.filterMember, words, members)}
${select(
  'category',
  words.filterCategory,
  words,
  categories.map((category) => option(words.categories[category], words.categories[category])),
)}
${select(
  'invoice',
  words.filterInvoice,
  words,
  invoices.map((invoice) => option(invoice, invoice)),
)}
<label class="check" for="credits"><input id="credits" type="checkbox"> ${escapeHtml(words.onlyCredits)}</label>
</form>
<p id="status" role="status"></p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="lines-title">
<table id="line-table"><thead><tr>${columns}${figures}</tr></thead><tbody id="rows"></tbody></table>
</div>
<nav class="pager" aria-labelledby="lines-title"><button type="button" id="previous">${escapeHtml(words.page.previous)}</button> <span id="range"></span> <button type="button" id="next">${escapeHtml(words.page.next)}</button></nav>
</section>`;
}

function select(id: string, label: string, words: ReportWords, options: readonly string[]): string {
  return `<label for="${id}">${escapeHtml(label)}<select id="${id}">${option('', words.all)}${options.join('')}</select></label>`;
}

function option(value: string, label: string): string {
  return `<option value="${escapeHtml(value)}">${escapeHtml(label)}</option>`;
}
