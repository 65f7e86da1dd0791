import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { parsePeriod } from '../../domain/period.ts';
import type { Statement } from './statement.ts';

/** Whether a line is of an invoice dated before the period of the run: one that came late, taken by `--pending`. */
export function isLate(
  { invoiceDate }: Pick<InvoiceLine, 'invoiceDate'>,
  { period }: Pick<Statement['run'], 'period'>,
): boolean {
  const first = parsePeriod(period)?.days.from;
  return first !== undefined && invoiceDate < first;
}
