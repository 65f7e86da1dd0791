import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from './small-group.ts';

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
    'A careful colleague would ask why no line met\n  rules: eau\n  grappes: G2\n  members that bear nothing: CEA\n',
  );
  const { stdout: json } = await runCommand([
    'allocate',
    folder,
    '--reports',
    'none',
    '--force',
    '--format',
    'json',
  ]);
  expect(JSON.parse(json).run.unreached).toEqual({
    rules: ['eau'],
    grappes: ['G2'],
    accesses: ['A2'],
    members: ['CEA'],
  });
});

test('nothing is asked where every rule, grappe and member was met', async () => {
  const { folder } = smallGroup();
  const { stdout } = await runCommand(['allocate', folder, '--reports', 'none', '--lang', 'en']);
  expect(stdout).not.toContain('careful colleague');
});
