/** The memory of a block holds what is said to lie in it. */
import { expect, test } from 'vitest';
import {
  AMOUNT,
  AMOUNTS,
  BLOCK_BYTES,
  blockIn,
  CODED_COLUMNS,
  FIELD,
  FIELDS,
  HEAD,
  MOST_RECORDS,
  newMemory,
} from '../../src/fastlane/clerk/block.ts';
import { ORDER, ORDER_FIELDS } from '../../src/fastlane/clerk/print.ts';
import { PIECE_BYTES } from '../../src/workspace/input-file.ts';

test('fields, amounts and orders are numbered on from zero', () => {
  const numbersOf = (places: Readonly<Record<string, number>>): readonly number[] => Object.values(places);
  const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
  expect(numbersOf(FIELD)).toEqual(upTo(FIELDS));
  expect(numbersOf(AMOUNT)).toEqual(upTo(AMOUNTS));
  expect(numbersOf(ORDER)).toEqual(upTo(ORDER_FIELDS));
});

test('the columns with codes are those of the fields from the first code on', () => {
  expect(CODED_COLUMNS.map((column) => FIELD[column])).toEqual(
    CODED_COLUMNS.map((_, index) => FIELD.supplier + index),
  );
  expect(FIELD.supplier + CODED_COLUMNS.length).toBe(FIELDS);
});

test('a block has room for its pieces behind what is left over, and for what is found of as many records', () => {
  const block = blockIn(newMemory());
  expect(block.bytes).toHaveLength(HEAD + BLOCK_BYTES);
  expect(BLOCK_BYTES % PIECE_BYTES).toBe(0);
  expect(block.records).toHaveLength(MOST_RECORDS * FIELDS);
  expect(block.amounts).toHaveLength(MOST_RECORDS * AMOUNTS);
  expect(block.cents.length).toBe(block.orders.length);
});

test('two views of one memory see the same', () => {
  const memory = newMemory();
  const [one, other] = [blockIn(memory), blockIn(memory)];
  one.bytes.write('x', HEAD);
  one.records[7] = -1;
  one.amounts[8] = 0.5;
  one.orders[9] = 10;
  one.cents[11] = -12;
  expect(other.bytes.toString('utf8', HEAD, HEAD + 1)).toBe('x');
  expect([other.records[7], other.amounts[8], other.orders[9], other.cents[11]]).toEqual([-1, 0.5, 10, -12]);
});
