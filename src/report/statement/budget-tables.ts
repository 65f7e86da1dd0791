import type { Language } from '../../domain/language.ts';
import { NOTHING, plus } from '../../settle/totals.ts';
import { left, type Table } from '../document.ts';
import type { ReportWords } from '../words/en.ts';
import { reportWords } from '../words/words.ts';
import { isApart, memberText } from './identity.ts';
import type { Statement } from './statement.ts';
import {
  amountCells,
  correctsColumn,
  countNote,
  sumCells,
  sumColumns,
  totalSumCells,
} from './sum-columns.ts';

/** What the member bears for each of its establishments. */
export function siteTable({ sites, total, run }: Statement, language: Language): Table {
  const words = reportWords(language);
  const corrected = correctsColumn(sites, words);
  return {
    id: 'sites',
    title: words.sites,
    columns: [
      left(words.siteId, 24),
      left(words.siteName, 36),
      left(words.siteType, 14),
      left(words.uai, 10),
      left(words.commune, 20),
      ...corrected.columns,
      ...sumColumns(words),
    ],
    rows: sites.map(({ site, corrects, ...totals }) => [
      ...(site === undefined
        ? ['', words.onMember, '', '', '']
        : [site.site, site.name, words.siteTypes[site.type], site.uai ?? '', site.commune ?? '']),
      ...corrected.cells(corrects),
      ...sumCells(totals),
    ]),
    total: [words.total, '', '', '', '', ...corrected.cells(), ...totalSumCells(total, sites, run.release)],
    note: countNote(total, sites, words),
  };
}

export function imputationTable({ imputations, total, run }: Statement, words: ReportWords): Table {
  const known = imputations.filter(({ chapter, nature }) => chapter !== '' || nature !== '');
  const corrected = correctsColumn(known, words);
  return {
    id: 'imputations',
    title: words.byImputation,
    columns: [
      left(words.chapter, 10),
      left(words.function, 10),
      left(words.natureCode, 12),
      left(words.engagement, 24),
      ...corrected.columns,
      ...sumColumns(words),
    ],
    rows: known.map(({ chapter, function: budgetFunction, nature, engagement, corrects, ...totals }) => [
      chapter,
      budgetFunction,
      nature,
      engagement,
      ...corrected.cells(corrects),
      ...sumCells(totals),
    ]),
    total: [words.total, '', '', '', ...corrected.cells(), ...totalSumCells(total, known, run.release)],
    note: countNote(total, known, words),
  };
}

export function recoveryTable({ recoveries }: Statement, words: ReportWords): Table {
  const total = recoveries.reduce((sum, item) => plus(sum, item, item.lines), NOTHING);
  const corrected = correctsColumn(recoveries, words);
  return {
    id: 'recoveries',
    title: words.recoveries,
    columns: [
      left(words.debtor, 40),
      left(words.chapter, 10),
      left(words.function, 10),
      left(words.natureCode, 12),
      ...corrected.columns,
      ...sumColumns(words),
    ],
    rows: recoveries.map(({ party, chapter, function: budgetFunction, nature, corrects, ...totals }) => [
      memberText(party),
      chapter,
      budgetFunction,
      nature,
      ...corrected.cells(corrects),
      ...sumCells(totals),
    ]),
    total: [words.total, '', '', '', ...corrected.cells(), '', ...amountCells(total)],
    note: words.recoveriesNote,
  };
}

export function otherYearTable({ otherYears, regularised, run }: Statement, words: ReportWords): Table {
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
