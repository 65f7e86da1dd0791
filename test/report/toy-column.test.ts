/** A column of allocations.csv costs one entry: runs of earlier releases are written, verified and compared without it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test, vi } from 'vitest';
import { lineDifferences } from '../../src/audit/line-differences.ts';
import { runCommand } from '../cli/run-command.ts';
import { withExample } from './example.ts';

vi.mock('../../src/report/csv/allocation-columns.ts', async (original) => {
  const module = await original<typeof import('../../src/report/csv/allocation-columns.ts')>();
  const lot: (typeof module.ALLOCATION_COLUMNS)[number] = {
    name: 'lot',
    kind: 'text',
    scope: 'line',
    change: 'rule',
    doc: { en: 'lot of the contract', fr: 'lot du marché' },
    since: '0.2',
    cell: ({ line }) => `lot ${line.row}`,
  };
  const ofLine = module.LINE_COLUMNS.length;
  return {
    ...module,
    LINE_COLUMNS: [...module.LINE_COLUMNS, lot],
    ALLOCATION_COLUMNS: module.ALLOCATION_COLUMNS.toSpliced(ofLine, 0, lot),
  };
});

const OF_01 = 'fixtures/audit/0.1.0/runs';

/** The rows of a table of a run of September of the example, with a line that no rule shares. */
async function rowsOf(output: string): Promise<readonly Record<string, string>[]> {
  const unshared = (text: string): string => text.replace(/;FTTO-0001;/, ';FTTO-UNKNOWN;');
  return withExample([['invoices/2025-09.csv', unshared]], async (folder) => {
    const { exitCode } = await runCommand([
      ...['allocate', folder, '--period', '2025-09', '--reports', 'none', '--allow-unallocated'],
    ]);
    expect(exitCode).toBe(1);
    return parse(readFileSync(join(folder, 'runs', '2025-09', output), 'utf8'), { columns: true });
  });
}

test.each(['allocations.csv', 'unallocated.csv'])(
  '%s has it in each row, under its header',
  async (output) => {
    const rows = await rowsOf(output);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row['lot']).toBe(`lot ${row['row']}`);
      expect(row['vat_rate']).toMatch(/^\d/);
      expect(row['net_amount']).toMatch(/^-?\d+\.\d\d$/);
    }
  },
);

test.each(['2025-09', '2025-10'])('the kept run %s of 0.1.0 verifies', async (run) => {
  const header = readFileSync(join(OF_01, run, 'allocations.csv'), 'utf8').split('\n')[0];
  expect(header).not.toContain('lot');
  const { exitCode, stdout } = await runCommand(['verify', join(OF_01, run), '--format', 'json']);
  expect({ exitCode, findings: JSON.parse(stdout).findings }).toEqual({ exitCode: 0, findings: [] });
});

test('it is no difference to a run that lacks it, and one to a run that says otherwise', async () => {
  const older = parse<Record<string, string>>(readFileSync(join(OF_01, '2025-09', 'allocations.csv')), {
    columns: true,
  });
  const withLot = (lot: string) => older.map((row) => ({ ...row, lot }));
  expect(lineDifferences(older, withLot('lot 1'))).toEqual([]);
  expect(lineDifferences(withLot('lot 1'), older)).toEqual([]);
  const changes = lineDifferences(withLot('lot 1'), withLot('lot 2')).map((line) => line.changes);
  expect(changes.length).toBeGreaterThan(0);
  expect(new Set(changes.flat())).toEqual(new Set(['rule']));
});
