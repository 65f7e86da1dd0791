import type { ImputationCodes } from '../../domain/imputation.ts';
import { parseCents } from '../../domain/numbers/money.ts';
import type { Account, Balance, ExpenseRow } from '../../settle/account.ts';
import type { BudgetRow } from '../../settle/budget.ts';
import type { RunTotals } from '../../settle/tally.ts';
import type { Title } from '../../settle/titles.ts';
import { budgetFile } from '../csv/forecast.ts';
import { column, type OutputColumn, type OutputKind } from '../csv/output-table.ts';
import { accountFile, balanceFile, chargesFile, expenseFile, settlementFile } from '../csv/sum-files.ts';
import { isTitle, type TitlesContext, titleColumns } from '../csv/titles.ts';
import { amount, type Cell, count, left, ofDebts, right, seldom, summed, type Table } from '../document.ts';
import { memberText } from '../statement/identity.ts';
import { categoryText, type ReportWords } from '../words/words.ts';
import { type BudgetSums, budgetNote } from '../year/tables.ts';

/** The material of the office: the contract files of a run, in words and with names. */
export interface OfficeContent {
  readonly totals: Pick<RunTotals, 'charges' | 'debts'>;
  readonly titles: readonly Title[];
  readonly context: TitlesContext;
}

/** The same at the end of a year: the contract files of an account. */
export interface YearOfficeContent
  extends Pick<Account, 'account' | 'expense'>,
    Omit<OfficeContent, 'totals'> {
  readonly balances: readonly Balance[];
}

/** The same for the next budget: the contract files of a forecast. */
export interface ForecastOfficeContent extends Pick<Account, 'account' | 'expense'>, BudgetSums {
  /** Undefined where no vote was requested. */
  readonly budget: readonly BudgetRow[] | undefined;
  readonly context: ShownContext;
}

/** What is needed to show a cell: a member by its id. */
type ShownContext = Pick<TitlesContext, 'member'>;

/** A contract file for people; its id is its name. */
export interface OfficeTable extends Table {
  readonly id: keyof ReportWords['officeFiles'];
}

/** charges.csv, settlement.csv and titres.csv for people: headers and words of the language, members by name. */
export function officeTables(
  { totals: { charges, debts }, titles, context }: OfficeContent,
  words: ReportWords,
): readonly OfficeTable[] {
  return [
    summed(officeTable('charges', chargesFile, charges, context, words), words),
    ofDebts(officeTable('settlement', settlementFile, debts, context, words), debts, words),
    titleTable(titles, context, words),
  ];
}

/** account.csv, expense.csv, balance.csv and titres.csv for people, as those of a run are. */
export function yearOfficeTables(
  { account, expense, balances, titles, context }: YearOfficeContent,
  words: ReportWords,
): readonly OfficeTable[] {
  const balance = officeTable('balance', balanceFile, balances, context, words);
  const left = balances.map((pair) => ({ ...pair, gross: pair.balance }));
  return [
    ofDebts(officeTable('account', accountFile, account, context, words), account, words),
    summed(officeTable('expense', expenseFile, expense, context, words), words),
    ofDebts(balance, left, words),
    withNotes(titleTable(titles, context, words), notesOfBalances(titles, expense, words)),
  ];
}

/** What the titles of balances are for, and what they leave out and why: an accountant would look for it (YEAR.md). */
function notesOfBalances(
  titles: readonly Title[],
  expense: readonly ExpenseRow[],
  words: ReportWords,
): readonly string[] {
  const hasCodes = ({ chapter, function: code, nature }: ImputationCodes): boolean =>
    chapter + code + nature !== '';
  return [
    ...(titles.length > 0 ? [words.ofYear.oneTitle] : []),
    ...(titles.some(({ balance }) => balance?.grossOnly) ? [words.netUnknown] : []),
    ...(expense.some(hasCodes) && !titles.every(hasCodes) ? [words.severalRevenues] : []),
  ];
}

function withNotes(table: OfficeTable, notes: readonly string[]): OfficeTable {
  if (notes.length === 0) return table;
  return { ...table, note: [...(table.note === undefined ? [] : [table.note]), ...notes].join(' ') };
}

/**
 * budget.csv, expense.csv and account.csv of a forecast for people, without the columns about runs and corrections: each
 * expense and debt says that it is a forecast, since a CSV has no title.
 */
export function forecastOfficeTables(
  { budget, expense, account, period, beyond, context }: ForecastOfficeContent,
  words: ReportWords,
): readonly OfficeTable[] {
  const debts = accountFile.columns.filter(({ name }) => name !== 'run' && name !== 'corrects');
  const settlement = officeTable('settlement', { columns: markedForecast(debts) }, account, context, words);
  const expenses = { columns: markedForecast(expenseFile.columns) };
  const note = budgetNote({ period, beyond }, words);
  return [
    ...(budget ? [{ ...officeTable('budget', budgetFile, budget, context, words), note }] : []),
    summed(officeTable('expense', expenses, expense, context, words), words),
    { ...ofDebts(settlement, account, words), title: words.forecastDebts },
  ];
}

