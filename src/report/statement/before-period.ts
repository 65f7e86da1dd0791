import { FIRST_DAY } from '../../domain/calendar.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { parsePeriod } from '../../domain/period.ts';
import type { Statement } from './statement.ts';

/** Tells which lines are of invoices dated before the period of a run: those that came late, taken by `--pending`. */
export function beforePeriod({
  period,
}: Pick<Statement['run'], 'period'>): (line: Pick<InvoiceLine, 'invoiceDate'>) => boolean {
  const first = parsePeriod(period)?.days.from ?? FIRST_DAY;
  return ({ invoiceDate }) => invoiceDate < first;
}
