import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { workspaceOf } from './workspace.ts';

const careless = (): string => workspaceOf('grand-est', 'grand-est-errors');
const warned = (): string => workspaceOf('reconcile/base', 'reconcile/item-mismatch/trigger');

afterEach(() => void vi.unstubAllEnvs());

describe('grappe reconcile', () => {
  test('ends with 0 where nothing is wrong', async () => {
    const { exitCode, stdout, stderr } = await runCommand([
      'reconcile',
      workspaceOf('grand-est'),
      '--period',
      '2025-10',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toBe(
      'Contrôle non passé : Factures tardives (late-line), car aucun calcul n’est clos.\nContrôle non passé : Acceptations sans écart (acceptance-unused), car accepted-findings.csv est absent.\n',
    );
  });

  test('ends with 1 where an error was found', async () => {
    const { exitCode } = await runCommand(['reconcile', careless(), '--period', '2025-11']);
    expect(exitCode).toBe(1);
  });

  test('ends with 0 where only warnings were found, with 1 when asked to fail on them', async () => {
    const folder = warned();
    expect((await runCommand(['reconcile', folder])).exitCode).toBe(0);
    expect((await runCommand(['reconcile', folder, '--fail-on', 'warning'])).exitCode).toBe(1);
  });

  test('does not fail on what is accepted', async () => {
    const folder = workspaceOf('reconcile/base', 'reconcile/acceptance-unused/near-miss');
    const { exitCode, stdout } = await runCommand(['reconcile', folder, '--lang', 'en']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      'Prices that are not those of the schedule (price-mismatch): unit price 105.00, but 100.00 in the price schedule (accepted: accord de mai)',
    );
  });

  test('ends with 2 on input that cannot be read, in json as one document', async () => {
    const folder = careless();
    writeFileSync(join(folder, 'prices.csv'), 'code_article\nFTTO-100\n');
    const { exitCode, stdout } = await runCommand(['reconcile', folder, '--format', 'json']);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'column-missing' }],
    });
  });

  test('ends with 2 on a period that is none', async () => {
    expect((await runCommand(['reconcile', careless(), '--period', '2025-13'])).exitCode).toBe(2);
  });

  test('ends with 2 on a period without an invoice', async () => {
    const { exitCode, stderr } = await runCommand(['reconcile', careless(), '--period', '2024']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('no-lines');
  });

  test('prints one document in json, amounts as strings', async () => {
    const { stdout } = await runCommand(['reconcile', careless(), '--period', '2025-11', '--format', 'json']);
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({
      ok: false,
      lines: 90,
      over_billed: '1292.67',
      owed_to_operator: '75.00',
    });
    expect(document.findings).toHaveLength(20);
    expect(document.accepted).toHaveLength(1);
    expect(document.checks).toContainEqual({
      code: 'late-line',
      ran: false,
      reason: 'aucun calcul n’est clos',
      findings: 0,
    });
  });

  test('describes each check with an example, without a workspace', async () => {
    const { exitCode, stdout } = await runCommand(['reconcile', '--list', '--lang', 'en']);
    expect(exitCode).toBe(0);
    expect(stdout.match(/Example:/g)).toHaveLength(23);
    const json = await runCommand(['reconcile', '--list', '--format', 'json', '--lang', 'fr']);
    expect(JSON.parse(json.stdout)).toHaveLength(23);
  });

  test('adds to the step summary of GitHub where there is one', async () => {
    const folder = careless();
    const summary = join(folder, 'summary.md');
    writeFileSync(summary, 'before\n');
    vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
    await runCommand(['reconcile', folder, '--period', '2025-11', '--format', 'github']);
    expect(readFileSync(summary, 'utf8')).toMatch(/^before\n## grappe reconcile: 20 écarts sur 90 lignes/);
  });
});

describe('grappe allocate', () => {
  const allocate = (folder: string, ...options: readonly string[]) =>
    runCommand(['allocate', folder, '--period', '2025-11', '--reports', 'none', ...options]);

  test('says in one line what reconcile found, and ends as it would without', async () => {
    const { exitCode, stdout } = await allocate(workspaceOf('grand-est'));
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Rapprochement : rien à redire sur 84 lignes.\n');
  });

  test('fails on errors of the operator with --strict only', async () => {
    const folder = workspaceOf('reconcile/base', 'reconcile/price-mismatch/trigger');
    const june = ['allocate', folder, '--period', '2025-06', '--reports', 'none', '--lang', 'en', '--force'];
    const loose = await runCommand(june);
    expect(loose.exitCode).toBe(0);
    expect(loose.stdout).toContain(
      'Reconcile: 2 findings, of which 2 errors; over-billed 45.00 €, owed to the operator 0.00 € (net).',
    );
    expect((await runCommand([...june, '--strict'])).exitCode).toBe(1);
    expect((await runCommand([...june, '--strict', '--no-reconcile'])).exitCode).toBe(0);
  });

  test('leaves it out with --no-reconcile', async () => {
    const { stdout } = await allocate(workspaceOf('grand-est'), '--no-reconcile');
    expect(stdout).not.toContain('Rapprochement');
  });

  test('shows the findings in report.html, and verify finds the same page again', async () => {
    const folder = workspaceOf('reconcile/base', 'reconcile/price-mismatch/trigger');
    await runCommand(['allocate', folder, '--period', '2025-06', '--reports', 'html']);
    const run = join(folder, 'runs', '2025-06');
    expect(readdirSync(run)).toContain('findings.json');
    expect(readFileSync(join(run, 'report.html'), 'utf8')).toContain('contre 100,00 au bordereau des prix');
    expect((await runCommand(['verify', run])).exitCode).toBe(0);
  });

  test('keeps no findings where no page shows them', async () => {
    const folder = workspaceOf('grand-est');
    await allocate(folder);
    expect(existsSync(join(folder, 'runs', '2025-11', 'findings.json'))).toBe(false);
  });
});
