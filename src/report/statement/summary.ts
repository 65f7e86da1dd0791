import type { ImputationCodes } from '../../domain/imputation.ts';
import { holdsIn } from '../../domain/release.ts';
import { totalOf } from '../../settle/totals.ts';
import { ruleText, type TextStyle } from '../derivation/key-words.ts';
import { type Field, field, goBothWays, hasRows, left, type Table } from '../document.ts';
import { periodText, type ReportWords } from '../words/words.ts';
import { isApart, memberText } from './identity.ts';
import { recoveryFigures } from './owed.ts';
import {
  beforePeriod,
  type ImputationTotal,
  type PartyTotal,
  type RecoveryTotal,
  type SiteTotal,
  type Statement,
} from './statement.ts';
import { amountCells, countNote, sumCells, sumColumns, sumTable, totalSumCells } from './sum-columns.ts';
import { totalsOf } from './sums.ts';

/** The words for the parts of a sum. */
type PartWords = Pick<ReportWords, 'ofWhichLate' | 'ofWhichOwn' | 'ofWhichOwnCorrected' | 'ofWhichOwed'>;

/** From what the member bears to what it owes: the run's own lines, then each closed run that is corrected. */
export function stepsTable(
  statement: Statement,
  words: ReportWords,
  { ofWhichLate, ofWhichOwn, ofWhichOwnCorrected, ofWhichOwed }: PartWords = words,
): Table {
  const { parts, charges, credits, total, run, lines } = statement;
  const isBefore = beforePeriod(run);
  const late = totalsOf(lines.filter(({ line }) => isBefore(line)));
  const rows = parts.flatMap(({ corrects, borne, own, owed }) => [
    ...(corrects === '' && credits.lines > 0
      ? [
          [words.charges, ...sumCells(charges)],
          [words.credits, ...sumCells(credits)],
        ]
      : []),
    [corrects === '' ? words.borne : words.correctionOf(corrects), ...sumCells(borne)],
    ...(corrects === '' && late.lines > 0
      ? [[ofWhichLate(periodText(run.period, words)), ...sumCells(late)]]
      : []),
    ...(own.lines > 0 ? [[corrects === '' ? ofWhichOwn : ofWhichOwnCorrected, ...sumCells(own)]] : []),
    ...owed.map(({ party, ...totals }) => [ofWhichOwed(memberText(party)), ...sumCells(totals)]),
  ]);
  const isReduced = parts.some(({ corrects, borne }) => corrects !== '' && borne.gross < 0n);
  const isGivenBack = parts.some(
    ({ corrects, owed }) => corrects === '' && owed.some(({ gross }) => gross < 0n),
  );
  const notes = [
    ...(isGivenBack ? [words.negativeOwed] : []),
    ...(isReduced ? [words.negativeCorrection] : []),
  ];
  return {
    id: 'steps',
    title: words.howItComes,
    columns: [left(words.nature, 60), ...sumColumns(words)],
    rows,
    total: parts.length > 1 ? [words.borneInAll, ...sumCells(total)] : undefined,
    note: notes.length === 0 ? undefined : notes.join(' '),
  };
}

/** The tables of the pages, without what is owed and how it comes about, which precede them. */
export function pageTables(statement: Statement, words: ReportWords): readonly Table[] {
  return [
    recoveryTable(statement, words),
    imputationTable(statement, words),
    ruleTable(statement, words),
    otherYearTable(statement, words),
    yearToDateTable(statement, words),
  ].filter(hasRows);
}

/** The sums of a statement, table by table; tables without a row are left out. */
export function summaryTables(statement: Statement, words: ReportWords): readonly Table[] {
  return [
    totalsTable(statement, words),
    creditorTable(statement, words),
    imputationTable(statement, words),
    recoveryTable(statement, words),
    ruleTable(statement, words, 'csv'),
    otherYearTable(statement, words),
    yearToDateTable(statement, words),
  ].filter(hasRows);
}

function totalsTable({ charges, credits, regularised, total }: Statement, words: ReportWords): Table {
  return {
    id: 'totals',
    title: words.totals,
    columns: [left(words.nature, 40), ...sumColumns(words)],
    rows: [
      [words.charges, ...sumCells(charges)],
      ...(credits.lines > 0 ? [[words.credits, ...sumCells(credits)]] : []),
      ...(regularised.lines > 0 ? [[words.regularisations, ...sumCells(regularised)]] : []),
    ],
    total: [words.total, ...sumCells(total)],
  };
}

function creditorTable({ creditors, member, total }: Statement, words: ReportWords): Table {
  const statusOf = ({ party }: PartyTotal): string =>
    party.member === member.member ? words.ownExpense : words.toReimburse;
  const labels: readonly Field<PartyTotal>[] = [
    field(left(words.paidBy, 40), ({ party }) => memberText(party)),
    field(left(words.status, 28), statusOf),
  ];
  return { id: 'creditors', title: words.byCreditor, ...sumTable(creditors, labels, sumCells(total), words) };
}

