/** An access that a line names rightly, and the inventory has in another writing: the list is to be corrected, not the line. */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { STENAY } from '../oracle/small-workspace.ts';
import { inFolder } from '../properties/product.ts';

const HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,category,period_start,period_end,net_amount,vat_rate\n';

/** What `check` says of a line that names one access, with an inventory that lists another. */
function said(named: string, listed: string, more: Record<string, string> = {}): Promise<string> {
  const files = {
    ...STENAY,
    'accesses.csv': `access,serves\nA1,STENAY\n${listed},STENAY\n`,
    'invoices/a.csv': `${HEADER}S,F1,2021-09-30,1,${named},usage,2021-09-01,2021-09-30,100.00,20\n`,
    ...more,
  };
  return inFolder(files, async (folder) => (await runCommand(['check', folder, '--lang', 'en'])).stderr);
}

test.each([
  ['without its zero', '09123456789012', '9123456789012'],
  ['with blanks', '21400000000011', '21 400 000 000 011'],
  ['with its name in front', '21400000000011', 'PCE 21400000000011'],
  ['with marks', 'FR0012345', 'FR-00.123.45'],
  ['without its zero and blanks, as a spreadsheet has a telephone number', '06 88 46 77 83', '688467783'],
  ['with other marks', '06 88 46 77 83', '06.88.46.77.83'],
])('%s: the row of the list is named', async (_, named, listed) => {
  const text = await said(named, listed);
  expect(text).toContain(`accesses.csv has ${listed} (accesses.csv:3), which differs by zeros, blanks`);
  expect(text).not.toContain('Nearest:');
});

test('and the id where a table has errors, so that its rows are not kept', async () => {
  const broken = { 'measures.csv': 'measure,site,as_of,value\nstudents,0550020Y,2020-10-01,x\n' };
  expect(await said('21400000000011', 'PCE 21400000000011', broken)).toContain(
    'accesses.csv has PCE 21400000000011, which differs',
  );
});

test.each([
  ['the zero is missing on the line', '9123456789012', '09123456789012'],
  ['another digit differs', '21400000000011', 'PCE 21400000000012'],
])('where %s, the nearest is named', async (_, named, listed) => {
  expect(await said(named, listed)).toContain(
    `Nearest: ${listed}. If it is misspelled there, correct it on the line`,
  );
});
