import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { words } from '../../src/cli/messages/words.ts';
import type { Language } from '../../src/domain/language.ts';
import { editManifest, rehash } from './built.ts';
import { chargeAgain } from './charged-again.ts';
import { conventionOf, INVOICE_HEADER, inFolder, makeSmall, makeWritable, must, ran } from './workspace.ts';

const MONTHS = ['2025-09', '2025-10', '2025-11'] as const;
const HEADER =
  'run,run_id,closed_on,lines,net_amount,vat_amount,gross_amount,manifest_sha256,previous_sha256\n';

/** Three months of which none is closed yet. */
async function inMonths(use: (workspace: string) => Promise<void>): Promise<void> {
  await inFolder(async (workspace) => {
    const lines = MONTHS.map(
      (month, at) => `OP,F${at},${month}-20,1,G,subscription,${month}-01,${month}-28,10.00,20\n`,
    );
    makeSmall(workspace, conventionOf('largest_remainder', '{ by: equal, per: member }'), {
      'a.csv': INVOICE_HEADER + lines.join(''),
    });
    await use(workspace);
  });
}

/** Three months that were closed one after the other, each with an eye on those before. */
async function inClosed(use: (workspace: string) => Promise<void>): Promise<void> {
  await inMonths(async (workspace) => {
    for (const month of MONTHS) await closeMonth(workspace, month);
    await use(workspace);
  });
}

async function closeMonth(workspace: string, month: string): Promise<void> {
  await must('allocate', workspace, '--pending', '--period', month, '--reports', 'none', '-q');
  await must('close', join(workspace, 'runs', month), '--on', `${month}-25`, '-q');
}

async function found(workspace: string, ...more: readonly string[]) {
  const argv = ['verify', '--all', workspace, '--format', 'json', '--lang', 'en', ...more];
  const { exitCode, stdout } = await ran(...argv);
  const { findings, anchor } = JSON.parse(stdout) as {
    readonly anchor: string | null;
    readonly findings: readonly { readonly kind: string; readonly run?: string; readonly column?: string }[];
  };
  const named = findings.map(({ kind, run, column }) => [kind, run, column].filter(Boolean).join(' '));
  return { exitCode, findings: named, anchor };
}

/** Writes a ledger anew whose chain of hashes holds, as an insider would. */
function forge(workspace: string, edit: (rows: string[][]) => readonly string[][]): void {
  const path = join(workspace, 'runs/closed.csv');
  const rows = readFileSync(path, 'utf8').split('\n').slice(1, -1);
  let text = HEADER;
  for (const cells of edit(rows.map((row) => row.split(',')))) {
    text += `${[...cells.slice(0, -1), sha256(text)].join(',')}\n`;
  }
  writeFileSync(path, text);
  writeFileSync(`${path}.sha256`, `${sha256(text)}  closed.csv\n`);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('a ledger and its runs hold, and its anchor stays one as it grows', async () => {
  await inClosed(async (workspace) => {
    const before = await found(workspace);
    expect(before).toMatchObject({ exitCode: 0, findings: [] });
    const { stdout } = await ran('verify', '--all', workspace, '--lang', 'en');
    expect(stdout).toContain('The ledger and its 3 closed runs are confirmed.');
    expect(stdout).toContain(before.anchor);
    expect((await found(workspace, '--anchor', before.anchor ?? '')).exitCode).toBe(0);
    const file = join(workspace, 'invoices/a.csv');
    const line = 'OP,F9,2025-12-20,1,G,subscription,2025-12-01,2025-12-28,10.00,20\n';
    writeFileSync(file, readFileSync(file, 'utf8') + line);
    await closeMonth(workspace, '2025-12');
    expect((await found(workspace, '--anchor', before.anchor ?? '')).exitCode).toBe(0);
    expect((await found(workspace, '--anchor', 'ab'.repeat(32))).findings).toEqual(['anchor']);
    expect((await ran('verify', '--all', workspace, '--anchor', 'x')).exitCode).toBe(2);
  });
});

test('a row that was changed is told once: the rows below it name their runs still', async () => {
  await inClosed(async (workspace) => {
    const path = join(workspace, 'runs/closed.csv');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(',12.00,', ',12.01,'));
    expect(await found(workspace)).toMatchObject({ exitCode: 1, findings: ['ledger-damaged'] });
    // A row that is gone is still said to be: nothing below names its run.
    const rows = text.split('\n');
    writeFileSync(path, [...rows.slice(0, 2), ...rows.slice(3)].join('\n'));
    expect((await found(workspace)).findings).toEqual([
      'ledger-damaged',
      'row-dropped 2025-10',
      'witness 2025-11',
    ]);
  });
});