/** What the member bears by each rule; except in CSV, the id of a rule without title is written once, as its title. */
function ruleTable(
  { rules, charges, credits, regularised, run }: Statement,
  words: ReportWords,
  style: TextStyle = 'page',
): Table {
  const corrected = isApart(run) && regularised.lines > 0;
  const lines = totalOf([charges, credits]);
  const whole = corrected ? totalOf([lines, regularised]) : lines;
  const parts = corrected ? [...rules, regularised] : rules;
  return {
    id: 'rules',
    title: words.byRule,
    columns: [left(words.ruleTitle, 62), left(words.rule, 22), left(words.article, 16), ...sumColumns(words)],
    rows: rules
      .map(({ rule, article, title, ...totals }) => [
        title === '' ? ruleText(rule, words) : title,
        title === '' && style === 'page' ? '' : ruleText(rule, words),
        article,
        ...sumCells(totals),
      ])
      .concat(corrected ? [[words.byRuleCorrections, '', '', ...sumCells(regularised)]] : []),
    total: [
      words.total,
      '',
      '',
      ...(isApart(run) ? totalSumCells(whole, parts, run.release) : ['', ...amountCells(whole)]),
    ],
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
            [words.closedRuns, ...sumCells(yearToDate.closed)],
            [words.withThisRun, ...sumCells(yearToDate.total)],
          ],
  };
}

/** What the member bears for each establishment; except in CSV, a column of UAIs that repeats the ids is empty. */
export function siteTable(
  { sites, total, run }: Statement,
  words: ReportWords,
  style: TextStyle = 'page',
): Table {
  const hasUais =
    style === 'csv' || sites.some(({ site }) => site?.uai !== undefined && site.uai !== site.site);
  const labels: readonly Field<SiteTotal>[] = [
    field(left(words.siteId, 24), ({ site }) => site?.site ?? ''),
    field(left(words.siteName, 36), ({ site }) => site?.name ?? words.onMember),
    field(left(words.siteType, 14), ({ site }) => (site ? words.siteTypes[site.type] : '')),
    field(left(words.uai, 10), ({ site }) => (hasUais && site?.uai) || ''),
    field(left(words.commune, 20), ({ site }) => site?.commune ?? ''),
  ];
  return {
    id: 'sites',
    title: words.sites,
    ...sumTable(sites, labels, totalSumCells(total, sites, run.release), words),
    note: countNote(total, sites, words),
  };
}

/** What the member bears by imputation; no table where it has none. A correction may take from lines that had none. */
export function imputationTable({ imputations, total, run }: Statement, words: ReportWords): Table {
  const isKnown = ({ chapter, nature }: ImputationCodes): boolean => chapter !== '' || nature !== '';
  const known = imputations.filter(isKnown);
  const shown =
    known.length > 0 && isApart(run)
      ? imputations.map((item) => (isKnown(item) ? item : { ...item, chapter: words.noImputation }))
      : known;
  const engagement = field<ImputationTotal>(left(words.engagement, 24), (item) => item.engagement);
  return {
    id: 'imputations',
    title: words.byImputation,
    ...sumTable(
      shown,
      [...imputationFields(words), engagement],
      totalSumCells(total, shown, run.release),
      words,
    ),
    note: countNote(total, shown, words),
  };
}

function recoveryTable(statement: Statement, words: ReportWords): Table {
  const { recoveries, run } = statement;
  const givesBack = recoveryFigures(statement, words).some(({ owes }) => owes);
  const debtor = field<RecoveryTotal>(left(words.debtor, 40), ({ party }) => memberText(party));
  const labels = [debtor, ...imputationFields(words)];
  const isMixed = holdsIn(run.release, '0.2') && goBothWays(recoveries);
  const total = isMixed ? undefined : ['', ...amountCells(totalOf(recoveries))];
  const notes = [
    words.recoveriesNote,
    ...(givesBack ? [words.negativeRecovery] : []),
    ...(isMixed ? [words.partlyGivenBack] : []),
  ];
  return {
    id: 'recoveries',
    title: words.recoveries,
    ...sumTable(recoveries, labels, total, words),
    note: notes.join(' '),
  };
}

function otherYearTable({ otherYears, regularised, run }: Statement, words: ReportWords): Table {
  const leftOut = isApart(run) && otherYears.length > 0 && regularised.lines > 0;
  return {
    id: 'other-years',
    title: words.otherYears,
    columns: [left(words.year, leftOut ? 50 : 10), ...sumColumns(words)],
    rows: [
      ...otherYears.map(({ year, ...totals }) => [String(year), ...sumCells(totals)]),
      ...(leftOut ? [[words.outOfTable, ...sumCells(regularised)]] : []),
    ],
    note: words.otherYearsNote,
  };
}

function imputationFields(words: ReportWords): readonly Field<ImputationCodes>[] {
  return [
    field(left(words.chapter, 10), ({ chapter }) => chapter),
    field(left(words.function, 10), (item) => item.function),
    field(left(words.natureCode, 12), ({ nature }) => nature),
  ];
}
