import type { Locale } from '../../domain/convention.ts';
import { type Cell, presentTables, type Table } from '../document.ts';
import { siteTable } from '../statement/budget-tables.ts';
import { wideDetail } from '../statement/detail.ts';
import { footLines } from '../statement/foot.ts';
import { identityFacts } from '../statement/identity.ts';
import { regularisationTable } from '../statement/regularisation-table.ts';
import type { Statement } from '../statement/statement.ts';
import { summaryTables } from '../statement/summary.ts';
import { reportWords } from '../words/words.ts';
import { headerCell, sheetCell, totalCell } from './cells.ts';
import { columnName, type PrintSetup, rangeOf } from './print-setup.ts';
import type { Sheet, SheetCell, SheetRow } from './sheet.ts';
import { SUMMARY_WIDTHS, summaryRows } from './summary-sheet.ts';
import { workbook } from './workbook.ts';

const DAY_FORMATS: Record<Locale, string> = { fr: 'dd/mm/yyyy', en: 'yyyy-mm-dd' };

/** Rows of the summary that are still read well when fitted to one page. */
const ROWS_ON_A_PAGE = 56;

/** A statement as a workbook (REPORTS.md): summary, detail, establishments, and regularisations where there are some. */
export async function statementXlsx(statement: Statement, language: Locale): Promise<Uint8Array> {
  const words = reportWords(language);
  const { member, run } = statement;
  const footer = {
    left: `${member.member} · ${words.computedBy(run.version, run.runId)}`,
    right: words.pageOf('&P', '&N'),
  };
  const corrections = presentTables(regularisationTable(statement, language));
  return workbook(
    [
      summarySheet(statement, language, footer),
      tableSheet(wideDetail(statement, language), { name: words.detail, titles: 4, pagesWide: 2, footer }),
      tableSheet(siteTable(statement, language), { name: words.sites, titles: 1, pagesWide: 1, footer }),
      ...corrections.map((table) =>
        tableSheet(table, { name: sheetName(table.title), titles: 4, pagesWide: 1, footer }),
      ),
    ],
    DAY_FORMATS[language],
  );
}

function summarySheet(statement: Statement, language: Locale, footer: PrintSetup['footer']): Sheet {
  const words = reportWords(language);
  const rows = summaryRows({
    title: words.statement,
    facts: identityFacts(statement, language),
    tables: summaryTables(statement, language),
    foot: footLines(statement, language, 'column'),
    signature: [words.placeAndDate, words.signature],
  });
  return {
    name: words.summary,
    widths: SUMMARY_WIDTHS,
    rows,
    gridLines: false,
    frozen: undefined,
    print: {
      filter: undefined,
      titles: undefined,
      pagesWide: 1,
      pagesHigh: rows.length > ROWS_ON_A_PAGE ? 0 : 1,
      printArea: rangeOf(SUMMARY_WIDTHS.length, rows.length),
      footer,
    },
  };
}

interface TableLayout {
  readonly name: string;
  /** Columns that stay in sight, and are printed on every page. */
  readonly titles: number;
  readonly pagesWide: number;
  readonly footer: PrintSetup['footer'];
}

/** A table as a sheet of its own: its header in the first row, frozen, so that it can be filtered and read by programs. */
function tableSheet(table: Table, { name, titles, pagesWide, footer }: TableLayout): Sheet {
  const { columns, rows, total } = table;
  return {
    name,
    widths: columns.map(({ width }) => width + 2),
    rows: tableRows(table),
    gridLines: true,
    frozen: { rows: 1, columns: titles },
    print: {
      filter: rangeOf(columns.length, rows.length + 1),
      titles: { columns: `$A:$${columnName(titles)}`, rows: '$1:$1' },
      pagesWide,
      pagesHigh: 0,
      printArea: rangeOf(columns.length, rows.length + (total === undefined ? 1 : 2)),
      footer,
    },
  };
}

function* tableRows({ columns, rows, total }: Table): Generator<SheetRow> {
  yield { cells: columns.map(headerCell) };
  const [first] = rows;
  for (const row of rows) {
    yield { cells: row.map((cell, column) => bodyCell(cell, row === first ? undefined : first?.[column])) };
  }
  if (total !== undefined) yield { cells: total.map(totalCell) };
}

/** A value alone where it looks like the first cell of its column. */
function bodyCell(cell: Cell, first: Cell | undefined): SheetCell {
  const styled = sheetCell(cell);
  return cell.kind === first?.kind ? styled.value : styled;
}

/** Names of sheets hold at most 31 characters. */
function sheetName(title: string): string {
  return title.slice(0, 31).trim();
}
