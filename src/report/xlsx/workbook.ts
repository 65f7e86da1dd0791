import writeExcelFile, { type Cell, type CellObject, type Row } from 'write-excel-file/node';
import { columnStyles } from './column-styles.ts';
import { printSetup } from './print-setup.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { cellStyles, type StyleName } from './styles.ts';
import { withFixedTimes } from './zip.ts';

/** A workbook as the content of a file; the same bytes for the same sheets, on every machine. */
export async function workbook(sheets: readonly Sheet[], dayFormat: string): Promise<Uint8Array> {
  const styles = cellStyles(dayFormat);
  const archive = await writeExcelFile(
    sheets.map(({ name, widths, rows, gridLines, frozen }) => ({
      sheet: name,
      data: Array.from(rows, (row) => sheetRow(row, styles)),
      columns: widths.map((width) => ({ width })),
      orientation: 'landscape' as const,
      showGridLines: gridLines,
      ...(frozen && { stickyRowsCount: frozen.rows, stickyColumnsCount: frozen.columns }),
    })),
    { features: [columnStyles, printSetup(sheets)] },
  ).toBuffer();
  return withFixedTimes(archive);
}

/** A row as write-excel-file takes it: a cell that spans columns is followed by none in the others. */
function sheetRow({ cells, height }: SheetRow, styles: Readonly<Record<StyleName, CellObject>>): Row {
  const row: Cell[] = [];
  for (const cell of cells) {
    if (typeof cell === 'object') {
      const { style, value, span = 1 } = cell;
      row.push({ ...styles[style], value, ...(height && { height }), columnSpan: span });
      for (let hidden = 1; hidden < span; hidden += 1) row.push(null);
    } else row.push(cell);
  }
  return row;
}
