/** Commands whose last calls to the disk fail say of the run what is so, and leave it whole. */
import { constants } from 'node:os';
import { expect, test } from 'vitest';
import { refuseLast } from './crash/kill.ts';

/** ESTALE, a file that is another one on the share by now: Node has no name for it. */
const STALE = `Unknown system error -${constants.errno.ESTALE}`;

test('close says of errors of the machine that they are such, and of a run in the ledger that it is closed', async () => {
  expect(await refuseLast('close', 30, ['EXDEV', STALE, 'EIO'])).toEqual([]);
}, 600_000);

test('allocate replaces a draft or leaves it in its place', async () => {
  expect(await refuseLast('allocate', 16, ['EIO', 'ENOTEMPTY', 'ENOENT'])).toEqual([]);
}, 600_000);
