import {
  cpSync,
  existsSync,
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
import { isSameName } from '../../src/runs/closed/closed-place.ts';
import { has } from '../windows.ts';
import { grappe } from './built.ts';
import { conventionOf, INVOICE_HEADER, inFolder, makeSmall, makeWritable, must, ran } from './workspace.ts';

async function inClosed(use: (workspace: string) => Promise<void>): Promise<void> {
  await inFolder(async (workspace) => {
    makeSmall(workspace, conventionOf('largest_remainder', '{ by: equal, per: member }'), {
      'a.csv': `${INVOICE_HEADER}OP,F1,2025-09-20,1,G,subscription,2025-09-01,2025-09-28,10.00,20\n`,
    });
    await must('allocate', workspace, '--out', join(workspace, 'runs/Sept'), '--reports', 'none', '-q');
    await must('close', join(workspace, 'runs/Sept'), '--on', '2025-10-20', '-q');
    await use(workspace);
  });
}

test.each([
  ['Sept', 'SEPT', true],
  ['Sept', 'sept. ', true],
  ['Straße', 'STRASSE', true],
  ['e\u0301te\u0301', 'ÉTÉ', true],
  ['Sept', 'Sept-1', false],
])('%s and %s are one name on some disk: %s', (a, b, same) => {
  expect(isSameName(a, b)).toBe(same);
});

test('no run takes the place of a closed one by the same letters in another case', async () => {
  await inClosed(async (workspace) => {
    const over = ['allocate', workspace, '--force', '--reports', 'none', '--lang', 'en', '--out'];
    for (const name of ['SEPT', 'sept.', 'Sept']) {
      const { exitCode, stderr } = grappe(...over, join(workspace, 'runs', name));
      expect([name, exitCode, stderr.includes('run-closed')]).toEqual([name, 2, true]);
    }
  });
});

test.runIf(has.cases)('no run is closed by the letters of a closed one in another case', async () => {
  await inClosed(async (workspace) => {
    cpSync(join(workspace, 'runs/Sept'), join(workspace, 'runs/SEPT'), { recursive: true });
    const closing = grappe('close', join(workspace, 'runs/SEPT'), '--on', '2025-10-21', '--lang', 'en');
    expect([closing.exitCode, closing.stderr.includes('closed run Sept')]).toEqual([2, true]);
    expect(closing.stderr).toContain('--out runs/NAME');
  });
});

test('a name that no closed run may have is refused by allocate, as by close, and so is a folder of another name', async () => {
  await inClosed(async (workspace) => {
    const line = 'OP,F2,2025-10-20,1,G,subscription,2025-10-01,2025-10-28,10.00,20';
    writeFileSync(join(workspace, 'invoices/b.csv'), `${INVOICE_HEADER}${line}\n`);
    const runOf = (name: string) => join(workspace, 'runs', name);
    const compute = (name: string) =>
      must('allocate', workspace, '--period', '2025-10', '--reports', 'none', '-q', '--out', runOf(name));
    const closing = (name: string) => grappe('close', runOf(name), '--on', '2025-11-20', '--lang', 'en');

    const outOf = (name: string) => ['--out', runOf(name), '--lang', 'en'];
    const refused = grappe('allocate', workspace, '--period', '2025-10', ...outOf('Été'));
    expect([refused.exitCode, existsSync(runOf('Été'))]).toEqual([2, false]);
    expect(refused.stderr).toContain('error[run-misnamed]: "Été" is no name for a closed run: letters, ');
    expect(refused.stderr).toContain('Compute it under such a name: --out runs/NAME.');
    const elsewhere = join(workspace, 'Été');
    await must('allocate', workspace, '--period', '2025-10', '--reports', 'none', '-q', '--out', elsewhere);
    await compute('draft');
    renameSync(runOf('draft'), runOf('Été'));
    expect(refused.stderr).toContain(closing('Été').stderr.trimEnd());
    renameSync(runOf('Été'), runOf('Ete'));
    expect(closing('Ete')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('under the name draft'),
    });
    rmSync(runOf('Ete'), { recursive: true });
    await compute('Ete');
    expect(closing('Ete').exitCode).toBe(0);
  });
});

