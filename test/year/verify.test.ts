import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type AccountManifest, accountId } from '../../src/audit/account-manifest.ts';
import { parsePeriod } from '../../src/domain/time/period.ts';
import { accountInputs, advancesWithin, statedRuns } from '../../src/jobs/year/account.ts';
import { sumClosedRuns } from '../../src/jobs/year/account-sums.ts';
import { closedRunsOf } from '../../src/runs/closed/closed-runs.ts';
import { writeAccount } from '../../src/runs/writers/account-writer.ts';
import { balancesOf } from '../../src/settle/account.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { readYearTables } from '../../src/workspace/year-tables.ts';
import { rehash } from '../audit/built.ts';
import { inFolder, must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { closeMonth, invoiceOf, makeGroup } from './workspace.ts';

const ACCOUNT = 'accounts/2025-09..2025-11';

/** Two closed months of three, an advance, and the account of what there is. */
async function inAccount<T>(use: (workspace: string, account: string) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    makeGroup(folder, { '2025-09.csv': invoiceOf('2025-09'), '2025-10.csv': invoiceOf('2025-10') });
    const advance = 'debtor,creditor,called_on,gross_amount,period\nC,R,2025-09-01,500.00,2025-Q4\n';
    writeFileSync(join(folder, 'advances.csv'), advance);
    await closeMonth(folder, '2025-09');
    await closeMonth(folder, '2025-10');
    await must('account', folder, '--period', '2025-09..2025-11', '--partial', '-q');
    return use(folder, join(folder, ACCOUNT));
  });
}

interface Verdict {
  readonly exitCode: number;
  readonly recomputed: boolean;
  readonly findings: readonly string[];
  readonly notes: readonly string[];
}

async function verdict(account: string): Promise<Verdict> {
  const { exitCode, stdout } = await runCommand(['verify', account, '--format', 'json']);
  const { recomputed, findings, notes } = JSON.parse(stdout);
  const named = (all: readonly { readonly kind: string; readonly file?: string }[]) =>
    all.map(({ kind, file }) => (file === undefined ? kind : `${kind} ${file}`));
  return { exitCode, recomputed, findings: named(findings), notes: named(notes) };
}

function change(path: string, from: string, to: string): void {
  chmodSync(path, 0o644);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  writeFileSync(path, text.replace(from, to));
}

test('an account comes out the same from its closed runs', () =>
  inAccount(async (_, account) => {
    expect(await verdict(account)).toEqual({ exitCode: 0, recomputed: true, findings: [], notes: [] });
  }));

test('a figure that was changed is named, to the line', () =>
  inAccount(async (_, account) => {
    change(join(account, 'balance.csv'), '425.48', '425.47');
    expect((await verdict(account)).findings).toEqual(['changed balance.csv']);
    const { stderr } = await runCommand(['verify', account, '--lang', 'en']);
    expect(stderr).toContain('    line 2\n    in the file: C,R,425.47,');
  }));

test('an account is never closed, and nobody is told to put it among the runs', () =>
  inAccount(async (_, account) => {
    const refused = await runCommand(['close', account, '--on', '2025-12-31', '--lang', 'en']);
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('is an account')]);
    expect(refused.stderr).not.toContain('Move it there');
  }));

test('a figure that was changed with all hashes made right comes out otherwise', () =>
  inAccount(async (_, account) => {
    const { createHash } = await import('node:crypto');
    const hash = (file: string) =>
      createHash('sha256')
        .update(readFileSync(join(account, file)))
        .digest('hex');
    const before = hash('account.csv');
    change(join(account, 'account.csv'), '212.74', '212.75');
    for (const file of ['manifest.json', 'SHA256SUMS'])
      change(join(account, file), before, hash('account.csv'));
    const { exitCode, findings } = await verdict(account);
    expect([exitCode, findings]).toEqual([1, expect.arrayContaining(['differs account.csv'])]);
  }));

test('a closed run that was changed keeps it from being added up again', () =>
  inAccount(async (workspace, account) => {
    const run = join(workspace, 'runs/2025-09');
    chmodSync(run, 0o755);
    change(join(run, 'allocations.csv'), '177.28', '177.29');
    const { exitCode, recomputed } = await verdict(account);
    expect([exitCode, recomputed]).toEqual([1, false]);
  }));

