import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { slashed } from '../windows.ts';
import { editManifest, grappe, rehash, type Verdict, verdict } from './built.ts';
import { inExample, inFolder, makeWritable, must } from './workspace.ts';

const KEPT = 'fixtures/audit/0.1.0-pages/runs/2025-09';
const PDF = 'statements/MEUSE.pdf';

/** The kept run of 0.1.0, alone, whose statement of MEUSE this version draws otherwise, as titres.csv states. */
async function inDrawnOtherwise(use: (run: string) => void): Promise<void> {
  await inFolder(async (folder) => {
    const run = join(folder, 'runs', '2025-09');
    cpSync(KEPT, run, { recursive: true });
    const hash = (): string =>
      createHash('sha256')
        .update(readFileSync(join(run, PDF)))
        .digest('hex');
    const before = hash();
    appendFileSync(join(run, PDF), '% drawn by another version\n');
    const titres = join(run, 'titres.csv');
    const text = readFileSync(titres, 'utf8');
    expect(text).toContain(before);
    writeFileSync(titres, text.replaceAll(before, hash()));
    rehash(run);
    use(run);
  });
}

test('a file that another minor version drew is named as not comparable, and the run holds', async () => {
  await inDrawnOtherwise((run) => {
    const { exitCode, findings, notes } = verdict(run);
    expect({ exitCode, findings }).toEqual({ exitCode: 0, findings: [] });
    expect(notes).toContain(`not-comparable ${PDF}`);
    expect(notes).toContain('version');
  });
});

test('what is said of it says how many files were compared', async () => {
  await inDrawnOtherwise((run) => {
    const { exitCode, stdout } = grappe('verify', run, '--lang', 'en');
    const { outputs } = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as {
      readonly outputs: readonly { readonly path: string }[];
    };
    const [all, drawn] = [outputs.length + 2, outputs.filter(({ path }) => DRAWN.test(path)).length];
    expect({ exitCode, stdout: stdout.replace(/^.* is confirmed/, '') }).toEqual({
      exitCode: 0,
      stdout: ` as far as this version can: ${all - drawn} of its ${all} files come out the same today; of the ${drawn} that another version drew, only the recorded hash was compared.\n`,
    });
    expect(drawn).toBeGreaterThan(1);
  });
});

test('a run that names a later minor version is not confirmed, for what that draws is not compared', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '-q');
    const run = join(workspace, 'runs/2025-09');
    writeFileSync(join(run, PDF), readFileSync(join(run, 'statements/CEA.pdf')));
    editManifest(run, (manifest) => {
      manifest.grappe = '0.99.0';
    });
    rehash(run);
    const { exitCode, findings } = verdict(run);
    expect(exitCode).toBe(1);
    expect(findings).toContain('later manifest.json');
  });
});

test('its recorded hash holds', async () => {
  await inDrawnOtherwise((run) => {
    writeFileSync(join(run, PDF), 'Nothing to pay.\n');
    expect(verdict(run)).toMatchObject({ exitCode: 1, findings: [`changed ${PDF}`] });
  });
});

test('an amount of titres.csv shows, however right the hashes are made', async () => {
  await inDrawnOtherwise((run) => {
    const titres = join(run, 'titres.csv');
    const text = readFileSync(titres, 'utf8');
    const raised = text.replace(/,(\d+\.\d\d),(\d+\.\d\d),(\d+\.\d\d),/, ',8000.00,$2,$3,');
    expect(raised).not.toBe(text);
    writeFileSync(titres, raised);
    rehash(run);
    const { exitCode, findings } = verdict(run);
    expect(exitCode).toBe(1);
    expect(findings).toContain('differs titres.csv');
  });
});

test('an amount of manifest.json shows, however right the hashes are made', async () => {
  await inDrawnOtherwise((run) => {
    editManifest(run, (manifest) => {
      manifest.totals.allocated.gross_amount = '99999.99';
    });
    rehash(run);
    expect(verdict(run)).toMatchObject({
      exitCode: 1,
      findings: ['differs SHA256SUMS', 'differs manifest.json'],
    });
  });
});

