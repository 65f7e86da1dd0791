import type { Language } from '../../domain/language.ts';
import { readTextAsset } from '../../package-files.ts';
import type { Balance } from '../../settle/account.ts';
import type { BudgetRow } from '../../settle/budget.ts';
import { sumOf } from '../../settle/totals.ts';
import { joined } from '../../text/joined.ts';
import { markupText } from '../../text/markup.ts';
import { ofDebts, presentTables } from '../document.ts';
import { periodText, reportWords } from '../words/words.ts';
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
    'workspace' | 'period' | 'months' | 'names' | 'account' | 'expense' | 'marks'
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
export function yearPage(content: YearPageContent, language: Language): string {
  const words = reportWords(language);
  const { kind, period, months, names, account, expense, balances, budget, beyond } = content;
  const context: YearTablesContext = { months, names, language };
  const first = presentTables(
    balances && balanceTable(balances, context),
    budget && budgetTable(budget, { period, beyond }, context),
  );
  const owed = { ...owedTable(words.ofYear.owedByMonth[kind], account, context), total: undefined };
  const after = presentTables(imputationTable(expense, context), ofDebts(owed, account, language));
  const tables = (found: typeof first): string => found.map((table) => htmlTable(table, language)).join('\n');
  const isPartial = kind === 'account' && content.marks.length > 0;
  const title = isPartial ? words.ofYear.accountSoFar : words.ofYear[kind];
  const { convention } = content.workspace;
  const subject = joined([periodText(period, language), convention.title ?? ''], ' · ');
  return htmlPage({
    language,
    title: `${title} · ${subject}`,
    style: readTextAsset('report.css'),
    body: `<header>${stateMarks(content.marks, words.ofYear.final)}<h1>${markupText(title)}</h1>
<p class="subject">${proseMarkup(subject)}</p></header>
<main>
${balances === undefined ? '' : balanceList(balances, convention.currency, names, language)}
${tables(first)}
<div class="charts">
${monthChart(content, language)}
</div>
${htmlTable(borneTable(expense, context), language)}
<div class="charts">
${categoryChart(content, language)}
</div>
${htmlTable(categoryTable(expense, context), language)}
${tables(after)}
</main>
<footer>${content.foot.map(paragraph).join('\n')}</footer>`,
  });
}

/** A bar for each member in each month, the same colour for the same member. */
function monthChart({ expense, months, names }: YearPageContent, language: Language): string {
  const members = [...new Set(expense.map(({ member }) => member))];
  const groups = months.map((month): BarGroup => {
    const bars = members.flatMap((member, index) => {
      const gross = sumOf(expense.filter((row) => row.month === month && row.member === member)).gross;
      return gross === 0n
        ? []
        : [{ label: names.called(member), amount: gross, percent: '', color: (index % 6) + 1 }];
    });
    return { label: periodText(month, language), bars };
  });
  const seen = groups.filter(({ bars }) => bars.length > 0);
  return barChart('month-chart', reportWords(language).ofYear.monthChart, seen, language);
}

function categoryChart({ workspace, expense, names }: YearPageContent, language: Language): string {
  const { ownCategories } = workspace.convention;
  const groups = categoryGroups(expense, ownCategories, (member) => names.called(member), language);
  return barChart('category-chart', reportWords(language).ofYear.categoryChart, groups, language);
}
