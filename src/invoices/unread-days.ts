import { type OnProblem, problem } from '../diagnostics/problem.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';

const DAY = '\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})(?!\\d)|\\d{4}-\\d{2}-\\d{2}';

/** Two days, with the word before them and what stands between: `du 01/09/25 au 30/09/25`. */
const DAYS = new RegExp(`(\\p{L}+ )?(?<!\\d)(${DAY})([^\\d*{}]{1,10})(${DAY})`, 'u');

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
  const [text, word = '', , between] = DAYS.exec(label) ?? [];
  if (text === undefined) return;
  // A field that has a column of its own is not read within a text.
  const column = headers.get('period_start') ?? headers.get('period_end') ?? '';
  const pattern = column === '' ? JSON.stringify(`*${word}{period_start}${between}{period_end}*`) : '';
  const args = { days: text, column, pattern };
  report(problem('days-unread', { file, row, column: 'label', value: label }, args));
}
