import { hasErrors } from '../../diagnostics/problem.ts';
import type { Language } from '../../domain/language.ts';
import { groupBy } from '../../domain/lists.ts';
import { rowPlace } from '../../domain/tables.ts';
import { formatDay } from '../../domain/time/calendar.ts';
import type { ForecastResult } from '../../jobs/forecast/forecast.ts';
import type { ForecastCheck } from '../../jobs/forecast/forecast-check.ts';
import { reportWords } from '../../report/words/words.ts';
import { partOfYear } from '../../report/year/tables.ts';
import type { ExpenseRow } from '../../settle/account.ts';
import type { BudgetRow } from '../../settle/budget.ts';
import { sumOf, totalsFields } from '../../settle/totals.ts';
import { totalsBy } from '../../settle/totals-by.ts';
import { joined } from '../../text/joined.ts';
import { compareText } from '../../text/text-order.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import type { Words } from '../messages/en.ts';
import { textTable } from '../terminal.ts';
import { amountTexts, headText, writtenText } from '../text-parts.ts';

type Written = NonNullable<ForecastResult['written']>;

/** The forecast, for people: by member and month, the sums, the vote next to them, the files. */
export function forecastText({ folder, manifest, expense, budget }: Written, text: Words): string {
  const { forecast } = text.year;
  return [
    headText(forecast.title(manifest.forecast), manifest.forecast_id, manifest.title),
    `${forecast.monthsTitle}\n${monthsText(expense, text)}`,
    `${forecast.membersTitle}\n${membersText(expense, text)}`,
    ...(budget === undefined ? [] : [budgetText(budget, manifest.forecast, text)]),
    `${writtenText(folder, manifest.outputs, text)}\n${forecast.never}`,
  ].join('\n\n');
}

function monthsText(expense: readonly ExpenseRow[], text: Words): string {
  const members = [...new Set(expense.map(({ member }) => member))];
  const months = [...new Set(expense.map(({ month }) => month))].sort(compareText);
  const grossOf = (rows: readonly ExpenseRow[]): string => text.amount(sumOf(rows).gross);
  const cells = (rows: readonly ExpenseRow[]): readonly string[] => [
    ...members.map((member) => grossOf(rows.filter((row) => row.member === member))),
    grossOf(rows),
  ];
  const byMonth = groupBy(expense, ({ month }) => month);
  const rows = months.map((month) => [month, ...cells(byMonth.get(month) ?? [])]);
  const header = [text.month, ...members, text.total];
  return textTable(header, [...rows, [text.total, ...cells(expense)]], 1);
}

function membersText(expense: readonly ExpenseRow[], text: Words): string {
  const sums = totalsBy('member');
  for (const row of expense) sums.add(row, row, row);
  const rows = sums.rows().map((row) => [row.member, ...amountTexts(row, text)]);
  const total = [text.total, ...amountTexts(sumOf(expense), text)];
  return textTable([text.member, text.net, text.vat, text.gross], [...rows, total], 1);
}

function budgetText(budget: readonly BudgetRow[], period: string, text: Words): string {
  const { forecast } = text.year;
  const { countsOf } = reportWords(text.language).ofYear;
  const sums = [forecast.voted, forecast.forecast, forecast.closed, text.difference];
  const { chapter, function: budgetFunction, nature, counts } = forecast;
  const header = [text.member, chapter, budgetFunction, nature, counts, ...sums];
  const rows = budget.map((row) => [
    row.member,
    row.chapter,
    row.function,
    row.nature,
    countsOf[row.counts],
    row.voted === undefined ? '—' : text.amount(row.voted),
    ...[row.forecast, row.closed, row.difference].map(text.amount),
  ]);
  const part = partOfYear(period, reportWords(text.language));
  return joined([forecast.budgetTitle, textTable(header, rows, 5), part ?? ''], '\n');
}

/** What is forecast, for programs. */
export function forecastJson({ problems, written }: ForecastResult, language: Language): string {
  return jsonText({
    ok: written !== undefined,
    diagnostics: diagnosticsJson(problems, language),
    forecast:
      written === undefined
        ? null
        : {
            folder: written.folder,
            forecast_id: written.manifest.forecast_id,
            period: written.manifest.forecast,
            expense: written.expense.map(totalsFields),
            budget: written.budget?.map((row) => ({ ...row, voted: row.voted ?? null })) ?? null,
            files: written.manifest.outputs.map(({ path }) => path),
          },
  });
}

/** What was billed differently from the forecast, for people; net amounts. */
export function checkText(period: string, found: ForecastCheck, words: Words): string {
  const { year, access, item, difference } = words;
  const { forecast } = year;
  const sums = forecast.sums(
    words.amount(found.forecast),
    words.amount(found.billed),
    words.amount(found.billed - found.forecast),
  );
  if (found.differences.length === 0) return `${forecast.checkTitle(period)}\n${sums}\n${forecast.asBilled}`;
  const rows = found.differences.map((item) => [
    item.kind === 'amount' && item.forecast === item.billed ? forecast.otherLines : forecast.kinds[item.kind],
    item.access === '' ? item.serves : item.access,
    item.itemCode,
    words.amount(item.forecast),
    words.amount(item.billed),
    words.amount(item.billed - item.forecast),
    item.lines.map(({ invoiceNumber, lineNumber }) => `${invoiceNumber}/${lineNumber}`).join(', '),
  ]);
  const amounts = [forecast.forecast, forecast.billed, difference];
  const header = ['', access, item, ...amounts, forecast.lines];
  return [forecast.checkTitle(period), sums, '', textTable(header, rows, 3)].join('\n');
}

/** The same for programs. */
export function checkJson(period: string, found: ForecastCheck, language: Language): string {
  return jsonText({
    ok: found.differences.length === 0 && !hasErrors(found.problems),
    diagnostics: diagnosticsJson(found.problems, language),
    period,
    forecast: found.forecast,
    billed: found.billed,
    differences: found.differences.map((item) => ({
      kind: item.kind,
      access: item.access,
      serves: item.serves,
      item_code: item.itemCode,
      forecast: item.forecast,
      billed: item.billed,
      difference: item.billed - item.forecast,
      announced: item.announced.map(({ days, net, access }) => ({
        period_start: formatDay(days.from),
        period_end: formatDay(days.to),
        net_amount: net,
        ...rowPlace(access),
      })),
      lines: item.lines.map((line) => ({
        invoice_number: line.invoiceNumber,
        line_number: line.lineNumber,
        net_amount: line.net,
        file: line.file,
        row: line.row,
      })),
    })),
  });
}
