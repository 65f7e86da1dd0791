import type { Locale } from '../../domain/convention.ts';
import type { Member } from '../../domain/member.ts';
import { NOTHING, plus, type Totals } from '../../settle/totals.ts';
import {
  amount,
  amountColumns,
  type Cell,
  type Column,
  count,
  type Fact,
  left,
  right,
  type Table,
  text,
} from '../document.ts';
import type { ReportWords } from '../words/en.ts';
import { ruleText } from '../words/key-words.ts';
import { periodText } from '../words/period-words.ts';
import { dayText, reportWords } from '../words/words.ts';
import type { Statement } from './statement.ts';

/** What identifies a statement: convention, period, member. */
export function identityFacts({ member, run }: Statement, language: Locale): readonly Fact[] {
  const words = reportWords(language);
  const signedOn = run.signedOn === undefined ? undefined : dayText(run.signedOn, language);
  const facts: readonly Fact[] = [
    { name: words.member, value: memberText(member) },
    { name: words.siret, value: member.siret ?? '' },
    { name: words.serviceCode, value: member.serviceCode ?? '' },
    { name: words.period, value: periodText(run.period, language) },
    { name: words.convention, value: run.title ?? '' },
    { name: words.reference, value: words.referenceText(run.deliberation, signedOn) },
    { name: words.legalBasis, value: run.legalBasis ?? '' },
    { name: words.coordinator, value: run.coordinator === undefined ? '' : memberText(run.coordinator) },
    { name: words.currency, value: run.currency },
  ];
  return facts.filter(({ value }) => value !== '');
}

/** The sums of a statement, table by table; tables without a row are left out. */
export function summaryTables(statement: Statement, language: Locale): readonly Table[] {
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

/** What the member bears for each of its establishments. */
export function siteTable({ sites, total }: Statement, language: Locale): Table {
  const words = reportWords(language);
  return {
    id: 'sites',
    title: words.sites,
    columns: [
      left(words.siteId, 24),
      left(words.siteName, 36),
      left(words.siteType, 14),
      left(words.uai, 10),
      left(words.commune, 20),
      ...sumColumns(words),
    ],
    rows: sites.map(({ site, ...totals }) => [
      ...(site === undefined
        ? [text(''), text(words.onMember), text(''), text(''), text('')]
        : [
            text(site.site),
            text(site.name),
            text(words.siteTypes[site.type]),
            text(site.uai ?? ''),
            text(site.commune ?? ''),
          ]),
      ...sumCells(totals),
    ]),
    total: [text(words.total), text(''), text(''), text(''), text(''), ...sumCells(total)],
    note: undefined,
  };
}

export function memberText({ name, member }: Member): string {
  return name === member ? name : `${name} (${member})`;
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
  return {
    id: 'creditors',
    title: words.byCreditor,
    columns: [left(words.paidBy, 40), left(words.status, 28), ...sumColumns(words)],
    rows: creditors.map(({ party, ...totals }) => [
      text(memberText(party)),
      text(party.member === member.member ? words.ownExpense : words.toReimburse),
      ...sumCells(totals),
    ]),
    total: [text(words.total), text(''), ...sumCells(total)],
    note: undefined,
  };
}

function imputationTable({ imputations, total }: Statement, words: ReportWords): Table {
  const known = imputations.filter(({ chapter, nature }) => chapter !== '' || nature !== '');
  return {
    id: 'imputations',
    title: words.byImputation,
    columns: [
      left(words.chapter, 10),
      left(words.function, 10),
      left(words.natureCode, 12),
      left(words.engagement, 24),
      ...sumColumns(words),
    ],
    rows: known.map(({ chapter, function: budgetFunction, nature, engagement, ...totals }) => [
      text(chapter),
      text(budgetFunction),
      text(nature),
      text(engagement),
      ...sumCells(totals),
    ]),
    total: [text(words.total), text(''), text(''), text(''), ...sumCells(total)],
    note: undefined,
  };
}

function recoveryTable({ recoveries }: Statement, words: ReportWords): Table {
  const total = recoveries.reduce((sum, item) => plus(sum, item, item.lines), NOTHING);
  return {
    id: 'recoveries',
    title: words.recoveries,
    columns: [
      left(words.debtor, 40),
      left(words.chapter, 10),
      left(words.function, 10),
      left(words.natureCode, 12),
      ...sumColumns(words),
    ],
    rows: recoveries.map(({ party, chapter, function: budgetFunction, nature, ...totals }) => [
      text(memberText(party)),
      text(chapter),
      text(budgetFunction),
      text(nature),
      ...sumCells(totals),
    ]),
    total: [text(words.total), text(''), text(''), text(''), text(''), ...amountCells(total)],
    note: words.recoveriesNote,
  };
}

function ruleTable({ rules, charges, credits }: Statement, words: ReportWords): Table {
  return {
    id: 'rules',
    title: words.byRule,
    columns: [left(words.ruleTitle, 62), left(words.rule, 22), left(words.article, 16), ...sumColumns(words)],
    rows: rules.map(({ rule, article, title, ...totals }) => [
      text(title === '' ? ruleText(rule, words) : title),
      text(ruleText(rule, words)),
      text(article),
      ...sumCells(totals),
    ]),
    total: [text(words.total), text(''), text(''), text(''), ...amountCells(plus(charges, credits))],
    note: undefined,
  };
}

function otherYearTable({ otherYears }: Statement, words: ReportWords): Table {
  return {
    id: 'other-years',
    title: words.otherYears,
    columns: [left(words.year, 10), ...sumColumns(words)],
    rows: otherYears.map(({ year, ...totals }) => [text(String(year)), ...sumCells(totals)]),
    total: undefined,
    note: words.otherYearsNote,
  };
}

function yearToDateTable({ yearToDate }: Statement, words: ReportWords): Table {
  return {
    id: 'year-to-date',
    title: words.yearToDate(yearToDate?.year ?? 0),
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

function sumColumns(words: ReportWords): readonly Column[] {
  return [right(words.lines, 8), ...amountColumns([words.net, words.vat, words.gross])];
}

function sumCells(totals: Totals): readonly Cell[] {
  return [count(totals.lines), ...amountCells(totals)];
}

function amountCells({ net, vat, gross }: Totals): readonly Cell[] {
  return [amount(net), amount(vat), amount(gross)];
}
