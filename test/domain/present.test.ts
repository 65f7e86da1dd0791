import { expect, test } from 'vitest';
import { present } from '../../src/domain/present.ts';

test('what must stand at a place of a list is it, nothing else', () => {
  expect([present([7n, 0n][1]), present(['', 'a'][0]), present([null][0])]).toEqual([0n, '', null]);
});

test.each([2, -1, 0.5])('nothing stands at %s of two', (index) => {
  expect(() => present([1n, 2n][index])).toThrow('nothing stands where something must');
});
