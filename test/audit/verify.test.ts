import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn } from '../../src/runs/run-files.ts';
import { runCommand } from '../cli/run-command.ts';
import { has } from '../windows.ts';
import {
  conventionOf,
  INVOICE_HEADER,
  inExample,
  inFolder,
  makeSmall,
  makeWritable,
  must,
} from './workspace.ts';

/** Changes the byte in the middle of a file, and gives back what puts it right. */
function damage(path: string): () => void {
  const before = readFileSync(path);
  const after = Buffer.from(before);
  const at = Math.floor(after.length / 2);
  after[at] = (after[at] ?? 0) ^ 1;
  writeFileSync(path, after);
  return () => writeFileSync(path, before);
}

async function findings(run: string): Promise<{ exitCode: number; files: readonly string[] }> {
  const { exitCode, stdout } = await runCommand(['verify', run, '--format', 'json']);
  const { findings: found } = JSON.parse(stdout) as { findings: readonly { file: string }[] };
  return { exitCode, files: found.map(({ file }) => file) };
}

test('one byte changed in any file of a run is found, and the file is named', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'csv,html');
    const run = join(workspace, 'runs', '2025-09');
    const files = filesIn(run);
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) {
      const repair = damage(join(run, file));
      expect({ file, ...(await findings(run)) }).toEqual({ file, exitCode: 1, files: [file] });
      repair();
    }
    expect(await findings(run)).toEqual({ exitCode: 0, files: [] });
  });
});

test('one byte changed anywhere in the ledger is found', async () => {
  await inExample(async (workspace) => {
    const runs = join(workspace, 'runs');
    for (const [month, day] of [
      ['2025-09', '2025-10-20'],
      ['2025-10', '2025-11-20'],
    ] as const) {
      await must('allocate', workspace, '--period', month, '--pending', '--reports', 'none');
      await must('close', join(runs, month), '--on', day);
    }
    const ledger = join(runs, 'closed.csv');
    const before = readFileSync(ledger);
    for (let at = 0; at < before.length; at += 7) {
      const after = Buffer.from(before);
      after[at] = (after[at] ?? 0) ^ 1;
      writeFileSync(ledger, after);
      const { exitCode, files } = await findings(join(runs, '2025-10'));
      expect({ at, exitCode, named: files.includes('runs/closed.csv') }).toEqual({
        at,
        exitCode: 1,
        named: true,
      });
    }
  });
});

test('a closed run copied alone, read-only, holds; sha256sum agrees', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'csv');
    await must('close', join(workspace, 'runs', '2025-09'), '--on', '2025-10-20');
    await inFolder(async (elsewhere) => {
      const copy = join(elsewhere, 'archive');
      cpSync(join(workspace, 'runs', '2025-09'), copy, { recursive: true });
      expect(await findings(copy)).toEqual({ exitCode: 0, files: [] });
      if (has.tools) execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: copy });
    });
  });
});

test('the workspace may change behind a run that keeps its inputs', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none');
    const measures = join(workspace, 'measures.csv');
    writeFileSync(measures, readFileSync(measures, 'utf8').replace(';414;', ';415;'));
    const { exitCode, stderr } = await runCommand([
      'verify',
      join(workspace, 'runs/2025-09'),
      '--lang',
      'en',
    ]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('measures.csv of the workspace is no longer what the run read');
  });
});

test('a run without packed inputs names the input that changed, with both hashes', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '--no-pack');
    const run = join(workspace, 'runs/2025-09');
    expect(existsSync(join(run, 'inputs'))).toBe(false);
    expect(await findings(run)).toEqual({ exitCode: 0, files: [] });
    const measures = join(workspace, 'measures.csv');
    writeFileSync(measures, readFileSync(measures, 'utf8').replace(';414;', ';415;'));
    const { exitCode, stderr } = await runCommand(['verify', run, '--lang', 'en']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /the input measures\.csv is not what the run read: SHA-256 [0-9a-f]{16} then, [0-9a-f]{16} now/,
    );
  });
});

/** Takes the inputs out of a run, and their lines out of its SHA256SUMS. */
function takeInputs(run: string): void {
  rmSync(join(run, 'inputs'), { recursive: true });
  const sums = join(run, 'SHA256SUMS');
  writeFileSync(sums, readFileSync(sums, 'utf8').replaceAll(/^.* {2}inputs\/.*\n/gm, ''));
}

