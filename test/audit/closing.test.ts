import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { has } from '../windows.ts';
import { editManifest, rehash } from './built.ts';
import { cents, rowsOf } from './tables.ts';
import { conventionOf, INVOICE_HEADER, inExample, inFolder, makeSmall, must } from './workspace.ts';

const MONTHS = [
  ['2025-09', '2025-10-20'],
  ['2025-10', '2025-11-20'],
  ['2025-11', '2025-12-19'],
] as const;

async function closeMonth(workspace: string, [month, day]: readonly [string, string]): Promise<void> {
  await must('allocate', workspace, '--period', month, '--pending', '--reports', 'none', '-q');
  await must('close', join(workspace, 'runs', month), '--on', day, '-q');
}

/** An invoice of September that the operator sends in December. */
function lateInvoice(workspace: string): void {
  const [header = ''] = readFileSync(join(workspace, 'invoices/2025-09.csv'), 'utf8').split('\n');
  const columns = header.trim().split(';');
  const cells: Readonly<Record<string, string>> = {
    fournisseur: '99900421100010',
    n_facture: 'F2025-0099',
    date_facture: '2025-09-28',
    n_ligne: '1',
    acces: 'FTTO-0001',
    code_article: 'FTTO-100',
    libelle: 'Oubli de septembre',
    categorie: 'abonnement',
    debut_periode: '2025-09-01',
    fin_periode: '2025-09-30',
    montant_ht: '10,00',
    taux_tva: '20',
  };
  const row = columns.map((column) => cells[column] ?? '').join(';');
  writeFileSync(join(workspace, 'invoices/2025-08-oubli.csv'), `${header.trim()}\n${row}\n`);
}

const keyOf = (row: Readonly<Record<string, string>>): string =>
  [row['supplier'], row['invoice_number'], row['line_number']].join('|');

function linesIn(run: string): ReadonlySet<string> {
  return new Set(rowsOf(run, 'allocations.csv').map(keyOf));
}

test('a late invoice is in no month until --pending takes it, marked, and once only', async () => {
  await inExample(async (workspace) => {
    const runs = join(workspace, 'runs');
    for (const month of MONTHS) await closeMonth(workspace, month);
    lateInvoice(workspace);
    const late = '99900421100010|F2025-0099|1';
    for (const [month] of MONTHS) expect(linesIn(join(runs, month)).has(late)).toBe(false);
    await must('allocate', workspace, '--period', '2025-12', '--pending', '--reports', 'none', '-q');
    const run = join(runs, '2025-12');
    const manifest = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8'));
    expect([...linesIn(run)].filter((line) => line === late)).toEqual([late]);
    expect(manifest.late_lines).toEqual([
      {
        supplier: '99900421100010',
        invoice_number: 'F2025-0099',
        line_number: '1',
        invoice_date: '2025-09-28',
        gross_amount: '12.00',
      },
    ]);
    expect(manifest.totals.late.gross_amount).toBe('12.00');
    await must('verify', run);
    await must('close', run, '--on', '2026-01-15', '-q');
    const again = await runCommand(['allocate', workspace, '--pending', '--reports', 'none', '--lang', 'en']);
    expect(again.exitCode).toBe(2);
    expect(again.stderr).toContain(
      '[no-lines]: every invoice line dated up to 2025-12-15 is in a closed run',
    );
  });
});

test('no line of the year is in no run or in two', async () => {
  await inExample(async (workspace) => {
    lateInvoice(workspace);
    for (const month of MONTHS) await closeMonth(workspace, month);
    const lines = MONTHS.flatMap(([month]) => [...linesIn(join(workspace, 'runs', month))]);
    await inExample(async (untouched) => {
      lateInvoice(untouched);
      await must('allocate', untouched, '--period', '2025-01..2025-11', '--reports', 'none', '-q');
      const all = linesIn(join(untouched, 'runs', '2025-01..2025-11'));
      expect(lines.length).toBe(all.size);
      expect(new Set(lines)).toEqual(all);
    });
  });
});

