import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export type Cells = Readonly<Record<string, string>>;

/** The rows of a CSV file of a run. */
export function rowsOf(run: string, file: string): readonly Cells[] {
  return parse(readFileSync(join(run, file)), { columns: true, bom: true });
}

export const cents = (amount: string | undefined): bigint => BigInt((amount ?? '0').replace('.', ''));

const ACCOUNT = [
  'supplier',
  'invoice_number',
  'line_number',
  'member',
  'site',
  'billed_to',
  'chapter',
  'function',
  'nature',
];

/** Net and VAT per line, member, site and imputation; accounts that come to nothing are left out. */
export function accounts(...tables: readonly (readonly Cells[])[]): ReadonlyMap<string, string> {
  const sums = new Map<string, readonly [net: bigint, vat: bigint]>();
  for (const row of tables.flat()) {
    const key = ACCOUNT.map((column) => row[column] ?? '').join('|');
    const [net, vat] = sums.get(key) ?? [0n, 0n];
    sums.set(key, [net + cents(row['net_amount']), vat + cents(row['vat_amount'])]);
  }
  const kept = [...sums].filter(([, [net, vat]]) => net !== 0n || vat !== 0n);
  return new Map(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, sum]) => [key, sum.join(' ')]));
}
