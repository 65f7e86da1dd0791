import { decimalsOf, isDecimal, scaled } from '../../domain/decimal.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import type { Cell, Column } from '../document.ts';
import type { SheetCell } from './sheet.ts';
import type { StyleName } from './styles.ts';

/** A cell of a sheet: text is declared as text, so that no code loses a zero and no name becomes a formula. */
export function sheetCell(cell: Cell, ofText: StyleName = 'text'): SheetCell {
  switch (cell.kind) {
    case 'text':
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

const TOTALS: Record<Cell['kind'], StyleName> = {
  text: 'totalText',
  amount: 'totalAmount',
  count: 'totalCount',
  day: 'totalDay',
};

/** A sum, computed by the sheet where it is that of the cells above it. */
export function totalCell(cell: Cell, above: readonly (Cell | undefined)[], range: string): SheetCell {
  const style = TOTALS[cell.kind];
  return isSum(cell, above)
    ? { ...sheetCell(cell), style, formula: `SUM(${range})` }
    : { ...sheetCell(cell), style };
}

function isSum(total: Cell, above: readonly (Cell | undefined)[]): boolean {
  if (above.length === 0) return false;
  if (total.kind === 'count')
    return total.value === above.reduce((sum, cell) => sum + (cell?.kind === 'count' ? cell.value : 0), 0);
  if (total.kind !== 'amount') return false;
  const amounts = above.flatMap((cell) => (cell?.kind === 'amount' ? cell.cents : []));
  if ([total.cents, ...amounts].some((cents) => typeof sheetAmount(cents) === 'string')) return false;
  return total.cents === amounts.reduce((sum, cents) => sum + cents, 0n);
}

/** Every amount of so many digits is one that a spreadsheet keeps. */
const DIGITS_KEPT = 15;

/**
 * An amount in euros as a sheet holds it: a number, or its text where no number prints back the same cents. A
 * spreadsheet knows no other numbers than doubles.
 */
export function sheetAmount(cents: Cents): number | string {
  const text = formatCents(cents);
  const value = Number(text);
  if (text.length <= DIGITS_KEPT) return value;
  const back = String(value);
  return isDecimal(back) && decimalsOf(back) <= 2 && scaled(back, 2) === cents ? value : text;
}