test('a line of a closed run cannot be taken again', async () => {
  await inExample(async (workspace) => {
    await closeMonth(workspace, MONTHS[0]);
    const argv = ['allocate', workspace, '--period', '2025-Q3', '--reports', 'none', '--format', 'json'];
    const { exitCode, stdout } = await runCommand(argv);
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: readonly { code: string; message: string }[];
    };
    expect(exitCode).toBe(2);
    expect(diagnostics.map(({ code }) => code)).toEqual(['already-allocated']);
    expect(diagnostics[0]?.message).toContain('2025-09 contient 80 de ces lignes');
  });
});

test('two drafts of the same lines: the second is not closed', async () => {
  await inExample(async (workspace) => {
    const other = join(workspace, 'runs', 'trimestre');
    await must('allocate', workspace, '--period', '2025-Q3', '--reports', 'none', '--out', other, '-q');
    await closeMonth(workspace, MONTHS[0]);
    const { exitCode, stderr } = await runCommand(['close', other, '--on', '2025-10-21', '--lang', 'en']);
    expect(exitCode).toBe(2);
    const [said] = stderr.split('\n');
    expect(said).toBe(
      `${other}: error[lines-spent]: the closed run 2025-09 holds 80 of these lines, the first of them line 1 of invoice F2025-0009`,
    );
    expect(readFileSync(join(workspace, 'runs/closed.csv'), 'utf8').trim().split('\n').length).toBe(2);
  });
});

test('a run that does not verify is not closed', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q');
    const run = join(workspace, 'runs/2025-09');
    appendFileSync(join(run, 'charges.csv'), '\n');
    const { exitCode, stderr } = await runCommand(['close', run, '--on', '2025-10-20', '--lang', 'en']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('charges.csv has changed since it was written');
  });
});

test('a draft that states a total falsely, all hashes made right, is not closed', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q');
    const run = join(workspace, 'runs/2025-09');
    editManifest(run, (manifest) => {
      manifest.totals.allocated.gross_amount = '99999.99';
    });
    rehash(run);
    const { exitCode, stderr } = await runCommand(['close', run, '--on', '2025-10-20', '--lang', 'en']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('manifest.json');
    expect(existsSync(join(workspace, 'runs/closed.csv'))).toBe(false);
  });
});

test('a page of a draft is drawn anew when it is closed, whatever it said', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'html', '-q');
    const run = join(workspace, 'runs/2025-09');
    const page = join(run, 'statements/MEUSE.html');
    const hash = (): string => createHash('sha256').update(readFileSync(page)).digest('hex');
    const before = hash();
    writeFileSync(page, 'Nothing to pay.');
    for (const list of ['titres.csv', 'bureau/titres.csv']) {
      const text = readFileSync(join(run, list), 'utf8');
      expect(text).toContain(before);
      writeFileSync(join(run, list), text.replaceAll(before, hash()));
    }
    rehash(run);
    await must('close', run, '--on', '2025-10-20', '-q');
    expect(readFileSync(page, 'utf8')).toContain('20/10/2025');
    await must('verify', run);
  });
});

test('a closed run is read-only, and its ledger row states its totals', async () => {
  await inExample(async (workspace) => {
    await closeMonth(workspace, MONTHS[0]);
    const run = join(workspace, 'runs/2025-09');
    if (has.rights) expect(statSync(run).mode & 0o222).toBe(0);
    expect(statSync(join(run, 'inputs/invoices/2025-09.csv')).mode & 0o222).toBe(0);
    const [, row = ''] = readFileSync(join(workspace, 'runs/closed.csv'), 'utf8').split('\n');
    const [name, , on, ...totals] = row.split(',');
    expect([name, on, ...totals.slice(0, 4)]).toEqual([
      '2025-09',
      '2025-10-20',
      '80',
      '20528.11',
      '4105.62',
      '24633.73',
    ]);
  });
});

/** This supplier sends an invoice in several files. */
const IN_PARTS = 'invoices: [{ files: "*.csv", in_parts: yes }]\n';

