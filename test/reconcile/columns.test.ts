/** The columns in which reconcile keeps lines and findings. */
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/calendar.ts';
import { foundColumns } from '../../src/reconcile/found-columns.ts';
import { pairNumbers } from '../../src/reconcile/lines/pair-numbers.ts';
import { textNumbers } from '../../src/reconcile/lines/text-numbers.ts';

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
      expect(pairs.secondOf(expected)).toBe(second);
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
  const columns = foundColumns();
  for (let round = 0; round < 50; round++) for (const fact of facts) columns.push(fact);
  expect(columns.size()).toBe(200);
  expect([0, 1, 2, 3, 196, 197, 198, 199].map((place) => columns.at(place))).toEqual([...facts, ...facts]);
});
