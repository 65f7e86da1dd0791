import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsOf } from '../../audit/tables.ts';
import { inExample } from '../../audit/workspace.ts';
import { runCommand } from '../../cli/run-command.ts';

const FILE = 'invoices/efacture-A2025-0002.xml';

/** The example, whose electronic invoice of December lacks an end of the period of its first line. */
function inHalf(use: (workspace: string) => Promise<void>): Promise<void> {
  return inExample((workspace) => {
    const path = join(workspace, FILE);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/<cbc:EndDate>[^<]*<\/cbc:EndDate>/, ''));
    return use(workspace);
  });
}

const month = (workspace: string, period: string, ...options: readonly string[]) =>
  runCommand([
    ...['allocate', workspace, '--period', period, '--reports', 'none', '--lang', 'en'],
    ...options,
  ]);

test('a period with one end in an electronic invoice stops its month, and no other', () =>
  inHalf(async (workspace) => {
    expect((await month(workspace, '2025-09')).exitCode).toBe(0);
    const { exitCode, stderr } = await month(workspace, '2025-12');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^invoices\/efacture-A2025-0002\.xml:\d+:period_end: error\[period-incomplete\]/);
    expect(stderr).toContain('1 error, ');
  }));

test('its line alone is left aside where such lines are', () =>
  inHalf(async (workspace) => {
    expect((await month(workspace, '2025-12', '--allow-unallocated')).exitCode).toBe(1);
    const run = join(workspace, 'runs/2025-12');
    const [left, ...others] = rowsOf(run, 'unallocated.csv');
    expect([left?.['file'], left?.['code'], others]).toEqual([FILE, 'period-incomplete', []]);
    expect(rowsOf(run, 'allocations.csv').some(({ file }) => file === FILE)).toBe(true);
  }));
