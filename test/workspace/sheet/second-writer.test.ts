/** A second writer of workbooks: what grappe writes as a statement, its own reader reads back to the cent. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSheet } from '../../../src/workspace/records/sheet/open-sheet.ts';
import { EXAMPLE, inFolder, must } from '../../audit/workspace.ts';

test('the detail of a statement sums to what the member is charged', () =>
  inFolder(async (folder) => {
    const run = join(folder, 'run');
    await must('allocate', EXAMPLE, '--period', '2025-09', '--out', run, '--reports', 'xlsx');
    const problems: unknown[] = [];
    const source = openSheet(
      join(run, 'statements/MEUSE.xlsx'),
      'MEUSE.xlsx',
      { sheet: 'Détail', preamble: { until: 'Facture' } },
      (found) => void problems.push(found),
    );
    expect(problems).toEqual([]);
    const net = source?.header.indexOf('HT') ?? -1;
    const rows = [...(source?.batches(() => {}) ?? [])].flatMap(({ records }) => records);
    const details = rows.filter((row) => row[0] !== '' && !row.some((cell) => /^total/i.test(cell)));
    expect(cents(details.map((row) => row[net] ?? ''))).toBe(chargedTo('MEUSE', join(run, 'charges.csv')));
  }));

function cents(amounts: readonly string[]): bigint {
  return amounts.reduce((sum, text) => {
    const [whole = '', decimals = ''] = text.split('.');
    return sum + BigInt(whole + decimals.padEnd(2, '0').slice(0, 2));
  }, 0n);
}

function chargedTo(member: string, path: string): bigint {
  const [header = '', ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const net = header.split(',').indexOf('net_amount');
  return cents(rows.filter((row) => row.startsWith(`${member},`)).map((row) => row.split(',')[net] ?? ''));
}
