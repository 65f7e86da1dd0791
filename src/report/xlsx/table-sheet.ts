import { columnLetters } from '../../text/spreadsheet.ts';
import { type Cell, kindOf, type Table } from '../document.ts';
import {
  type ColumnSum,
  headerCell,
  type Sheet,
  type SheetCell,
  type SheetRow,
  sheetCell,
  sheetText,
  totalCell,
} from './cells.ts';
import { fittedWidths, measuredColumns } from './column-widths.ts';
import { type PrintSetup, rangeOf } from './print-setup.ts';
import type { StyleName } from './styles.ts';
import { linesIn } from './text-lines.ts';

export interface SheetSetup extends Pick<PrintSetup, 'header' | 'footer'> {
  readonly name: string;
  /** The name of the table above each page, after the header; undefined: the name of the sheet. */
  readonly called?: string;
  /** A note under the table; columns next to it cannot be filtered. */
  readonly note?: string | undefined;
  /** The number of columns that stay visible. */
  readonly frozen: number;
  /** Whether all texts are indented, not only those next to figures. */
  readonly indented?: boolean;
}

/** A table as a sheet of its own: its header in the first row, frozen, to be filtered and read by programs. */
export function tableSheet(
  table: Table,
  { name, called = name, note, frozen, indented = false, header, footer }: SheetSetup,
): Sheet {
  const { columns, rows, total } = table;
  const measures = measuredColumns(table);
  const widths = fittedWidths(
    measures.map(({ characters, least, broken }, index) => {
      const apart = columns[index]?.align !== 'left' ? 0 : indented ? 2 : 1;
      return {
        width: characters() + apart,
        least: least() + apart,
        broken: broken() + apart,
        folded: columns[index]?.seldom === true,
      };
    }),
  );
  const sums = measures.map(({ sum }) => sum);
  const ofTable = 1 + rows.length + (total === undefined ? 0 : 1);
  return {
    name,
    columns: columns.map(({ seldom }, index) => ({ width: widths[index] ?? 0, folded: seldom === true })),
    rows:
      note === undefined
        ? tableRows(table, sums, widths, indented)
        : withNote(tableRows(table, sums, widths, indented), note, widthInSight(columns, widths)),
    gridLines: true,
    frozen: { rows: 1, columns: frozen },
    print: {
      filter: rangeOf(columns.length, rows.length + 1),
      titles: '$1:$1',
      pagesHigh: 0,
      printArea: rangeOf(columns.length, ofTable + (note === undefined ? 0 : 2)),
      header: { ...header, left: `${header.left} · ${called}` },
      footer,
    },
  };
}

/** The width of the columns that are not folded away. */
function widthInSight(columns: Table['columns'], widths: readonly number[]): number {
  return columns.reduce((sum, { seldom }, index) => sum + (seldom ? 0 : (widths[index] ?? 0)), 0);
}

/** The rows, then the note in a row as high as its text needs: merged cells do not grow. */
function* withNote(rows: Iterable<SheetRow>, note: string, characters: number): Generator<SheetRow> {
  let columns = 1;
  for (const row of rows) {
    columns = row.cells.length;
    yield row;
  }
  yield { cells: [] };
  const lines = Math.ceil((note.length * 1.1) / characters);
  yield { cells: [{ ...sheetText(note, 'noteApart'), span: columns }], height: lines * 14 };
}

function* tableRows(
  { columns, rows, total }: Table,
  sums: readonly ColumnSum[],
  widths: readonly number[],
  indented: boolean,
): Generator<SheetRow> {
  const isApart = columns.map(
    ({ align }, index) => align === 'left' && (indented || columns[index - 1]?.align === 'right'),
  );
  const header = columns.map(headerCell);
  yield { cells: header.map((cell, index) => (isApart[index] ? { ...cell, style: 'headerApart' } : cell)) };
  const ofText = columns.map(({ seldom }, index): StyleName => {
    if (seldom) return 'textFolded';
    return isApart[index] ? 'textApart' : 'text';
  });
  const room = widths.map((width, index) => width - PADDING - (isApart[index] ? INDENT : 0));
  for (const row of rows) {
    const cells: SheetCell[] = [];
    let lines = 1;
    for (let index = 0; index < row.length; index += 1) {
      const cell = sheetCell(row[index] as Cell, ofText[index]);
      cells.push(cell);
      if (typeof cell.value !== 'string' || columns[index]?.seldom) continue;
      lines = Math.max(lines, linesIn(cell.value, room[index] ?? 0));
    }
    yield { cells, height: lines === 1 ? undefined : Math.ceil(lines * LINE_HEIGHT + ROOM_UNDER) };
  }
  if (total === undefined) return;
  const label = columns.findIndex(({ seldom }) => !seldom);
  yield {
    cells: inSight(total, label).map((cell, index) => {
      const column = columnLetters(index + 1);
      const sum = totalCell(cell, sums[index] as ColumnSum, `${column}2:${column}${rows.length + 1}`);
      return indented && kindOf(cell) === 'text' ? { ...sum, style: 'totalApart' } : sum;
    }),
  };
}

/** In widths of a digit: what a column keeps free at its edges, and how far a text is indented from its own edge. */
const PADDING = 0.7;
const INDENT = 1.5;

/** In points. An office suite makes a row exactly as high as its lines: the last would touch the line below. */
const LINE_HEIGHT = 12.2;
const ROOM_UNDER = 2.5;

/** The cells of a total whose word is in the first column that is not folded away, if that cell is free. */
function inSight(total: readonly Cell[], label: number): readonly Cell[] {
  const [word, place] = [total[0], total[label]];
  if (label <= 0 || typeof word !== 'string' || place !== '') return total;
  return total.with(0, place).with(label, word);
}