test('lines that are closed once more are named, though each run holds and the ledger too', async () => {
  await inClosed(async (workspace) => {
    await chargeAgain(workspace, '2025-09', 'again');
    await must('verify', join(workspace, 'runs/again'));
    expect(await found(workspace)).toMatchObject({ exitCode: 1, findings: ['charged-twice again'] });
    const { stderr } = await ran('verify', '--all', workspace, '--lang', 'en');
    expect(stderr).toContain(
      'runs/2025-09 charged (1), the first of them line 1 of invoice F0: they are charged twice',
    );
  });
});

/** Changes a row of a closed run, and makes all hashes right around it. */
function forgeRow(workspace: string, from: RegExp, to: string): void {
  const run = join(workspace, 'runs/2025-10');
  makeWritable(run);
  const rows = join(run, 'allocations.csv');
  writeFileSync(rows, readFileSync(rows, 'utf8').replace(from, to));
  rehash(run);
  const hash = sha256(readFileSync(join(run, 'manifest.json'), 'utf8'));
  forge(workspace, (all) => all.map((row) => (row[0] === '2025-10' ? [...row.slice(0, 7), hash, ''] : row)));
}

test('the name that a run states is held against its row of the ledger, all hashes made right', async () => {
  await inClosed(async (workspace) => {
    const run = join(workspace, 'runs/2025-11');
    makeWritable(run);
    editManifest(run, (manifest) => Object.assign(manifest, { run: '2025-12' }));
    rehash(run);
    const hash = sha256(readFileSync(join(run, 'manifest.json'), 'utf8'));
    forge(workspace, (all) =>
      all.map((row) => (row[0] === '2025-11' ? [...row.slice(0, 7), hash, ''] : row)),
    );
    const { exitCode, stderr } = await ran('verify', run, '--lang', 'en');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('runs/closed.csv:4');
  });
});

test.each([
  ['an amount', /\.00,/, 'x.00,'],
  ['a VAT', /,1\.00,/, ',1.000,'],
  ['a gross amount', /,6\.00,/, ',,'],
  ['a day', /2025-10-20/, '2025-13-20'],
  ['a share', /1\/2/, '1/0'],
])('a row where %s is none, all hashes made right, is named, and is no bug', async (_, from, to) => {
  await inClosed(async (workspace) => {
    forgeRow(workspace, from, to);
    const [before, run] = ['2025-09', '2025-10'].map((name) => join(workspace, 'runs', name));
    for (const [exitCode, ...argv] of [
      [1, 'verify', '--all', workspace],
      [2, 'status', workspace],
      [2, 'check', workspace],
      [2, 'reconcile', workspace],
      [2, 'account', workspace, '--period', '2025-09..2025-11'],
      [2, 'allocate', workspace, '--period', '2025-11', '--pending', '--out', join(workspace, 'runs/x')],
      [
        2,
        'allocate',
        workspace,
        '--period',
        '2025-11',
        '--regularise',
        '2025-10',
        '--out',
        join(workspace, 'runs/x'),
      ],
      [1, 'explain', workspace, '--invoice', 'F1', '--line', '1'],
      [2, 'diff', before, run],
    ] as const) {
      const { exitCode: found, stderr } = await ran(...(argv as [string, ...string[]]), '--lang', 'en');
      expect([argv[0], found, stderr]).toEqual([
        argv[0],
        exitCode,
        expect.stringContaining('allocations.csv'),
      ]);
    }
  });
});

