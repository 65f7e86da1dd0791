/** A fault of one place hides nothing that another place decides, and makes nothing of it up. */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, smallGroup } from './small-group.ts';

const RULE = 'applies_to: { target: grappe, kinds: [cite_scolaire] }';
const SHARE = 'by: students, as_of: { date: "10-01", year: previous }';

test('what a rule names is told beside what is wrong with its form', async () => {
  const { folder, edit } = smallGroup();
  edit('convention.yaml', RULE, 'to: 2025-13-01\n    applies_to: { target: grape, grappes: [STENAI] }');
  edit(
    'convention.yaml',
    SHARE,
    'by: pupils, as_of: { date: "10-01", year: last }, over: { members: [CEA] }',
  );
  expect(await places(folder)).toEqual([
    'rules[0].applies_to.grappes[0] grappe-unknown',
    'rules[0].applies_to.target value-invalid',
    'rules[0].share.as_of.year value-invalid',
    'rules[0].share.by measure-unknown',
    'rules[0].share.over.members[0] member-unknown',
    'rules[0].to value-invalid',
  ]);
});

test('a rule without its id, its reference day or its share has its other words looked at', async () => {
  const { folder, edit } = smallGroup();
  edit('convention.yaml', '- id: shared-premises\n    article', '- article');
  edit('convention.yaml', 'kinds: [cite_scolaire]', 'sites: [STENAI]');
  expect(await places(folder)).toEqual([
    'rules[0].applies_to.sites[0] site-unknown',
    'rules[0].id key-missing',
  ]);
  edit('convention.yaml', SHARE, 'by: pupils');
  expect(await places(folder)).toEqual([
    'rules[0].applies_to.sites[0] site-unknown',
    'rules[0].id key-missing',
    'rules[0].share.as_of key-missing',
    'rules[0].share.by measure-unknown',
  ]);
  edit('convention.yaml', 'share: { by: pupils }', 'billed_to: nobody');
  expect(await places(folder)).toEqual([
    'rules[0].applies_to.sites[0] site-unknown',
    'rules[0].billed_to value-invalid',
    'rules[0].id key-missing',
    'rules[0].share key-missing',
  ]);
});

test('nothing is said that hangs on what was wrong in a rule', async () => {
  const { folder, edit } = smallGroup();
  edit('convention.yaml', RULE, 'applies_to: { target: sight, sites: [0550020Y] }');
  edit(
    'convention.yaml',
    SHARE,
    'by: students, as_of: latest, max_age_days: old, over: { members: [MEUSE] }',
  );
  expect(await places(folder)).toEqual([
    'rules[0].applies_to.target value-invalid',
    'rules[0].share.max_age_days value-invalid',
  ]);
});

test('what a layout names wrongly is reported together with what is wrong with its form, but nothing that depends on the form', async () => {
  const { folder, edit } = smallGroup();
  const layouts = [
    '{ files: "2025-*.csv", vat: lines, defaults: { serves: STENAI, categry: usage }, columns: { net: "HT", acces_: "Ref" } }',
    '{ files: "op-*.csv", columns: { access: { Ref: yes } }, optional: [access], preamble: many, from_preamble: ["du {period_start}"], without_access: NOWHERE }',
    '{ file: "x.csv", without_access: NOWHERE }',
  ];
  edit('convention.yaml', 'rules:', `invoices: [${layouts.join(', ')}]\nrules:`);
  expect(await places(folder)).toEqual([
    'invoices[0].columns.acces_ key-unknown',
    'invoices[0].columns.net key-unknown',
    'invoices[0].defaults.categry key-unknown',
    'invoices[0].defaults.serves serves-unknown',
    'invoices[0].vat value-invalid',
    'invoices[1].columns.access value-invalid',
    'invoices[1].preamble value-invalid',
    'invoices[1].without_access serves-unknown',
    'invoices[2].file key-unknown',
    'invoices[2].files key-missing',
  ]);
});

test('a layout is named by its place in the file, also behind one that cannot be read', async () => {
  const { folder, edit } = smallGroup();
  const layouts = ['{ file: "x.csv" }', '{ files: "op-*.csv", from_preamble: ["n° {invoice_number}"] }'];
  edit('convention.yaml', 'rules:', `invoices: [${layouts.join(', ')}]\nrules:`);
  const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
  expect(stderr).toContain('invoices[1].from_preamble: error[key-missing]: the key "invoices[1].preamble"');
});

