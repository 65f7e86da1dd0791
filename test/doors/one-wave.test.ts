import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, smallGroup } from './small-group.ts';

test('one fault in every table and file: all are told in the first run', async () => {
  const { folder, write, edit } = smallGroup();
  edit('convention.yaml', 'id: shared-premises', 'id: own');
  edit('members.csv', '22550001600152', '22550001600151');
  edit('sites.csv', ',lycee,', ',lycée-bis,');
  edit('grappes.csv', '0550072E,,', '0550072E,lourd,');
  edit('measures.csv', '2024-10-01,263', '2024-13-01,263');
  write('accesses.csv', 'access,serves,activated_on\nA1,STENAY,hier\n');
  write('prices.csv', 'item_code,unit_price\nABO,cher\n');
  write('imputations.csv', 'member,chapter,function,nature\nMEUSE,,221,6262\n');
  write('invoices.csv', 'invoice_number,net_amount\nF1,beaucoup\n');
  write('accepted-findings.csv', 'code,reason\nlate-line,\n');
  edit('invoices/2025-09.csv', '289.90', '289.905');
  write(
    'invoices/2025/10.csv',
    LINES_HEADER + lineOf('F2', '2025-10-31', '1.00').replace('OP,F2,2025-10-31', 'OP,F2,2025-10-32'),
  );
  write('invoices/2025/avis.txt', 'x');
  const { stdout } = await runCommand(['check', folder, '--format', 'json']);
  const { diagnostics } = JSON.parse(stdout);
  const told = diagnostics.map(({ file, row, code }: { file: string; row: number | null; code: string }) =>
    [file, row, code].filter((part) => part !== null).join(' '),
  );
  for (const fault of [
    'convention.yaml 9 rule-id-reserved',
    'members.csv 2 siret-key',
    'sites.csv 3 choice-invalid',
    'grappes.csv 3 number-invalid',
    'measures.csv 3 date-invalid',
    'accesses.csv 2 date-invalid',
    'prices.csv 2 number-invalid',
    'imputations.csv 2 cell-empty',
    'invoices.csv 2 number-invalid',
    'accepted-findings.csv 2 cell-empty',
    'invoices/2025-09.csv 2 number-decimals',
    'invoices/2025/10.csv 2 date-invalid',
    'invoices/2025/avis.txt file-unsupported',
  ]) {
    expect(told).toContain(fault);
  }
});

test('a row with one bad cell has its other cells judged, and a table with a bad row its references', async () => {
  const { folder, edit } = smallGroup();
  edit('members.csv', 'MEUSE,Département de la Meuse,22550001600152', 'MEUSE,,22550001600151');
  edit('sites.csv', 'college,MEUSE,0550020Y', 'colege,MOSELLE,0550020Z');
  const { stdout } = await runCommand(['check', folder, '--format', 'json']);
  const codes = JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code);
  expect(codes.sort()).toEqual(['cell-empty', 'choice-invalid', 'member-unknown', 'siret-key', 'uai-key']);
});