test('inputs that were taken away, with their lines of SHA256SUMS, are missing: a run without any says so itself', async () => {
  await inExample(async (workspace) => {
    const run = join(workspace, 'runs/2025-09');
    const manifest = () => JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8'));
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '--no-pack');
    expect(manifest().no_inputs).toBe(true);
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '--force');
    expect(Object.keys(manifest())).not.toContain('no_inputs');
    takeInputs(run);
    const { exitCode, files } = await findings(run);
    expect(exitCode).toBe(1);
    expect(files).toContain('inputs/convention.yaml');
    expect(files).toContain('inputs/invoices/2025-09.csv');
    expect((await runCommand(['close', run, '--on', '2025-10-20'])).exitCode).not.toBe(0);
  });
});

test('a file that is gone, and one that was put in, are named', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none');
    const run = join(workspace, 'runs/2025-09');
    rmSync(join(run, 'charges.csv'));
    writeFileSync(join(run, 'note.txt'), 'vu\n');
    expect(await findings(run)).toEqual({ exitCode: 1, files: ['charges.csv', 'note.txt'] });
  });
});

test('runs that were kept verify for ever, whichever version wrote them', async () => {
  for (const name of readdirSync('fixtures/audit', { withFileTypes: true })) {
    if (!name.isDirectory()) continue;
    for (const run of readdirSync(join('fixtures/audit', name.name, 'runs'), { withFileTypes: true })) {
      if (!run.isDirectory()) continue;
      const folder = join('fixtures/audit', name.name, 'runs', run.name);
      expect({ folder, ...(await findings(folder)) }).toEqual({ folder, exitCode: 0, files: [] });
    }
  }
});

test('a run of 0.1 without inputs, which does not say so, verifies by its workspace', () =>
  inFolder(async (workspace) => {
    const kept = 'fixtures/audit/0.1.0/runs/2025-09';
    const run = join(workspace, 'runs/2025-09');
    cpSync(join(kept, 'inputs'), workspace, { recursive: true });
    cpSync(kept, run, { recursive: true });
    takeInputs(run);
    expect(await findings(run)).toEqual({ exitCode: 0, files: [] });
  }));

test('a copy of a closed run is read-only, and is not replaced either', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none');
    await must('close', join(workspace, 'runs', '2025-09'), '--on', '2025-10-20');
    const copy = join(workspace, 'runs', 'essai');
    cpSync(join(workspace, 'runs', '2025-09'), copy, { recursive: true });
    const argv = ['allocate', workspace, '--pending', '--out', copy, '--force', '--lang', 'en'];
    const { exitCode, stderr } = await runCommand(argv);
    expect([exitCode, stderr.includes('run-closed')]).toEqual([2, true]);
  });
});

test('an invoice file whose name is written decomposed on the disk is packed, and verifies', async () => {
  await inExample(async (workspace) => {
    const invoices = join(workspace, 'invoices');
    renameSync(join(invoices, '2025-09.csv'), join(invoices, 'e\u0301te\u0301.csv'));
    for (const options of [[], ['--no-pack', '--force']]) {
      await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q', ...options);
      expect(await findings(join(workspace, 'runs/2025-09'))).toEqual({ exitCode: 0, files: [] });
    }
  });
});

test('a run whose names were decomposed by a disk or a copy verifies and is closed; a second file of such a name is named', async () => {
  await inFolder(async (workspace) => {
    makeSmall(workspace, conventionOf('largest_remainder', '{ by: equal, per: member }'), {
      'Collège.csv': `${INVOICE_HEADER}OP,F1,2025-09-20,1,G,subscription,2025-09-01,2025-09-28,10.00,20\n`,
    });
    for (const table of ['members.csv', 'sites.csv']) {
      const path = join(workspace, table);
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replaceAll(/^C,|,C$/gm, (cell) => cell.replace('C', 'Évry')),
      );
    }
    const run = join(workspace, 'runs/2025-09');
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'csv', '-q');
    const decomposed = ['statements/Évry.csv', 'inputs/invoices/Collège.csv'].map((path) => {
      const place = join(run, path);
      renameSync(place, place.normalize('NFD'));
      return place;
    });
    expect(await findings(run)).toEqual({ exitCode: 0, files: [] });
    for (const place of decomposed) writeFileSync(place, 'x');
    const { files } = await findings(run);
    expect(files.filter((file) => file !== file.normalize('NFC')).sort()).toEqual(
      ['inputs/invoices/Collège.csv', 'statements/Évry.csv'].map((file) => file.normalize('NFD')),
    );
    for (const place of decomposed) rmSync(place);
    await must('close', run, '--on', '2025-10-20', '-q');
    await must('verify', '--all', workspace);
  });
});

