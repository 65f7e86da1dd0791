import { expect, test } from 'vitest';
import { left, right } from '../../src/report/document.ts';
import { type ColumnNeeds, columnWidths } from '../../src/report/pdf/slots.ts';

const text = (word: number, line = word): ColumnNeeds => ({ column: left('Text', 10), word, line });
const figure = (line: number): ColumnNeeds => ({ column: right('Net', 9), word: line, line });

/** The widths on a page of 300 points, figures 40 at least, to a hundredth. */
function widths(...columns: readonly ColumnNeeds[]): readonly number[] {
  return columnWidths(columns, 300, 40).map((width) => Math.round(width * 100) / 100);
}

test('texts share what figures leave, by their lines', () => {
  expect(widths(text(20, 40), text(60, 120), figure(60))).toEqual([60, 180, 60]);
});

test('a word of a thousand digits has a third of the page and what the others leave: none of their words is broken', () => {
  // 300 − (30 + 60 + 100 + 50) = 60 are left, and only its line lacks more.
  expect(widths(text(30), text(60), text(1000), figure(50))).toEqual([30, 60, 160, 50]);
});

test('where not all words have room, the widest columns give way alike, and no figure does', () => {
  expect(widths(text(20), text(95), text(99), figure(100))).toEqual([20, 90, 90, 100]);
  expect(widths(text(90), text(95), text(99), figure(120))).toEqual([60, 60, 60, 120]);
});

test('figures that fill the page by themselves leave to each a part as large as it needs', () => {
  expect(widths(text(100), figure(200), figure(300))).toEqual([50, 100, 150]);
});
