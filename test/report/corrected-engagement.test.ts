/** The statement of a correction says the commitment by which it is booked, as for lines. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { must } from '../audit/workspace.ts';
import { LINES_HEADER, lineOf, smallGroup } from '../doors/small-group.ts';

test('both of the member that paid and of the one that pays back', async () => {
  const { folder, write, edit, close } = smallGroup();
  write(
    'imputations.csv',
    'member,flow,chapter,function,nature,engagement\n' +
      'REGION,paid,011,222,6262,R-PAID\nREGION,recovered,70,222,70878,\nMEUSE,reimbursed,011,221,62878,M-BACK\n',
  );
  await close('2025-09', '2025-10-20');
  edit('measures.csv', ',414', ',415');
  write('invoices/2025-10.csv', LINES_HEADER + lineOf('F2', '2025-10-31', '100.00'));
  await must('allocate', folder, '--period', '2025-10', '--regularise', '2025-09', '--reports', 'csv');
  const statement = (member: string): string =>
    readFileSync(join(folder, `runs/2025-10/statements/${member}.csv`), 'utf8');
  const [ofRegion, ofMeuse] = ['REGION', 'MEUSE'].map((member) =>
    statement(member)
      .split(/\r?\n/)
      .filter((row) => /[RM]-(?:PAID|BACK)/.test(row) && row.includes('2025-09')),
  );
  // In the table of imputations, and in that of corrections.
  expect(ofRegion?.map((row) => /R-PAID/.test(row))).toEqual([true, true]);
  expect(ofMeuse?.map((row) => /M-BACK/.test(row))).toEqual([true, true]);
});
