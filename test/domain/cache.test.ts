import { expect, test } from 'vitest';
import { cached, cachedLatest, getOrInsert } from '../../src/domain/cache.ts';

/** A function that names a number, and how often it was asked. */
function counted(): { readonly name: (given: number) => string; readonly asked: () => number } {
  let asked = 0;
  return {
    name(given) {
      asked++;
      return `n${given}`;
    },
    asked: () => asked,
  };
}

test('what was made of the first is remembered, and what comes when the memory is full is made again', () => {
  const { name, asked } = counted();
  const known = cached(name);
  for (let index = 0; index < 16_384; index++) known(index);
  expect([known(0), known(16_383), asked()]).toEqual(['n0', 'n16383', 16_384]);
  expect([known(20_000), known(20_000), asked()]).toEqual(['n20000', 'n20000', 16_386]);
});

test('what was made of the latest is remembered, and all is forgotten when the memory is full', () => {
  const { name, asked } = counted();
  const known = cachedLatest(name);
  for (let index = 0; index < 8192; index++) known(index);
  expect([known(0), asked()]).toEqual(['n0', 8192]);
  expect([known(8192), known(8192), asked()]).toEqual(['n8192', 'n8192', 8193]);
  expect([known(0), asked()]).toEqual(['n0', 8194]);
});

test('what is found under a key is found once, and stays what it became', () => {
  const lists = new Map<string, string[]>();
  for (const name of ['A', 'B']) getOrInsert(lists, 'all', () => []).push(name);
  expect(lists).toEqual(new Map([['all', ['A', 'B']]]));
});