test('an account away from its workspace is told what it needs, and holds with it', () =>
  inAccount(async (workspace, account) => {
    await inFolder(async (elsewhere) => {
      const copy = join(elsewhere, 'account');
      cpSync(account, copy, { recursive: true });
      const alone = { exitCode: 1, recomputed: false, findings: [], notes: ['no-workspace'] };
      expect(await verdict(copy)).toEqual(alone);
      expect((await runCommand(['verify', copy, '--workspace', workspace])).exitCode).toBe(0);
      const nowhere = join(elsewhere, 'nowhere');
      for (const folder of [copy, join(workspace, 'runs/2025-09')]) {
        const { exitCode, stderr } = await runCommand([
          'verify',
          folder,
          '--workspace',
          nowhere,
          '--lang',
          'en',
        ]);
        expect([exitCode, stderr]).toEqual([2, expect.stringContaining('error[workspace-missing]')]);
      }
    });
  }));

test('away from its workspace, an account whose SHA256SUMS is not that of its manifest is told so', () =>
  inAccount(async (workspace, account) => {
    const away = join(workspace, 'sent', 'far', 'away');
    cpSync(account, away, { recursive: true });
    change(join(away, 'manifest.json'), '"title": "A small group"', '"title": "Another group"');
    expect((await verdict(away)).findings).toEqual(['differs SHA256SUMS']);
  }));

test('an account in a workspace without its ledger names the runs that are not closed there', () =>
  inAccount(async (workspace, account) => {
    for (const file of ['closed.csv', 'closed.csv.sha256']) rmSync(join(workspace, 'runs', file));
    expect(await verdict(account)).toMatchObject({
      exitCode: 1,
      recomputed: false,
      findings: ['input-changed runs/2025-09/manifest.json', 'input-changed runs/2025-10/manifest.json'],
    });
  }));

test('a ledger in which a run has another hash is named', () =>
  inAccount(async (workspace, account) => {
    const ledger = join(workspace, 'runs/closed.csv');
    const [, first = ''] = readFileSync(ledger, 'utf8').split('\n');
    const hash = first.split(',')[7] ?? '';
    change(ledger, hash, 'f'.repeat(64));
    const { findings } = await verdict(account);
    expect(findings).toContain('input-changed runs/2025-09/manifest.json');
  }));