test('an invoice that is nowhere is told beside rows that name their own, but not beside one that names none', async () => {
  const { folder, write } = smallGroup();
  const beside = (row: string): void => write('invoices/2025-10.csv', LINES_HEADER + row);
  beside(lineOf('F2', '2025-10-31', 'deux'));
  const asked = ['--invoice', 'F2', '--invoice', 'F3'];
  expect(await codes(['allocate', folder, ...asked])).toEqual(['invoice-unknown F3', 'number-invalid deux']);
  expect(await codes(['allocate', folder, '--period', '2024-10'])).toEqual([
    'no-lines',
    'number-invalid deux',
  ]);
  expect(await codes(['allocate', folder, '--period', '2025-10'])).toEqual(['number-invalid deux']);
  for (const row of [
    lineOf('', '2025-10-31', '1.00'),
    lineOf('F2', '2025-10-31', '1.00').replace('2025-10-31', '31 octobre'),
    lineOf('F2', '2025-10-31', '1.00,5'),
  ]) {
    beside(row);
    expect(await codes(['allocate', folder, ...asked])).toHaveLength(1);
  }
});

test('a line that a closed run never charged is told beside a row of withdrawn-lines.csv that is not understood', async () => {
  const { folder, write, close } = smallGroup();
  write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '1.00'));
  await close('2025-09', '2025-10-01');
  const rows = 'supplier,invoice_number,line_number,run,reason\nOP,F1,9,2025-09,twice\nOP,F1,1,2025-09,\n';
  write('withdrawn-lines.csv', rows);
  write('invoices/2025-09.csv', LINES_HEADER + lineOf('F8', '2025-09-30', '2.00'));
  expect(await codes(['check', folder])).toEqual([
    'cell-empty',
    'lines-uncharged',
    'withdrawn-line-unknown 9',
  ]);
  write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', 'deux'));
  expect(await codes(['check', folder])).toEqual([
    'cell-empty',
    'lines-uncharged',
    'number-invalid deux',
    'withdrawn-line-unknown 9',
  ]);
});

test.each(['check', 'reconcile'])(
  '%s tells no line as gone that stands in a row with a fault',
  async (command) => {
    const { folder, write, edit, close } = smallGroup();
    write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '1.00'));
    await close('2025-09', '2025-10-01');
    edit('invoices/2025-09.csv', '289.90', '289.9o');
    expect(await codes([command, folder])).toEqual(['number-invalid 289.9o']);
  },
);

test('a line that is not what a closed run charged is the cause, where nothing else is left to share', async () => {
  const { folder, edit, close } = smallGroup();
  await close('2025-09', '2025-10-01');
  expect(await codes(['allocate', folder, '--pending'])).toEqual(['no-lines']);
  edit('invoices/2025-09.csv', '289.90', '289.91');
  expect(await codes(['allocate', folder, '--pending'])).toEqual(['closed-line-changed 1']);
  expect(await codes(['allocate', folder, '--period', '2025-10'])).toEqual([
    'closed-line-changed 1',
    'no-lines',
  ]);
});

test('a line that is not what a closed run charged is told beside a line of an unknown site, and one that stands twice', async () => {
  const { folder, write, edit, close } = smallGroup();
  const october = LINES_HEADER + lineOf('F2', '2025-10-31', '1.00');
  write('invoices/2025-10.csv', october);
  await close('2025-09', '2025-10-01');
  edit('invoices/2025-09.csv', '289.90', '289.91');
  write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '1.00', '1', ',STENAI'));
  expect(await codes(['check', folder])).toEqual(['closed-line-changed 1', 'serves-unknown STENAI']);
  write('invoices/2025-10.csv', `${october}${lineOf('F2', '2025-10-31', '1.00')}`);
  expect(await codes(['check', folder])).toEqual(['closed-line-changed 1', 'line-repeated 1']);
});

/** The problems of the convention, by their keys. */
async function places(folder: string): Promise<readonly string[]> {
  const { stdout } = await runCommand(['check', folder, '--format', 'json']);
  const told: readonly { column: string; code: string }[] = JSON.parse(stdout).diagnostics;
  return told.map(({ column, code }) => `${column} ${code}`).sort();
}

async function codes(command: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runCommand([...command, '--format', 'json']);
  const told: readonly { code: string; value: string | null }[] = JSON.parse(stdout).diagnostics;
  return told.map(({ code, value }) => (value ? `${code} ${value}` : code)).sort();
}
