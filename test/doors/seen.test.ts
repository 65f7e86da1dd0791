/** What an officer saw go wrong without a word, case by case and with its figures, where no other test here walks it. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { must } from '../audit/workspace.ts';
import { allocateAsJson, runCommand } from '../cli/run-command.ts';
import { oneLine } from '../invoices/einvoice/sample-invoice.ts';
import { ubl } from '../invoices/einvoice/sample-ubl.ts';
import { LINES_HEADER, lineOf, smallGroup } from './small-group.ts';

async function check(folder: string, ...options: readonly string[]) {
  const { exitCode, stderr } = await runCommand(['check', folder, '--lang', 'en', ...options]);
  return { exitCode, said: stderr };
}

test('twenty shared accesses typed under their hosts are each refused, and the owner of the hosts pays none alone', async () => {
  const { folder, write } = smallGroup();
  const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
  const rows = (one: (number: number) => string): string => numbers.map(one).join('');
  write(
    'sites.csv',
    `site,name,type,member\n${rows((n) => `L${n},L,lycee,REGION\nC${n},C,college,MEUSE\n`)}`,
  );
  write(
    'grappes.csv',
    `grappe,name,kind,site\n${rows((n) => `G${n},G,cite_scolaire,L${n}\nG${n},G,cite_scolaire,C${n}\n`)}`,
  );
  write(
    'measures.csv',
    `measure,site,as_of,value\n${rows((n) => `students,L${n},2024-10-01,1\nstudents,C${n},2024-10-01,1\n`)}`,
  );
  write('accesses.csv', `access,serves\n${rows((n) => `A${n},L${n}\n`)}`);
  write(
    'invoices/2025-09.csv',
    LINES_HEADER + rows((n) => lineOf('F1', '2025-09-30', '10.00', String(n), `A${n},`)),
  );
  const { exitCode, said } = await check(folder);
  expect(exitCode).toBe(2);
  expect(said.match(/error\[grappe-site\]/g)).toHaveLength(20);
  expect(said.match(/10\.00 without VAT would go to one or to all/g)).toHaveLength(20);
  write('accesses.csv', `access,serves\n${rows((n) => `A${n},G${n}\n`)}`);
  const { run } = await allocateAsJson(folder);
  expect(run.members.map(({ net_amount }: { net_amount: string }) => net_amount)).toEqual([
    '100.00',
    '100.00',
  ]);
});

test('a sheet in invoices/ that cannot be read is refused under -q as well, with every kind of file that is none', async () => {
  const { folder, write } = smallGroup();
  for (const name of ['a.xlsx', 'b.ods', 'c.zip', 'd.txt']) write(`invoices/${name}`, 'x');
  const { exitCode, said } = await check(folder, '-q');
  expect(exitCode).toBe(2);
  for (const name of ['a.xlsx', 'b.ods', 'c.zip', 'd.txt'])
    expect(said).toContain(`invoices/${name}: error[`);
});

describe('one invoice as XML and as the operator’s detail with numbers of its own', () => {
  const INVOICE = oneLine({ net: '100.00', price: '100.00' }, { number: 'E1' });
  const LAYOUT =
    'invoices: [{ files: "*.xml", supplier: OP, defaults: { access: A1, category: subscription } }]\nrules:';
  const detail =
    LINES_HEADER + lineOf('E1', '2025-09-30', '60.00', 'D1') + lineOf('E1', '2025-09-30', '40.00', 'D2');

  test('is refused by allocate, with what would be charged twice', async () => {
    const { folder, write, edit } = smallGroup();
    edit('convention.yaml', 'rules:', LAYOUT);
    write('invoices/e1.xml', ubl(INVOICE));
    write('invoices/detail.csv', detail);
    const { exitCode, stderr } = await runCommand(['allocate', folder, '--lang', 'en', '-q']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('invoice E1 is already in invoices/detail.csv');
    expect(stderr).toContain('100.00 without VAT) would be charged once more');
  });

  test('is not closed where the detail comes when the draft is there', async () => {
    const { folder, write, edit } = smallGroup();
    edit('convention.yaml', 'rules:', LAYOUT);
    write('invoices/e1.xml', ubl(INVOICE));
    await must('allocate', folder, '--period', '2025-09', '--reports', 'none', '-q');
    write('invoices/detail.csv', detail);
    const { exitCode, stderr } = await runCommand([
      'close',
      join(folder, 'runs/2025-09'),
      '--on',
      '2025-10-20',
    ]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('invoice-in-files')]);
  });
});

test('a late invoice of a closed month is told by check, and by allocate and reconcile of the next, also under -q', async () => {
  const { folder, write, close } = smallGroup();
  await close('2025-09', '2025-10-05');
  write('invoices/late.csv', LINES_HEADER + lineOf('F0', '2025-09-30', '50.00'));
  write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '289.90'));
  for (const command of ['check', 'allocate', 'reconcile']) {
    const month = command === 'check' ? [] : ['--period', '2025-10'];
    const papers = command === 'allocate' ? ['--reports', 'none'] : [];
    const { stderr } = await runCommand([command, folder, ...month, ...papers, '-q', '--lang', 'en']);
    expect(stderr).toContain('no closed run charged: 1, for 60.00 gross');
  }
});

test('a count of years ago is refused by an age, and shares 50.67 to 49.33 only where any age is let', async () => {
  const { folder, write, edit } = smallGroup();
  const counts = (year: number): string =>
    `measure,site,as_of,value\nstudents,0550020Y,${year}-10-01,70\nstudents,0550072E,2024-10-01,30\n`;
  const shares = async () => {
    const { exitCode, run } = await allocateAsJson(folder);
    return exitCode === 0
      ? run.members.map(({ net_amount }: { net_amount: string }) => net_amount)
      : exitCode;
  };
  write('invoices/2025-09.csv', LINES_HEADER + lineOf('F1', '2025-09-30', '100.00'));
  write('measures.csv', counts(2024));
  edit('convention.yaml', 'as_of: { date: "10-01", year: previous }', 'as_of: latest, max_age_days: 366');
  expect(await shares()).toEqual(['70.00', '30.00']);
  // 38 pupils of 2019 stand where 70 of today belong: 38 / 75 and 37 / 75.
  write(
    'measures.csv',
    'measure,site,as_of,value\nstudents,0550020Y,2019-10-01,38\nstudents,0550072E,2024-10-01,37\n',
  );
  expect(await shares()).toBe(2);
  expect((await check(folder)).said).toContain('; 100.00 without VAT would be shared by it');
  edit('convention.yaml', 'max_age_days: 366', 'max_age_days: none');
  expect(await shares()).toEqual(['50.67', '49.33']);
});

test('a total of 38,080.39 over lines of 38,080.44 stops the run, with the five cents', async () => {
  const { folder, write, edit } = smallGroup();
  const total = 'OP,F1,,Total,,*,,,,38080.39,\n';
  write('invoices/2025-09.csv', LINES_HEADER + lineOf('F1', '2025-09-30', '38080.44') + total);
  edit('convention.yaml', 'rules:', 'invoices: [{ files: "*", totals: { line_number: Total } }]\nrules:');
  const { exitCode, stderr } = await runCommand(['allocate', folder, '--lang', 'fr', '-q']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('38\u00a0080,39 HT pour F1');
  expect(stderr).toContain('38\u00a0080,44 : un écart de -0,05');
});

test('services and options of a terminated access are found, like its subscription', async () => {
  const { folder, write } = smallGroup();
  write('accesses.csv', 'access,serves,terminated_on\nA1,STENAY,2025-09-15\n');
  const lines = ['subscription', 'service', 'usage'].map((category, index) =>
    lineOf('F1', '2025-09-30', '30.00', String(index + 1)).replace('subscription', category),
  );
  write('invoices/2025-09.csv', LINES_HEADER + lines.join(''));
  const { exitCode, stdout } = await runCommand(['reconcile', folder, '--format', 'json']);
  const found = JSON.parse(stdout).findings.filter(
    ({ code }: { code: string }) => code === 'billed-after-termination',
  );
  expect(exitCode).toBe(1);
  expect(
    found.map((item: { line_number: string; at_stake: string }) => [item.line_number, item.at_stake]),
  ).toEqual([
    ['1', '15.00'],
    ['2', '15.00'],
    ['3', '15.00'],
  ]);
});

test('an error stands before 541 warnings, whatever their names', async () => {
  const { folder, write, edit } = smallGroup();
  const headers = Array.from({ length: 541 }, (_, index) => `a${index}`);
  write('accesses.csv', `access,serves,${headers.join(',')}\nA1,STENAY${',x'.repeat(541)}\n`);
  edit('sites.csv', ',lycee,', ',lycée-bis,');
  const { said } = await check(folder);
  expect(said.split('\n')[0]).toContain('sites.csv:3:type: error[choice-invalid]');
});

test('813 lines of closed runs are told once a closed run, with their number', async () => {
  const { folder, write, close } = smallGroup();
  const lines = Array.from({ length: 813 }, (_, index) =>
    lineOf('F1', '2025-09-30', '1.00', String(index + 1)),
  );
  write('invoices/2025-09.csv', LINES_HEADER + lines.join(''));
  await close('2025-09', '2025-10-05');
  const { exitCode, stderr } = await runCommand(['allocate', folder, '--period', '2025', '--lang', 'en']);
  expect(exitCode).toBe(2);
  expect(stderr.match(/error\[already-allocated\]/g)).toHaveLength(1);
  expect(stderr).toContain('the closed run 2025-09 holds 813 of these lines');
});
