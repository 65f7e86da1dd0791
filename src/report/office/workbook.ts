import { type Table, withoutEmptyColumns } from '../document.ts';
import { periodText, type ReportWords } from '../words/words.ts';
import { sheetFormats } from '../xlsx/statement.ts';
import { tableSheet } from '../xlsx/table-sheet.ts';
import { workbook } from '../xlsx/workbook.ts';

/** What is on every page of the office's workbook. */
export interface OfficePaper {
  readonly period: string;
  readonly computedBy: string;
  /** Whether it is a draft or final, or what it lacks. */
  readonly mark: string;
}

/** A sheet of this many columns, such as titles with a threshold, would print below 7 points with indented texts. */
const MANY_COLUMNS = 13;

/** Tables of the office as one workbook, a sheet each. */
export function officeWorkbook(
  tables: readonly Table[],
  { period, computedBy, mark }: OfficePaper,
  currency: string,
  words: ReportWords,
): Uint8Array {
  const footer = { left: computedBy, right: words.pageOf('&P', '&N') };
  const header = { left: periodText(period, words), right: mark };
  const sheets = tables.map((table) => {
    // Every month has a bureau.xlsx, so sheets are named with the period. Excel allows 31 characters, and not all.
    const name = `${table.title} ${period}`
      .replace(/[[\]:*?/\\]/g, '-')
      .slice(0, 31)
      .replace(/[ ']+$/, '');
    const { title: called, note } = table;
    const shown = withoutEmptyColumns(table);
    return tableSheet(shown, {
      name,
      called,
      note,
      frozen: 1,
      indented: shown.columns.filter(({ seldom }) => !seldom).length < MANY_COLUMNS,
      header,
      footer,
    });
  });
  return workbook(sheets, sheetFormats(currency, words));
}