/** The columns, and before their sums one that says of each row that it is a forecast. */
function markedForecast<Row>(columns: readonly OutputColumn<Row>[]): readonly OutputColumn<Row>[] {
  const sums = columns.findIndex(({ kind }) => kind === 'count');
  const status = column<Row>('status', 'status', 'situation', () => 'forecast');
  return columns.toSpliced(sums, 0, status);
}

function titleTable(titles: readonly Title[], context: TitlesContext, words: ReportWords): OfficeTable {
  const columns = titleColumns(plain(context));
  const table = officeTable('titles', { columns }, titles.filter(isTitle), context, words);
  const claims = titles.map((title) => ({ ...title, gross: title.total.gross }));
  return ofDebts(table, claims, words);
}

/** Without the marks that the convention asks for in titres.csv: amounts are read back from their plain form. */
function plain(context: TitlesContext): TitlesContext {
  const { settings } = context;
  return { ...context, settings: { ...settings, titres: { ...settings.titres, decimal: '.' } } };
}

type ShowCell = (name: string, kind: OutputKind, value: string) => Cell;

function shownCells({ member }: ShownContext, words: ReportWords): ShowCell {
  return (name, kind, value) => {
    // A missing vote is not a sum of zero, and a year is not a sum at all.
    if (value === '' || name === 'year') return value;
    if (kind === 'amount') return amount(parseCents(value));
    if (kind === 'count') return count(Number(value));
    if (MEMBERS.has(name)) return memberText(member(value));
    if (name === 'category') return categoryText(value, words);
    return WORDED.has(name) ? (words.titleWords[value] ?? value) : value;
  };
}

const MEMBERS: ReadonlySet<string> = new Set(['member', 'billed_to', 'debtor', 'creditor']);
const WORDED: ReadonlySet<string> = new Set(['kind', 'below_threshold', 'counts', 'status']);

/** The characters that the texts of a column mostly need. */
const WIDTHS: Readonly<Record<string, number>> = {
  member: 38,
  billed_to: 38,
  debtor: 38,
  creditor: 38,
  debtor_name: 28,
  category: 14,
  chapter: 9,
  function: 8,
  nature: 8,
  kind: 10,
  corrects: 8,
  below_threshold: 10,
  object: 34,
  siret: 15,
  engagement: 15,
  attachment: 22,
  attachment_sha256: 20,
};

/** There are so many columns in titles that names are wrapped, or the sheet would print below 7 points. */
const WIDTHS_OF_TITLES: Readonly<Record<string, number>> = { ...WIDTHS, debtor: 17, creditor: 17 };

function officeTable<Row>(
  id: OfficeTable['id'],
  { columns }: { readonly columns: readonly OutputColumn<Row>[] },
  rows: readonly Row[],
  context: ShownContext,
  words: ReportWords,
): OfficeTable {
  const shown = shownCells(context, words);
  const headers = officeHeaders(words);
  const widths = id === 'titles' ? WIDTHS_OF_TITLES : WIDTHS;
  return {
    id,
    title: words.officeTitles[id],
    columns: columns.map(({ name, kind }) => {
      const title = headers[name] ?? name;
      if ((kind === 'amount' || kind === 'count') && name !== 'year')
        return right(title, kind === 'count' ? 8 : 12);
      const column = left(title, widths[name] ?? 10);
      return SELDOM.has(name) ? seldom(column) : column;
    }),
    rows: rows.map((row) => columns.map(({ name, kind, cell }) => shown(name, kind, String(cell(row))))),
  };
}

/** The headers of the contract files for people, by the names of their columns. */
export function officeHeaders(words: ReportWords): Readonly<Record<string, string>> {
  const { member, category, chapter, lines, debtor, creditor, corrects, year, period, siret, engagement } =
    words;
  const { month, advances, balance, counts, voted, closed } = words.ofYear;
  return {
    ...words.officeHeaders,
    ...{ member, category, chapter, lines, debtor, creditor, corrects, year, period, siret, engagement },
    ...{ month, advances, balance, counts, voted, closed },
    status: words.status,
    function: words.function,
    nature: words.natureCode,
    service_code: words.serviceCode,
    net_amount: words.net,
    vat_amount: words.vat,
    gross_amount: words.gross,
  };
}

/** What programs need of a title, and people seldom: without it the sheet prints at a readable size. */
const SELDOM: ReadonlySet<string> = new Set([
  'debtor_name',
  'siret',
  'service_code',
  'period',
  'attachment',
  'attachment_sha256',
]);
