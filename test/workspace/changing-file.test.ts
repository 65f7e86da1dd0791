/** A table that another program writes to while it is read is said to change, and nothing else is said of it. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCsv } from '../../src/workspace/records/csv-file.ts';
import { inFolder } from '../audit/workspace.ts';

const READS = 2000;

test('a table that is saved again and again', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'sites.csv');
    writeFileSync(path, 'site,name\nS1,Un\n');
    const touching =
      "const { utimesSync } = require('node:fs'); console.log(); for (let n = 1; ; n++) utimesSync('sites.csv', n, n);";
    const saving = spawn(process.execPath, ['-e', touching], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await new Promise((begun) => saving.stdout.once('data', begun));
    const said = new Set<string>();
    try {
      for (let reads = 0; reads < READS || said.size === 0; reads++) {
        openCsv(path, 'sites.csv', ({ code }) => void said.add(code));
        if (reads % READS === 0) await new Promise(setImmediate);
      }
    } finally {
      const ended = new Promise((done) => saving.on('close', done));
      saving.kill('SIGKILL');
      await ended;
    }
    expect([...said]).toEqual(['file-changed']);
  }));
