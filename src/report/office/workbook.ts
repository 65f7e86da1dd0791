import type { Locale } from '../../domain/convention.ts';
import { type Table, withoutEmptyColumns } from '../document.ts';
import type { RunName } from '../statement/build.ts';
import { periodText } from '../words/period-words.ts';
import { reportWords } from '../words/words.ts';
import { sheetFormats } from '../xlsx/statement.ts';
import { tableSheet } from '../xlsx/table-sheet.ts';
import { workbook } from '../xlsx/workbook.ts';

/** Tables of the office as one workbook, a sheet each. */
export function officeWorkbook(
  tables: readonly Table[],
  run: RunName,
  currency: string,
  language: Locale,
): Uint8Array {
  const words = reportWords(language);
  const footer = {
    left: words.computedBy(run.version, run.runId),
    right: words.pageOf('&P', '&N'),
  };
  const header = {
    left: periodText(run.period, language),
    middle: run.closedOn === undefined ? words.draft : '',
  };
  const sheets = tables.map((table) =>
    tableSheet(withoutEmptyColumns(table), { name: table.title, frozen: 1, header, footer }),
  );
  return workbook(sheets, sheetFormats(currency, language));
}
