import { markupText } from '../../text/markup.ts';
import { compareText } from '../../text/text-order.ts';
import { memberText } from '../statement/identity.ts';
import type { Names } from '../statement/names.ts';
import { categoryText, inCategoryOrder } from '../words/category-text.ts';
import type { ReportWords } from '../words/en.ts';
import { lineTitles } from './page/lines.ts';
import type { ReportContent } from './report-content.ts';

/**
 * The list of lines with its search; the script of the page fills it. No browser fills the search when the page is
 * opened again: the list would not show what the search says.
 */
export function lineSection({ lines, totals }: ReportContent, names: Names, words: ReportWords): string {
  const invoices = [...new Set(lines.map(({ line }) => line.invoiceNumber))].sort(compareText);
  const categories = inCategoryOrder(lines.map(({ line }) => line.category));
  const members = totals.members.map(({ member }) => option(member, memberText(names.member(member))));
  const heads = lineTitles(words).map((title, index) => {
    const style = index < FIRST_FIGURE ? '' : ' class="figure"';
    return `<th scope="col"${style}>${markupText(title)}</th>`;
  });
  return `<section id="lines">
<h2 id="lines-title">${markupText(words.everyLine)}</h2>
<noscript><p>${markupText(words.needsScript)}</p></noscript>
<form id="filters" autocomplete="off" hidden>
<label for="search">${markupText(words.search)}<input id="search" type="search" placeholder="${markupText(words.searchHint)}"></label>
${select('member', words.filterMember, members)}
${select(
  'category',
  words.filterCategory,
  categories.map((category) => option(categoryText(category, words), categoryText(category, words))),
)}
${select(
  'invoice',
  words.filterInvoice,
  invoices.map((invoice) => option(invoice, invoice)),
)}
<label class="check" for="credits"><input id="credits" type="checkbox"> ${markupText(words.onlyCredits)}</label>
</form>
<p id="status" role="status"></p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="lines-title">
<table id="line-table"><thead><tr>${heads.join('')}</tr></thead><tbody id="rows"></tbody></table>
</div>
<nav class="pager" aria-label="${markupText(words.everyLine)}"><button type="button" id="previous">${markupText(words.page.previous)}</button> <span id="range"></span> <button type="button" id="next">${markupText(words.page.next)}</button></nav>
</section>`;
}

/** The first column of figures: the net. */
const FIRST_FIGURE = 5;

function select(id: string, { label, all }: ReportWords['filterMember'], options: readonly string[]): string {
  return `<label for="${id}">${markupText(label)}<select id="${id}">${option('', all)}${options.join('')}</select></label>`;
}

function option(value: string, label: string): string {
  return `<option value="${markupText(value)}">${markupText(label)}</option>`;
}
