/** With -q a command says only errors and warnings about amounts, but never ends with 1 without saying why. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workspaceOf } from '../reconcile/workspace.ts';
import { runCommand } from './run-command.ts';

const example = (): string => workspaceOf('grand-est');
const careless = (): string => workspaceOf('grand-est', 'grand-est-errors');
const warned = (): string => workspaceOf('reconcile/base', 'reconcile/item-mismatch/trigger');
const accepted = (): string => workspaceOf('reconcile/base', 'reconcile/acceptance-unused/near-miss');

function quietly(command: string, folder: string, ...options: readonly string[]) {
  return runCommand([command, folder, '-q', '--lang', 'en', ...options]);
}

/** A list with a column that grappe does not know. */
function withNotes(list: string): string {
  const [header = '', ...rows] = list.trimEnd().split('\n');
  return [`${header};notes`, ...rows.map((row) => `${row};`), ''].join('\n');
}

const NOTHING = { exitCode: 0, stdout: '', stderr: '' };

describe('-q with nothing wrong says nothing:', () => {
  test.each([
    ['check'],
    ['reconcile', '--period', '2025-10'],
    ['reconcile', '--period', '2025-10', '--format', 'github'],
    ['status'],
    ['allocate', '--period', '2025-10', '--reports', 'none', '--strict'],
  ])('%s %s %s %s %s', async (command, ...options) => {
    expect(await quietly(command, example(), ...options)).toEqual(NOTHING);
  });

  test.each([
    ['warnings without an amount', warned],
    ['accepted findings', accepted],
  ])('reconcile, for %s', async (_, folderOf) => {
    const folder = folderOf();
    expect((await runCommand(['reconcile', folder])).stdout).not.toBe('');
    expect(await quietly('reconcile', folder)).toEqual(NOTHING);
  });
});

describe('-q with findings says them, and no check that did not run:', () => {
  test.each(['text', 'github'])('reconcile --format %s', async (format) => {
    const options = ['--period', '2025-11', '--format', format];
    const { exitCode, stdout, stderr } = await quietly('reconcile', careless(), ...options);
    expect([exitCode, stderr]).toEqual([1, '']);
    expect(stdout).toContain('unit price');
    expect(stdout).toContain('20 findings in 90 lines');
    expect(stdout).not.toMatch(/did not run/);
  });

  test('a document in a file is whole', async () => {
    const folder = accepted();
    const file = (name: string) => ['--out', join(folder, name)];
    const loud = await runCommand(['reconcile', folder, '--lang', 'en', ...file('loud.txt')]);
    expect(loud.exitCode).toBe(0);
    await quietly('reconcile', folder, ...file('quiet.txt'));
    const [one, other] = ['loud.txt', 'quiet.txt'].map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(one).toBe(other);
  });

  test('warnings that state an amount, though the command does not fail on them', async () => {
    const folder = workspaceOf('reconcile/base', 'reconcile/price-mismatch/trigger');
    const path = join(folder, 'convention.yaml');
    const asWarning = 'reconcile:\n  severity: { price-mismatch: warning }';
    writeFileSync(path, readFileSync(path, 'utf8').replace('reconcile:', asWarning));
    const { exitCode, stdout, stderr } = await quietly('reconcile', folder);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain('unit price 105.00');
  });

  test('warnings, where the command fails on them', async () => {
    const { exitCode, stdout } = await quietly('reconcile', warned(), '--fail-on', 'warning');
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('item-mismatch · warning')]);
  });
});

describe('-q says warnings behind which an amount may be wrong:', () => {
  const edited = (file: string, from: string, to: string): string => {
    const folder = example();
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replaceAll(from, to));
    return folder;
  };

  test('a kind that no rule names', async () => {
    const folder = edited('grappes.csv', ';grappe;', ';grape;');
    const { stderr } = await quietly('check', folder);
    expect(stderr).toContain('warning[kind-unused]');
  });

  test('a rule that never applies, and ids that look alike', async () => {
    const folder = example();
    const path = join(folder, 'convention.yaml');
    const rule =
      'rules:\n  - { id: never, article: "9", applies_to: { target: site, site_types: [cfa] }, share: { by: equal, per: site } }';
    writeFileSync(path, readFileSync(path, 'utf8').replace('\nrules:', `\n${rule}`));
    const accesses = join(folder, 'accesses.csv');
    const listed = readFileSync(accesses, 'utf8').trimEnd();
    const twin = (listed.split('\n')[1] ?? '').replace(/^[^;]+/, (id) => id.toLowerCase());
    writeFileSync(accesses, `${listed}\n${twin}\n`);
    const { stderr } = await quietly('check', folder);
    expect(stderr).toContain('warning[rule-never-applies]');
    expect(stderr).toContain('warning[id-look-alike]');
  });

  test('an archive with nothing in it', async () => {
    const folder = example();
    const empty = Buffer.alloc(22);
    empty.write('PK\u0005\u0006', 'latin1');
    writeFileSync(join(folder, 'invoices/2025-12.zip'), empty);
    const { stderr } = await quietly('check', folder);
    expect(stderr).toContain('warning[archive-empty]');
  });
});

describe('exit code 1 is never without a word:', () => {
  test.each(['text', 'csv', 'json', 'junit', 'github', 'letter'])(
    'reconcile --format %s --out',
    async (format) => {
      const folder = careless();
      const out = join(folder, 'found.txt');
      const command = ['--period', '2025-11', '--format', format, '--out', out];
      const { exitCode, stdout, stderr } = await quietly('reconcile', folder, ...command);
      const see = format === 'letter' ? `grappe reconcile ${folder} --period 2025-11` : out;
      expect([exitCode, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^Reconcile: 20 findings, of which \d+ errors; over-billed €1,292\.67, /);
      expect(stderr).toContain(` See ${see}. `);
    },
  );

  test('allocate --strict', async () => {
    const folder = workspaceOf('reconcile/base', 'reconcile/price-mismatch/trigger');
    const june = ['--period', '2025-06', '--reports', 'none', '--strict'];
    expect(await quietly('allocate', folder, ...june)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `Reconcile: 2 findings, of which 2 errors; over-billed €45.00, owed to the operator €0.00 (net). See grappe reconcile ${folder} --period 2025-06.\n`,
    });
  });

  test('allocate --allow-unallocated', async () => {
    const folder = example();
    const invoices = join(folder, 'invoices/2025-09.csv');
    writeFileSync(invoices, readFileSync(invoices, 'utf8').replace(/;FTTO-0001;/, ';FTTO-UNKNOWN;'));
    const september = ['--period', '2025-09', '--reports', 'none', '--allow-unallocated'];
    expect(await quietly('allocate', folder, ...september)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: '1 line left aside, 347.88 with VAT; without --allow-unallocated each is named.\n',
    });
  });

  test('status', async () => {
    const folder = example();
    writeFileSync(join(folder, 'invoices/lettre.docx'), '');
    expect(await quietly('status', folder)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `Something waits for your decision. To see what: grappe status ${folder}.\n`,
    });
  });

  test('check --fail-on warning', async () => {
    const folder = example();
    writeFileSync(join(folder, 'members.csv'), withNotes(readFileSync(join(folder, 'members.csv'), 'utf8')));
    const warning = await runCommand(['check', folder, '--lang', 'en']);
    expect(warning.stderr).toMatch(/warning\[/);
    const failing = await quietly('check', folder, '--fail-on', 'warning');
    expect(failing).toEqual({ exitCode: 1, stdout: '', stderr: warning.stderr });
    expect(await quietly('check', folder)).toEqual(NOTHING);
  });
});
