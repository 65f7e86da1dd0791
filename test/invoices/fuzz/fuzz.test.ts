import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../temporary-workspace.ts';
import { FUZZED, ORIGINALS } from './originals.ts';
import { fuzz, tryFile } from './run.ts';

describe('invoice files', () => {
  it.each(ORIGINALS)('in order are read as a plain reader reads them: $name', (original) =>
    inWorkspace({ ...FUZZED, 'invoices/.keep': '' }, async (folder) => {
      expect(await tryFile(folder, original, original.bytes)).toBe('read');
    }),
  );

  it('that are damaged are read so too, or refused; `npm run fuzz:invoices` tries more', async () => {
    const { failures, read, refused, slowest } = await fuzz(360, 2025);
    expect(failures).toEqual([]);
    for (const { name } of ORIGINALS) expect(read[name]).toBeGreaterThan(3);
    expect(refused).toBeGreaterThan(100);
    expect(slowest).toBeLessThan(5000);
  });
});
