import { columnName, type PrintSetup, printXml } from './print-setup.ts';
import type { SharedStrings } from './shared-strings.ts';
import { type StyleName, styleNumber } from './styles.ts';

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** May be made while they are written: a sheet has many cells. */
  readonly rows: Iterable<SheetRow>;
  readonly gridLines: boolean;
  /** Rows and columns that stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number } | undefined;
  readonly print: PrintSetup;
}

export interface SheetColumn {
  /** In characters. */
  readonly width: number;
  /** Of cells in which nothing is written. */
  readonly style: StyleName;
}

export interface SheetRow {
  readonly cells: readonly SheetCell[];
  /** In points; as high as its texts need where undefined. */
  readonly height?: number | undefined;
}

export interface SheetCell {
  readonly style: StyleName;
  /** A number in the notation of XML, with a dot; never a formula. */
  readonly kind: 'text' | 'number';
  readonly value: string;
  /** Over how many columns it is merged; 1 where undefined. */
  readonly span?: number;
}

/** The XML of a sheet (ECMA-376 part 1, 18.3.1, also for the order of elements). */
export function sheetXml(sheet: Sheet, isFirst: boolean, strings: SharedStrings): string {
  const names = sheet.columns.map((_, index) => columnName(index + 1));
  const merged: string[] = [];
  const rows: string[] = [];
  for (const row of sheet.rows) rows.push(rowXml(row, rows.length + 1));
  const merges =
    merged.length === 0
      ? ''
      : `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  const { filter, page } = printXml(sheet.print);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${viewXml(sheet, isFirst)}<cols>${sheet.columns.map(columnXml).join('')}</cols><sheetData>${rows.join('')}</sheetData>${filter}${merges}${page}</worksheet>`;

  function rowXml({ cells, height }: SheetRow, row: number): string {
    const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    let xml = `<row r="${row}"${size}>`;
    let column = 0;
    for (const cell of cells) {
      xml += cellXml(cell, column, row);
      const { span = 1 } = cell;
      if (span > 1) merged.push(`${names[column]}${row}:${names[column + span - 1]}${row}`);
      for (const end = column + span; ++column < end; ) xml += emptyCell(cell.style, column, row);
    }
    return `${xml}</row>`;
  }

  function cellXml({ style, kind, value }: SheetCell, column: number, row: number): string {
    if (value === '') return style === sheet.columns[column]?.style ? '' : emptyCell(style, column, row);
    const start = `<c r="${names[column]}${row}" s="${styleNumber(style)}"`;
    return kind === 'number'
      ? `${start}><v>${value}</v></c>`
      : `${start} t="s"><v>${strings.numberOf(value)}</v></c>`;
  }

  function emptyCell(style: StyleName, column: number, row: number): string {
    return `<c r="${names[column]}${row}" s="${styleNumber(style)}"/>`;
  }
}

function viewXml({ gridLines, frozen }: Sheet, isFirst: boolean): string {
  const lines = gridLines ? '' : ' showGridLines="0"';
  const selected = isFirst ? ' tabSelected="1"' : '';
  if (frozen === undefined) {
    return `<sheetViews><sheetView${lines}${selected} workbookViewId="0"/></sheetViews>`;
  }
  const { rows, columns } = frozen;
  const pane = `<pane xSplit="${columns}" ySplit="${rows}" topLeftCell="${columnName(columns + 1)}${rows + 1}" activePane="bottomRight" state="frozen"/>`;
  return `<sheetViews><sheetView${lines}${selected} workbookViewId="0">${pane}</sheetView></sheetViews>`;
}

function columnXml({ width, style }: SheetColumn, index: number): string {
  const number = index + 1;
  return `<col min="${number}" max="${number}" width="${width}" style="${styleNumber(style)}" customWidth="1"/>`;
}
