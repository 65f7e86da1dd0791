/** What cells mean is read once for each of them, in the order of their codes. */
import { expect, test } from 'vitest';
import { meanings } from '../../src/fastlane/meanings.ts';

/** Reads numbers, an empty cell as none, and understands nothing else. */
function numbers() {
  const read: string[] = [];
  const known = meanings<number | undefined>((text) => {
    read.push(text);
    if (text === '') return { value: undefined };
    return /^\d+$/u.test(text) ? { value: Number(text) } : undefined;
  });
  return { known, read };
}

test('cells are numbered as they are learnt, whether they are understood or not', () => {
  const { known, read } = numbers();
  expect(['7', 'x', '', '5'].map(known.learn)).toEqual([true, false, true, true]);
  expect(known.size()).toBe(4);
  expect([0, 2, 3].map(known.valueOf)).toEqual([7, undefined, 5]);
  expect([0, 1, 2, 3].map(known.knows)).toEqual([true, false, true, true]);
  expect(read).toEqual(['7', 'x', '', '5']);
});

test('one that was not understood does not make the next one unknown', () => {
  const { known } = numbers();
  for (const text of ['x', 'y', '1', 'z', '2']) known.learn(text);
  expect([0, 1, 2, 3, 4].filter(known.knows)).toEqual([2, 4]);
  expect([2, 4].map(known.valueOf)).toEqual([1, 2]);
});
