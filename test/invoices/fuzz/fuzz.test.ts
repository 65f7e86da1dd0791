import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../temporary-workspace.ts';
import { FUZZED, ORIGINALS } from './originals.ts';
import { tryFile } from './run.ts';

describe('invoice files', () => {
  it.each(ORIGINALS)('in order are read as a plain reader reads them: $name', (original) =>
    inWorkspace({ ...FUZZED, 'invoices/.keep': '' }, async (folder) => {
      expect(await tryFile(folder, original, original.bytes)).toBe('read');
    }),
  );
});
