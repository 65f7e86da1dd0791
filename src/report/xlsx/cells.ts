import { scaled } from '../../domain/decimal.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import type { Cell, Column } from '../document.ts';
import type { StyledCell } from './sheet.ts';
import type { StyleName } from './styles.ts';

/** A cell of a sheet: text is declared as text, so that no code loses a zero and no name becomes a formula. */
export function sheetCell(cell: Cell): StyledCell {
  switch (cell.kind) {
    case 'text':
      return sheetText(cell.lines.join('\n'));
    case 'amount':
      return { style: 'amount', value: sheetNumber(cell.cents) };
    case 'count':
      return { style: 'count', value: cell.value };
    case 'day':
      return { style: 'day', value: cell.day + SHEET_EPOCH };
  }
}

/** Day 0 of spreadsheets is 1899-12-30. */
const SHEET_EPOCH = 25_569;

export function sheetText(text: string, style: StyleName = 'text'): StyledCell {
  return { style, value: literal(text) };
}

/**
 * A text of which spreadsheets read no part as the code of a character (`_x0041_` is `A`: ECMA-376 part 1, 22.9.2.19);
 * with such a code where it is also the name of what every object has (`constructor`), in which write-excel-file,
 * that looks for texts by name in an object, would lose it.
 */
function literal(text: string): string {
  if (OF_EVERY_OBJECT.has(text))
    return `_x${text.charCodeAt(0).toString(16).padStart(4, '0')}_${text.slice(1)}`;
  return text.includes('_x') ? text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text;
}

const OF_EVERY_OBJECT: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

export function headerCell({ title, align }: Column): StyledCell {
  return sheetText(title, align === 'left' ? 'headerLeft' : 'headerRight');
}

const TOTALS: Record<Cell['kind'], StyleName> = {
  text: 'totalText',
  amount: 'totalAmount',
  count: 'totalCount',
  day: 'totalDay',
};

export function totalCell(cell: Cell): StyledCell {
  return { ...sheetCell(cell), style: TOTALS[cell.kind] };
}

/** Every amount of so many digits is one that a spreadsheet keeps. */
const DIGITS_KEPT = 15;

/**
 * An amount in euros as the number that a spreadsheet holds. A spreadsheet knows no other numbers than doubles;
 * one that would not print back the same cents is refused.
 */
export function sheetNumber(cents: Cents): number {
  const text = formatCents(cents);
  const value = Number(text);
  if (text.length > DIGITS_KEPT && scaled(String(value), 2) !== cents) {
    throw new RangeError(`${cents} cents fit in no spreadsheet`);
  }
  return value;
}
