import { readTextAsset } from '../../package-files.ts';
import type { Balance, BorneRow } from '../../settle/account.ts';
import type { BudgetRow } from '../../settle/budget.ts';
import { sumOf } from '../../settle/totals.ts';
import { joined } from '../../text/joined.ts';
import { markupText } from '../../text/markup.ts';
import { ofDebts, presentTables } from '../document.ts';
import { periodText, type ReportWords } from '../words/words.ts';
import type { YearStatementsSource } from '../year/statement.ts';
import {
  balanceTable,
  borneTable,
  budgetTable,
  categoryTable,
  imputationTable,
  owedTable,
  type YearTablesContext,
} from '../year/tables.ts';
import { type BarGroup, barChart, categoryGroups } from './charts.ts';
import { htmlPage, htmlTable, paragraph, proseMarkup, stateMarks } from './markup.ts';
import { balanceList } from './owed-list.ts';

/** What the coordinator's page of a year is made from: an account or a forecast. */
export interface YearPageContent
  extends Pick<
    YearStatementsSource,
    'workspace' | 'period' | 'months' | 'names' | 'account' | 'expense' | 'borne' | 'marks'
  > {
  readonly kind: 'account' | 'forecast';
  /** For an account; a forecast has none. */
  readonly balances?: readonly Balance[];
  /** For a forecast that was compared with a vote. */
  readonly budget?: readonly BudgetRow[] | undefined;
  /** What was billed beyond what a forecast holds, in words. */
  readonly beyond?: string | undefined;
  readonly foot: readonly string[];
}

/** The year for the coordinator: months and categories by member as bars, with the table behind each (YEAR.md). */
export function yearPage(content: YearPageContent, words: ReportWords): string {
  const { kind, period, months, names, account, borne, balances, budget, beyond } = content;
  const context: YearTablesContext = { months, names, words };
  const first = presentTables(
    balances && balanceTable(balances, context),
    budget && budgetTable(budget, { period, beyond }, context),
  );
  const owed = { ...owedTable(words.ofYear.owedByMonth[kind], account, context), total: undefined };
  const after = presentTables(imputationTable(borne, context), ofDebts(owed, account, words));
  const tables = (found: typeof first): string => found.map((table) => htmlTable(table, words)).join('\n');
  const isPartial = kind === 'account' && content.marks.length > 0;
  const title = isPartial ? words.ofYear.accountSoFar : words.ofYear[kind];
  const { convention } = content.workspace;
  const subject = joined([periodText(period, words), convention.title ?? ''], ' · ');
  return htmlPage({
    language: words.language,
    title: `${title} · ${subject}`,
    style: readTextAsset('report.css'),
    body: `<header>${stateMarks(content.marks, words.ofYear.final)}<h1>${markupText(title)}</h1>
<p class="subject">${proseMarkup(subject)}</p></header>
<main>
${balances === undefined ? '' : balanceList(balances, convention.currency, names, words)}
${tables(first)}
<div class="charts">
${monthChart(content, words)}
</div>
${htmlTable(borneTable(borne, context), words)}
<div class="charts">
${categoryChart(content, words)}
</div>
${htmlTable(categoryTable(borne, context), words)}
${tables(after)}
</main>
<footer>${content.foot.map(paragraph).join('\n')}</footer>`,
  });
}

/** A bar for each member in each month, the same colour for the same member. */
function monthChart({ expense, borne, months, names }: YearPageContent, words: ReportWords): string {
  const members = [...new Set(expense.map(({ member }) => member))];
  const groups = months.map((month): BarGroup => {
    const bars = members.flatMap((member, index) => {
      const gross = sumOf(expense.filter((row) => row.month === month && row.member === member)).gross;
      return gross === 0n
        ? []
        : [{ label: names.called(member), amount: gross, percent: '', color: (index % 6) + 1 }];
    });
    return { label: periodText(month, words), bars };
  });
  const seen = groups.filter(({ bars }) => bars.length > 0);
  return barChart('month-chart', words.ofYear.monthChart(borne.some(isCorrection)), seen, words);
}

function categoryChart({ workspace, expense, borne, names }: YearPageContent, words: ReportWords): string {
  const { ownCategories } = workspace.convention;
  const groups = categoryGroups(expense, ownCategories, (member) => names.called(member), words);
  return barChart('category-chart', words.ofYear.categoryChart(borne.some(isCorrection)), groups, words);
}

function isCorrection({ corrects }: BorneRow): boolean {
  return corrects !== '';
}
