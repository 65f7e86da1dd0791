/** Damaged workspaces and made-up command lines get an answer; `npm run fuzz` tries more. */
import { expect, test } from 'vitest';
import { fuzzCommandLines } from './fuzz-command-lines.ts';
import { fuzzFiles } from './fuzz-files.ts';

test('a damaged workspace is shared whole or refused, with a run or without, and nothing commands the terminal', async () => {
  const { failures, accepted, refused, slowest } = await fuzzFiles(120, 11);
  expect(failures).toEqual([]);
  expect(accepted).toBeGreaterThan(12);
  expect(refused).toBeGreaterThan(60);
  expect(slowest).toBeLessThan(5_000);
});

test('a command line of any words ends with an answer', async () => {
  const { failures, codes } = await fuzzCommandLines(150, 11);
  expect(failures).toEqual([]);
  expect(codes[0]).toBeGreaterThan(10);
});
