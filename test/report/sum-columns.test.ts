/** Tables of sums: a total stands under the columns that it sums, and says what it is. */
import { expect, test } from 'vitest';
import { amount, count, field, left, right } from '../../src/report/document.ts';
import { sumTable, totalUnder } from '../../src/report/statement/sum-columns.ts';
import { reportWords } from '../../src/report/words/words.ts';

const words = reportWords('en');
const sums = { lines: 2, net: 100n, vat: 20n, gross: 120n };

test.each([
  ['', 2],
  ['2025-09', 3],
])('of sums that correct %j the total stands under the sums', (corrects, labels) => {
  const table = sumTable(
    [{ ...sums, corrects }],
    [field(left('Member', 20), () => 'MEUSE'), field(left('Status', 20), () => 'paid')],
    [count(2), amount(100n), amount(20n), amount(120n)],
    words,
  );
  const [row] = table.rows;
  expect([table.columns.length, row?.length, table.total?.length]).toEqual(Array(3).fill(labels + 4));
  expect(table.total?.slice(labels)).toEqual(row?.slice(labels));
  expect(table.total?.slice(0, labels)).toEqual([words.total, ...Array(labels - 1).fill('')]);
});

test('under a table of lines each amount has its total, and the first column says so', () => {
  const columns = [
    left('Line', 6),
    left('Label', 40),
    right(words.net, 12),
    right(words.vat, 12),
    right(words.gross, 12),
  ];
  expect(totalUnder(columns, sums, words)).toEqual([
    words.total,
    '',
    amount(100n),
    amount(20n),
    amount(120n),
  ]);
});
