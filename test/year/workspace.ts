import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../audit/workspace.ts';

export const INVOICE_HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,item_code,category,period_start,period_end,net_amount,vat_rate\n';

/** A group of two members that share an access, and pay one each for the other. */
export function makeGroup(folder: string, invoices: Readonly<Record<string, string>>): string {
  mkdirSync(join(folder, 'invoices'), { recursive: true });
  const tables: Readonly<Record<string, string>> = {
    'convention.yaml': [
      'title: A small group\ncoordinator: R\nbilled_to: R\nprorata: daily\nsite_of_grappe: site\nrounding: largest_remainder\nvat: line',
      'basis: service\nrules:',
      '  - { id: pupils, article: "Article 6", applies_to: { target: grappe }, share: { by: students, as_of: { date: "10-01", year: previous } } }\n',
    ].join('\n'),
    'members.csv':
      'member,name,siret,joined_on\nC,Alsace,20009433200018,2025-01-01\nR,Région,20005226400013,2025-01-01\n',
    'sites.csv': 'site,name,type,member\nS1,Un,college,C\nS2,Deux,lycee,R\n',
    'grappes.csv': 'grappe,name,kind,site\nG,La grappe,grappe,S1\nG,La grappe,grappe,S2\n',
    'measures.csv':
      'measure,site,as_of,value\nstudents,S1,2024-10-01,414\nstudents,S2,2024-10-01,263\nstudents,S1,2025-10-01,400\nstudents,S2,2025-10-01,300\n',
    'accesses.csv':
      'access,serves,item_code,billed_to,activated_on\nA1,G,FTTO,,2025-01-01\nA2,S2,FTTH,C,2025-01-01\n',
    'prices.csv':
      'item_code,category,unit_price,vat_rate,billing\nFTTO,subscription,289.90,20,monthly\nFTTH,subscription,49.90,20,monthly\n',
  };
  for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, name), text);
  for (const [name, text] of Object.entries(invoices)) writeFileSync(join(folder, 'invoices', name), text);
  return folder;
}

/** The invoice of a month: both subscriptions. */
export function invoiceOf(month: string, more = ''): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  const line = (index: number, access: string, item: string, net: string): string =>
    `OP,F${month},${last},${index},${access},${item},subscription,${month}-01,${last},${net},20\n`;
  return INVOICE_HEADER + line(1, 'A1', 'FTTO', '289.90') + line(2, 'A2', 'FTTH', '49.90') + more;
}

/** Allocates and closes a month. */
export async function closeMonth(
  workspace: string,
  month: string,
  ...options: readonly string[]
): Promise<void> {
  await must(
    'allocate',
    workspace,
    '--period',
    month,
    '--reports',
    'none',
    '-q',
    '--no-reconcile',
    ...options,
  );
  await must('close', join(workspace, 'runs', month), '--on', '2026-03-01', '-q');
}

/** The records of a CSV file by column. */
export function rowsOf(path: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}