test.each(['text', 'json'])(
  'what stands among the runs and is none is named beside them (%s)',
  async (format) => {
    await inMonths(async (workspace) => {
      await closeMonth(workspace, '2025-09');
      writeFileSync(join(workspace, 'runs/notes.txt'), 'by hand\n');
      const { exitCode, stderr } = await ran(
        'verify',
        '--all',
        workspace,
        '--format',
        format,
        '--lang',
        'en',
      );
      expect(exitCode).toBe(0);
      expect(stderr).toContain('neither a run nor the ledger, and is not read: notes.txt');
    });
  },
);

test('where no run is closed it says so, and not that a ledger holds', async () => {
  await inFolder(async (workspace) => {
    makeSmall(workspace, conventionOf('largest_remainder', '{ by: equal, per: member }'), {
      'a.csv': `${INVOICE_HEADER}OP,F1,2025-09-20,1,G,subscription,2025-09-01,2025-09-28,10.00,20\n`,
    });
    await must('allocate', workspace, '--reports', 'none', '-q');
    const said = (['en', 'fr'] as const).map((lang) => ran('verify', '--all', workspace, '--lang', lang));
    expect((await Promise.all(said)).map(({ stdout }) => stdout)).toEqual([
      'No run is closed: there is no row to verify.\n',
      'Aucun calcul n’est clos : il n’y a pas de ligne à vérifier.\n',
    ]);
  });
});

test.each<readonly [string, (rows: string[][]) => readonly string[][], string]>([
  ['dropped', (rows) => rows.filter((_, at) => at !== 1), 'row-dropped 2025-10'],
  ['the last one dropped', (rows) => rows.slice(0, -1), 'row-dropped 2025-11'],
  ['reordered', ([a = [], b = [], c = []]) => [b, a, c], 'row-differs 2025-09 previous_sha256'],
  [
    'with another day',
    ([a = [], ...rest]) => [[...a.slice(0, 2), '2025-09-24', ...a.slice(3)], ...rest],
    'row-differs 2025-09 closed_on',
  ],
  ['renamed', ([a = [], ...rest]) => [['2025-08', ...a.slice(1)], ...rest], 'folder-missing 2025-08'],
  [
    'said to be issued as it was',
    ([a = [], ...rest]) => [asIs(a), ...rest],
    'row-differs 2025-10 previous_sha256',
  ],
])('a row %s, the chain forged anew, is seen', async (_, edit, finding) => {
  await inClosed(async (workspace) => {
    forge(workspace, edit);
    const { exitCode, findings } = await found(workspace);
    expect(exitCode).toBe(1);
    expect(findings).toContain(finding);
  });
});

/** A row, marked as that of a run that was issued as it was. */
function asIs([run = '', id = '', ...rest]: readonly string[]): string[] {
  return [run, `${id} as-is`, ...rest];
}

test('that the last run was issued as it was, who keeps the anchor alone can tell', async () => {
  await inClosed(async (workspace) => {
    const { anchor } = await found(workspace);
    forge(workspace, (rows) => [...rows.slice(0, -1), asIs(rows.at(-1) ?? [])]);
    expect(await found(workspace)).toMatchObject({ exitCode: 0, findings: [] });
    expect(await found(workspace, '--anchor', anchor ?? '')).toMatchObject({
      exitCode: 1,
      findings: ['anchor'],
    });
  });
});

test('a run that is gone with its row is told by those that came after it', async () => {
  await inClosed(async (workspace) => {
    forge(workspace, (rows) => rows.slice(1));
    makeWritable(join(workspace, 'runs/2025-09'));
    rmSync(join(workspace, 'runs/2025-09'), { recursive: true });
    const { findings } = await found(workspace);
    expect(findings).toEqual(expect.arrayContaining(['witness 2025-10', 'witness 2025-11']));
  });
});