test('an invoice shared in two runs is charged its own VAT, wherever the late line stands', async () => {
  await inFolder(async (workspace) => {
    const line = (number: number): string =>
      `OP,X1,2025-09-10,${number},S1,subscription,2025-09-01,2025-09-30,0.02,20\n`;
    const convention = `${conventionOf('carry', '{ by: equal, per: site }', 'invoice')}${IN_PARTS}`;
    makeSmall(workspace, convention, { 'x-2.csv': INVOICE_HEADER + line(2) });
    await closeMonth(workspace, MONTHS[0]);
    // 0.02 × 20 % = 0.004 → 0.00; with the late 0.02, which sorts first, 0.008 → 0.01: the late line brings the cent.
    writeFileSync(join(workspace, 'invoices/x-1.csv'), INVOICE_HEADER + line(1));
    await must('allocate', workspace, '--period', '2025-10', '--pending', '--reports', 'none', '-q');
    const vats = ['2025-09', '2025-10'].map((month) =>
      rowsOf(join(workspace, 'runs', month), 'allocations.csv').map((row) => row['vat_amount']),
    );
    expect(vats).toEqual([['0.00'], ['0.01']]);
    const run = join(workspace, 'runs/2025-10');
    await must('verify', run);
    const argv = ['--run', run, '--invoice', 'X1', '--line', '1', '--format', 'json'];
    expect(JSON.parse(await must('explain', ...argv)).line.vat_amount).toBe('0.01');
  });
});

test('an archive to which each month is added holds, for the months before are in it', async () => {
  await inFolder(async (workspace) => {
    makeSmall(workspace, conventionOf('largest_remainder', '{ by: equal, per: site }'), {});
    const line = (month: string): string =>
      `OP,F${month},${month}-10,1,G,subscription,${month}-01,${month}-28,1.01,20\n`;
    const files: Record<string, Uint8Array> = {};
    for (const turn of MONTHS) {
      const [month] = turn;
      files[`${month}.csv`] = strToU8(INVOICE_HEADER + line(month));
      writeFileSync(join(workspace, 'invoices/2025.zip'), zipSync(files));
      await closeMonth(workspace, turn);
      expect(linesIn(join(workspace, 'runs', month))).toEqual(new Set([`OP|F${month}|1`]));
    }
    await must('verify', '--all', workspace);
  });
});

test('a line that a closed run left unallocated is taken by --pending, and completes its invoice', async () => {
  await inFolder(async (workspace) => {
    const line = (number: number, serves: string): string =>
      `OP,X1,2025-09-10,${number},${serves},subscription,2025-09-01,2025-09-30,0.02,20\n`;
    const convention = conventionOf(
      'carry',
      '{ by: students, as_of: latest, max_age_days: none }',
      'invoice',
    );
    const lines = [line(1, 'S1'), line(2, 'G'), line(3, 'S1')].join('');
    makeSmall(workspace, convention, { 'x.csv': INVOICE_HEADER + lines });
    const measures = join(workspace, 'measures.csv');
    const counts = readFileSync(measures, 'utf8');
    writeFileSync(measures, counts.replaceAll('2024-10-01', '2025-09-20'));
    const argv = ['--period', '2025-09', '--allow-unallocated', '--reports', 'none', '-q'];
    expect((await runCommand(['allocate', workspace, ...argv])).exitCode).toBe(1);
    const closing = ['close', join(workspace, 'runs/2025-09'), '--on', '2025-10-20', '-q', '--lang', 'en'];
    const { exitCode, stderr } = await runCommand(closing);
    expect([exitCode, stderr]).toEqual([
      0,
      expect.stringContaining('Left aside, in unallocated.csv, and in no closed run: 1 line, gross €0.'),
    ]);
    writeFileSync(measures, counts);
    await must('allocate', workspace, '--period', '2025-10', '--pending', '--reports', 'none', '-q');
    // Rounded after each line: 0.00, 0.01, 0.01. Line 2 brings the cent in its own place, as it would have then.
    const vat = (month: string, number: string): bigint =>
      rowsOf(join(workspace, 'runs', month), 'allocations.csv')
        .filter((row) => row['line_number'] === number)
        .reduce((sum, row) => sum + cents(row['vat_amount']), 0n);
    expect([vat('2025-09', '1'), vat('2025-10', '2'), vat('2025-09', '3')]).toEqual([0n, 1n, 0n]);
    await must('verify', join(workspace, 'runs/2025-10'));
  });
});

