import { expect, test } from 'vitest';
import { ORIGINALS } from './originals.ts';
import { fuzz } from './run.ts';

test('damaged invoice files are read as a plain reader reads them, or refused; `npm run fuzz:invoices` tries more', async () => {
  const { failures, read, refused, slowest } = await fuzz(240, 2025);
  expect(failures).toEqual([]);
  for (const { name } of ORIGINALS) expect(read[name]).toBeGreaterThan(2);
  expect(refused).toBeGreaterThan(66);
  expect(slowest).toBeLessThan(5000);
});
