/** What a statement sums of the year counts corrections beside lines, and its title says so. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { must } from '../audit/workspace.ts';
import { LINES_HEADER, lineOf, smallGroup } from '../doors/small-group.ts';

test('a line of each of three months, and a correction of the first', async () => {
  const { folder, write, edit, close } = smallGroup();
  edit('convention.yaml', 'title:', 'locale: en\ntitle:');
  await close('2025-09', '2025-10-20');
  edit('measures.csv', ',414', ',415');
  write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '100.00'));
  await close('2025-10', '2025-11-20', '--regularise', '2025-09');
  write('invoices/2025-11.csv', LINES_HEADER + lineOf('F3', '2025-11-30', '100.00'));
  await must('allocate', folder, '--period', '2025-11', '--reports', 'csv');
  const rows = readFileSync(join(folder, 'runs/2025-11/statements/MEUSE.csv'), 'utf8').split('\n');
  const at = rows.indexOf('"Year 2025: closed runs, then with this one (lines and corrections)"');
  expect(rows.slice(at + 2, at + 4).map((row) => row.split(',').slice(0, 2))).toEqual([
    ['Closed before this run', '3'],
    ['With this run', '4'],
  ]);
});
