import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, smallGroup } from './small-group.ts';

/** An invoice of three lines, the last of which has another text in the place of the supplier. */
function groupOf(usual: string, odd: string, invoice = 'F9') {
  const group = smallGroup();
  const lines = [lineOf('F9', '2025-10-30', '1.00', '1'), lineOf('F9', '2025-10-30', '2.00', '2')];
  const last = lineOf(invoice, '2025-10-30', '4.00', '3').replace('OP,', `${odd},`);
  group.write('invoices/2025-10.csv', LINES_HEADER + lines.join('').replaceAll('OP,', `${usual},`) + last);
  return group;
}

async function check(folder: string, lang = 'en') {
  const { exitCode, stderr } = await runCommand(['check', folder, '--lang', lang]);
  return { exitCode, said: stderr };
}

test.each([
  ['is empty', 'Orange', '', 'not named on 1', 'supplier: "Orange"'],
  ['has other capitals', 'Orange', 'ORANGE', 'ORANGE on 1', 'values: { supplier: { "ORANGE": "Orange" } }'],
  ['lacks a letter', 'Orange', 'Orage', 'Orage on 1', 'values: { supplier: { "Orage": "Orange" } }'],
  [
    'is its SIREN',
    '73282932000074',
    '732829320',
    '732829320 on 1',
    'values: { supplier: { "732829320": "73282932000074" } }',
  ],
])(
  'a line whose supplier %s, unlike the rest of its invoice, is told until it is read alike',
  async (_, usual, odd, told, key) => {
    const group = groupOf(usual, odd);
    const { exitCode, said } = await check(group.folder);
    expect(exitCode).toBe(0);
    expect(said).toContain(
      `invoices/2025-10.csv:4:supplier: warning[supplier-differs]: the supplier of invoice F9 is ${usual} on 2 of its lines, and ${told}: they count as two invoices`,
    );
    expect(said).toContain(`\`invoices: [{ files: "2025-10.csv", ${key} }]\``);
    group.edit('convention.yaml', 'rules:', `invoices: [{ files: "2025-10.csv", ${key} }]\nrules:`);
    expect((await check(group.folder)).said).toBe('');
  },
);

test('the supplier that one line names is told of the two that name none', async () => {
  expect((await check(groupOf('', 'Orange').folder)).said).toContain(
    'invoices/2025-10.csv:2:supplier: warning[supplier-differs]: the supplier of invoice F9 is Orange on 1 of its lines, and not named on 2',
  );
});

test.each([
  ['of another supplier', 'Orange', 'Free', 'F9'],
  ['of another number', 'Orange', '', 'F10'],
])('an invoice %s in the same file is another one', async (_, usual, odd, invoice) => {
  expect((await check(groupOf(usual, odd, invoice).folder)).said).toBe('');
});

test('a supplier in another alphabet is told once, as one that looks alike', async () => {
  const { said } = await check(groupOf('OPERA', 'ОPERA').folder);
  expect(said.match(/warning\[/g)).toHaveLength(1);
  expect(said).toContain('warning[id-look-alike]');
});

test('what closed runs have charged is told no more', async () => {
  const group = groupOf('Orange', '');
  await group.close('2025-10', '2025-11-05');
  expect((await check(group.folder)).said).not.toContain('supplier-differs');
});

test('a part of an invoice in another file is told, where the layout says that it comes in parts', async () => {
  const group = smallGroup();
  group.edit('convention.yaml', 'rules:', 'invoices: [{ files: "part-*.csv", in_parts: yes }]\nrules:');
  group.write('invoices/part-1.csv', LINES_HEADER + lineOf('F9', '2025-10-30', '1.00', '1'));
  group.write(
    'invoices/part-2.csv',
    LINES_HEADER +
      lineOf('F9', '2025-10-30', '2.00', '2') +
      lineOf('F9', '2025-10-30', '4.00', '3').replace('OP,', ','),
  );
  expect((await check(group.folder)).said).toContain(
    'invoices/part-2.csv:3:supplier: warning[supplier-differs]: the supplier of invoice F9 is OP on 2 of its lines, and not named on 1',
  );
});