test.each([
  ['missing', (path: string) => rmSync(path)],
  ['empty', (path: string) => writeFileSync(path, '')],
  [
    'with the line ends of Windows',
    (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n')),
  ],
  ['in UTF-16', (path: string) => writeFileSync(path, readFileSync(path, 'utf8'), 'utf16le')],
])('a SHA256SUMS that is %s is named, and no file is taken for a foreign one', async (_, change) => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none');
    const run = join(workspace, 'runs', '2025-09');
    change(join(run, 'SHA256SUMS'));
    expect(await findings(run)).toEqual({ exitCode: 1, files: ['SHA256SUMS'] });
    const manifest = join(run, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"title": "', '"title": "x'));
    expect(await findings(run)).toEqual({ exitCode: 1, files: ['SHA256SUMS', 'manifest.json'] });
  });
});

test('a ledger that is gone is named by its seal, of a single run too', async () => {
  await inExample(async (workspace) => {
    const runs = join(workspace, 'runs');
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none');
    await must('close', join(runs, '2025-09'), '--on', '2025-10-20');
    rmSync(join(runs, 'closed.csv'));
    expect(await findings(join(runs, '2025-09'))).toEqual({ exitCode: 1, files: ['runs/closed.csv'] });
  });
});

test.runIf(has.foreignNames)(
  'a folder that holds nothing, or whose name is not in UTF-8, is no part of a run',
  async () => {
    await inExample(async (workspace) => {
      await must('allocate', workspace, '--period', '2025-09', '--reports', 'none');
      const run = join(workspace, 'runs', '2025-09');
      const latin1 = Buffer.concat([Buffer.from(`${run}/`), Buffer.from('été', 'latin1')]);
      for (const folder of [join(run, 'more'), join(run, 'inputs/invoices/more'), latin1]) mkdirSync(folder);
      expect(await findings(run)).toEqual({
        exitCode: 1,
        files: ['inputs/invoices/more/', 'more/', '\uFFFDt\uFFFD/'],
      });
      rmSync(run, { recursive: true });
    });
  },
);

test('rights and other names of a file, which every copy has otherwise, say nothing of a run', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none');
    const run = join(workspace, 'runs', '2025-09');
    await must('close', run, '--on', '2025-10-20');
    makeWritable(run);
    const other = join(workspace, 'charges.txt');
    linkSync(join(run, 'charges.csv'), other);
    expect(await findings(run)).toEqual({ exitCode: 0, files: [] });
    writeFileSync(other, 'changed by its other name\n');
    expect(await findings(run)).toEqual({ exitCode: 1, files: ['charges.csv'] });
  });
});

test('what systems and office programs make by themselves beside files of a run is no fault of it', () =>
  inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'csv', '--no-pack');
    const run = join(workspace, 'runs', '2025-09');
    for (const name of ['~$CEA.xlsx', '.~lock.CEA.xlsx#', 'Thumbs.db', 'desktop.ini', '.DS_Store']) {
      writeFileSync(join(run, 'statements', name), 'x');
    }
    writeFileSync(join(run, '~$titres.xlsx'), 'x');
    expect(await findings(run)).toEqual({ exitCode: 0, files: [] });
  }));

test.runIf(has.links)(
  'a file of that name is told where it is a link, or has no file of the run beside it',
  () =>
    inExample(async (workspace) => {
      await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '--no-pack');
      const run = join(workspace, 'runs', '2025-09');
      symlinkSync(join(run, 'charges.csv'), join(run, 'Thumbs.db'));
      expect(await findings(run)).toEqual({ exitCode: 1, files: ['Thumbs.db'] });
      rmSync(join(run, 'Thumbs.db'));
      for (const folder of ['inputs', 'more']) {
        mkdirSync(join(run, folder));
        writeFileSync(join(run, folder, '.DS_Store'), 'x');
      }
      expect(await findings(run)).toEqual({ exitCode: 1, files: ['inputs/.DS_Store', 'more/.DS_Store'] });
    }),
);
