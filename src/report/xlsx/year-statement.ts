import type { Language } from '../../domain/language.ts';
import { reportWords } from '../words/words.ts';
import type { YearStatement } from '../year/statement.ts';
import { sheetFormats } from './statement.ts';
import { sheetMarks, summarySheet } from './summary-sheet.ts';
import { tableSheet } from './table-sheet.ts';
import { workbook } from './workbook.ts';

/** The statement of a year as a workbook: what is left to pay first, then a sheet for each table. */
export async function yearStatementXlsx(statement: YearStatement, language: Language): Promise<Uint8Array> {
  const words = reportWords(language);
  const marks = sheetMarks(statement, language);
  const foot = [...statement.marks, ...statement.foot];
  const summary = summarySheet(statement, foot, { name: words.summary, ...marks });
  const sheets = statement.tables.map((table) => {
    const labels = table.columns.filter(({ align }) => align === 'left').length;
    const name = words.ofYear.sheets[table.id as keyof typeof words.ofYear.sheets] ?? table.id;
    return tableSheet(table, { name, frozen: labels, ...marks });
  });
  return workbook([summary, ...sheets], sheetFormats(statement.currency, language));
}
