/** What is at no path is told from what the machine does not say (test/machine/disk.test.ts holds the latter). */
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isLink, isThere } from '../../src/system/paths.ts';
import { inFolder } from '../audit/workspace.ts';
import { has } from '../windows.ts';

test('a file and a folder are there, and what no path leads to is not', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect([folder, file].map(isThere)).toEqual([true, true]);
    const none = ['missing', 'file/below', 'x'.repeat(300), 'a\0b'];
    expect(none.filter((name) => isThere(join(folder, name)))).toEqual([]);
  }));

test.runIf(has.links)('neither is what a link leads to that leads to itself, or nowhere', () =>
  inFolder(async (folder) => {
    symlinkSync('circle', join(folder, 'circle'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    expect(['circle', 'dangling'].filter((name) => isThere(join(folder, name)))).toEqual([]);
    expect(['circle', 'dangling', 'none', 'none/below'].map((name) => isLink(join(folder, name)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    for (const link of ['circle', 'dangling']) rmSync(join(folder, link));
  }),
);
