/** Tabs between the cells, and an extension that says so: read as any CSV file. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLE, inExample, must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';

/** Writes a CSV file between semicolons, none of which is quoted, once more between tabs. */
function withTabs(workspace: string, name: string): void {
  const text = readFileSync(join(EXAMPLE, `${name}.csv`), 'utf8');
  expect(text).not.toContain('"');
  writeFileSync(join(workspace, `${name}.tsv`), text.replaceAll(';', '\t'));
}

test('tables and invoices of tabs give the rows that CSV gives', async () => {
  await inExample(async (workspace) => {
    const run = async (): Promise<string> => {
      await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '--force', '-q');
      return readFileSync(join(workspace, 'runs/2025-09/allocations.csv'), 'utf8');
    };
    const expected = await run();
    for (const name of ['measures', 'invoices/2025-09']) {
      withTabs(workspace, name);
      rmSync(join(workspace, `${name}.csv`));
    }
    expect(await run()).toBe(expected.replaceAll('2025-09.csv', '2025-09.tsv'));
  });
});

test('a table in both forms is two sources for one', async () => {
  await inExample(async (workspace) => {
    withTabs(workspace, 'measures');
    const { exitCode, stderr } = await runCommand(['check', workspace, '--lang', 'en']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('measures.tsv: error[table-twice]')]);
  });
});

test('a remedy names the entry of a table of tabs as it does that of a CSV', async () => {
  await inExample(async (workspace) => {
    rmSync(join(workspace, 'sites.csv'));
    writeFileSync(join(workspace, 'sites.tsv'), 'site\tnom\ttype\nS1\tÉcole\tcollege\n');
    const { stderr } = await runCommand(['check', workspace, '--lang', 'en']);
    expect(stderr).toContain('tables: { sites: { file: "sites.tsv", columns: { member: "…" } } }');
  });
});

test('diff tells which rows of a table of tabs have changed', async () => {
  await inExample(async (workspace) => {
    withTabs(workspace, 'measures');
    rmSync(join(workspace, 'measures.csv'));
    const runs = ['a', 'b'].map((name) => join(workspace, 'runs', name));
    const run = (out = ''): Promise<unknown> =>
      must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '--out', out, '-q');
    await run(runs[0]);
    const path = join(workspace, 'measures.tsv');
    writeFileSync(path, readFileSync(path, 'utf8').replace('\t414\t', '\t415\t'));
    await run(runs[1]);
    const { stdout } = await runCommand(['diff', ...runs, '--format', 'json']);
    const { inputs } = JSON.parse(stdout);
    expect(JSON.stringify(inputs)).toContain('measures.tsv');
    expect(JSON.stringify(inputs)).toContain('"415"');
  });
});

test('a finding about a declared total names the file that declares it', async () => {
  await inExample(async (workspace) => {
    rmSync(join(workspace, 'invoices.csv'), { force: true });
    writeFileSync(join(workspace, 'invoices.tsv'), 'n_facture\tmontant_ht\nF2025-0009\t1,00\n');
    const { stdout } = await runCommand(['reconcile', workspace, '--period', '2025-09', '--format', 'json']);
    expect(stdout).toContain('"file": "invoices.tsv"');
  });
});
