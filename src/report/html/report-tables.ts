import type { Cents } from '../../domain/numbers/money.ts';
import type { Charge, Debt, RunTotals } from '../../settle/tally.ts';
import { sumOf, totalOf } from '../../settle/totals.ts';
import { amount, amountColumns, type Cell, field, left, right, type Table } from '../document.ts';
import type { Percentages } from '../percentages.ts';
import { memberText, type Names } from '../statement/identity.ts';
import { amountCells, sumCells, sumColumns, sumTable } from '../statement/sum-columns.ts';
import { categoryText, inCategoryOrder, type ReportWords } from '../words/words.ts';

/** The lines of the run; below it, and in no sum of the page, what the files have besides lines. */
export function lineTotalsTable(
  { allocated, unallocated, skipped }: RunTotals,
  currency: string,
  words: ReportWords,
): Table {
  return {
    id: 'lines-of-run',
    title: words.linesOfRun,
    columns: [left(words.status, 30), ...sumColumns(words)],
    rows: [
      [words.allocated, ...sumCells(allocated)],
      ...(unallocated.lines > 0 ? [[words.unallocated, ...sumCells(unallocated)]] : []),
    ],
    total: [words.read, ...sumCells(totalOf([allocated, unallocated]))],
    note:
      skipped.lines > 0
        ? words.skipped(skipped.lines, words.grossSum(words.money(skipped.gross, currency)))
        : undefined,
  };
}

/** What each member bears, corrections included; how much of it is corrections, and its part of all in percent. */
export function memberTable(
  { members, allocated, regularised, regularisedMembers }: RunTotals,
  percent: Percentages | undefined,
  names: Names,
  words: ReportWords,
): Table {
  const corrected = new Map(regularisedMembers.map((totals) => [totals.member, totals]));
  const ofWhich = (cents: Cents): readonly Cell[] => (corrected.size > 0 ? [amount(cents)] : []);
  const part = (value: string | undefined): readonly Cell[] => (value === undefined ? [] : [value]);
  const total = totalOf([allocated, regularised]);
  return {
    id: 'members',
    title: words.byMember,
    columns: [
      left(words.member, 40),
      ...amountColumns(words),
      ...(corrected.size > 0 ? [right(words.ofWhichCorrections, 14)] : []),
      ...(percent === undefined ? [] : [right(words.part, 10)]),
    ],
    rows: members.map((totals, index) => [
      memberText(names.member(totals.member)),
      ...amountCells(totals),
      ...ofWhich(corrected.get(totals.member)?.gross ?? 0n),
      ...part(percent?.parts[index]),
    ]),
    total: [words.total, ...amountCells(total), ...ofWhich(regularised.gross), ...part(percent?.total)],
  };
}

/** What members owe; the run's own lines and the corrections of each closed run have rows of their own. */
export function settlementTable(debts: readonly Debt[], names: Names, words: ReportWords): Table {
  const parties = (['debtor', 'creditor'] as const).map((party) =>
    field<Debt>(left(words[party], 40), (debt) => memberText(names.member(debt[party]))),
  );
  return {
    id: 'settlement',
    title: words.settlement,
    ...sumTable(debts, parties, undefined, words),
    note: debts.length === 0 ? words.noDebts : words.settlementNote,
  };
}

/** What each member bears by category, a zero where there is none. */
export function categoryTable(charges: readonly Charge[], names: Names, words: ReportWords): Table {
  const categories = inCategoryOrder(charges.map(({ category }) => category));
  const members = [...new Set(charges.map(({ member }) => member))];
  const grossOf = (keep: (charge: Charge) => boolean): Cell => amount(sumOf(charges.filter(keep)).gross);
  return {
    id: 'categories',
    title: words.byMemberAndCategory,
    columns: [
      left(words.member, 40),
      ...categories.map((category) => right(categoryText(category, words), 14)),
      right(words.total, 14),
    ],
    rows: members.map((member) => [
      memberText(names.member(member)),
      ...categories.map((category) =>
        grossOf((item) => item.member === member && item.category === category),
      ),
      grossOf((item) => item.member === member),
    ]),
    total: [
      words.total,
      ...categories.map((category) => grossOf((item) => item.category === category)),
      grossOf(() => true),
    ],
  };
}