test('corrections come in the order of the run they correct, and a line that an earlier run left at its place there', async () => {
  await inFolder(async (workspace) => {
    const line = (invoice: string, number: number, category = 'subscription'): string =>
      `OP,${invoice},2025-09-10,${number},G,${category},2025-09-01,2025-09-30,10.00,20\n`;
    const convention = (ofPenalties = ''): string =>
      conventionOf('largest_remainder', '{ by: equal }').replace(
        'target: grappe',
        `target: grappe, categories: [subscription${ofPenalties}]`,
      );
    makeSmall(workspace, convention(), { 'b.csv': INVOICE_HEADER + line('B', 1, 'penalty') + line('B', 2) });
    const share = async (month: string, exitCode: number, ...more: readonly string[]): Promise<void> => {
      const argv = ['allocate', workspace, '--period', month, '--reports', 'none', '-q', ...more];
      expect((await runCommand(argv)).exitCode).toBe(exitCode);
      await must('close', join(workspace, 'runs', month), '--on', `${month}-28`, '-q');
    };
    await share('2025-09', 1, '--allow-unallocated');
    writeFileSync(join(workspace, 'convention.yaml'), convention(', penalty'));
    writeFileSync(join(workspace, 'invoices/a.csv'), INVOICE_HEADER + line('A', 1));
    await share('2025-10', 0, '--pending');
    writeFileSync(
      join(workspace, 'convention.yaml'),
      convention(', penalty').replace('equal', 'students, as_of: latest, max_age_days: none'),
    );
    writeFileSync(join(workspace, 'invoices/c.csv'), INVOICE_HEADER + line('C', 1));
    await share('2025-11', 0, '--pending', '--regularise', '2025-10');
    const linesOf = (month: string, table: string): readonly string[] => [
      ...new Set(
        rowsOf(join(workspace, 'runs', month), table).map(
          (row) => `${row['invoice_number']}${row['line_number']}`,
        ),
      ),
    ];
    expect(linesOf('2025-10', 'allocations.csv')).toEqual(['A1', 'B1']);
    expect(linesOf('2025-11', 'regularisations.csv')).toEqual(['A1', 'B1']);
  });
});

test('a run that does not exist is said to be none, by close and by verify', async () => {
  await inFolder(async (folder) => {
    const run = join(folder, 'runs/2031-01');
    const closed = await runCommand(['close', run, '--on', '2031-02-01', '--lang', 'en']);
    expect(closed.exitCode).toBe(2);
    expect(closed.stderr).toContain(`${run}: error[run-missing]: there is no such run\n`);
    const verified = await runCommand(['verify', run, '--lang', 'en']);
    expect(verified.stderr).toContain(`There is no run ${run}`);
    mkdirSync(run, { recursive: true });
    writeFileSync(join(run, 'manifest.json'), '{}');
    for (const [command, said] of [
      ['close', /^2031-01: error\[run-missing\]: there is no such run here; there is runs\/2031-01\n/],
      ['verify', /^There is no run 2031-01 here; there is runs\/2031-01\.\n$/],
    ] as const) {
      const argv = [resolve('bin/grappe.js'), command, '2031-01', '--lang', 'en'];
      const { stderr } = spawnSync(process.execPath, argv, { cwd: folder, encoding: 'utf8' });
      expect(stderr).toMatch(said);
    }
  });
});

test('a draft that a killed close has left beside its place is put back and closed by the next one', async () => {
  await inExample(async (workspace) => {
    const run = join(workspace, 'runs/2025-09');
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q');
    renameSync(run, join(workspace, 'runs/.2025-09.grappe-999999999.old'));
    await must('close', run, '--on', '2025-10-20', '-q');
    expect(await runCommand(['verify', run, '-q'])).toMatchObject({ exitCode: 0 });
  });
});

