import { type Fault, fault } from '../../../diagnostics/problem.ts';
import { getOrInsert } from '../../../domain/cache.ts';
import type { DecimalMark } from '../../../domain/layout.ts';
import { addTo } from '../../../domain/lists.ts';
import { isOtherCurrency } from '../../../domain/numbers/currency.ts';
import { cleanText, oneBlank } from '../../../text/clean-text.ts';
import {
  cellName,
  GRID_LIMITS,
  type Grid,
  type GridCell,
  GridLimitError,
  type GridRow,
  type Merge,
} from '../grid.ts';
import type { Batch, CellFlaw, RecordSource } from '../record-source.ts';
import { inCsvForm } from './stored-values.ts';

const BATCH = 1000;

/** The most cells of all records together, empty ones included. */
const MOST_RECORD_CELLS = 20_000_000;

/**
 * A sheet as records with a header; empty rows become blank records. A number shown in another currency than `currency`
 * is followed by its own, and a hidden row is flawed unless hidden rows are read. Throws a {@link GridLimitError}.
 */
export function sheetRecords(
  grid: Grid,
  name: string,
  headerRow: number,
  mark: DecimalMark | undefined,
  {
    currency,
    readsHidden = false,
  }: { readonly currency?: string | undefined; readonly readsHidden?: boolean } = {},
): Pick<RecordSource, 'preamble' | 'header' | 'batches' | 'sheet'> {
  const byRow = new Map(grid.rows.map((row) => [row.row, row]));
  const textOf = (cell: GridCell): string => {
    if (cell.storedAs === undefined || cell.storedAs === 'day') return cell.text;
    const number = inCsvForm(cell.text, mark);
    const isOther =
      currency !== undefined && cell.currency !== undefined && isOtherCurrency(cell.currency, currency);
    // After a number, the sign of the euro is accepted whatever the currency of the convention.
    return isOther ? `${number} ${cell.currency === '€' ? 'EUR' : cell.currency}` : number;
  };
  const cellsOf = (row: number, width: number, covered?: ReadonlyMap<number, Merge>): readonly string[] => {
    const record = new Array<string>(width).fill('');
    for (const cell of byRow.get(row)?.cells ?? []) {
      if (cell.column < width && !covered?.has(cell.column)) record[cell.column] = textOf(cell);
    }
    return record;
  };
  const wholeRow = (row: number): readonly string[] =>
    cellsOf(row, (byRow.get(row)?.cells.at(-1)?.column ?? -1) + 1);
  const titles = titlesAt(grid, headerRow);
  const width = Math.max(0, ...titles.map(({ text, column }) => (cleanText(text) === '' ? 0 : column + 1)));
  const header = new Array<string>(width).fill('');
  for (const cell of titles) if (cell.column < width) header[cell.column] = oneBlank(textOf(cell));
  const blank = cellsOf(0, width);
  const lastRow = grid.rows.at(-1)?.row ?? 0;
  const data = grid.rows.filter(({ row }) => row > headerRow);
  const covered = coveredCells(grid.merges, headerRow, lastRow, width);
  if (width * data.length > MOST_RECORD_CELLS) throw new GridLimitError('cells');
  const isBeside = ({ column, text }: GridCell): boolean => column >= width && cleanText(text) !== '';
  const hasBeside = data.some(({ cells }) => cells.some(isBeside));
  const flaws = new Map<number, CellFlaw[]>();
  for (const row of data) {
    const found = rowFlaws(row, width, covered.get(row.row));
    for (const flaw of found) if (flaw.index !== -1 || !readsHidden) addTo(flaws, row.row, flaw);
  }
  for (const [row, columns] of covered) {
    for (const [index, merge] of columns) addTo(flaws, row, mergeFlaw(merge, index, header));
  }
  return {
    preamble: Array.from({ length: headerRow - 1 }, (_, index) => wholeRow(index + 1)),
    header,
    *batches(): Generator<Batch> {
      for (let firstRow = headerRow + 1; firstRow <= lastRow; firstRow += BATCH) {
        const length = Math.min(BATCH, lastRow - firstRow + 1);
        const records = Array.from({ length }, (_, index) => {
          const row = firstRow + index;
          return byRow.has(row) ? cellsOf(row, width, covered.get(row)) : blank;
        });
        yield { firstRow, records };
      }
    },
    sheet: {
      name,
      rowsBelow: (count) => Array.from({ length: count }, (_, index) => wholeRow(headerRow + 1 + index)),
      flaws,
      besideAt: hasBeside ? (row) => byRow.get(row)?.cells.filter(isBeside) ?? [] : undefined,
      cellAt: (row, index) => byRow.get(row)?.cells.find(({ column }) => column === index),
      formulas: data.reduce(
        (sum, { cells }) => sum + cells.filter(({ isFormula, column }) => isFormula && column < width).length,
        0,
      ),
    },
  };
}

