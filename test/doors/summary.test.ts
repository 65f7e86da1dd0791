import { expect, test } from 'vitest';
import { allocateAsJson, runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, smallGroup } from './small-group.ts';

test('after allocate, what a careful colleague would ask about: rules, grappes and members that no line met', async () => {
  const { folder, write, edit } = smallGroup();
  write('members.csv', 'member,name\nMEUSE,Meuse\nREGION,Région\nCEA,Alsace\n');
  edit('grappes.csv', 'STENAY,Stenay', 'G2,Autre,grappe,0550020Y,,,,\nSTENAY,Stenay');
  write('accesses.csv', 'access,serves\nA1,STENAY\nA2,G2\n');
  edit(
    'convention.yaml',
    'rules:',
    'rules:\n  - { id: eau, applies_to: { target: group }, share: { by: equal } }',
  );
  const { stdout } = await runCommand(['allocate', folder, '--reports', 'none', '--lang', 'en']);
  expect(stdout).toContain(
    'To check, since no line concerns them\n  rules: eau\n  grappes: G2\n  members that bear nothing: CEA\n',
  );
  expect((await allocateAsJson(folder)).run.unreached).toEqual({
    rules: ['eau'],
    grappes: ['G2'],
    accesses: ['A2'],
    members: ['CEA'],
  });
});

test('nothing is asked where every rule, grappe and member was met', async () => {
  const { folder } = smallGroup();
  const { exitCode, stdout } = await runCommand(['allocate', folder, '--reports', 'none', '--lang', 'en']);
  expect(exitCode).toBe(0);
  expect(stdout).not.toContain('no line concerns them');
});

test('the six things that it names: what no line met, what is left, what is late, what is found', async () => {
  const { folder, write, edit, close } = smallGroup();
  await close('2025-09', '2025-10-05');
  write('members.csv', 'member,name\nMEUSE,Meuse\nREGION,Région\nCEA,Alsace\n');
  edit('sites.csv', '0550020Y,Collège', 'NEUF,Neuf,other,CEA,,,,\n0550020Y,Collège');
  // No rule shares G2, of two owners; no line is about G3.
  const others = ['G2,Autre,grappe,0550020Y', 'G2,Autre,grappe,NEUF', 'G3,Vide,grappe,NEUF'];
  edit('grappes.csv', 'STENAY,Stenay', `${others.map((row) => `${row},,,,\n`).join('')}STENAY,Stenay`);
  write('accesses.csv', 'access,serves\nA1,STENAY\nA2,G2\nA3,G3\n');
  write('prices.csv', 'item_code,unit_price,vat_rate\nABO,1.00,20\n');
  const eau = '  - { id: eau, applies_to: { target: group }, share: { by: equal } }';
  edit('convention.yaml', 'rules:', `rules:\n${eau}`);
  const header = LINES_HEADER.replace('net_amount', 'item_code,quantity,unit_price,net_amount');
  write(
    'invoices/2025-10.csv',
    `${header}OP,F2,2025-10-31,1,A1,,subscription,2025-10-01,2025-10-31,ABO,1,1.50,1.50,20
OP,F2,2025-10-31,2,,G2,subscription,2025-10-01,2025-10-31,,,,100.00,20
OP,F0,2025-09-30,1,A1,,setup,2025-09-01,2025-09-30,,,,50.00,20
`,
  );
  const { stdout, stderr } = await runCommand([
    ...['allocate', folder, '--period', '2025-10', '--allow-unallocated'],
    ...['--reports', 'none', '--lang', 'en'],
  ]);
  expect(stdout).toContain('  rules: eau\n');
  expect(stdout).toContain('  grappes: G3\n');
  expect(stdout).toContain('  members that bear nothing: CEA\n');
  expect(stdout).toMatch(/unallocated +1 +100\.00 +20\.00 +120\.00/);
  expect(stderr).toContain('no closed run charged: 1, for 60.00 gross');
  expect(stdout).toContain('over-billed €0.50');
});
