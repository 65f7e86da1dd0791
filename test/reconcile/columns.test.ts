/** The columns in which reconcile keeps lines and findings. */
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/time/calendar.ts';
import { findingColumns } from '../../src/reconcile/findings.ts';
import { pairNumbers, textNumbers } from '../../src/reconcile/lines/numbering.ts';
import { centsColumn, rowColumn, textColumn } from '../../src/reconcile/lines/packed-columns.ts';

describe('pairs by number', () => {
  test('are numbered in the order in which they are met, each once, however many there are', () => {
    const pairs = pairNumbers();
    const numbers = new Map<string, number>();
    for (let at = 0; at < 3000; at++) {
      const [first, second] = [(at * 7) % 61, (at * 11) % 53];
      const key = `${first} ${second}`;
      const expected = numbers.get(key) ?? numbers.size;
      numbers.set(key, expected);
      expect(pairs.numberOf(first, second)).toBe(expected);
      expect([pairs.firstOf(expected), pairs.secondOf(expected)]).toEqual([first, second]);
    }
    expect(pairs.size()).toBe(numbers.size);
  });

  test('are pairs: neither the sum nor the order makes two one', () => {
    const pairs = pairNumbers();
    expect([pairs.numberOf(1, 2), pairs.numberOf(2, 1), pairs.numberOf(0, 3), pairs.numberOf(1, 2)]).toEqual([
      0, 1, 2, 0,
    ]);
  });
});

test('a text that comes again right away, or later, has its number; none is 0', () => {
  const texts = textNumbers();
  const numbers = [undefined, 'a', 'a', 'b', 'a', undefined, 'b', ''].map((text) => texts.numberOf(text));
  expect(numbers).toEqual([0, 1, 1, 2, 1, 0, 2, 3]);
  expect([0, 1, 2, 3].map((number) => texts.textOf(number))).toEqual([undefined, 'a', 'b', '']);
});

test('findings are kept as they were made: of lines and of others, with an amount, none, or one beyond safe integers', () => {
  const subject = {
    supplier: 'OP',
    invoiceNumber: 'F1',
    access: '',
    itemCode: '',
    date: dayOf(2025, 6, 5),
    file: 'invoices.csv',
    row: 2,
  };
  const facts = [
    { code: 'duplicate-line', severity: 'error', about: 0, atStake: 0n },
    { code: 'acceptance-unused', severity: 'info', about: subject, atStake: undefined },
    {
      code: 'late-line',
      severity: 'warning',
      about: { ...subject, row: 3 },
      atStake: -12_345_678_901_234_567_890n,
    },
    { code: 'period-gap', severity: 'warning', about: 70_000, atStake: undefined },
  ] as const;
  const columns = findingColumns();
  for (let round = 0; round < 50; round++) for (const fact of facts) columns.push(fact);
  expect(columns.size()).toBe(200);
  expect([0, 1, 2, 3, 196, 197, 198, 199].map((place) => columns.at(place))).toEqual([...facts, ...facts]);
});

test('texts stand as they were written: of any length and alphabet, however many', () => {
  const texts = ['', '1', 'é\u00ff', 'Ā', 'œuvre 7', '2 — bis', 'x'.repeat(3000), '', '\u{1F600}', '12'];
  const column = textColumn();
  const kept = Array.from({ length: 60 }, (_, round) => texts.map((text) => text + (round % 3 ? '' : round)));
  for (const text of kept.flat()) column.push(text);
  expect(kept.flat().map((_, at) => column.at(at))).toEqual(kept.flat());
});

describe('amounts', () => {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  const large = 2n ** 30n;
  const amounts = [
    0n,
    1n,
    -1n,
    large - 1n,
    large,
    large + 1n,
    1n - large,
    -large,
    most,
    most + 1n,
    most + 2n,
    -most,
    -most - 1n,
    -most - 2n,
    2n * most,
    most + 1n,
  ];

  test('stand to the cent, be they small, large or beyond safe integers', () => {
    const column = centsColumn();
    const kept = Array.from({ length: 100 }, () => amounts).flat();
    for (const amount of kept) column.push(amount);
    expect(kept.map((_, at) => column.at(at))).toEqual(kept);
  });

  test('have one key each, that of the opposite amount with the other sign', () => {
    const column = centsColumn();
    for (const amount of amounts) column.push(amount);
    const keys = amounts.map((_, at) => column.keyAt(at));
    const keyOf = (amount: bigint): number => keys[amounts.indexOf(amount)] ?? 0;
    const [beyond, next, below, again] = [keyOf(most + 1n), keyOf(most + 2n), keyOf(-most - 1n), keys.at(-1)];
    expect(new Set(keys).size).toBe(amounts.length - 1);
    expect([again, below]).toEqual([beyond, -beyond]);
    expect([keyOf(1n - large), keyOf(-large)]).toEqual([-keyOf(large - 1n), -keyOf(large)]);
    expect(next).not.toBe(beyond);
  });
});

test('rows are those of the lines, where they follow each other, leave some out, and begin anew with a file', () => {
  const column = rowColumn();
  const rows = [2, 3, 4, 7, 8, 2, 3, 3, 1];
  for (const row of rows) column.push(row);
  expect(rows.map((_, index) => column.at(index))).toEqual(rows);
});

test('rows none of which follows the one before are kept too, however many there are', () => {
  const column = rowColumn();
  for (let index = 0; index < 1000; index++) column.push(3 * index + 2);
  for (const index of [0, 1, 63, 64, 65, 500, 999]) expect(column.at(index)).toBe(3 * index + 2);
});
