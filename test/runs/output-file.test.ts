import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createOutput } from '../../src/runs/disk/output-file.ts';
import { inFolder } from '../audit/workspace.ts';

/** More than the collected text that is added to a file at once. */
const PIECE = `${'0,01;'.repeat(100_000)}\n`;

test('a file that was removed while it was written is not begun again in its midst', () =>
  inFolder(async (folder) => {
    const output = createOutput(folder, 'allocations.csv', 'header\n');
    output.write(PIECE);
    rmSync(join(folder, 'allocations.csv'));
    expect(() => {
      output.write(PIECE);
      output.close();
    }).toThrow('ENOENT');
  }));