test.each<readonly [string, (invoices: string) => void]>([
  [
    'an invoice that stands in two files',
    (invoices) => {
      const [header = '', first = '', ...rest] = readFileSync(join(invoices, '2025-10.csv'), 'utf8').split(
        '\n',
      );
      writeFileSync(join(invoices, '2025-10.csv'), `${header}\n${rest.join('\n')}`);
      writeFileSync(join(invoices, '2025-09-oubli.csv'), `${header}\n${first}\n`);
    },
  ],
  [
    'an invisible letter in the number of an invoice',
    (invoices) => {
      const path = join(invoices, '2025-10.csv');
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('F2025-0010', 'F2025\u200b0010'));
    },
  ],
])('%s, which 0.1 let pass, does not keep a run of 0.1 from being computed again', async (_, change) => {
  await inFolder(async (folder) => {
    const run = join(folder, 'runs', '2025-10');
    cpSync('fixtures/audit/0.1.0/runs/2025-10', run, { recursive: true });
    makeWritable(run);
    change(join(run, 'inputs/invoices'));
    rehash(run);
    const { findings } = verdict(run);
    expect(findings).toContain('differs allocations.csv');
    expect(findings).not.toContain('not-computed manifest.json');
  });
});

/** More columns than a sheet has. */
const MANY = Array.from({ length: 16_400 }, (_, index) => `note ${index}`);

test.each([
  ['measures.csv', 'membre', 'REGION'],
  ['accesses.csv', 'seul', 'à voir'],
  ['sites.csv', MANY.join(';'), MANY.join(';')],
])(
  'columns of %s that 0.1 left unread are so where its run is computed again',
  async (table, header, cell) => {
    await inFolder(async (folder) => {
      const run = join(folder, 'runs', '2025-10');
      cpSync('fixtures/audit/0.1.0/runs/2025-10', run, { recursive: true });
      makeWritable(run);
      const path = join(run, 'inputs', table);
      const [names, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
      writeFileSync(path, [`${names};${header}`, ...rows.map((row) => `${row};${cell}`), ''].join('\n'));
      rehash(run);
      const { findings } = verdict(run);
      // It is computed again, under another run_id, as its inputs are others; statements and titres.csv print that.
      expect(findings).toContain('differs manifest.json');
      expect(findings.filter((found) => /not-computed|allocations|charges|settlement/.test(found))).toEqual(
        [],
      );
    });
  },
);

/** The built program as its next minor version. */
async function inNextVersion(
  use: (verify: (run: string) => Verdict, folder: string) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    for (const name of ['bin', 'dist', 'schemas', 'package.json']) {
      cpSync(name, join(folder, 'next', name), { recursive: true });
    }
    const path = join(folder, 'next/package.json');
    const text = readFileSync(path, 'utf8').replace(/"version": "[^"]+"/, '"version": "0.99.0"');
    writeFileSync(path, text);
    await use((run) => verdict(run, join(folder, 'next/bin/grappe.js')), folder);
  });
}

const DRAWN = /\.(?:pdf|xlsx|html)$/;

test.each([KEPT, 'fixtures/audit/0.1.0/runs/2025-10'])(
  '%s verifies after the version is raised: all is compared but its drawn files, which are named',
  async (kept) => {
    await inNextVersion(async (verify, folder) => {
      const run = join(folder, 'runs', basename(kept));
      cpSync(kept, run, { recursive: true });
      makeWritable(run);
      const { exitCode, findings, notes } = verify(run);
      expect({ exitCode, findings }).toEqual({ exitCode: 0, findings: [] });
      const files = readdirSync(run, { recursive: true, encoding: 'utf8' }).map(slashed);
      const drawn = files.filter((path) => DRAWN.test(path)).map((path) => `not-comparable ${path}`);
      expect(notes.filter((note) => note.startsWith('not-comparable')).sort()).toEqual(drawn.sort());
      const lists = files.filter((path) => /^[^/]*\.csv$/u.test(path));
      const changed = lists.filter((path) => {
        const before = readFileSync(join(run, path), 'utf8');
        const after = before.replace(/\d\.\d\d(?=[,\r\n])/u, '7.77');
        writeFileSync(join(run, path), after);
        return after !== before;
      });
      rehash(run);
      const falsified = verify(run);
      expect(falsified.exitCode).toBe(1);
      expect(changed.length).toBeGreaterThan(2);
      expect(falsified.findings).toEqual(expect.arrayContaining(changed.map((path) => `differs ${path}`)));
    });
  },
);

