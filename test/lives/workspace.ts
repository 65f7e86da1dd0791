import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Charges, World } from './model.ts';

/** Writes a world as files that grappe reads. */
export function writeWorld(folder: string, { lines, pupils, payers, withdrawn }: World): void {
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'invoices'), { recursive: true });
  put(
    'convention.yaml',
    `prorata: daily
rounding: largest_remainder
vat: line
basis: service
billed_to: [{ to: 2025-06-30, value: ${payers[0]} }, { from: 2025-07-01, value: ${payers[1]} }]
rules:
  - { id: r, article: "1", applies_to: { target: grappe }, share: { by: students, as_of: { date: "10-01", year: previous } } }
`,
  );
  put('members.csv', 'member,name\nC,Alsace\nR,Région\n');
  put('sites.csv', 'site,name,type,member\nS1,Un,college,C\nS2,Deux,lycee,R\n');
  put('grappes.csv', 'grappe,name,kind,site\nG,La grappe,grappe,S1\nG,La grappe,grappe,S2\n');
  put(
    'measures.csv',
    `measure,site,as_of,value\nstudents,S1,2024-10-01,${pupils}\nstudents,S2,2024-10-01,12\n`,
  );
  const rows = lines.map(({ number, month, net }) => {
    const name = `2025-${String(month).padStart(2, '0')}`;
    const digits = String(Math.abs(net)).padStart(3, '0');
    const amount = `${net < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
    return `OP,F${number},${name}-15,1,G,subscription,${name}-01,${name}-28,${amount},0\n`;
  });
  put(
    'invoices/all.csv',
    `supplier,invoice_number,invoice_date,line_number,serves,category,period_start,period_end,net_amount,vat_rate\n${rows.join('')}`,
  );
  const list = [...withdrawn].map(([number, run]) => `OP,F${number},1,${run},gone\n`);
  if (list.length === 0) rmSync(join(folder, 'withdrawn-lines.csv'), { force: true });
  else put('withdrawn-lines.csv', `supplier,invoice_number,line_number,run,reason\n${list.join('')}`);
}

/** What some runs have charged, their corrections added, as the model counts. */
export function chargesOf(folder: string, runs: readonly string[]): Charges {
  const sums = new Map<string, number>();
  for (const run of runs) {
    for (const file of ['allocations.csv', 'regularisations.csv']) {
      const path = join(folder, 'runs', run, file);
      if (!existsSync(path)) continue;
      const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true });
      for (const row of rows) {
        const key = `${row['invoice_number']?.slice(1)} ${row['member']} ${row['billed_to']}`;
        sums.set(key, (sums.get(key) ?? 0) + Number((row['gross_amount'] ?? '').replace('.', '')));
      }
    }
  }
  return new Map([...sums].filter(([, amount]) => amount !== 0));
}