test.runIf(has.anySigns).each([
  ['CON', 'lpt1.essai', '2025-11.'],
  ['essai ', 'essai:1', 'quoi?'],
])(
  'no new folder of a run, an account or a forecast has a name that Windows cannot hold: %s',
  async (...names) => {
    await inClosed(async (workspace) => {
      for (const name of names) {
        const folder = join(workspace, 'essais', name);
        for (const command of [
          ['allocate'],
          ['account', '--period', '2025-09'],
          ['forecast', '--period', '2026'],
        ]) {
          const { exitCode, stderr } = await ran(...command, workspace, '--out', folder, '--lang', 'en');
          expect([exitCode, stderr]).toEqual([
            2,
            expect.stringContaining(`error[name-unportable]: Windows cannot hold a folder "${name}"`),
          ]);
        }
      }
      expect(existsSync(join(workspace, 'essais'))).toBe(false);
    });
  },
);

test.runIf(has.anySigns)(
  'a folder of such a name that is there receives a run, which is closed and verified',
  async () => {
    await inClosed(async (workspace) => {
      const line = 'OP,F2,2025-10-20,1,G,subscription,2025-10-01,2025-10-28,10.00,20';
      writeFileSync(join(workspace, 'invoices/b.csv'), `${INVOICE_HEADER}${line}\n`);
      const run = join(workspace, 'runs/CON');
      mkdirSync(run);
      await must('allocate', workspace, '--pending', '--reports', 'none', '-q', '--out', run);
      await must('close', run, '--on', '2025-11-20', '--as-is', '-q');
      expect(await must('verify', run, '--lang', 'en')).toContain('is confirmed');
      expect(JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8'))).toMatchObject({ run: 'CON' });
    });
  },
);

test('a run that is closed is not replaced, even where its ledger and its rights are gone', async () => {
  await inClosed(async (workspace) => {
    rmSync(join(workspace, 'runs/closed.csv'));
    rmSync(join(workspace, 'runs/closed.csv.sha256'));
    const before = readFileSync(join(workspace, 'runs/Sept/manifest.json'));
    const over = ['allocate', workspace, '--force', '--reports', 'none', '--lang', 'en', '--out'];
    const { exitCode, stderr } = grappe(...over, join(workspace, 'runs/Sept'));
    expect([exitCode, stderr.includes('run-closed')]).toEqual([2, true]);
    expect(readFileSync(join(workspace, 'runs/Sept/manifest.json'))).toEqual(before);
    // A disk without rights, or somebody who gave them back: its manifest states that it is issued.
    makeWritable(join(workspace, 'runs/Sept'));
    expect(grappe(...over, join(workspace, 'runs/Sept')).exitCode).toBe(2);
  });
});

test('no run is written into one that is closed', async () => {
  await inClosed(async (workspace) => {
    const inside = ['runs/Sept/more', 'runs/Sept/inputs/invoices/more'];
    for (const path of inside) {
      const out = join(workspace, path);
      const { exitCode, stderr } = grappe('allocate', workspace, '--force', '--out', out, '--lang', 'en');
      expect([exitCode, stderr.includes('run-closed')]).toEqual([2, true]);
    }
    await must('verify', join(workspace, 'runs/Sept'));
  });
});

test('no file, account or workspace is written into a run that is closed, on a disk without rights either', async () => {
  await inClosed(async (workspace) => {
    makeWritable(join(workspace, 'runs/Sept'));
    const before = readdirSync(workspace, { recursive: true });
    const inside = join(workspace, 'runs/Sept/allocations.csv');
    for (const argv of [
      ['reconcile', workspace, '--format', 'csv', '--out', inside, '--force'],
      ['import', 'fixtures/grand-est/invoices/efacture-A2025-0002.xml', '--out', inside, '--force'],
      ['account', workspace, '--period', '2025-09', '--out', join(workspace, 'runs/Sept/account')],
      ['init', join(workspace, 'runs/Sept/more')],
      ['init', join(workspace, 'runs/Sept/more'), '--from', 'fixtures/grand-est/sites.csv'],
    ])
      expect([argv[0], grappe(...argv, '--lang', 'en').exitCode]).toEqual([argv[0], 2]);
    expect(readdirSync(workspace, { recursive: true })).toEqual(before);
    await must('verify', join(workspace, 'runs/Sept'));
  });
});

test('no file is written into a run that the ledger alone says to be closed, as one of 0.1', async () => {
  await inClosed(async (workspace) => {
    makeWritable(join(workspace, 'runs/Sept'));
    const manifest = join(workspace, 'runs/Sept/manifest.json');
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, text.replace(/^ *"closed_on": .*\n/m, ''));
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).not.toHaveProperty('closed_on');
    const out = join(workspace, 'runs/Sept/more.csv');
    expect(
      grappe('import', 'fixtures/grand-est/invoices/efacture-A2025-0002.xml', '--out', out).exitCode,
    ).toBe(2);
    expect(existsSync(out)).toBe(false);
  });
});

