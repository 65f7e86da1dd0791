import { cached } from '../../domain/cache.ts';
import { keyLines } from '../derivation/key-words.ts';
import { type Cell, left, presentTables, rowsOf, type Table, withoutEmptyColumns } from '../document.ts';
import { regularisationTable } from '../statement/correction-tables.ts';
import { wideDetail } from '../statement/detail.ts';
import { footLines, statementPaper } from '../statement/paper.ts';
import {
  beforePeriod,
  type Statement,
  type StatementLine,
  type StatementShare,
} from '../statement/statement.ts';
import { pageTables, siteTable } from '../statement/summary.ts';
import type { ReportWords } from '../words/words.ts';
import type { YearStatement } from '../year/statement.ts';
import type { Sheet } from './cells.ts';
import type { Formats } from './styles.ts';
import { sheetMarks, summarySheet, tablesSheet } from './summary-sheet.ts';
import { tableSheet } from './table-sheet.ts';
import { workbook } from './workbook.ts';

/** A statement as a workbook (REPORTS.md): summary, totals, detail, establishments, and regularisations if any. */
export async function statementXlsx(statement: Statement, words: ReportWords): Promise<Uint8Array> {
  const paper = statementPaper(statement, words);
  const marks = sheetMarks(paper, words);
  const sums = pageTables(statement, words).map(withoutEmptyColumns);
  const foot = footLines(statement, words, 'column');
  const hasSums = sums.length > 0;
  const corrections = presentTables(regularisationTable(statement, words));
  const sheetOf = (table: Table, name: string, frozen: number): Sheet =>
    tableSheet(withoutEmptyColumns(table), { name, frozen, ...marks });
  return workbook(
    [
      summarySheet(paper, hasSums ? [] : foot, { name: words.summary, ...marks }),
      ...(hasSums ? [tablesSheet(sums, foot, { name: words.totals, ...marks })] : []),
      sheetOf(sheetDetail(statement, words), words.detail, 4),
      sheetOf(siteTable(statement, words), words.sites, 1),
      ...corrections.map((table) => sheetOf(table, words.corrections, 1)),
    ],
    sheetFormats(paper.currency, words),
  );
}

/** The detail as a sheet, in the words of pages, with a column that marks late lines. */
function sheetDetail(statement: Statement, words: ReportWords): Table {
  const { lines, run } = statement;
  const detail = wideDetail(statement, words);
  const atKey = detail.columns.findIndex(({ title }) => title === words.key);
  const keysOf = cached(({ steps }: StatementShare) => keyLines(steps, words).join(words.semicolon));
  const table = {
    ...detail,
    columns: detail.columns.map((column) =>
      column.title === words.serves ? { ...column, title: words.served } : column,
    ),
    rows: rowsOf(detail.rows, (row, index) => {
      const line = lines[index];
      return line === undefined ? row : row.with(atKey, keysOf(line.share));
    }),
  };
  const isBefore = beforePeriod(run);
  if (!lines.some(({ line }) => isBefore(line))) return table;
  const at = table.columns.findIndex(({ title }) => title === words.invoiceDate) + 1;
  const said = (line: StatementLine | undefined): Cell =>
    line !== undefined && isBefore(line.line) ? words.isLate : '';
  return {
    ...table,
    columns: table.columns.toSpliced(at, 0, left(words.late, 6)),
    rows: rowsOf(table.rows, (row, index) => row.toSpliced(at, 0, said(lines[index]))),
    total: table.total?.toSpliced(at, 0, ''),
  };
}

/** As office suites write numbers and days (MS-LCID), on every machine; NOTATION is in the script of each report.html. */
const SHEET_NOTATION = {
  fr: { numerals: '[$-40C]', day: 'dd/mm/yyyy' },
  en: { numerals: '[$-809]', day: 'yyyy-mm-dd' },
} as const;

/** The formats of days, amounts and sums of money. */
export function sheetFormats(currency: string, words: ReportWords): Formats {
  const { numerals, day } = SHEET_NOTATION[words.language];
  const [before = '', after = ''] = words
    .grossSum(words.money(0n, currency))
    .split(words.amount(0n))
    .map((sign) => (sign === '' ? '' : `"${sign}"`));
  const figures = '#,##0.00';
  return { day, amount: numerals + figures, money: numerals + before + figures + after };
}

/** The statement of a year as a workbook: what is left to pay first, then a sheet for each table. */
export async function yearStatementXlsx(statement: YearStatement, words: ReportWords): Promise<Uint8Array> {
  const marks = sheetMarks(statement, words);
  const foot = [...statement.marks, ...statement.foot];
  const summary = summarySheet(statement, foot, { name: words.summary, ...marks });
  const sheets = statement.tables.map((table) => {
    const labels = table.columns.filter(({ align }) => align === 'left').length;
    const name = words.ofYear.sheets[table.id as keyof typeof words.ofYear.sheets] ?? table.id;
    return tableSheet(table, { name, frozen: labels, ...marks });
  });
  return workbook([summary, ...sheets], sheetFormats(statement.currency, words));
}
