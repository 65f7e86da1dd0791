/** An access of a member that a merger ended is told who joined on the day after; two rows of it, as the hint says, share its lines by the day. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsOf } from '../audit/tables.ts';
import { must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { lineOf, type SmallGroup, smallGroup } from './small-group.ts';

const HINT = 'On the day after it left, CEA joined: if its access was taken over';

function merged(members: string): SmallGroup {
  const group = smallGroup();
  const add = (file: string, rows: string): void =>
    group.write(file, readFileSync(join(group.folder, file), 'utf8') + rows);
  add('members.csv', members);
  group.write('accesses.csv', 'access,serves,valid_from,valid_to\nA1,STENAY,,\nA2,HAUT,,\n');
  add('invoices/2025-09.csv', lineOf('F2', '2025-09-30', '60.00', '1', 'A2,'));
  return group;
}

const check = async ({ folder }: SmallGroup): Promise<string> =>
  (await runCommand(['check', folder, '--lang', 'en'])).stderr;

test('the new member of a merger takes over an access by the rows that the hint asks for', async () => {
  const group = merged('HAUT,Haut-Rhin,,,2025-09-10\nCEA,Alsace,,2025-09-11,\n');
  const said = await check(group);
  expect(said).toContain('error[member-absent]: HAUT is not in the group on 2025-09-11..2025-09-30');
  expect(said).toContain(HINT);
  group.edit('accesses.csv', 'A2,HAUT,,\n', 'A2,HAUT,,2025-09-10\nA2,CEA,2025-09-11,\n');
  expect(await check(group)).toBe('');
  await must('allocate', group.folder, '--period', '2025-09', '--reports', 'none', '-q');
  const rows = rowsOf(join(group.folder, 'runs/2025-09'), 'allocations.csv');
  expect(
    rows.filter(({ access }) => access === 'A2').map(({ member, net_amount }) => [member, net_amount]),
  ).toEqual([
    ['CEA', '40.00'],
    ['HAUT', '20.00'],
  ]);
});

test('it is named where the member comes back later, too', async () => {
  const members = 'HAUT,Haut-Rhin,,,2025-09-10\nHAUT,Haut-Rhin,,2025-10-01,\nCEA,Alsace,,2025-09-11,\n';
  expect(await check(merged(members))).toContain(HINT);
});

test.each([
  ['nobody joined on the day after', 'HAUT,Haut-Rhin,,,2025-09-10\nCEA,Alsace,,2025-09-12,\n'],
  ['the member is not there yet', 'HAUT,Haut-Rhin,,2025-09-11,\nCEA,Alsace,,2025-09-11,\n'],
])('no successor is named where %s', async (_, members) => {
  const said = await check(merged(members));
  expect(said).toContain('error[member-absent]');
  expect(said).not.toContain('On the day after');
});
