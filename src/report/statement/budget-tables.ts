import type { Language } from '../../domain/language.ts';
import { totalOf } from '../../settle/totals.ts';
import type { TextStyle } from '../derivation/key-words.ts';
import { type Column, left, type Table } from '../document.ts';
import type { ReportWords } from '../words/en.ts';
import { reportWords } from '../words/words.ts';
import { isApart, memberText } from './identity.ts';
import type { ImputationTotal, RecoveryTotal, SiteTotal, Statement } from './statement.ts';
import { amountCells, countNote, sumCells, sumColumns, sumTable, totalSumCells } from './sum-columns.ts';

/** What the member bears for each of its establishments; but in CSV, a column of UAIs that says the ids again is empty. */
export function siteTable(
  { sites, total, run }: Statement,
  language: Language,
  style: TextStyle = 'page',
): Table {
  const hasUais =
    style === 'csv' || sites.some(({ site }) => site?.uai !== undefined && site.uai !== site.site);
  const words = reportWords(language);
  const labels = {
    columns: [
      left(words.siteId, 24),
      left(words.siteName, 36),
      left(words.siteType, 14),
      left(words.uai, 10),
      left(words.commune, 20),
    ],
    cells: ({ site }: SiteTotal) =>
      site === undefined
        ? ['', words.onMember, '', '', '']
        : [
            site.site,
            site.name,
            words.siteTypes[site.type],
            hasUais ? (site.uai ?? '') : '',
            site.commune ?? '',
          ],
    total: totalSumCells(total, sites, run.release),
  };
  return {
    id: 'sites',
    title: words.sites,
    ...sumTable(sites, labels, words),
    note: countNote(total, sites, words),
  };
}

export function imputationTable({ imputations, total, run }: Statement, words: ReportWords): Table {
  const known = imputations.filter(({ chapter, nature }) => chapter !== '' || nature !== '');
  const labels = {
    columns: [...imputationColumns(words), left(words.engagement, 24)],
    cells: (item: ImputationTotal) => [item.chapter, item.function, item.nature, item.engagement],
    total: totalSumCells(total, known, run.release),
  };
  return {
    id: 'imputations',
    title: words.byImputation,
    ...sumTable(known, labels, words),
    note: countNote(total, known, words),
  };
}

export function recoveryTable({ recoveries }: Statement, words: ReportWords): Table {
  const total = totalOf(recoveries);
  const labels = {
    columns: [left(words.debtor, 40), ...imputationColumns(words)],
    cells: (item: RecoveryTotal) => [memberText(item.party), item.chapter, item.function, item.nature],
    total: ['', ...amountCells(total)],
  };
  return {
    id: 'recoveries',
    title: words.recoveries,
    ...sumTable(recoveries, labels, words),
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

function imputationColumns(words: ReportWords): readonly Column[] {
  return [left(words.chapter, 10), left(words.function, 10), left(words.natureCode, 12)];
}
