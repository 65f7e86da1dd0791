/** A month whose key is counted each day: the share of its one line has a denominator of many digits. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, writtenRun } from './written-run.ts';

export const DAYS = Array.from({ length: 31 }, (_, index) => `2025-01-${String(index + 1).padStart(2, '0')}`);

export function dailyCountsRun(): string {
  const workspace = temporaryFolder();
  const put = (name: string, ...rows: readonly string[]): void =>
    writeFileSync(join(workspace, name), rows.map((row) => `${row}\n`).join(''));
  mkdirSync(join(workspace, 'invoices'));
  put('members.csv', 'member,name', 'A,Alpha', 'B,Beta');
  put('sites.csv', 'site,name,type,member', 'SA,Site a,other,A', 'SB,Site b,other,B');
  put('grappes.csv', 'grappe,name,kind,site', 'G,Grappe,grappe,SA', 'G,Grappe,grappe,SB');
  const counts = DAYS.flatMap((day, index) => [
    `hours,SA,${day},${6305 + 97 * index}`,
    `hours,SB,${day},${3471 + 89 * index}`,
  ]);
  put('measures.csv', 'measure,site,as_of,value', ...counts);
  put(
    'convention.yaml',
    [
      'title: Hours',
      'coordinator: A',
      'billed_to: A',
      'locale: en',
      'prorata: daily',
      'rounding: largest_remainder',
      'vat: line',
      'basis: service',
      'rules: [{ id: hours, share: { by: hours, as_of: latest, max_age_days: none } }]',
    ].join('\n'),
  );
  put(
    'invoices/all.csv',
    'supplier,invoice_number,invoice_date,line_number,serves,category,period_start,period_end,net_amount,vat_rate',
    `OP,F1,2025-01-31,1,G,subscription,${DAYS[0]},${DAYS.at(-1)},1000.00,20`,
  );
  return writtenRun('2025-01', { workspace });
}
