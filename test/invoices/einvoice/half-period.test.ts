import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fault } from '../../../src/diagnostics/problem.ts';
import { toDiagnostic } from '../../../src/diagnostics/render.ts';
import { lineProblems } from '../../../src/jobs/problems/line-problems.ts';
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
    expect(stderr).toMatch(/^invoices\/efacture-A2025-0002\.xml:\d+:BT-135: error\[period-incomplete\]/);
    expect(stderr).toContain('does not give the end of the period of a line (BT-135): EN 16931 allows');
    expect(stderr).toMatch(/ask for its lines .*`invoices: \[\{ files: ".*", lines: elsewhere \}\]`\./);
    expect(stderr).not.toMatch(/Take the other end|not changed by hand/);
    expect(stderr).toContain('1 error, ');
  }));

test('import names the end that it lacks, too', () =>
  inHalf(async (workspace) => {
    const { exitCode, stderr } = await runCommand(['import', join(workspace, FILE), '--lang', 'en']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('does not give the end of the period of a line (BT-135)');
  }));

test('in a table, its other end is to be taken from the invoice', () => {
  const row = { file: 'invoices/a.csv', row: 2, access: 'A1', serves: undefined, billedTo: undefined };
  const line = { ...row, net: 100n, periodStart: 1, periodEnd: undefined };
  const [found] = lineProblems(line, [fault('period-incomplete', {})]);
  expect(found && toDiagnostic(found, 'en')).toMatchObject({
    column: 'period_end',
    hint: 'Take the other end from the invoice; if it is not there, ask the operator for it.',
  });
});

test('its line alone is left aside where such lines are', () =>
  inHalf(async (workspace) => {
    expect((await month(workspace, '2025-12', '--allow-unallocated')).exitCode).toBe(1);
    const run = join(workspace, 'runs/2025-12');
    const [left, ...others] = rowsOf(run, 'unallocated.csv');
    expect([left?.['file'], left?.['code'], others]).toEqual([FILE, 'period-incomplete', []]);
    expect(rowsOf(run, 'allocations.csv').some(({ file }) => file === FILE)).toBe(true);
  }));
