import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawOutput } from '../../src/runs/writers/drawn-files.ts';
import { inFolder } from '../audit/workspace.ts';

test('what waits for a turn of the event loop, as signals do, comes before a file is drawn', () =>
  inFolder(async (folder) => {
    const order: string[] = [];
    setImmediate(() => order.push('signal'));
    await drawOutput(folder, 'a.html', undefined, () => {
      order.push('drawn');
      return 'page';
    });
    expect([order, readFileSync(join(folder, 'a.html'), 'utf8')]).toEqual([['signal', 'drawn'], 'page']);
  }));