test('a run made anew in the place of one that others have seen is told by them', async () => {
  await inClosed(async (workspace) => {
    const other = join(workspace, 'other');
    cpSync(workspace, join(workspace, '..', 'other-grappe'), { recursive: true });
    renameSync(join(workspace, '..', 'other-grappe'), other);
    makeWritable(other);
    rmSync(join(other, 'runs'), { recursive: true });
    const file = join(other, 'invoices/a.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace('28,10.00', '28,99.00'));
    await closeMonth(other, '2025-09');
    const forged = readFileSync(join(other, 'runs/closed.csv'), 'utf8').split('\n')[1]?.split(',') ?? [];
    makeWritable(join(workspace, 'runs/2025-09'));
    rmSync(join(workspace, 'runs/2025-09'), { recursive: true });
    cpSync(join(other, 'runs/2025-09'), join(workspace, 'runs/2025-09'), { recursive: true });
    makeWritable(other);
    rmSync(other, { recursive: true });
    forge(workspace, ([, ...rest]) => [forged, ...rest]);
    expect((await found(workspace)).findings).toEqual(
      expect.arrayContaining(['row-differs 2025-10 previous_sha256', 'witness 2025-10']),
    );
  });
});

test('an older ledger that was put back is told by the runs closed since, and without them by the anchor', async () => {
  await inClosed(async (workspace) => {
    const { anchor } = await found(workspace);
    forge(workspace, (rows) => rows.slice(0, 1));
    expect((await found(workspace)).findings).toEqual(
      expect.arrayContaining(['row-dropped 2025-10', 'row-dropped 2025-11']),
    );
    for (const month of ['2025-10', '2025-11']) {
      makeWritable(join(workspace, 'runs', month));
      rmSync(join(workspace, 'runs', month), { recursive: true });
    }
    expect(await found(workspace)).toMatchObject({ exitCode: 0, findings: [] });
    expect((await found(workspace, '--anchor', anchor ?? '')).findings).toEqual(['anchor']);
  });
});

test('a ledger that is gone is told by the runs beside it', async () => {
  await inClosed(async (workspace) => {
    rmSync(join(workspace, 'runs/closed.csv'));
    rmSync(join(workspace, 'runs/closed.csv.sha256'));
    const { findings, anchor } = await found(workspace);
    const dropped = MONTHS.map((month) => `row-dropped ${month}`);
    expect(findings).toEqual(expect.arrayContaining(['ledger-missing', ...dropped]));
    expect(anchor).toBe(null);
  });
});

test('a statement of a closed run bears its day and the anchor that stood before it', async () => {
  await inFolder(async (workspace) => {
    makeSmall(workspace, conventionOf('largest_remainder', '{ by: equal, per: member }'), {
      'a.csv': `${INVOICE_HEADER}OP,F1,2025-09-20,1,G,subscription,2025-09-01,2025-09-28,10.00,20\n`,
    });
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'html', '-q');
    const statement = (): string => readFileSync(join(workspace, 'runs/2025-09/statements/C.html'), 'utf8');
    expect(statement()).not.toContain(sha256(HEADER));
    await must('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-20', '-q');
    expect(statement()).toContain(sha256(HEADER));
    expect(statement()).toContain('Closed on');
    await must('verify', join(workspace, 'runs/2025-09'));
  });
});

test('a run whose row has another day is not said to agree with it', async () => {
  await inClosed(async (workspace) => {
    forge(workspace, ([a = [], ...rest]) => [[...a.slice(0, 2), '2025-09-24', ...a.slice(3)], ...rest]);
    const { stderr } = await ran('verify', join(workspace, 'runs/2025-09'), '--lang', 'en');
    expect(stderr).toContain(
      'runs/closed.csv:2: closed_on is 2025-09-24 in the ledger, 2025-09-25 in the run',
    );
    expect(stderr).not.toContain('its row of the ledger agrees');
  });
});

test.each([
  ['en', 'The ledger and its closed run are confirmed.'],
  ['fr', 'Le registre et son calcul clos sont confirmés.'],
] as const)('one closed run is said in the singular in %s, and the anchor has one name', (language, said) => {
  const text = words(language).verify;
  expect(text.ledgerHolds(1, 0)).toBe(said);
  expect(text.anchorIs('00')).toMatch(/^anc/);
});