test('a run of today whose drawn files, titles and totals are false is seen by the next version too', async () => {
  await inNextVersion(async (verify, folder) => {
    const workspace = join(folder, 'grand-est');
    cpSync('fixtures/grand-est', workspace, { recursive: true });
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'html,csv', '-q');
    const run = join(workspace, 'runs/2025-09');
    expect(verify(run)).toMatchObject({ exitCode: 0, findings: [] });
    writeFileSync(join(run, 'statements/MEUSE.html'), 'Nothing to pay.\n');
    expect(verify(run)).toMatchObject({ exitCode: 1, findings: ['changed statements/MEUSE.html'] });
    editManifest(run, (manifest) => {
      manifest.totals.allocated.gross_amount = '99999.99';
    });
    rehash(run);
    const { exitCode, findings } = verify(run);
    expect(exitCode).toBe(1);
    expect(findings).toEqual(expect.arrayContaining(['differs manifest.json', 'differs titres.csv']));
  });
});

test('a manifest that names another minor version blinds neither verify nor close', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'pdf', '-q');
    const run = join(workspace, 'runs/2025-09');
    const titres = join(run, 'titres.csv');
    writeFileSync(titres, readFileSync(titres, 'utf8').replace(/,\d+\.\d\d,/u, ',8000.00,'));
    writeFileSync(join(run, PDF), 'Nothing to pay.\n');
    editManifest(run, (manifest) => {
      manifest.grappe = '0.9.0';
      manifest.totals.allocated.gross_amount = '99999.99';
    });
    rehash(run);
    const { exitCode, findings } = verdict(run);
    expect(exitCode).toBe(1);
    expect(findings).toEqual(expect.arrayContaining(['differs titres.csv', 'differs manifest.json']));
    expect(grappe('close', run, '--on', '2025-10-20').exitCode).toBe(2);
    expect(existsSync(join(workspace, 'runs/closed.csv'))).toBe(false);
  });
});

test.each(['0.0.1', 'v0.2.0', '0.2', '0.2.0 ', 'x'])('a manifest of version %j is none', async (version) => {
  await inFolder(async (folder) => {
    const run = join(folder, 'run');
    cpSync('fixtures/audit/0.1.0/runs/2025-10', run, { recursive: true });
    makeWritable(run);
    editManifest(run, (manifest) => {
      manifest.grappe = version;
    });
    rehash(run);
    expect(verdict(run)).toMatchObject({ exitCode: 1, findings: ['unreadable manifest.json'] });
  });
});

test('a run is closed by the version that wrote it, and by no other', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none');
    const run = join(workspace, 'runs', '2025-09');
    editManifest(run, (manifest) => {
      manifest.grappe = '0.9.0';
    });
    rehash(run);
    const { exitCode, stderr } = grappe('close', run, '--on', '2025-10-20', '--lang', 'en');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('was written by grappe 0.9.0');
  });
});

test('an account whose statement another minor version drew is confirmed; lists that state its hash are compared except for that hash', async () => {
  await inNextVersion(async (verify, folder) => {
    const workspace = join(folder, 'grand-est');
    cpSync('fixtures/grand-est', workspace, { recursive: true });
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q');
    await must('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-20', '-q');
    await must('account', workspace, '--period', '2025-09', '--reports', 'html', '-q');
    const account = join(workspace, 'accounts/2025-09');
    const drawn = join(account, 'statements/CEA.html');
    const hash = (): string => createHash('sha256').update(readFileSync(drawn)).digest('hex');
    const before = hash();
    appendFileSync(drawn, '<!-- drawn by another version -->\n');
    const lists = ['titres.csv', 'bureau/titres.csv'];
    for (const list of lists) {
      const text = readFileSync(join(account, list), 'utf8');
      expect(text).toContain(before);
      writeFileSync(join(account, list), text.replaceAll(before, hash()));
    }
    rehash(account);
    const files = readdirSync(account, { recursive: true, encoding: 'utf8' }).map(slashed);
    const named = files.filter((path) => DRAWN.test(path)).map((path) => `not-comparable ${path}`);
    expect(named).toContain('not-comparable statements/CEA.html');
    const { notes, ...verdict } = verify(account);
    expect(verdict).toEqual({ exitCode: 0, findings: [] });
    expect([...notes].sort()).toEqual([...named, 'version'].sort());
    const path = join(account, 'titres.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/\.\d\d/u, '.77'));
    rehash(account);
    expect(verify(account)).toMatchObject({
      exitCode: 1,
      findings: ['differs SHA256SUMS', 'differs manifest.json', 'differs titres.csv'],
    });
  });
});
