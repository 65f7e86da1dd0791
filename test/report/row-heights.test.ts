import { describe, expect, it, test } from 'vitest';
import { amount, left, right, rowsOf, seldom, type Table } from '../../src/report/document.ts';
import { tableSheet } from '../../src/report/xlsx/table-sheet.ts';
import { linesIn } from '../../src/report/xlsx/text-lines.ts';

describe('a text in a cell', () => {
  it.each([
    ['', 10, 1],
    ['0123456789', 10, 1],
    ['0123456789', 9, 2],
    ['deux mots', 8, 2],
    ['deux mots', 9, 1],
    ['un\ndeux', 20, 2],
    ['un\n\ndeux mots', 5, 4],
    // 3 × 1.8, one on each line.
    ['WWW', 2, 3],
    // After a word that was broken, the next stands beside its end: 9 of 12, a space, 1.
    ['000000000000000000000 0', 12, 2],
    // At hyphens, so that no two of 10.6, 12.6 and 10 stand on one line.
    ['0000000000-000000000000-0000000000', 20, 3],
    ['éèàç', 4, 1],
    ['中文', 4, 1],
    ['中文', 3, 2],
  ])('%j in %d digits runs over %d lines', (text, width, lines) => {
    expect(linesIn(text, width)).toBe(lines);
  });
});

/** The heights of the rows of a sheet whose second column is a long text folded away. */
function heightsOf(...labels: readonly string[]): readonly (number | undefined)[] {
  const table: Table = {
    id: 'lines',
    title: 'Lines',
    columns: [left('Label', 20), seldom(left('Aside', 5)), right('Net', 9)],
    rows: rowsOf(labels, (label) => [label, 'a long text that nobody sees', amount(1n)]),
  };
  const marks = { header: { left: '', right: '' }, footer: { left: '', right: '' } };
  const sheet = tableSheet(table, { name: 'Lines', frozen: 1, ...marks });
  return [...sheet.rows].map(({ height }) => height);
}

test('a row of several lines is higher than they are, so that the last touches no line; others are left to the suite', () => {
  const label = 'Abonnement fibre dédiée à cent mégabits';
  // Two lines of 12.2 points, three of them, and 2.5 under them.
  expect(heightsOf('court', label, `${label} par seconde`)).toEqual([undefined, undefined, 27, 40]);
});
