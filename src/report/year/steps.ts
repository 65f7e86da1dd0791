import type { Language } from '../../domain/language.ts';
import { haveSameParties, isParty } from '../../domain/parties.ts';
import type { Balance } from '../../settle/account.ts';
import { isNothing, type Totals, totalOf } from '../../settle/totals.ts';
import type { TextStyle } from '../derivation/key-words.ts';
import { amount, type Cell, left, type Table } from '../document.ts';
import { memberText } from '../statement/identity.ts';
import { amountCells, sumCells, sumColumns } from '../statement/sum-columns.ts';
import { periodText } from '../words/period-words.ts';
import { reportWords } from '../words/words.ts';
import type { YearStatementsSource } from './source.ts';

/**
 * From what the member bears to what is left to pay; then what others owe to it, each pair by itself. CSV promises other
 * words, pairs in the order of balance.csv, and lines of several imputations counted for each.
 */
export function stepsTable(
  id: string,
  source: YearStatementsSource,
  language: Language,
  style: TextStyle = 'page',
): Table {
  const words = reportWords(language);
  const { ofYear, inCsv } = words;
  const isCsv = style === 'csv';
  const { borne, paid } = ownTotals(id, source);
  const { all, own } = source.borneLines.get(id) ?? { all: 0, own: 0 };
  const pairs = source.balances.filter((balance) => isParty(id, balance));
  const ownFirst = [...pairs].sort((a, b) => Number(b.debtor === id) - Number(a.debtor === id));
  const called = isCsv
    ? { owing: inCsv.ofWhichOwed, claim: ofYear.claimOn, advances: ofYear.lessAdvances }
    : { owing: words.ofWhichOwed, claim: ofYear.claimBesides, advances: ofYear.advancesCalled };
  const ofWhichOwn = isCsv
    ? [inCsv.ofWhichOwn, '', ...amountCells(paid)]
    : [words.ofWhichOwn, ...sumCells({ ...paid, lines: own })];
  return {
    id: 'steps',
    title: words.howItComes,
    columns: [left(words.nature, 60), ...sumColumns(words)],
    rows: [
      [
        words.borneIn(periodText(source.period, language)),
        ...sumCells(isCsv ? borne : { ...borne, lines: all }),
      ],
      ...(isNothing(paid) ? [] : [ofWhichOwn]),
      ...(isCsv ? pairs : ownFirst).flatMap((pair) => pairRows(id, pair, source, called, language)),
    ],
    note: pairs.some(({ balance }) => balance < 0n) ? ofYear.negativeBalance : undefined,
  };
}

/** What a member bears, and what of it it paid itself. */
function ownTotals(id: string, { expense, account }: YearStatementsSource) {
  const borne = totalOf(expense.filter(({ member }) => member === id));
  const owed = totalOf(account.filter(({ debtor }) => debtor === id));
  const paid: Totals = {
    lines: 0,
    net: borne.net - owed.net,
    vat: borne.vat - owed.vat,
    gross: borne.gross - owed.gross,
  };
  return { borne, paid };
}

/** The cells of a row that has a gross amount only. */
const NO_SUMS: readonly Cell[] = ['', '', ''];

/** What is owed between a member and another, and, where advances were called, what is left of it. */
function pairRows(
  id: string,
  pair: Balance,
  { names, account }: YearStatementsSource,
  called: {
    readonly owing: (party: string) => string;
    readonly claim: (party: string) => string;
    readonly advances: string;
  },
  language: Language,
): readonly (readonly Cell[])[] {
  const words = reportWords(language);
  const { debtor, creditor, advances, balance } = pair;
  const other = memberText(names.member(debtor === id ? creditor : debtor));
  const owing = debtor === id ? called.owing(other) : called.claim(other);
  const owed = totalOf(account.filter((row) => haveSameParties(row, pair)));
  const row = [owing, ...sumCells(owed)];
  if (advances === 0n) return [row];
  return [
    row,
    [called.advances, ...NO_SUMS, amount(-advances)],
    [words.ofYear.left, ...NO_SUMS, amount(balance)],
  ];
}
