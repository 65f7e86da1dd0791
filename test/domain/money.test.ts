import { expect, test } from 'vitest';
import { netOf, sumsByKey } from '../../src/domain/numbers/money.ts';

test('the net of lines is their sum, that of none zero', () => {
  expect([netOf([]), netOf([{ net: 5n }, { net: -7n }])]).toEqual([0n, -2n]);
});

test('amounts are summed for each key, in the order in which the keys come', () => {
  const sums = sumsByKey([
    ['20', 100n],
    ['5.5', 30n],
    ['20', -40n],
  ]);
  expect([...sums]).toEqual([
    ['20', 60n],
    ['5.5', 30n],
  ]);
});
