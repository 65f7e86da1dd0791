import { monthsOf, parsePeriod } from '../../domain/time/period.ts';
import type { AccountRow, Balance, BorneRow, ExpenseRow } from '../../settle/account.ts';
import type { BudgetRow } from '../../settle/budget.ts';
import { compareText } from '../../text/text-order.ts';
import { amount, field, left, right, type Table, tableOf } from '../document.ts';
import { memberText, type Names } from '../statement/identity.ts';
import { categoryText, inCategoryOrder, periodText, type ReportWords } from '../words/words.ts';
import { monthTable } from './month-table.ts';

/** The months of the columns, and the names of members. */
export interface YearTablesContext {
  readonly months: readonly string[];
  readonly names: Names;
  readonly words: ReportWords;
  /** Whether the table is about one member only, whom no row needs to name. */
  readonly alone?: boolean;
}

/** What each member bears, month by month; in this table and the next two corrections are in rows of their own. */
export function borneTable(rows: readonly BorneRow[], { months, names, words }: YearTablesContext): Table {
  const shape = { id: 'borne', title: words.ofYear.borneByMonth, columns: [words.member], months };
  const inTurn = inOrder(rows, ({ member, corrects }) => [member, corrects]);
  const labelsOf = ({ member, corrects }: BorneRow): readonly string[] => [
    partText(memberText(names.member(member)), corrects, words),
  ];
  return monthTable(shape, inTurn, labelsOf, words);
}

/** The same by category. */
export function categoryTable(rows: readonly BorneRow[], context: YearTablesContext): Table {
  const { words } = context;
  const { ownByCategory, borneByCategory } = words.ofYear;
  const title = context.alone ? ownByCategory : borneByCategory;
  const byCategory = inCategoryOrder(rows.map(({ category }) => category)).flatMap((category) =>
    inOrder(
      rows.filter((row) => row.category === category),
      ({ corrects }) => [corrects],
    ),
  );
  const inTurn = inOrder(byCategory, ({ member }) => [member]);
  const called = { id: 'categories', title, column: words.category };
  return borneBy(called, inTurn, ({ category }) => categoryText(category, words), context);
}

/** The same by imputation; undefined where the group keeps none. */
export function imputationTable(rows: readonly BorneRow[], context: YearTablesContext): Table | undefined {
  const { words } = context;
  if (rows.every(({ chapter, function: code, nature }) => chapter + code + nature === '')) return undefined;
  const { ownByImputation, borneByImputation, imputation } = words.ofYear;
  const title = context.alone ? ownByImputation : borneByImputation;
  const inTurn = inOrder(rows, (row) => [row.member, row.chapter, row.function, row.nature, row.corrects]);
  const called = { id: 'imputations', title, column: imputation };
  return borneBy(called, inTurn, (row) => imputationText(row, words), context);
}

/** What members bear month by month, by the value of a column; rows name the member unless there is only one. */
function borneBy(
  { id, title, column }: { readonly id: string; readonly title: string; readonly column: string },
  rows: readonly BorneRow[],
  textOf: (row: BorneRow) => string,
  { months, names, words, alone = false }: YearTablesContext,
): Table {
  const columns = [...(alone ? [] : [words.member]), column];
  const labelsOf = (row: BorneRow): readonly string[] => [
    ...(alone ? [] : [names.called(row.member)]),
    partText(textOf(row), row.corrects, words),
  ];
  return monthTable({ id, title, columns, months }, rows, labelsOf, words);
}

/** What lines are for, or the same of corrections, whichever run they correct. */
function partText(text: string, corrects: string, { ofYear }: ReportWords): string {
  return corrects === '' ? text : ofYear.correctionsOf(text);
}

export type Party = 'debtor' | 'creditor';

export const BOTH_PARTIES: readonly Party[] = ['debtor', 'creditor'];

/** What some members owe to each other, corrections of earlier runs in rows of their own; `parties` are named. */
export function owedTable(
  title: string,
  rows: readonly AccountRow[],
  { months, names, words }: YearTablesContext,
  parties = BOTH_PARTIES,
): Table {
  const columns = [...parties.map((party) => words[party]), words.ofYear.what];
  const shape = { id: 'owed', title, columns, months };
  const inTurn = inOrder(rows, ({ debtor, creditor, corrects }) => [debtor, creditor, corrects]);
  const labelsOf = (row: AccountRow): readonly string[] => [
    ...parties.map((party) => names.called(row[party])),
    row.corrects === '' ? words.ofYear.ownLines : words.ofYear.correctionOf(row.corrects),
  ];
  return monthTable(shape, inTurn, labelsOf, words);
}

