import type { Locale } from '../../domain/convention.ts';
import { reportWords } from '../words/words.ts';
import type { YearStatement } from '../year/statement.ts';
import { rangeOf } from './print-setup.ts';
import { sheetFormats } from './statement.ts';
import { SUMMARY_WIDTHS, summaryRows } from './summary-sheet.ts';
import { tableSheet } from './table-sheet.ts';
import { workbook } from './workbook.ts';

/** The statement of a year as a workbook: what is left to pay first, then a sheet for each table. */
export async function yearStatementXlsx(statement: YearStatement, language: Locale): Promise<Uint8Array> {
  const words = reportWords(language);
  const marks = {
    header: { left: statement.subject, middle: statement.marks.join(' ; ') },
    footer: {
      left: `${statement.member.member} · ${statement.computedBy}`,
      right: words.pageOf('&P', '&N'),
    },
  };
  const rows = summaryRows({
    ...statement,
    tables: [],
    foot: [...statement.marks, ...statement.foot],
    signature: statement.labels,
  });
  const summary = {
    name: words.summary,
    columns: SUMMARY_WIDTHS.map((width) => ({ width, folded: false })),
    rows,
    gridLines: false,
    frozen: undefined,
    print: {
      filter: undefined,
      titles: undefined,
      pagesHigh: 0,
      printArea: rangeOf(SUMMARY_WIDTHS.length, rows.length),
      ...marks,
    },
  };
  const sheets = statement.tables.map((table) => {
    const labels = table.columns.filter(({ align }) => align === 'left').length;
    const name = words.ofYear.sheets[table.id as keyof typeof words.ofYear.sheets] ?? table.id;
    return tableSheet(table, { name, frozen: labels, ...marks });
  });
  return workbook([summary, ...sheets], sheetFormats(statement.currency, language));
}