/** Changes what a manifest states, its identifier and the hash of it made right. */
function restate(account: string, edit: (manifest: Editable) => void): void {
  const path = join(account, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Editable;
  edit(manifest);
  manifest.account_id = accountId(manifest.grappe, manifest, manifest.inputs);
  chmodSync(path, 0o644);
  writeFileSync(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
  rehash(account);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Editable = Mutable<AccountManifest>;

test.each<[string, (manifest: Editable) => void, recorded: string]>([
  [
    'that a run was closed on another day than its row of the ledger says',
    (manifest) => {
      manifest.runs = manifest.runs.map((run) => ({ ...run, closed_on: '2026-02-28' }));
    },
    '"closed_on": "2026-02-28",',
  ],
  [
    'another identifier of a run',
    (manifest) => {
      manifest.runs = manifest.runs.map((run) => ({ ...run, run_id: '0123456789abcdef' }));
    },
    '"run_id": "0123456789abcdef",',
  ],
  [
    'nothing of a month that no run holds',
    (manifest) => {
      manifest.partial = null;
    },
    '"account_id": ',
  ],
  [
    'nothing of a run that was closed before its last one',
    (manifest) => {
      manifest.runs = manifest.runs.slice(1);
    },
    '"account_id": ',
  ],
  [
    'another size of a table',
    (manifest) => {
      manifest.inputs = manifest.inputs.map((file) => ({ ...file, bytes: file.bytes + 1 }));
    },
    '"bytes": 286',
  ],
  [
    'a table twice',
    (manifest) => {
      manifest.inputs = [...manifest.inputs, ...manifest.inputs.slice(0, 1)];
    },
    '"account_id": ',
  ],
])('an account that states %s does not verify', (_, edit, recorded) =>
  inAccount(async (workspace) => {
    await must(
      'account',
      workspace,
      '--period',
      '2025-09..2025-11',
      '--partial',
      '-q',
      '--force',
      '--reports',
      'none',
    );
    const account = join(workspace, ACCOUNT);
    restate(account, edit);
    const { exitCode, stdout } = await runCommand(['verify', account, '--format', 'json']);
    const found = JSON.parse(stdout).findings.find(({ file }: { file: string }) => file === 'manifest.json');
    expect([exitCode, found?.kind, found?.at.recorded]).toEqual([
      1,
      'differs',
      expect.stringContaining(recorded),
    ]);
  }),
);

test('a run of the period that was closed since is told, and is no fault', () =>
  inAccount(async (workspace, account) => {
    writeFileSync(join(workspace, 'invoices/2025-11.csv'), invoiceOf('2025-11'));
    await closeMonth(workspace, '2025-11');
    const { exitCode, notes } = await verdict(account);
    expect([exitCode, notes]).toEqual([0, ['closed-since runs/2025-11']]);
  }));

/** The account of an insider who has the source: whole, whatever is missing. */
async function writeAsWhole(workspace: string, account: string): Promise<void> {
  const manifest: AccountManifest = JSON.parse(readFileSync(join(account, 'manifest.json'), 'utf8'));
  const loaded = loadWorkspace(workspace);
  const period = parsePeriod(manifest.account);
  if (loaded.workspace === undefined || loaded.convention === undefined || period === undefined)
    throw new Error('the workspace cannot be read');
  const sums = sumClosedRuns(closedRunsOf(workspace).value, period, () => {});
  const tables = readYearTables({ ...loaded, convention: loaded.convention, members: loaded.namedMembers });
  const advances = advancesWithin(tables.value.advances, period, () => {});
  rmSync(account, { recursive: true });
  mkdirSync(account);
  await writeAccount(account, {
    ...sums,
    balances: balancesOf(sums.account, advances),
    version: manifest.grappe,
    workspace: loaded.workspace,
    period,
    stated: { ...manifest, runs: statedRuns(sums.runs, workspace), partial: null },
    inputs: accountInputs(loaded, tables.value),
    inputsFolder: workspace,
  });
}

test('an account that is silent of a month which only runs closed after it hold does not come out the same', () =>
  inAccount(async (workspace, account) => {
    await writeAsWhole(workspace, account);
    writeFileSync(join(workspace, 'invoices/2025-11.csv'), invoiceOf('2025-11'));
    await closeMonth(workspace, '2025-11');
    const { exitCode, findings, notes } = await verdict(account);
    expect([exitCode, findings]).toEqual([1, expect.arrayContaining(['differs statements/C.csv'])]);
    expect(notes).toEqual(['closed-since runs/2025-11']);
  }));

test('a month that a run of another period held before is not missing, whatever was closed since', () =>
  inFolder(async (folder) => {
    makeGroup(folder, { '2025-10.csv': invoiceOf('2025-10'), '2025-11.csv': invoiceOf('2025-11') });
    await closeMonth(folder, '2025-10');
    await must('allocate', folder, '--period', '2025-11..2025-12', '--reports', 'none', '-q');
    await must('close', join(folder, 'runs/2025-11..2025-12'), '--on', '2026-03-01', '-q');
    await must('account', folder, '--period', '2025-10..2025-11', '-q');
    const late = invoiceOf('2025-10').replaceAll('F2025-10', 'LATE');
    writeFileSync(join(folder, 'invoices/late.csv'), late);
    await must(
      'allocate',
      folder,
      '--period',
      '2025-10',
      '--pending',
      '--out',
      join(folder, 'runs/late'),
      '-q',
    );
    await must('close', join(folder, 'runs/late'), '--on', '2026-03-02', '-q');
    const { exitCode, notes } = await verdict(join(folder, 'accounts/2025-10..2025-11'));
    expect([exitCode, notes]).toEqual([0, ['closed-since runs/late']]);
  }));

test('the statement opens with the balance, and says on every page what is missing', () =>
  inAccount(async (_, account) => {
    const text = readFileSync(join(account, 'statements/C.csv'), 'utf8').split('\n');
    expect(text.slice(0, 3)).toEqual(['Account', 'PARTIAL ACCOUNT', 'no closed run holds November 2025']);
    // 425.48 owed for two months; the advance is for the last quarter, which the account covers in part only.
    expect(text).toContain(
      'Balance to be paid to Région (R),425.48,four hundred and twenty-five euros and forty-eight cents',
    );
    expect(text).toContain(
      'Balance to be recovered from Région (R),119.76,one hundred and nineteen euros and seventy-six cents',
    );
    expect(readFileSync(join(account, 'statements/C.html'), 'utf8')).toContain('PARTIAL ACCOUNT');
    expect(readFileSync(join(account, 'account.html'), 'utf8')).toContain('PARTIAL ACCOUNT');
  }));

test('titles of the balance: what is left to pay, and what is given back without net and VAT', () =>
  inAccount(async (workspace) => {
    const advances = join(workspace, 'advances.csv');
    change(advances, '2025-Q4', '2025-10');
    await must('account', workspace, '--period', '2025-09..2025-10', '-q', '--reports', 'none');
    const rows = readFileSync(join(workspace, 'accounts/2025-09..2025-10/titres.csv'), 'utf8')
      .trimEnd()
      .split('\n');
    const cells = rows.slice(1).map((row) => {
      const [kind, , creditor, debtor] = row.split(',');
      return [kind, creditor, debtor, ...row.split(',').slice(-9, -6)];
    });
    expect(cells).toEqual([
      ['reduction', 'R', 'C', '', '', '-74.52'],
      ['solde', 'C', 'R', '99.80', '19.96', '119.76'],
    ]);
  }));
