import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatCents } from '../../src/domain/numbers/money.ts';
import { reconciled, workspaceOf } from './workspace.ts';

export const HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,item_code,category,period_start,period_end,service_date,quantity,unit_price,net_amount,vat_rate,original_invoice';

/** The base workspace with these lines, in the order of HEADER. */
export function billed(...lines: readonly string[]): string {
  const folder = workspaceOf('reconcile/base', 'reconcile/price-mismatch/near-miss');
  writeFileSync(join(folder, 'invoices', 'lines.csv'), `${[HEADER, ...lines].join('\n')}\n`);
  return folder;
}

export function month(
  invoice: string,
  date: string,
  line: number,
  from: string,
  to: string,
  net: string,
): string {
  return `OP,${invoice},${date},${line},A1,FIBRE-100,subscription,${from},${to},,1,100.00,${net},20,`;
}

export const MAY = month('F1', '2025-05-05', 1, '2025-05-01', '2025-05-31', '100.00');
export const JUNE = month('F2', '2025-06-05', 1, '2025-06-01', '2025-06-30', '100.00');

export async function codes(folder: string, period?: string): Promise<readonly string[]> {
  return (await reconciled(folder, period)).findings.map(({ code, invoiceNumber, lineNumber, atStake }) =>
    [code, invoiceNumber, lineNumber, atStake === undefined ? '' : formatCents(atStake)].join(' ').trim(),
  );
}

/** Adds settings to the convention, whose last section is `reconcile`. */
export function settle(folder: string, settings: string): void {
  appendFileSync(join(folder, 'convention.yaml'), `  ${settings}\n`);
}
