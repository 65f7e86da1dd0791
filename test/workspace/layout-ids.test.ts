/** Ids and categories of a supplier's layout that exist nowhere are told, used or not (DATA.md, "convention.yaml"). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Release } from '../../src/domain/release.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from '../doors/small-group.ts';
import { layout } from '../invoices/read-file.ts';
import { convention, inWorkspace, STENAY } from '../invoices/temporary-workspace.ts';

function said(entry: string, release?: Release): Promise<readonly string[]> {
  const text = convention(layout(`files: "op-*.csv"\n${entry}`));
  return inWorkspace({ ...STENAY, 'convention.yaml': text }, async (folder) =>
    loadWorkspace(folder, { release }).problems.map(
      ({ code, place }) => `${place.row}:${place.column} ${code}`,
    ),
  );
}

test.each([
  ['defaults: { billed_to: NOBODY }', '9:invoices[0].defaults.billed_to member-unknown'],
  ['defaults: { serves: NOWHERE }', '9:invoices[0].defaults.serves serves-unknown'],
  ['defaults: { category: eau }', '9:invoices[0].defaults.category choice-invalid'],
  ['values: { billed_to: { "C-1*": NOBODY } }', '9:invoices[0].values.billed_to.C-1* member-unknown'],
  ['values: { serves: { X: NOWHERE } }', '9:invoices[0].values.serves.X serves-unknown'],
  ['values: { category: { X: eau } }', '9:invoices[0].values.category.X value-invalid'],
])('%s', async (entry, problem) => {
  expect(await said(entry)).toEqual([problem]);
});

test('what exists is told nowhere', async () => {
  const values =
    'values: { billed_to: { R: REGION }, serves: { S: STENAY, G: "*" }, category: { X: Abonnement } }';
  expect(await said(`${values}\ndefaults: { billed_to: MEUSE, serves: 0550020Y, category: usage }`)).toEqual(
    [],
  );
});

test('a run of 0.1 looks at the lines alone', async () => {
  expect(await said('defaults: { billed_to: NOBODY, serves: NOWHERE }', [0, 1])).toEqual([]);
});

test('ids of a list that differ in capitals only are told once, beside the first', async () => {
  const { folder, write, edit } = smallGroup();
  const accesses = readFileSync(join(folder, 'accesses.csv'), 'utf8');
  const row =
    accesses
      .trim()
      .split('\n')
      .find((text) => text.startsWith('A1,')) ?? '';
  write('accesses.csv', `${accesses.trim()}\n${row.replace('A1,', 'a1,')}\n`);
  const told = async (): Promise<readonly string[]> =>
    (await runCommand(['check', folder, '--lang', 'en'])).stderr.match(/^.*id-look-alike.*$/gm) ?? [];
  expect(await told()).toEqual([
    expect.stringMatching(
      /^accesses\.csv:3:access: warning\[id-look-alike\]: a1 looks like A1 and is another identifier: the capitals of a1 are others$/,
    ),
  ]);
  edit('accesses.csv', 'a1,', '\u0410 1,'.replace(' ', ''));
  expect(await told()).toEqual([expect.stringContaining('are of another alphabet')]);
});

test.each(['STUDENTS', 'Students *', "'students", '#students', 'stu dents'])(
  'a measure %s beside students is told where fewer observations are of it',
  async (measure) => {
    const { folder, write } = smallGroup();
    const rows = ['0550020Y,2023-10-01,400', '0550020Y,2024-10-01,414', '0550072E,2024-10-01,263'];
    const [odd = '', ...others] = rows;
    const table = [`${measure},${odd}`, ...others.map((row) => `students,${row}`)];
    write('measures.csv', `measure,site,as_of,value\n${table.join('\n')}\n`);
    const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
    expect(stderr).toContain(
      `measures.csv:2:measure: warning[id-look-alike]: ${measure} looks like students and is another identifier`,
    );
    expect(stderr).toContain(`a rule that counts students passes over those of ${measure}`);
  },
);

test.each(['students2', 'staff', 'ѕtudents'])(
  '%s is another measure than students, or told otherwise',
  async (measure) => {
    const { folder, write } = smallGroup();
    const rows = [
      `${measure},0550020Y,2024-10-01,40`,
      'students,0550020Y,2024-10-01,414',
      'students,0550072E,2024-10-01,263',
    ];
    write('measures.csv', `measure,site,as_of,value\n${rows.join('\n')}\n`);
    const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
    expect(stderr).not.toContain('capitals, accents');
  },
);
