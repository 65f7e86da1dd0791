import { scaled } from '../../domain/decimal.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import type { Cell, Column } from '../document.ts';
import type { SheetCell } from './sheet.ts';
import type { StyleName } from './styles.ts';

/** A cell of a sheet: text is declared as text, so that no code loses a zero and no name becomes a formula. */
export function sheetCell(cell: Cell): SheetCell {
  switch (cell.kind) {
    case 'text':
      return sheetText(cell.lines.join('\n'));
    case 'amount':
      return { style: 'amount', kind: 'number', value: sheetNumber(cell.cents) };
    case 'count':
      return { style: 'count', kind: 'number', value: String(cell.value) };
    case 'day':
      return { style: 'day', kind: 'number', value: String(cell.day + SHEET_EPOCH) };
  }
}

/** Day 0 of spreadsheets is 1899-12-30. */
const SHEET_EPOCH = 25_569;

export function sheetText(value: string, style: StyleName = 'text'): SheetCell {
  return { style, kind: 'text', value };
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

export function totalCell(cell: Cell): SheetCell {
  return { ...sheetCell(cell), style: TOTALS[cell.kind] };
}

/** Every amount of so many digits is one that a spreadsheet keeps. */
const DIGITS_KEPT = 15;

/**
 * An amount in euros as the number that a spreadsheet reads. A spreadsheet knows no other numbers than doubles;
 * one that would not print back the same cents is refused.
 */
export function sheetNumber(cents: Cents): string {
  const text = formatCents(cents);
  if (text.length > DIGITS_KEPT && scaled(String(Number(text)), 2) !== cents) {
    throw new RangeError(`${cents} cents fit in no spreadsheet`);
  }
  return text;
}
