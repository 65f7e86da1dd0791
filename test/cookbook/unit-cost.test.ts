/** The situation of a unit cost, forecast and then stated, through its whole year: what recipe.json works out by hand. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { netByMember } from '../docs/worked-group.ts';
import { removeFolder } from '../machine/crash/files.ts';

const SITUATION = 'fixtures/cookbook/unit-cost-forecast-and-statement';
const folders: string[] = [];

function workspace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-unit-cost-'));
  folders.push(folder);
  cpSync(SITUATION, folder, { recursive: true });
  return folder;
}

afterAll(() => folders.forEach(removeFolder));

async function ran(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommand([...args, '--lang', 'en']);
  expect([exitCode, stderr.includes('error[') ? stderr : '']).toEqual([0, '']);
  return stdout;
}

const rowsOf = (...path: string[]): readonly string[] =>
  readFileSync(join(...path), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);

test('before the year: 5.00 a unit, and the advances that it makes', async () => {
  const folder = workspace();
  // What nobody can have yet: the invoice, the units of the year and the calls.
  rmSync(join(folder, 'invoices'), { recursive: true });
  rmSync(join(folder, 'advances.csv'));
  const known = rowsOf(folder, 'measures.csv').filter((row) => !row.includes('2025-12-31'));
  writeFileSync(join(folder, 'measures.csv'), ['measure,member,as_of,value', ...known, ''].join('\n'));
  await ran('forecast', folder, '--period', '2025');
  const borne = rowsOf(folder, 'forecasts/2025/expense.csv').map((row) => row.split(','));
  expect(borne.map((row) => [row[0], row[7]])).toEqual([
    ['AULNE', '500.00'],
    ['BOIS', '300.00'],
    ['CCVAL', '200.00'],
  ]);
  const proposed = (await ran('advances', folder, '--period', '2025', '--parts', '1')).trimEnd().split('\n');
  const called = rowsOf(SITUATION, 'advances.csv');
  // The day of the call and its reference are written by people.
  const amounts = (rows: readonly string[]): readonly string[] =>
    rows.map((row) => {
      const [debtor, creditor, , gross, period] = row.split(',');
      return [debtor, creditor, gross, period].join(' ');
    });
  expect(amounts(proposed.slice(1))).toEqual(amounts(called));
  expect(amounts(called)).toEqual(['AULNE CCVAL 600.00 2025', 'BOIS CCVAL 360.00 2025']);
});

test('after it: 5.30 a unit, less the advances', async () => {
  const folder = workspace();
  await ran('allocate', folder, '--period', '2025');
  expect(netByMember(readFileSync(join(folder, 'runs/2025/allocations.csv'), 'utf8'))).toEqual({
    CCVAL: '212.00',
    AULNE: '742.00',
    BOIS: '106.00',
  });
  await ran('close', join(folder, 'runs/2025'), '--on', '2026-01-20');
  await ran('account', folder, '--period', '2025');
  expect(rowsOf(folder, 'accounts/2025/balance.csv')).toEqual([
    'AULNE,CCVAL,890.40,600.00,290.40',
    'BOIS,CCVAL,127.20,360.00,-232.80',
  ]);
});
