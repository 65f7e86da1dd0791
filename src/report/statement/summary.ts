import type { Language } from '../../domain/language.ts';
import { plus } from '../../settle/totals.ts';
import { left, type Table, text } from '../document.ts';
import type { ReportWords } from '../words/en.ts';
import { ruleText } from '../words/key-words.ts';
import { periodText } from '../words/period-words.ts';
import { reportWords } from '../words/words.ts';
import { imputationTable, otherYearTable, recoveryTable } from './budget-tables.ts';
import { isApart, memberText } from './identity.ts';
import { lateIn } from './late.ts';
import type { Statement } from './statement.ts';
import { amountCells, correctsColumn, sumCells, sumColumns, totalSumCells } from './sum-columns.ts';
import { totalsOf } from './sums.ts';

/** From what the member bears to what it owes: the run's own lines, then each closed run that is corrected. */
export function stepsTable(statement: Statement, language: Language): Table {
  const words = reportWords(language);
  const { parts, charges, credits, total, run, lines } = statement;
  const isLate = lateIn(run);
  const late = totalsOf(lines.filter(({ line }) => isLate(line)));
  const rows = parts.flatMap(({ corrects, borne, own, owed }) => [
    ...(corrects === '' && credits.lines > 0
      ? [
          [text(words.charges), ...sumCells(charges)],
          [text(words.credits), ...sumCells(credits)],
        ]
      : []),
    [text(corrects === '' ? words.borne : words.correctionOf(corrects)), ...sumCells(borne)],
    ...(corrects === '' && late.lines > 0
      ? [[text(words.ofWhichLate(periodText(run.period, language))), ...sumCells(late)]]
      : []),
    ...(own.lines > 0
      ? [[text(corrects === '' ? words.ofWhichOwn : words.ofWhichOwnCorrected), ...sumCells(own)]]
      : []),
    ...owed.map(({ party, ...totals }) => [text(words.ofWhichOwed(memberText(party))), ...sumCells(totals)]),
  ]);
  const isReduced = parts.some(({ corrects, borne }) => corrects !== '' && borne.gross < 0n);
  return {
    id: 'steps',
    title: words.howItComes,
    columns: [left(words.nature, 60), ...sumColumns(words)],
    rows,
    total: parts.length > 1 ? [text(words.borneInAll), ...sumCells(total)] : undefined,
    note: isReduced ? words.negativeCorrection : undefined,
  };
}

/** The tables of the pages: what is owed, and how it comes about, stands before them. */
export function pageTables(statement: Statement, language: Language): readonly Table[] {
  const words = reportWords(language);
  return [
    recoveryTable(statement, words),
    imputationTable(statement, words),
    ruleTable(statement, words),
    otherYearTable(statement, words),
    yearToDateTable(statement, words),
  ].filter((table) => table.rows.length > 0);
}

/** The sums of a statement, table by table; tables without a row are left out. */
export function summaryTables(statement: Statement, language: Language): readonly Table[] {
  const words = reportWords(language);
  return [
    totalsTable(statement, words),
    creditorTable(statement, words),
    imputationTable(statement, words),
    recoveryTable(statement, words),
    ruleTable(statement, words),
    otherYearTable(statement, words),
    yearToDateTable(statement, words),
  ].filter((table) => table.rows.length > 0);
}

function totalsTable({ charges, credits, regularised, total }: Statement, words: ReportWords): Table {
  return {
    id: 'totals',
    title: words.totals,
    columns: [left(words.nature, 40), ...sumColumns(words)],
    rows: [
      [text(words.charges), ...sumCells(charges)],
      ...(credits.lines > 0 ? [[text(words.credits), ...sumCells(credits)]] : []),
      ...(regularised.lines > 0 ? [[text(words.regularisations), ...sumCells(regularised)]] : []),
    ],
    total: [text(words.total), ...sumCells(total)],
    note: undefined,
  };
}

function creditorTable({ creditors, member, total }: Statement, words: ReportWords): Table {
  const corrected = correctsColumn(creditors, words);
  return {
    id: 'creditors',
    title: words.byCreditor,
    columns: [left(words.paidBy, 40), left(words.status, 28), ...corrected.columns, ...sumColumns(words)],
    rows: creditors.map(({ party, corrects, ...totals }) => [
      text(memberText(party)),
      text(party.member === member.member ? words.ownExpense : words.toReimburse),
      ...corrected.cells(corrects),
      ...sumCells(totals),
    ]),
    total: [text(words.total), text(''), ...corrected.cells(), ...sumCells(total)],
    note: undefined,
  };
}

function ruleTable({ rules, charges, credits, regularised, run }: Statement, words: ReportWords): Table {
  const corrected = isApart(run) && regularised.lines > 0;
  const lines = plus(charges, credits, credits.lines);
  const whole = corrected ? plus(lines, regularised, regularised.lines) : lines;
  const parts = corrected ? [...rules, regularised] : rules;
  return {
    id: 'rules',
    title: words.byRule,
    columns: [left(words.ruleTitle, 62), left(words.rule, 22), left(words.article, 16), ...sumColumns(words)],
    rows: rules
      .map(({ rule, article, title, ...totals }) => [
        text(title === '' ? ruleText(rule, words) : title),
        text(ruleText(rule, words)),
        text(article),
        ...sumCells(totals),
      ])
      .concat(
        corrected ? [[text(words.byRuleCorrections), text(''), text(''), ...sumCells(regularised)]] : [],
      ),
    total: [
      text(words.total),
      text(''),
      text(''),
      ...(isApart(run) ? totalSumCells(whole, parts, run.release) : [text(''), ...amountCells(whole)]),
    ],
    note: undefined,
  };
}

function yearToDateTable({ yearToDate, run }: Statement, words: ReportWords): Table {
  const title = isApart(run) ? words.yearSoFar : words.yearToDate;
  return {
    id: 'year-to-date',
    title: title(yearToDate?.year ?? 0),
    columns: [left(words.nature, 40), ...sumColumns(words)],
    rows:
      yearToDate === undefined
        ? []
        : [
            [text(words.closedRuns), ...sumCells(yearToDate.closed)],
            [text(words.withThisRun), ...sumCells(yearToDate.total)],
          ],
    total: undefined,
    note: undefined,
  };
}