test.each([
  ['en', 0, 1, 0, 'The ledger itself is confirmed. Closed runs that do not verify, each named above: 1.'],
  ['en', 2, 0, 0, 'The ledger is not confirmed: what is wrong with it is listed above (2).'],
  ['en', 0, 0, 1, 'The ledger itself is confirmed. Accounts that do not verify, each named above: 1.'],
  [
    'fr',
    0,
    2,
    0,
    'Le registre lui-même est confirmé. Calculs clos dont la vérification échoue, nommés plus haut : 2.',
  ],
  [
    'fr',
    1,
    1,
    0,
    'Le registre n’est pas confirmé : ce qui y est faux est indiqué plus haut (1). Calculs clos dont la vérification échoue, nommés plus haut : 1.',
  ],
] as const)(
  'what does not hold is told apart: the ledger, runs, and accounts (%s, %i, %i, %i)',
  (language, findings, runs, accounts, said) => {
    expect(words(language).verify.ledgerFailed(findings, runs, accounts)).toBe(said);
  },
);

test.each([
  ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  [
    'another separator and its own days',
    (text: string) => text.replaceAll(',', ';').replace(/;(2025)-(..)-(..);/g, ';$3/$2/$1;'),
  ],
  ['a mark at its start', (text: string) => `\ufeff${text}`],
])('a ledger that a spreadsheet saved, with %s, is told once, and what has changed it', async (_, saved) => {
  await inClosed(async (workspace) => {
    const path = join(workspace, 'runs/closed.csv');
    writeFileSync(path, saved(readFileSync(path, 'utf8')));
    expect((await found(workspace)).findings).toEqual(['ledger-damaged']);
    expect((await ran('check', workspace, '--lang', 'en')).stderr).toContain('saved by another program');
  });
});

