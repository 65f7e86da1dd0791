import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFile } from '../../src/runs/disk/output-file.ts';
import { inFolder } from '../audit/workspace.ts';

test('a file that takes the place of another has its rights: who could not read the ledger still cannot', () =>
  inFolder(async (folder) => {
    const ledger = join(folder, 'closed.csv');
    writeFileSync(ledger, 'old');
    chmodSync(ledger, 0o640);
    const { mode } = statSync(ledger);
    replaceFile(folder, 'closed.csv', 'new');
    expect([readFileSync(ledger, 'utf8'), statSync(ledger).mode]).toEqual(['new', mode]);
    expect(readdirSync(folder)).toEqual(['closed.csv']);
  }));
