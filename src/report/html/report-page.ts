import type { OwnCategories } from '../../domain/invoice-line.ts';
import type { Language } from '../../domain/language.ts';
import { readTextAsset } from '../../package-files.ts';
import { joined } from '../../text/joined.ts';
import { markupText } from '../../text/markup.ts';
import { type Percentages, percentages } from '../percentages.ts';
import { namedCorrection } from '../statement/build.ts';
import { correctionTables } from '../statement/correction-tables.ts';
import { memberText, paperState } from '../statement/identity.ts';
import { type Names, namesOf } from '../statement/names.ts';
import { roundingLines, roundingsOf } from '../statement/roundings.ts';
import { categoryText } from '../words/category-text.ts';
import { periodText } from '../words/period-words.ts';
import { reportWords } from '../words/words.ts';
import { categoryColor } from './category-color.ts';
import { type BarGroup, barChart } from './charts.ts';
import { findingGroups, findingsSection } from './findings-section.ts';
import { lineSection } from './line-section.ts';
import { longTable, rowData } from './long-table.ts';
import { htmlPage, htmlTable, jsonScript, paragraph, proseMarkup, stateMark } from './markup.ts';
import { owedList } from './owed-list.ts';
import { pageData } from './page/lines.ts';
import type { ReportContent } from './report-content.ts';
import {
  type CategoryAmount,
  categoryAmounts,
  categoryTable,
  lineTotalsTable,
  memberTable,
  settlementTable,
} from './report-tables.ts';

/**
 * The coordinator's view of a run: one page that loads nothing (REPORTS.md). It opens with what is owed and the search
 * over every line; sums, charts, corrections and findings follow.
 */
export function reportPage(content: ReportContent, language: Language): string {
  const { workspace, name, lines, totals, findings } = content;
  const words = reportWords(language);
  const names = namesOf(workspace);
  const { convention } = workspace;
  const period = periodText(name.period, language);
  const amounts = categoryAmounts(totals.charges);
  const percent = percentages(
    totals.members.map(({ gross }) => gross),
    totals.allocated.gross + totals.regularised.gross,
    language,
  );
  const corrections = correctionTables(
    content.corrections.map((correction) => namedCorrection(correction, names)),
    language,
  );
  const roundings = roundingLines(roundingsOf(convention, lines, content.corrections), language);
  const groups = findingGroups(findings ?? [], language);
  const tables = [
    memberTable(totals, percent, names, language),
    categoryTable(amounts, names, language),
    settlementTable(totals.debts, names, language),
    lineTotalsTable(totals, convention.currency, language),
  ].map((table) => htmlTable(table, language));
  const { shortNames } = words;
  const contents = Object.entries({
    ...shortNames,
    findings: `${shortNames.findings} (${findings?.length ?? '—'})`,
  })
    .filter(([id]) => id !== 'corrections' || corrections.length > 0)
    .map(([id, title]) => `<li><a href="#${id}">${markupText(title)}</a></li>`);
  return htmlPage({
    language,
    title: `${words.report} · ${period}`,
    style: readTextAsset('report.css'),
    script: readTextAsset('report-page.js'),
    body: `<header>${stateMark(paperState(name, language))}<h1>${markupText(words.report)}</h1>
<p class="subject">${proseMarkup(joined([period, convention.title ?? '', `${words.currency} ${convention.currency}`], ' · '))}</p>
<nav class="contents" aria-label="${markupText(words.contents)}"><ul>${contents.join('')}</ul></nav></header>
<main>
${owedList(totals, findings ?? [], convention.currency, names, language)}
${lineSection(content, names, words)}
${tables.join('\n')}
<div class="charts" id="charts">
${memberChart(totals, percent, names, language)}
${categoryChart(amounts, workspace.convention.ownCategories, names, language)}
</div>
${correctionSection(corrections, language)}
${findingsSection(findings, groups, language)}
</main>
<footer>${paragraph(`${words.computedBy(name.version, name.runId)}.`)}
${roundings.map(paragraph).join('\n')}
${paragraph(words.verify(name.runId))}</footer>
${jsonScript('data', pageData(lines, names, language))}
${rowData([...corrections, ...groups.map(({ table }) => table)], language)}`,
  });
}

/** The corrections of closed runs, each run folded. */
function correctionSection(tables: ReturnType<typeof correctionTables>, language: Language): string {
  if (tables.length === 0) return '';
  const words = reportWords(language);
  const folded = tables.map(
    (table) =>
      `<details><summary>${proseMarkup(`${table.title} · ${words.rowCount(table.rows.length)}`)}</summary>${longTable(table, language)}</details>`,
  );
  return `<section id="corrections" aria-labelledby="corrections-title"><h2 id="corrections-title">${markupText(words.corrections)}</h2>
${folded.join('\n')}</section>`;
}

function memberChart(
  { members }: ReportContent['totals'],
  percent: Percentages | undefined,
  names: Names,
  language: Language,
): string {
  const bars = members.map(({ member, gross }, index) => ({
    label: names.called(member),
    amount: gross,
    percent: percent?.parts[index] ?? '',
    color: 1,
  }));
  const title = reportWords(language).shareOfMembers;
  return barChart('member-chart', title, [{ label: '', bars }], language);
}

function categoryChart(
  amounts: readonly CategoryAmount[],
  own: OwnCategories,
  names: Names,
  language: Language,
): string {
  const words = reportWords(language);
  const members = [...new Set(amounts.map(({ member }) => member))];
  const groups = members.map(
    (member): BarGroup => ({
      label: memberText(names.member(member)),
      bars: amounts
        .filter((item) => item.member === member && item.gross !== 0n)
        .map(({ category, gross }) => ({
          label: categoryText(category, words),
          amount: gross,
          percent: '',
          color: categoryColor(category, own),
        })),
    }),
  );
  return barChart('category-chart', words.categoriesByMember, groups, language);
}
