import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { Locale } from '../../domain/convention.ts';
import { presentTables, type Table } from '../document.ts';
import { wideDetail } from '../statement/detail.ts';
import { footLines } from '../statement/foot.ts';
import { regularisationTable } from '../statement/regularisation-table.ts';
import type { Statement } from '../statement/statement.ts';
import { identityFacts, siteTable, summaryTables } from '../statement/summary.ts';
import { reportWords } from '../words/words.ts';
import { headerCell, sheetCell, totalCell } from './cells.ts';
import { type SheetSetup, withPrintSetup } from './print-setup.ts';
import { SUMMARY_WIDTHS, summarySheet } from './summary-sheet.ts';
import { reproducibleZip } from './zip.ts';

const DAY_FORMATS: Record<Locale, string> = { fr: 'dd/mm/yyyy', en: 'yyyy-mm-dd' };

/** Rows of the summary that are still read well when fitted to one page. */
const ROWS_ON_A_PAGE = 56;

/** A statement as a workbook (REPORTS.md): summary, detail, establishments, and regularisations where there are some. */
export async function statementXlsx(statement: Statement, language: Locale): Promise<Uint8Array> {
  const words = reportWords(language);
  const dayFormat = DAY_FORMATS[language];
  const summary = summarySheet(
    {
      title: words.statement,
      facts: identityFacts(statement, language),
      tables: summaryTables(statement, language),
      foot: footLines(statement, language, 'column'),
      signature: [words.placeAndDate, words.signature],
    },
    dayFormat,
  );
  const detail = wideDetail(statement, language);
  const sites = siteTable(statement, language);
  const corrections = presentTables(regularisationTable(statement, language));
  const footer = {
    left: `${statement.member.member} · ${words.computedBy(statement.run.version, statement.run.runId)}`,
    right: words.pageOf('&P', '&N'),
  };
  const setups: readonly SheetSetup[] = [
    {
      name: words.summary,
      filter: undefined,
      titles: undefined,
      pagesWide: 1,
      pagesHigh: summary.length > ROWS_ON_A_PAGE ? 0 : 1,
      printArea: range(SUMMARY_WIDTHS.length, summary.length),
      footer,
    },
    { name: words.detail, ...tableSetup(detail, 'D', 2), footer },
    { name: words.sites, ...tableSetup(sites, 'A', 1), footer },
    ...corrections.map((table) => ({ name: sheetName(table.title), ...tableSetup(table, 'D', 1), footer })),
  ];
  const workbook = await writeExcelFile(
    [
      {
        data: summary,
        sheet: words.summary,
        columns: SUMMARY_WIDTHS.map((width) => ({ width })),
        orientation: 'landscape',
        showGridLines: false,
      },
      { ...tableSheet(detail, dayFormat), sheet: words.detail, stickyColumnsCount: 4 },
      { ...tableSheet(sites, dayFormat), sheet: words.sites, stickyColumnsCount: 1 },
      ...corrections.map((table) => ({
        ...tableSheet(table, dayFormat),
        sheet: sheetName(table.title),
        stickyColumnsCount: 4,
      })),
    ],
    { fontFamily: 'Calibri', fontSize: 10 },
  ).toBuffer();
  return reproducibleZip(new Uint8Array(workbook), (path, xml) => withPrintSetup(path, xml, setups));
}

/** A table as a sheet of its own: its header in the first row, frozen, so that it can be filtered and read by programs. */
function tableSheet(table: Table, dayFormat: string) {
  const data: SheetData = [
    table.columns.map(headerCell),
    ...table.rows.map((row) => row.map((cell) => sheetCell(cell, dayFormat))),
    ...(table.total === undefined ? [] : [table.total.map((cell) => totalCell(sheetCell(cell, dayFormat)))]),
  ];
  return {
    data,
    columns: table.columns.map(({ width }) => ({ width: width + 2 })),
    orientation: 'landscape' as const,
    stickyRowsCount: 1,
  };
}

function tableSetup({ columns, rows, total }: Table, lastTitleColumn: string, pagesWide: number) {
  return {
    filter: range(columns.length, rows.length + 1),
    titles: { columns: `$A:$${lastTitleColumn}`, rows: '$1:$1' },
    pagesWide,
    pagesHigh: 0,
    printArea: range(columns.length, rows.length + (total === undefined ? 1 : 2)),
  };
}

/** Names of sheets hold at most 31 characters. */
function sheetName(title: string): string {
  return title.slice(0, 31).trim();
}

/** The range from A1 over so many columns and rows. */
function range(columns: number, rows: number): string {
  return `$A$1:$${columnName(columns)}$${rows}`;
}

/** `A` for 1, `AA` for 27. */
function columnName(number: number): string {
  const before = Math.floor((number - 1) / 26);
  return (before === 0 ? '' : columnName(before)) + String.fromCharCode(65 + ((number - 1) % 26));
}
