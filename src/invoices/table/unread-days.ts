import { type OnProblem, problem } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { daysWithin } from '../../domain/time/days-in-text.ts';

/**
 * Warns of a line without days whose label says some, which nothing reads: where the convention takes the month of the
 * invoice for such lines, others may bear it. `headers` are those of the columns of the file.
 */
export function warnOfUnreadDays(
  line: InvoiceLine,
  headers: ReadonlyMap<string, string>,
  report: OnProblem,
): void {
  const { file, row, periodStart, periodEnd, serviceDate, label = '' } = line;
  if (periodStart !== undefined || periodEnd !== undefined || serviceDate !== undefined) return;
  const found = daysWithin(label);
  if (found === undefined) return;
  const { text, form = '' } = found;
  // A field that has a column of its own is not read within a text.
  const column = headers.get('period_start') ?? headers.get('period_end') ?? '';
  const pattern = column === '' ? JSON.stringify(found.pattern) : '';
  const args = { days: text, column, pattern, form: pattern === '' ? '' : form };
  report(problem('days-unread', { file, row, column: 'label', value: label }, args));
}
