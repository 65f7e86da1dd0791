import type { CellObject } from 'write-excel-file/node';
import type { Day } from '../../domain/calendar.ts';
import { scaled, unscaled } from '../../domain/decimal.ts';
import type { Cents } from '../../domain/money.ts';
import type { Cell, Column } from '../document.ts';

export const AMOUNT_FORMAT = '#,##0.00';
const TEXT_FORMAT = '@';

export const RULE_COLOR = '#9aa5b1';
const HEADER_COLOR = '#e4e9ef';

/** A cell of a sheet: text is declared as text, so that no code loses a zero and no name becomes a formula. */
export function sheetCell(cell: Cell, dayFormat: string): CellObject {
  switch (cell.kind) {
    case 'text':
      return sheetText(cell.lines.join('\n'));
    case 'amount':
      return { value: sheetNumber(cell.cents), type: Number, format: AMOUNT_FORMAT, alignVertical: 'top' };
    case 'count':
      return { value: cell.value, type: Number, format: '0', alignVertical: 'top' };
    case 'day':
      return {
        value: sheetDay(cell.day),
        type: Number,
        format: dayFormat,
        align: 'left',
        alignVertical: 'top',
      };
  }
}

export function sheetText(text: string): CellObject {
  return { value: text, type: String, format: TEXT_FORMAT, wrap: true, alignVertical: 'top' };
}

export function headerCell({ title, align }: Column): CellObject {
  return {
    ...sheetText(title),
    align,
    alignVertical: 'center',
    fontWeight: 'bold',
    backgroundColor: HEADER_COLOR,
    bottomBorderStyle: 'thin',
    bottomBorderColor: RULE_COLOR,
  };
}

export function totalCell(cell: CellObject): CellObject {
  return { ...cell, fontWeight: 'bold', topBorderStyle: 'thin', topBorderColor: RULE_COLOR };
}

/**
 * An amount in euros as the number that a spreadsheet holds. A spreadsheet knows no other numbers than doubles;
 * one that would not print back the same cents is refused.
 */
export function sheetNumber(cents: Cents): number {
  const value = Number(unscaled(cents, 2));
  if (scaled(String(value), 2) !== cents) throw new RangeError(`${cents} cents fit in no spreadsheet`);
  return value;
}

/** Day 0 of spreadsheets is 1899-12-30. */
const SHEET_EPOCH = 25_569;

function sheetDay(day: Day): number {
  return day + SHEET_EPOCH;
}
