import { type OnProblem, problem } from '../../diagnostics/problem.ts';
import { behavesAs, type InvoiceLine, isOfDays, type OwnCategories } from '../../domain/invoice-line.ts';
import { monthOf } from '../../domain/time/calendar.ts';
import { daysWithin, monthWithin } from '../../workspace/written/days-in-text.ts';

/**
 * Warns of a line without days whose label contains some that nothing reads: where the convention takes the month of
 * the invoice for such lines, the wrong members may bear it. A month or a quarter is only reported if it differs from
 * that month, and for lines that are for days of service. `headers` are those of the file's columns, `own` the group's
 * own categories.
 */
export function warnOfUnreadDays(
  line: InvoiceLine,
  headers: ReadonlyMap<string, string>,
  own: OwnCategories,
  report: OnProblem,
): void {
  const { file, row, periodStart, periodEnd, serviceDate, label = '' } = line;
  if (periodStart !== undefined || periodEnd !== undefined || serviceDate !== undefined) return;
  const found = daysWithin(label) ?? otherMonth(line, label, own);
  if (found === undefined) return;
  const { text, form = '' } = found;
  // A field that has a column of its own is not read from a text.
  const ofDays = headers.get('period_start') ?? headers.get('period_end') ?? '';
  const isLabel = ofDays === headers.get('label');
  const column = isLabel ? '' : ofDays;
  const pattern = ofDays === '' ? JSON.stringify(found.pattern) : '';
  const args = { days: text, column, pattern, form: column === '' ? form : '' };
  report(problem('days-unread', { file, row, column: 'label', value: label }, args));
}

function otherMonth(
  { invoiceDate, category }: InvoiceLine,
  label: string,
  own: OwnCategories,
): { readonly text: string; readonly pattern: string; readonly form?: string } | undefined {
  if (!isOfDays(behavesAs(category, own))) return undefined;
  const found = monthWithin(label);
  const month = monthOf(invoiceDate);
  const isThat = found?.days.from === month.from && found.days.to === month.to;
  return isThat ? undefined : found;
}
