import type { Workspace } from '../../domain/workspace.ts';
import { readTextAsset } from '../../package-files.ts';
import type { RunTotals } from '../../settle/tally.ts';
import { joined } from '../../text/joined.ts';
import { markupText } from '../../text/markup.ts';
import { compareBy } from '../../text/text-order.ts';
import { type Percentages, percentages } from '../percentages.ts';
import { namedCorrection, type StatementSource } from '../statement/build.ts';
import { correctionTables } from '../statement/correction-tables.ts';
import { memberText, type Names, namesOf, paperState } from '../statement/identity.ts';
import { roundingLines, roundingsOf } from '../statement/roundings.ts';
import { categoryText, inCategoryOrder, periodText, type ReportWords } from '../words/words.ts';
import { barChart, categoryGroups } from './charts.ts';
import { findingGroups, findingsSection, isOpen, type ReportFinding } from './findings-section.ts';
import {
  htmlPage,
  htmlTable,
  jsonScript,
  longTable,
  paragraph,
  proseMarkup,
  rowData,
  stateMark,
} from './markup.ts';
import { owedList } from './owed-list.ts';
import { invoiceId, sharedNumbers } from './page/line-index.ts';
import { lineTitles, pageData } from './page/lines.ts';
import { categoryTable, lineTotalsTable, memberTable, settlementTable } from './report-tables.ts';

/** What the coordinator's view shows. */
export interface ReportContent extends Pick<StatementSource, 'lines' | 'corrections' | 'name'> {
  readonly workspace: Workspace;
  readonly totals: RunTotals;
  /** Undefined where reconcile did not run. */
  readonly findings: readonly ReportFinding[] | undefined;
}

/** The coordinator's view of a run: one self-contained page (REPORTS.md), from what is owed down to every line. */
export function reportPage(content: ReportContent, words: ReportWords): string {
  const { workspace, name, lines, totals, findings } = content;
  const names = namesOf(workspace);
  const { convention } = workspace;
  const period = periodText(name.period, words);
  const percent = percentages(
    totals.members.map(({ gross }) => gross),
    totals.allocated.gross + totals.regularised.gross,
    words.language,
  );
  const corrections = correctionTables(
    content.corrections.map((correction) => namedCorrection(correction, names)),
    words,
  );
  const roundings = roundingLines(roundingsOf(convention, lines, content.corrections), words);
  const groups = findingGroups(findings ?? [], words);
  const open = findings?.filter(isOpen);
  const tables = [
    memberTable(totals, percent, names, words),
    categoryTable(totals.charges, names, words),
    settlementTable(totals.debts, names, words),
    lineTotalsTable(totals, convention.currency, words),
  ].map((table) => htmlTable(table, words));
  const { shortNames } = words;
  const contents = Object.entries({
    ...shortNames,
    findings: `${shortNames.findings} (${open?.length ?? '—'})`,
  })
    .filter(([id]) => id !== 'corrections' || corrections.length > 0)
    .map(([id, title]) => `<li><a href="#${id}">${markupText(title)}</a></li>`);
  return htmlPage({
    language: words.language,
    title: `${words.report} · ${period}`,
    style: readTextAsset('report.css'),
    script: readTextAsset('report-page.js'),
    body: `<header>${stateMark(paperState(name, words))}<h1>${markupText(words.report)}</h1>
<p class="subject">${proseMarkup(joined([period, convention.title ?? '', `${words.currency} ${convention.currency}`], ' · '))}</p>
<nav class="contents" aria-label="${markupText(words.contents)}"><ul>${contents.join('')}</ul></nav></header>
<main>
${owedList(totals, open ?? [], convention.currency, names, words)}
${lineSection(content, names, words)}
${tables.join('\n')}
<div class="charts" id="charts">
${memberChart(totals, percent, names, words)}
${categoryChart(content, names, words)}
</div>
${correctionSection(corrections, words)}
${findingsSection(findings, groups, words)}
</main>
<footer>${paragraph(`${words.computedBy(name.version, name.runId)}.`)}
${roundings.map(paragraph).join('\n')}
${paragraph(words.verify(name.runId))}</footer>
${jsonScript('data', pageData(lines, names, words))}
${rowData([...corrections, ...groups.map(({ table }) => table)], words)}`,
  });
}