test.runIf(has.links)(
  'no file is written over the ledger or its seal, nor into a closed run, by whatever link',
  async () => {
    await inClosed(async (workspace) => {
      symlinkSync(join(workspace, 'runs'), join(workspace, 'link'));
      for (const path of ['runs/closed.csv', 'runs/closed.csv.sha256', 'link/closed.csv']) {
        const argv = ['reconcile', workspace, '--format', 'csv', '--out', join(workspace, path), '--force'];
        const { exitCode, stderr } = grappe(...argv, '--lang', 'en');
        expect([path, exitCode, stderr]).toEqual([
          path,
          2,
          expect.stringContaining('the ledger of closed runs'),
        ]);
      }
      makeWritable(join(workspace, 'runs/Sept'));
      symlinkSync(join(workspace, 'runs/Sept/inputs'), join(workspace, 'deep'));
      const within = ['--out', join(workspace, 'deep/more.csv'), '--lang', 'en'];
      const written = grappe('reconcile', workspace, '--format', 'csv', ...within);
      expect([written.exitCode, written.stderr]).toEqual([2, expect.stringContaining('in the closed run')]);
      for (const [command, period] of [
        ['forecast', '2026-01'],
        ['account', '2025-09'],
      ]) {
        const into = ['--period', String(period), '--out', join(workspace, 'link/x'), '--lang', 'en'];
        const { exitCode, stderr } = grappe(String(command), workspace, ...into);
        expect([exitCode, stderr]).toEqual([2, expect.stringContaining('is in runs/, where only runs are')]);
      }
      await must('verify', '--all', workspace);
    });
  },
);

test.runIf(has.links)(
  'no file is written over the ledger of runs that are kept elsewhere, by the name of either folder',
  async () => {
    await inClosed(async (workspace) => {
      renameSync(join(workspace, 'runs'), join(workspace, 'archive'));
      symlinkSync(join(workspace, 'archive'), join(workspace, 'runs'));
      for (const path of ['runs/closed.csv', 'archive/closed.csv', 'archive/closed.csv.sha256']) {
        const argv = ['reconcile', workspace, '--format', 'csv', '--out', join(workspace, path), '--force'];
        const { exitCode, stderr } = grappe(...argv, '--lang', 'en');
        expect([path, exitCode, stderr]).toEqual([
          path,
          2,
          expect.stringContaining('the ledger of closed runs'),
        ]);
      }
      await must('verify', '--all', workspace);
    });
  },
);

test('a ledger that is gone while its seal is there is an error, and no ledger without a run', async () => {
  await inClosed(async (workspace) => {
    renameSync(join(workspace, 'runs/closed.csv'), join(workspace, 'elsewhere.txt'));
    const { exitCode, stderr } = grappe('allocate', workspace, '--pending', '--lang', 'en');
    expect([exitCode, stderr.includes('ledger-damaged')]).toEqual([2, true]);
    expect(existsSync(join(workspace, 'runs/pending'))).toBe(false);
  });
});

test('of a ledger in which git left two versions it is said what to keep', async () => {
  await inClosed(async (workspace) => {
    const ledger = join(workspace, 'runs/closed.csv');
    const [header, row] = readFileSync(ledger, 'utf8').split('\n');
    const versions = [header, '<<<<<<< HEAD', row, '=======', row, '>>>>>>> other', ''].join('\n');
    writeFileSync(ledger, versions);
    const { exitCode, stderr } = grappe('check', workspace, '--lang', 'en');
    expect([exitCode, stderr.includes('Git left two versions')]).toEqual([2, true]);
  });
});

test('a name of 170 bytes is written, closed and verified, and a longer one refused before anything is written', async () => {
  await inClosed(async (workspace) => {
    const line = 'OP,F2,2025-10-20,1,G,subscription,2025-10-01,2025-10-28,10.00,20';
    writeFileSync(join(workspace, 'invoices/b.csv'), `${INVOICE_HEADER}${line}\n`);
    const [longest, longer] = ['a'.repeat(170), 'é'.repeat(86)].map((name) => join(workspace, 'runs', name));
    const compute = [
      'allocate',
      workspace,
      '--period',
      '2025-10',
      '--reports',
      'none',
      '--lang',
      'en',
      '--out',
    ];
    expect(await ran(...compute, longer ?? '')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('error[name-too-long]'),
    });
    expect(readdirSync(join(workspace, 'runs'))).not.toContain(longer);
    await must(...compute, longest ?? '');
    await must('close', longest ?? '', '--on', '2025-11-20');
    await must('verify', longest ?? '');
  });
});
