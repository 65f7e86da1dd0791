import { haveSameParties, isParty } from '../../domain/parties.ts';
import { recordedDay } from '../../domain/time/calendar.ts';
import type { Workspace } from '../../domain/workspace.ts';
import type { Account, Balance } from '../../settle/account.ts';
import { difference } from '../../settle/comparison.ts';
import { isNothing, totalOf } from '../../settle/totals.ts';
import { compareText } from '../../text/text-order.ts';
import type { TextStyle } from '../derivation/key-words.ts';
import { amount, type Cell, day, field, left, presentTables, type Table, tableOf } from '../document.ts';
import { agreedOf, identityFacts, memberText, type Names } from '../statement/identity.ts';
import { dueFigure, figureText, noteUnder, type OwedFigure, openingSums } from '../statement/owed.ts';
import type { Paper } from '../statement/paper.ts';
import { amountCells, sumCells, sumColumns } from '../statement/sum-columns.ts';
import { periodText, type ReportWords } from '../words/words.ts';
import { BOTH_PARTIES, categoryTable, imputationTable, owedTable, type Party } from './tables.ts';

/** The statement of a member for a year, ready for each format (YEAR.md, "account"). */
export interface YearStatement extends Paper {
  /** Why it is not final. */
  readonly marks: readonly string[];
  /** What it owes, then what others owe to it, advances deducted. */
  readonly owed: readonly OwedFigure[];
  readonly recovered: readonly OwedFigure[];
  /** If nothing is owed: that, and why. */
  readonly nothing: readonly [title: string, text: string];
  readonly tables: readonly Table[];
  /** The steps and the tables in the order and the words promised for CSV. */
  readonly plainTables: readonly Table[];
  readonly foot: readonly string[];
}

/** What all statements of an account have in common. */
export interface YearStatementsSource extends Account {
  readonly workspace: Workspace;
  readonly names: Names;
  readonly period: string;
  readonly months: readonly string[];
  readonly balances: readonly Balance[];
  /** As the manifest of the account states them. */
  readonly runs: readonly Readonly<Record<'run' | 'run_id' | 'month' | 'closed_on', string>>[];
  readonly version: string;
  readonly accountId: string;
  /** What every page must say: what is missing, or that it is a forecast. */
  readonly marks: readonly string[];
}

/** The statement of each member that bears, owes or is owed something, by id. */
export function yearStatements(source: YearStatementsSource, words: ReportWords): readonly YearStatement[] {
  const members = new Set([
    ...source.expense.map(({ member }) => member),
    ...source.balances.flatMap(({ debtor, creditor }) => [debtor, creditor]),
  ]);
  return [...members].sort(compareText).map((member) => statementOf(member, source, words));
}

function statementOf(id: string, source: YearStatementsSource, words: ReportWords): YearStatement {
  const { ofYear } = words;
  const { convention } = source.workspace;
  const member = source.names.member(id);
  const subject = `${memberText(member)} · ${periodText(source.period, words)}`;
  const { owed, recovered } = dueFigures(id, source, words);
  const balances = [...owed, ...recovered];
  const signed = [...owed, ...recovered.filter(({ owes }) => owes)];
  const nothing = [words.nothingToRepay, ofYear.nothingLeft] as const;
  const opening = openingSums(balances, signed.length > 0 ? undefined : nothing, words);
  const isFinal = source.marks.length === 0;
  const computedBy = ofYear.computedBy(source.version, source.accountId);
  return {
    member,
    title: isFinal ? ofYear.account : ofYear.accountSoFar,
    subject,
    state: { text: source.marks[0] ?? ofYear.final, final: isFinal },
    marks: source.marks,
    owed,
    recovered,
    nothing,
    opening,
    openingNote: noteUnder(opening, balances.length > 0 ? [ofYear.oneOfTwo] : [], words),
    steps: stepsTable(id, source, words),
    facts: identityFacts(
      member,
      agreedOf(convention, source.names),
      periodText(source.period, words),
      source.marks.join(words.semicolon),
      words,
    ),
    // Each title names the member; the rows of CSV name both parties all the same.
    tables: tablesOf(id, source, [['creditor'], ['debtor']], ofYear.runId, words),
    plainTables: [
      stepsTable(id, source, words, 'csv'),
      ...tablesOf(id, source, [BOTH_PARTIES, BOTH_PARTIES], ofYear.plainRunId, words),
    ],
    foot: [`${computedBy}.`, ofYear.verify(source.accountId)],
    signed: [
      subject,
      ...(signed.length > 0 ? signed.map((sum) => figureText(sum, words)) : [nothing.join('. ')]),
      ...source.marks,
    ],
    labels: [words.placeAndDate, words.signature],
    computedBy,
    currency: convention.currency,
    version: source.version,
  };
}