/** The corrections of closed runs, each run folded. */
function correctionSection(tables: ReturnType<typeof correctionTables>, words: ReportWords): string {
  if (tables.length === 0) return '';
  const folded = tables.map(
    (table) =>
      `<details><summary>${proseMarkup(`${table.title} · ${words.rowCount(table.rows.length)}`)}</summary>${longTable(table, words)}</details>`,
  );
  return `<section id="corrections" aria-labelledby="corrections-title"><h2 id="corrections-title">${markupText(words.corrections)}</h2>
${folded.join('\n')}</section>`;
}

function memberChart(
  { members }: ReportContent['totals'],
  percent: Percentages | undefined,
  names: Names,
  words: ReportWords,
): string {
  const bars = members.map(({ member, gross }, index) => ({
    label: names.called(member),
    amount: gross,
    percent: percent?.parts[index] ?? '',
    color: 1,
  }));
  const title = words.shareOfMembers;
  return barChart('member-chart', title, [{ label: '', bars }], words);
}

function categoryChart({ workspace, totals }: ReportContent, names: Names, words: ReportWords): string {
  const { ownCategories } = workspace.convention;
  const labelOf = (member: string): string => memberText(names.member(member));
  const groups = categoryGroups(totals.charges, ownCategories, labelOf, words).map(({ label, bars }) => ({
    label,
    bars: bars.filter(({ amount }) => amount !== 0n),
  }));
  return barChart('category-chart', words.categoriesByMember, groups, words);
}

/**
 * The list of lines with its search; the script of the page shows and fills it. Browsers must not refill the search
 * when the page is opened again: the list would not match it.
 */
function lineSection({ lines, totals }: ReportContent, names: Names, words: ReportWords): string {
  const categories = inCategoryOrder(lines.map(({ line }) => line.category));
  const members = totals.members.map(({ member }) => option(member, memberText(names.member(member))));
  const heads = lineTitles(words).map((title, index) => {
    const style = index < FIRST_FIGURE ? '' : ' class="figure"';
    return `<th scope="col"${style}>${markupText(title)}</th>`;
  });
  return `<section id="lines">
<h2 id="lines-title">${markupText(words.everyLine)}</h2>
<noscript><p>${markupText(words.needsScript)}</p></noscript>
<div id="list" hidden>
<form id="filters" autocomplete="off">
<label for="search">${markupText(words.search)}<input id="search" type="search" placeholder="${markupText(words.searchHint)}"></label>
${select('member', words.filterMember, members)}
${select(
  'category',
  words.filterCategory,
  categories.map((category) => option(categoryText(category, words), categoryText(category, words))),
)}
${select('invoice', words.filterInvoice, invoiceOptions(lines, names))}
<label class="check" for="credits"><input id="credits" type="checkbox"> ${markupText(words.onlyCredits)}</label>
</form>
<p id="status" role="status"></p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="lines-title">
<table id="line-table"><thead><tr>${heads.join('')}</tr></thead><tbody id="rows"></tbody></table>
</div>
<nav class="pager" aria-label="${markupText(words.everyLine)}"><button type="button" id="previous">${markupText(words.page.previous)}</button> <span id="range"></span> <button type="button" id="next">${markupText(words.page.next)}</button></nav>
</div>
</section>`;
}

/** The invoices by number, with their supplier where two have one number. */
function invoiceOptions(lines: ReportContent['lines'], names: Names): readonly string[] {
  const invoices = lines.map(({ line: { supplier, invoiceNumber: invoice } }) => ({
    supplier: names.supplier(supplier),
    invoice,
  }));
  const shared = sharedNumbers(invoices);
  const byId = new Map(invoices.map((found) => [invoiceId(found), found]));
  const sorted = [...byId].sort(
    compareBy(
      ([, { invoice }]) => invoice,
      ([, { supplier }]) => supplier,
    ),
  );
  return sorted.map(([id, { supplier, invoice }]) =>
    option(id, shared.has(invoice) ? `${invoice} · ${supplier}` : invoice),
  );
}

/** The first column of figures: the net. */
const FIRST_FIGURE = 5;

function select(id: string, { label, all }: ReportWords['filterMember'], options: readonly string[]): string {
  return `<label for="${id}">${markupText(label)}<select id="${id}">${option('', all)}${options.join('')}</select></label>`;
}

function option(value: string, label: string): string {
  return `<option value="${markupText(value)}">${markupText(label)}</option>`;
}