/** The cells taken for the header: those of its row, and those above that are merged down to it. */
export function titlesAt({ rows, merges }: Grid, headerRow: number): readonly GridCell[] {
  const down = merges.filter(({ fromRow, toRow }) => fromRow < headerRow && headerRow <= toRow);
  const anchors = new Set(down.map(({ fromRow, fromColumn }) => cellName(fromColumn, fromRow)));
  const above = rows.flatMap(({ row, cells }) =>
    row < headerRow ? cells.filter(({ column }) => anchors.has(cellName(column, row))) : [],
  );
  const covered = new Set(above.map(({ column }) => column));
  const own = rows.find(({ row }) => row === headerRow)?.cells ?? [];
  return [...own.filter(({ column }) => !covered.has(column)), ...above];
}

/** The flaws of a row of data: that it is hidden, and cells without a value. */
function rowFlaws(
  { cells, hidden }: GridRow,
  width: number,
  covered: ReadonlyMap<number, Merge> | undefined,
): readonly CellFlaw[] {
  const own = cells.filter(({ column }) => column < width && !covered?.has(column));
  const ofCells = own.flatMap(({ column: index, flaw, text }): readonly CellFlaw[] => {
    if (flaw === undefined) return [];
    const found: Fault =
      flaw === 'error'
        ? fault('sheet-error-cell', { value: text, formula: text })
        : fault('sheet-formula', {});
    return [{ index, fault: found, mendedByFillDown: false }];
  });
  if (!hidden || own.length === 0) return ofCells;
  return [{ index: -1, fault: fault('sheet-hidden-row', {}), mendedByFillDown: false }, ...ofCells];
}

/** Cells of the data that are merged with an earlier one, by row and column. */
function coveredCells(
  merges: readonly Merge[],
  headerRow: number,
  lastRow: number,
  width: number,
): ReadonlyMap<number, ReadonlyMap<number, Merge>> {
  const covered = new Map<number, Map<number, Merge>>();
  let count = 0;
  for (const merge of merges) {
    if (merge.fromColumn >= width) continue;
    const toRow = Math.min(merge.toRow, lastRow);
    const toColumn = Math.min(merge.toColumn, width - 1);
    for (let row = Math.max(merge.fromRow, headerRow + 1); row <= toRow; row++) {
      for (let column = merge.fromColumn; column <= toColumn; column++) {
        if (row === merge.fromRow && column === merge.fromColumn) continue;
        if (++count > GRID_LIMITS.cells) throw new GridLimitError('merges');
        getOrInsert(covered, row, () => new Map<number, Merge>()).set(column, merge);
      }
    }
  }
  return covered;
}

/** A cell merged with one of its own column can repeat that one. */
function mergeFlaw(merge: Merge, index: number, header: readonly string[]): CellFlaw {
  const anchor = cellName(merge.fromColumn, merge.fromRow);
  return {
    index,
    fault: fault('sheet-merged', { anchor, column: header[index] ?? '' }),
    mendedByFillDown: merge.fromColumn === index,
  };
}