/** What the member still has to pay to each other member, and to receive; a negative balance goes the other way. */
function dueFigures(id: string, { balances, names, workspace }: YearStatementsSource, words: ReportWords) {
  const { ofYear } = words;
  const open = balances.filter(({ balance }) => balance !== 0n);
  const figures = (own: Party, other: Party, said: Parameters<typeof dueFigure>[0]): readonly OwedFigure[] =>
    open
      .filter((pair) => pair[own] === id)
      .map(({ balance, [other]: party }) => {
        const name = memberText(names.member(party));
        return dueFigure(said, name, balance, own === 'debtor', workspace.convention.currency, words);
      });
  return {
    owed: figures('debtor', 'creditor', [ofYear.toPay, ofYear.toGetBack]),
    recovered: figures('creditor', 'debtor', [ofYear.toRecover, ofYear.toGiveBack]),
  };
}

/** What the member bears, owes and is owed, and the runs behind it; its debts and its claims name the given parties. */
function tablesOf(
  id: string,
  source: YearStatementsSource,
  [debtsName, claimsName]: readonly [debts: readonly Party[], claims: readonly Party[]],
  runIdTitle: string,
  words: ReportWords,
): readonly Table[] {
  const { owes, isOwed } = words.ofYear;
  const context = { months: source.months, names: source.names, words, alone: true };
  const own = source.borne.filter(({ member }) => member === id);
  const debts = source.account.filter(({ debtor }) => debtor === id);
  const claims = source.account.filter(({ creditor }) => creditor === id);
  return [
    ...presentTables(
      categoryTable(own, context),
      imputationTable(own, context),
      debts.length === 0 ? undefined : owedTable(owes, debts, context, debtsName),
      claims.length === 0 ? undefined : { ...owedTable(isOwed, claims, context, claimsName), id: 'claims' },
    ),
    runsTable(source, runIdTitle, words),
  ];
}

function runsTable({ runs }: YearStatementsSource, idTitle: string, words: ReportWords): Table {
  const { ofYear } = words;
  return {
    id: 'runs',
    title: ofYear.runs,
    ...tableOf(runs, [
      field(left(ofYear.month, 16), ({ month }) => periodText(month, words)),
      field(left(words.run, 24), ({ run }) => run),
      field(left(idTitle, 20), (item) => item.run_id),
      field(left(ofYear.closedOn, 14), (item) => day(recordedDay(item.closed_on))),
    ]),
  };
}

/**
 * From what the member bears to what is left to pay; then what others owe to it, each pair by itself. CSV keeps its
 * promised form: other words, pairs in the order of balance.csv, and lines of several imputations counted for each.
 */
function stepsTable(
  id: string,
  source: YearStatementsSource,
  words: ReportWords,
  style: TextStyle = 'page',
): Table {
  const { ofYear, inCsv } = words;
  const isCsv = style === 'csv';
  const borne = totalOf(source.expense.filter(({ member }) => member === id));
  const owed = totalOf(source.account.filter(({ debtor }) => debtor === id));
  /** How much of it the member paid itself. */
  const paid = difference(borne, owed);
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
        words.borneIn(periodText(source.period, words)),
        ...sumCells(isCsv ? borne : { ...borne, lines: all }),
      ],
      ...(isNothing(paid) ? [] : [ofWhichOwn]),
      ...(isCsv ? pairs : ownFirst).flatMap((pair) => pairRows(id, pair, source, called, words)),
    ],
    note: pairs.some(({ balance }) => balance < 0n) ? ofYear.negativeBalance : undefined,
  };
}

/** The cells of a row that has only a gross amount. */
const NO_SUMS: readonly Cell[] = ['', '', ''];

/** What is owed between a member and another, and, if advances were called, what is left of it. */
function pairRows(
  id: string,
  pair: Balance,
  { names, account }: YearStatementsSource,
  called: {
    readonly owing: (party: string) => string;
    readonly claim: (party: string) => string;
    readonly advances: string;
  },
  words: ReportWords,
): readonly (readonly Cell[])[] {
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
