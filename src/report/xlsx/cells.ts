import { scaled } from '../../domain/numbers/decimal.ts';
import { decimalsOf, isDecimal } from '../../domain/numbers/decimal-text.ts';
import { type Cents, formatCents } from '../../domain/numbers/money.ts';
import { type Cell, type Column, kindOf } from '../document.ts';
import type { PrintSetup } from './print-setup.ts';
import type { StyleName } from './styles.ts';

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** May be made as they are read: a sheet has many cells. */
  readonly rows: Iterable<SheetRow>;
  readonly gridLines: boolean;
  /** Rows and columns that stay visible. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly print: PrintSetup;
}

export interface SheetColumn {
  /** In characters. */
  readonly width: number;
  /** Folded into a group that the reader opens; not printed. */
  readonly folded: boolean;
}

export interface SheetRow {
  readonly cells: readonly SheetCell[];
  /** In points; undefined: as high as its texts need. */
  readonly height?: number | undefined;
}

export interface SheetCell {
  readonly style: StyleName;
  readonly value: string | number;
  /** The formula of the value: `SUM(C2:C9)`. */
  readonly formula?: string;
  /** The number of columns over which it is merged; undefined: 1. */
  readonly span?: number;
}

/** A cell of a sheet: text is declared as text, so that codes keep their zeros and names do not become formulas. */
export function sheetCell(cell: Cell, ofText: StyleName = 'text'): SheetCell {
  if (typeof cell === 'string') return sheetText(cell, ofText);
  switch (cell.kind) {
    case 'lines':
      return sheetText(cell.lines.join('\n'), ofText);
    case 'amount':
      return { style: 'amount', value: sheetAmount(cell.cents) };
    case 'count':
      return { style: 'count', value: cell.value };
    case 'day':
      return { style: 'day', value: cell.day + SHEET_EPOCH };
  }
}

/** Day 0 of spreadsheets is 1899-12-30. */
const SHEET_EPOCH = 25_569;

export function sheetText(text: string, style: StyleName = 'text'): SheetCell {
  return { style, value: text };
}

export function headerCell({ title, align }: Column): SheetCell {
  return sheetText(title, align === 'left' ? 'headerLeft' : 'headerRight');
}

const TOTALS: Record<ReturnType<typeof kindOf>, StyleName> = {
  text: 'totalText',
  amount: 'totalAmount',
  count: 'totalCount',
  day: 'totalDay',
};

export type ColumnSum = ReturnType<typeof columnSum>;

/** The running sum of the cells of a column. */
export function columnSum() {
  let cells = 0;
  let count = 0;
  let cents = 0n;
  let isExact = true;
  return {
    add(cell: Cell | undefined): void {
      cells += 1;
      if (typeof cell !== 'object') return;
      if (cell.kind === 'count') count += cell.value;
      if (cell.kind !== 'amount') return;
      cents += cell.cents;
      isExact &&= typeof sheetAmount(cell.cents) === 'number';
    },
    /** Whether a cell below them is their sum, and a sheet would compute the same. */
    is(total: Cell): boolean {
      if (cells === 0 || typeof total === 'string') return false;
      if (total.kind === 'count') return total.value === count;
      return (
        total.kind === 'amount' && total.cents === cents && isExact && typeof sheetAmount(cents) === 'number'
      );
    },
  };
}

/** A total, as a formula if it is the sum of the cells above it. */
export function totalCell(cell: Cell, above: ColumnSum, range: string): SheetCell {
  const style = TOTALS[kindOf(cell)];
  return above.is(cell)
    ? { ...sheetCell(cell), style, formula: `SUM(${range})` }
    : { ...sheetCell(cell), style };
}

/** A spreadsheet keeps every amount of fewer cents exactly. */
const CENTS_KEPT = 1e14;

/** An amount in a sheet: a number, or text where no double prints back the same cents. */
export function sheetAmount(cents: Cents): number | string {
  const number = Number(cents);
  if (Math.abs(number) < CENTS_KEPT) return number / 100;
  const text = formatCents(cents);
  const value = Number(text);
  const back = String(value);
  return isDecimal(back) && decimalsOf(back) <= 2 && scaled(back, 2) === cents ? value : text;
}
