import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from '../doors/small-group.ts';

const LAYOUT =
  'file: e.csv, columns: { site: UAI, value: Nombre }, defaults: { measure: staff, as_of: 2024-10-01 }, match: { site: [uai, name] }, only_known: [site]';

/** A list of other establishments, whose second row names one so. */
function groupOf(named: string) {
  const group = smallGroup();
  group.edit('convention.yaml', 'rules:', `tables: { measures: { ${LAYOUT} } }\nrules:`);
  group.write('e.csv', `UAI;Nombre\n0550072E;31\n${named};40\n`);
  return group;
}

async function check(folder: string): Promise<string> {
  return (await runCommand(['check', folder, '--lang', 'en'])).stderr;
}

test.each([
  ['a digit is another', '0550021Y'],
  ['the key letter is another', '0550020Z'],
  ['O stands for 0', 'O550020Y'],
  ['an export put an apostrophe before it', "'0550020Y"],
  ['a mark was added', '0550020Y *'],
])('a row left aside whose UAI is almost that of a site, since %s, is told', async (_, uai) => {
  const group = groupOf(uai);
  expect(await check(group.folder)).toContain(
    `e.csv:3:UAI: warning[row-perhaps-known]: "${uai}" names nothing known, so its row is left aside (only_known), but is written almost like 0550020Y`,
  );
  const fix = `values: { site: { "${uai}": "0550020Y" } }`;
  expect(await check(group.folder)).toContain(`\`tables: { measures: { file: "e.csv", ${fix} } }\``);
  group.edit('convention.yaml', 'file: e.csv', `file: e.csv, ${fix}`);
  expect(await check(group.folder)).toBe('');
});

test('so is one whose name is that of a site but for a mark, until its row is skipped', async () => {
  const group = groupOf('Collège Alfred Kastler (*)');
  expect(await check(group.folder)).toContain('is written almost like Collège Alfred Kastler');
  group.edit(
    'convention.yaml',
    'file: e.csv',
    'file: e.csv, skip_rows: { site: ["Collège Alfred Kastler (*)"] }',
  );
  expect(await check(group.folder)).toBe('');
});

test.each(['CoIlège Alfred Kastler', 'Co11ege Alfred Kastler'])(
  'so is one whose name, %s, has a capital I or the digit 1 for an l',
  async (name) => {
    expect(await check(groupOf(name).folder)).toContain('is written almost like Collège Alfred Kastler');
  },
);

test.each(['0550890U', '0672129B', 'Collège Alfred Kastner', 'Total'])(
  'the row of another establishment, %s, is left aside without a word',
  async (named) => {
    expect(await check(groupOf(named).folder)).toBe('');
  },
);