/** Owed less advances, each direction by itself. */
export function balanceTable(balances: readonly Balance[], { names, words }: YearTablesContext): Table {
  const { ofYear: year } = words;
  return {
    id: 'balances',
    title: year.balances,
    ...tableOf(balances, [
      field(left(words.debtor, 30), ({ debtor }) => memberText(names.member(debtor))),
      field(left(words.creditor, 30), ({ creditor }) => memberText(names.member(creditor))),
      field(right(year.owed, 14), ({ owed }) => amount(owed)),
      field(right(year.advances, 14), ({ advances }) => amount(advances)),
      field(right(year.balance, 14), ({ balance }) => amount(balance)),
    ]),
    note: balances.length === 0 ? words.noDebts : year.balanceNote,
  };
}

/** What is to be said about the sums next to a vote. */
export interface BudgetSums {
  /** The forecast period, and how much of it is closed: `2025-09..2025-12`. */
  readonly period: string;
  /** What was billed beyond what is forecast, in words. */
  readonly beyond: string | undefined;
}

/** Voted, forecast and closed so far. */
export function budgetTable(
  rows: readonly BudgetRow[],
  sums: BudgetSums,
  { names, words }: YearTablesContext,
): Table {
  const { ofYear: year } = words;
  return {
    id: 'budget',
    title: year.budget,
    ...tableOf(rows, [
      field(left(words.member, 30), ({ member }) => names.called(member)),
      field(left(year.imputation, 20), (row) => votedImputation(row, rows, words)),
      field(left(year.counts, 8), ({ counts }) => year.countsOf[counts]),
      field(right(year.voted, 14), ({ voted }) => (voted === undefined ? '' : amount(voted))),
      field(right(year.forecast, 14), ({ forecast }) => amount(forecast)),
      field(right(year.closed, 14), ({ closed }) => amount(closed)),
      field(right(year.difference, 14), ({ difference }) => amount(difference)),
    ]),
    note: rows.length === 0 ? year.nothing : budgetNote(sums, words),
  };
}

/** What the difference means, and what it leaves out. */
export function budgetNote({ period, beyond }: BudgetSums, words: ReportWords): string {
  const { ofYear } = words;
  const part = partOfYear(period, words);
  return [
    ...(part === undefined ? [] : [part]),
    ofYear.budgetNote,
    ...(beyond === undefined ? [] : [beyond, ofYear.beyondDifference]),
  ].join(' ');
}

/** The note that a vote is for the whole year but the sums next to it for a part; undefined where they are not. */
export function partOfYear(period: string, words: ReportWords): string | undefined {
  const days = parsePeriod(period)?.days;
  if (days === undefined || monthsOf(days).length === 12) return undefined;
  return words.ofYear.partOfYear(periodText(period, words));
}

/** What a vote is for; one that names no imputation is for everything that the member's other votes are not for. */
function votedImputation(row: BudgetRow, rows: readonly BudgetRow[], words: ReportWords): string {
  if (row.voted === undefined || `${row.chapter}${row.function}${row.nature}` !== '')
    return imputationText(row, words);
  const others = rows.some(
    (other) => other !== row && other.member === row.member && other.voted !== undefined,
  );
  return others ? words.ofYear.otherImputations : words.ofYear.everyImputation;
}

/** `011 / 221 / 6262`; codes that are not named are left out. */
function imputationText(
  { chapter, function: budgetFunction, nature }: Pick<ExpenseRow, 'chapter' | 'function' | 'nature'>,
  { noImputation }: ReportWords,
): string {
  const parts = [chapter, budgetFunction, nature];
  if (parts.join('') === '') return noImputation;
  return parts.map((part) => (part === '' ? '—' : part)).join(' / ');
}

/** Rows in the order of their subjects; rows with the same subject keep theirs. */
function inOrder<T>(rows: readonly T[], about: (row: T) => readonly string[]): readonly T[] {
  const order = (row: T): string => JSON.stringify(about(row));
  return [...rows].sort((a, b) => compareText(order(a), order(b)));
}