test('a close of what is no run touches nothing beside it', async () => {
  await inExample(async (workspace) => {
    const leftover = join(workspace, '..', '.other.grappe-999999999.new');
    mkdirSync(leftover);
    const { exitCode } = await runCommand(['close', workspace, '--on', '2025-10-20']);
    expect([exitCode, existsSync(leftover)]).toEqual([2, true]);
  });
});

test.each([
  ['csv', []],
  ['html', ['--no-reconcile']],
  ['html', []],
  ['none', []],
])(
  'errors that nobody accepted are told when a run with reports %s %j is closed, unless it has none, which changes nothing of it',
  async (reports, more) => {
    await inFolder(async (folder) => {
      const workspace = join(folder, 'group');
      cpSync('fixtures/reconcile/base', workspace, { recursive: true });
      cpSync('fixtures/reconcile/price-mismatch/trigger', workspace, { recursive: true });
      const run = join(workspace, 'runs/all');
      await must('allocate', workspace, '--reports', reports, ...more, '-q');
      for (const asIs of [[], ['--as-is']]) {
        const copy = join(folder, `copy${asIs.length}`);
        cpSync(workspace, copy, { recursive: true });
        const argv = ['close', join(copy, 'runs/all'), '--on', '2026-12-20', ...asIs, '--lang', 'en'];
        const { exitCode, stderr } = await runCommand(argv);
        const told = `Reconcile: 2 findings, of which 2 errors; over-billed €45.00, owed to the operator €0.00 (net). See grappe reconcile ${copy}.\n`;
        expect([exitCode, stderr]).toEqual([0, reports === 'none' ? '' : told]);
        expect(existsSync(join(copy, 'runs/all/findings.json'))).toBe(existsSync(join(run, 'findings.json')));
        await must('verify', join(copy, 'runs/all'), '-q');
      }
    });
  },
);

test('what somebody accepted is told beside what is found, by allocate and by close', async () => {
  await inFolder(async (workspace) => {
    cpSync('fixtures/reconcile/base', workspace, { recursive: true });
    cpSync('fixtures/reconcile/price-mismatch/trigger', workspace, { recursive: true });
    writeFileSync(join(workspace, 'accepted-findings.csv'), 'code,reason\nprice-mismatch,agreed\n');
    const accepted =
      'Accepted, and not counted as findings: 2 (over-billed €45.00, owed to the operator €0.00, net).\n';
    const argv = ['allocate', workspace, '--reports', 'csv', '--lang', 'en'];
    expect((await runCommand(argv)).stdout).toContain(`checks ran. ${accepted}`);
    const allocated = await runCommand([...argv, '--force', '--format', 'json']);
    expect(JSON.parse(allocated.stdout)).toMatchObject({
      reconcile: { findings: 0, over_billed: '0.00', accepted: 2, accepted_over_billed: '45.00' },
    });
    const closed = await runCommand([
      'close',
      join(workspace, 'runs/all'),
      '--on',
      '2026-12-20',
      '--lang',
      'en',
    ]);
    expect([closed.exitCode, closed.stderr]).toEqual([0, expect.stringContaining(`checks ran. ${accepted}`)]);
  });
});

test('allocate and close name a command that lists what is found of late lines', async () => {
  await inFolder(async (folder) => {
    const workspace = join(folder, 'group');
    cpSync('fixtures/reconcile/base', workspace, { recursive: true });
    cpSync('fixtures/reconcile/price-mismatch/trigger', workspace, { recursive: true });
    const pending = ['--period', '2025-07', '--pending', '--reports', 'csv', '--lang', 'en'];
    const drafted = await must('allocate', workspace, ...pending);
    const closed = ['close', join(workspace, 'runs/2025-07'), '--on', '2026-12-20', '--lang', 'en'];
    const { stderr } = await runCommand(closed);
    const see = `See grappe reconcile ${workspace} --period 2025-06..2025-07.`;
    expect([drafted.includes(see), stderr.includes(see)]).toEqual([true, true]);
    const { stdout } = await runCommand([
      'reconcile',
      workspace,
      '--period',
      '2025-06..2025-07',
      '--lang',
      'en',
    ]);
    expect(stdout).toContain('price-mismatch · error · 2 findings');
  });
});