test('the runs that a damaged ledger names below the damage are verified, and an account misses none of them', async () => {
  await inClosed(async (workspace) => {
    await must('account', workspace, '--period', '2025-09..2025-11', '--reports', 'none', '-q');
    const path = join(workspace, 'runs/closed.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(',', ';'));
    const run = join(workspace, 'runs/2025-10');
    makeWritable(run);
    const rows = join(run, 'allocations.csv');
    writeFileSync(rows, readFileSync(rows, 'utf8').replace(',5.00,', ',5.01,'));
    type Found = { readonly findings: readonly { readonly kind: string; readonly file: string }[] };
    const { runs, accounts } = JSON.parse(
      (await ran('verify', '--all', workspace, '--format', 'json')).stdout,
    ) as {
      readonly runs: readonly (Found & { readonly run: string })[];
      readonly accounts: readonly Found[];
    };
    const filesOf = ({ findings }: Found): readonly string[] => findings.map(({ file }) => file);
    expect(runs.map((one) => [one.run, ...filesOf(one)])).toEqual([
      ['runs/2025-09', 'runs/closed.csv'],
      ['runs/2025-10', 'allocations.csv', 'runs/closed.csv'],
      ['runs/2025-11', 'runs/closed.csv'],
    ]);
    expect(accounts.map(filesOf)).toEqual([['runs/closed.csv']]);
  });
});

test('the run that does not hold is named among those that do, and the tables that changed since are one line of each', async () => {
  await inClosed(async (workspace) => {
    const [, october] = MONTHS;
    const path = join(workspace, 'runs', october, 'settlement.csv');
    makeWritable(workspace);
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n`);
    for (const table of ['sites.csv', 'members.csv']) {
      writeFileSync(join(workspace, table), `${readFileSync(join(workspace, table), 'utf8')}\n`);
    }
    const { exitCode, stderr } = await ran('verify', '--all', workspace, '--lang', 'en');
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`runs/${october}: 1 thing does not match.\nsettlement.csv `);
    const drifted =
      'members.csv, sites.csv of the workspace are no longer what the run read (which is confirmed by its own copies)';
    expect(stderr.split('\n').filter((line) => line.includes('are no longer'))).toEqual(
      MONTHS.map((month) => `runs/${month}: ${drifted}`),
    );
  });
});

test.each([
  [['sites.csv'], 'the workspace has no sites.csv (the run is confirmed by its own copy)'],
  [
    ['members.csv', 'sites.csv'],
    'the workspace has no members.csv, sites.csv (the run is confirmed by its own copies)',
  ],
])('of %j that is gone, each run says that it is absent, not that it is another', async (tables, said) => {
  await inClosed(async (workspace) => {
    for (const table of tables) rmSync(join(workspace, table));
    const { exitCode, stderr } = await ran('verify', '--all', workspace, '--lang', 'en');
    expect(exitCode).toBe(0);
    expect(stderr.split('\n').filter((line) => line.includes('has no'))).toEqual(
      MONTHS.map((month) => `runs/${month}: ${said}`),
    );
    expect(stderr).not.toContain('no longer');
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .filter((line) => !line.startsWith('runs/')),
    ).toEqual([]);
  });
});

test('a ledger whose seal is gone is told, and the seal is named', async () => {
  await inClosed(async (workspace) => {
    rmSync(join(workspace, 'runs/closed.csv.sha256'));
    const { stderr } = await ran('check', workspace, '--lang', 'en');
    expect(stderr).toContain('The file runs/closed.csv.sha256 is missing');
    expect(stderr).not.toContain('another program');
  });
});

test('the accounts are verified too: each is confirmed, or named', () =>
  inClosed(async (workspace) => {
    await must('account', workspace, '--period', '2025-09..2025-11', '--reports', 'none', '-q');
    const account = join(workspace, 'accounts/2025-09..2025-11');
    const whole = await ran('verify', '--all', workspace, '--lang', 'en');
    expect(whole.exitCode).toBe(0);
    expect(whole.stdout).toMatch(
      /^accounts\/2025-09\.\.2025-11 \(\w{16}\) is confirmed: .* its 3 closed runs\.$/m,
    );
    expect(whole.stdout).toContain('The ledger and its 3 closed runs are confirmed, and 1 account.');
    mkdirSync(join(workspace, 'accounts/courriers'));
    expect(await ran('verify', '--all', workspace, '-q', '--lang', 'en')).toMatchObject({
      exitCode: 0,
      stderr: '',
    });

    makeWritable(account);
    const titles = join(account, 'titres.csv');
    const text = readFileSync(titles, 'utf8');
    writeFileSync(titles, text.replace(/\.\d\d/, '.77'));
    rehash(account);
    const changed = await ran('verify', '--all', workspace, '-q', '--lang', 'en');
    expect(changed.exitCode).toBe(1);
    expect(changed.stderr).toContain('titres.csv is not what is computed today');
    expect(changed.stderr).toContain('Accounts that do not verify, each named above: 1.');

    writeFileSync(join(account, 'manifest.json'), '{}');
    const { exitCode, stdout } = await ran('verify', '--all', workspace, '--format', 'json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [],
      accounts: [
        {
          ok: false,
          account: 'accounts/2025-09..2025-11',
          account_id: null,
          findings: [{ kind: 'unreadable', file: 'manifest.json' }],
        },
      ],
    });
  }));

test('closed runs without a convention beside them are verified in the language of the latest of them', async () => {
  await inMonths(async (workspace) => {
    const convention = join(workspace, 'convention.yaml');
    const settings = readFileSync(convention, 'utf8');
    const said = (...more: readonly string[]): Promise<string> =>
      inFolder(async (copy) => {
        cpSync(join(workspace, 'runs'), join(copy, 'runs'), { recursive: true });
        return (await ran('verify', '--all', copy, ...more)).stdout;
      });
    for (const [at, language] of (['en', 'fr', 'en'] as const).entries()) {
      writeFileSync(convention, `locale: ${language}\n${settings}`);
      await closeMonth(workspace, MONTHS[at] ?? '');
      const holds = (of: Language) => expect.stringContaining(words(of).verify.ledgerHolds(at + 1, 0));
      expect([await said(), await said('--lang', 'fr')]).toEqual([holds(language), holds('fr')]);
    }
  });
});
