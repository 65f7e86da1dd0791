/** Killed at any moment, a command leaves a run and a ledger that are whole; `npm run crash` kills more often. */
import { expect, test } from 'vitest';
import { killAtRandom, refuseLast } from './crash/kill.ts';

test.each(['allocate', 'close'] as const)('%s, killed thirty times, leaves all whole', (command) => {
  const { kills, failures } = killAtRandom(command, 30, 7);
  expect(failures).toEqual([]);
  expect(kills).toBe(30);
});

test('close says of errors of the machine that they are such, and of a run in the ledger that it is closed', () => {
  expect(refuseLast(30, ['EXDEV', 'ESTALE', 'EIO'])).toEqual([]);
}, 600_000);
