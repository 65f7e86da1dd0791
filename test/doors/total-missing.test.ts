/** A file that a download left half is read to its last whole line: that no row states its total is the only sign of it. */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from './small-group.ts';

const HEADER =
  'supplier,invoice_number,invoice_date,line_number,label,access,category,period_start,period_end,net_amount,vat_rate\n';
const line = (invoice: string, number: number, net: string): string =>
  `OP,${invoice},2025-09-30,${number},Abonnement,A1,subscription,2025-09-01,2025-09-30,${net},20\n`;
const total = (invoice: string, net: string): string => `OP,${invoice},,,Total facture,,,,,${net},\n`;

/** What `check` says of a file of these rows, of a layout that reads the totals of its files. */
async function said(rows: readonly string[], more = ''): Promise<string> {
  const group = smallGroup();
  group.write('invoices/2025-09.csv', HEADER + rows.join(''));
  group.edit(
    'convention.yaml',
    'rules:',
    `invoices: [{ files: "*.csv", totals: { label: "Total*" }${more} }]\nrules:`,
  );
  const { exitCode, stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
  expect(exitCode).toBe(0);
  return stderr;
}

test('a file that ends before its total is told, with what its lines come to', async () => {
  expect(await said([line('F1', 1, '100.00'), line('F1', 2, '189.90')])).toContain(
    'invoices/2025-09.csv: warning[total-missing]: no row states the total of F1, as `totals` expects: its lines sum to 289.90 without VAT\n',
  );
});

test('so is the last of several invoices, and how many have none', async () => {
  const whole = [line('F1', 1, '100.00'), total('F1', '100.00')];
  expect(await said([...whole, line('F2', 1, '10.00')])).toContain('the total of F2');
  expect(await said([...whole, line('F2', 1, '10.00'), line('F3', 1, '20.00')])).toContain(
    'sum to 10.00 without VAT (invoices of the file without one: 2)',
  );
});

test('nothing is reported if a total is that of the whole file, or may be in another part of an invoice', async () => {
  expect(await said([line('F1', 1, '1.00'), line('F2', 1, '2.00'), total('', '3.00')])).toBe('');
  expect(await said([line('F1', 1, '1.00')], ', in_parts: yes')).toBe('');
});
