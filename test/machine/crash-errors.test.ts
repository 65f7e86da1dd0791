/** Close, whose last calls to the disk fail, says of the run what is so. */
import { expect, test } from 'vitest';
import { refuseLast } from './crash/kill.ts';

test('close says of errors of the machine that they are such, and of a run in the ledger that it is closed', () => {
  expect(refuseLast(30, ['EXDEV', 'ESTALE', 'EIO'])).toEqual([]);
}, 600_000);
