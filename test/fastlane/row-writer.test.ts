/** The rows of a line are ordered with the pieces of its cells, and each period is a piece once. */
import { beforeEach, expect, test } from 'vitest';
import { blockIn, newMemory } from '../../src/fastlane/clerk/block.ts';
import { clerkHere } from '../../src/fastlane/clerk/clerk.ts';
import { ORDER, ORDER_FIELDS, ROW_FIELDS } from '../../src/fastlane/clerk/print.ts';
import type { Kind } from '../../src/fastlane/kind.ts';
import { newPress, type Press } from '../../src/fastlane/press.ts';
import type { RowSums } from '../../src/fastlane/row-sums.ts';
import { type PrintedLine, rowWriter, type WriteRows } from '../../src/fastlane/row-writer.ts';
import { RULED, SERVED } from '../../src/fastlane/templates.ts';

const memory = blockIn(newMemory());
const OWNERS = [901, 902, 903];

/** What cells mean, by codes: pieces that are easily told apart, and days. */
const kind = {
  cells: {
    category: { valueOf: (code: number) => ({ cell: 100 + code }) },
    item_code: { valueOf: (code: number) => ({ cell: 200 + code }) },
    vat_rate: { valueOf: (code: number) => ({ cell: 300 + code }) },
    period_start: { valueOf: (code: number) => (code === 0 ? undefined : 20_000 + code) },
    period_end: { valueOf: (code: number) => (code === 0 ? undefined : 20_100 + code) },
  },
  templates: {
    field: (template: number, field: number) =>
      ({ [SERVED]: 400 + template, [RULED]: 500 + template })[field] ?? 0,
    // The template with number 1 has a sole row.
    split: (template: number) => (template === 1 ? undefined : { owners: OWNERS }),
  },
} as unknown as Kind;

const LINE: PrintedLine = {
  invoice: { isAsked: true, hash: [0, 0], cells: 7 },
  row: 12,
  from: 30,
  to: 34,
  category: 1,
  itemCode: 2,
  start: 0,
  end: 0,
  vatRate: 3,
};
const sums = (...budgets: readonly number[]): RowSums => ({ budgets }) as unknown as RowSums;

let press: Press;
let texts: string[];
let write: WriteRows;
beforeEach(() => {
  const lend = () => ({ begun: '', write: () => {}, giveBack: () => {} });
  const whole = newPress(clerkHere(), lend);
  texts = [];
  press = {
    ...whole,
    piece(text) {
      texts.push(text);
      return whole.piece(text);
    },
  };
  write = rowWriter('invoices/é,1.csv', kind, press);
  press.begin(0, memory);
});

test('one order for the line, and owner, budget and cents of each row', () => {
  write(LINE, 2, sums(801, 802, 803), Float64Array.of(1, -2, 3), Float64Array.of(4, 5, -6));
  const { sheet } = press;
  const order = Object.fromEntries(Object.entries(ORDER).map(([name, place]) => [name, sheet.orders[place]]));
  expect(order).toEqual({
    invoice: 7,
    file: 1 + texts.indexOf(',"invoices/é,1.csv",'),
    numberFrom: 30,
    numberTo: 34,
    row: 12,
    served: 402,
    category: 101,
    item: 202,
    period: 1 + texts.indexOf(','),
    rate: 303,
    ruled: 502,
    rows: 3,
  });
  const rows = sheet.orders.subarray(ORDER_FIELDS, ORDER_FIELDS + 3 * ROW_FIELDS);
  expect([...rows]).toEqual([901, 801, 902, 802, 903, 803]);
  expect([...sheet.cents.subarray(0, 6)]).toEqual([1, 4, -2, 5, 3, -6]);
  expect([sheet.at, sheet.centsAt, sheet.lines]).toEqual([ORDER_FIELDS + 3 * ROW_FIELDS, 6, 1]);
});

test('a line comes behind the one before, and a sole row has no owner of its own', () => {
  write(LINE, 2, sums(801, 802, 803), Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6));
  const { at, centsAt } = press.sheet;
  write({ ...LINE, row: 13 }, 1, sums(804), Float64Array.of(7, 99), Float64Array.of(8, 99));
  const { sheet } = press;
  expect(sheet.orders[at + ORDER.row]).toBe(13);
  expect([...sheet.orders.subarray(at + ORDER_FIELDS, sheet.at)]).toEqual([0, 804]);
  expect([...sheet.cents.subarray(centsAt, sheet.centsAt)]).toEqual([7, 8]);
  expect(sheet.lines).toBe(2);
});

test('a period is one piece, whichever lines come between', () => {
  const periodOf = (start: number, end: number): number => {
    const { at } = press.sheet;
    write({ ...LINE, start, end }, 1, sums(804), Float64Array.of(1), Float64Array.of(1));
    return press.sheet.orders[at + ORDER.period] ?? 0;
  };
  const before = texts.length;
  const periods = [
    [1, 2],
    [1, 2],
    [1, 3],
    [2, 3],
    [1, 2],
    [1, 3],
    [0, 3],
    [1, 0],
    [2, 3],
  ] as const;
  const pieces = periods.map(([start, end]) => periodOf(start, end));
  expect(pieces.map((piece) => texts[piece - 1])).toEqual([
    '2024-10-05,2025-01-14',
    '2024-10-05,2025-01-14',
    '2024-10-05,2025-01-15',
    '2024-10-06,2025-01-15',
    '2024-10-05,2025-01-14',
    '2024-10-05,2025-01-15',
    ',2025-01-15',
    '2024-10-05,',
    '2024-10-06,2025-01-15',
  ]);
  expect(texts.length - before).toBe(5);
});
