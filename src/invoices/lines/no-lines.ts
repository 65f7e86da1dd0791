import { bothDays } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { type DayRange, FIRST_DAY, LAST_DAY } from '../../domain/time/calendar.ts';
import { monthName } from '../../domain/time/period.ts';
import { fileOfPlace } from '../../text/file-type.ts';
import { nearest } from '../../text/nearest.ts';
import { compareText } from '../../text/text-order.ts';
import { INVOICES_FOLDER } from '../../workspace/convention-places.ts';
import type { InvoiceFile } from '../invoice-file.ts';
import type { InvoicePath } from '../invoice-path.ts';
import { periodName, type Selection, selects } from './selection.ts';

/** The number and the date of an invoice, by which a selection requests it. */
export type SeenInvoice = Pick<InvoiceLine, 'invoiceNumber' | 'invoiceDate'>;

type SeenWithLines = SeenInvoice & { readonly lines: number };

/** The file that `init --empty` writes for lines typed by hand: it is empty at first on purpose. */
const MODEL = `${INVOICES_FOLDER}/invoices.csv`;

interface CountedFile {
  readonly file: InvoiceFile;
  readonly selected: number;
  readonly others: number;
}

/**
 * The CSV files and sheets without a line, except faulty ones and the model; electronic invoices have problems of their
 * own. A sheet without rows is not reported if another sheet of its workbook has lines: its month may be still to come.
 */
export function filesWithoutLines(
  paths: readonly InvoicePath[],
  read: readonly CountedFile[],
  faulty: ReadonlySet<string>,
): readonly Problem[] {
  const hasLines = ({ selected, others }: CountedFile): boolean => selected + others > 0;
  const filled = new Set(read.filter(hasLines).map(({ file }) => fileOfPlace(file.fingerprint.path)));
  const seen = new Map(read.map((one) => [one.file.fingerprint.path, one]));
  return paths.flatMap(({ path, sheet }) => {
    const one = seen.get(path);
    // An entirely empty sheet is not even opened.
    const isEmpty = one === undefined ? sheet !== undefined : !hasLines(one) && !one.file.isElectronic;
    const isModel = path === MODEL && one?.file.layout === undefined;
    const aside = one?.file.skipped().rows || '';
    const waits = sheet !== undefined && aside === '' && filled.has(fileOfPlace(path));
    if (!isEmpty || isModel || waits || faulty.has(path)) return [];
    return [problem('file-without-lines', { file: path }, { aside })];
  });
}

/**
 * The problem that nothing was selected: a requested invoice is nowhere, or no line is in the period.
 *
 * @param read the invoices that have lines, each with how many
 * @param unread those of rows that could not become a line
 */
export function emptySelection(
  selection: Selection,
  selected: number,
  read: readonly SeenWithLines[],
  unread: readonly SeenInvoice[],
): readonly Problem[] {
  const invoices = [...read, ...unread];
  const numbers = new Set(invoices.map(({ invoiceNumber }) => invoiceNumber));
  if (selection.kind === 'invoices') {
    return selection.numbers
      .filter((value) => !numbers.has(value))
      .map((value) =>
        problem('invoice-unknown', { file: 'invoices/', value }, { value, nearest: nearest(value, numbers) }),
      );
  }
  if (selected > 0 || unread.some((invoice) => selects(selection, invoice))) return [];
  if (numbers.size === 0) return [problem('invoices-missing', { file: 'invoices/' }, {})];
  const { from: first, to: last } = invoices.reduce(
    ({ from, to }, { invoiceDate }) => ({ from: Math.min(from, invoiceDate), to: Math.max(to, invoiceDate) }),
    { from: LAST_DAY, to: FIRST_DAY },
  );
  const until = selection.kind === 'pending' ? (selection.period?.days.to ?? last) : undefined;
  const isSpent = until !== undefined && until >= first;
  const ends = { first: bothDays(first), last: bothDays(last) };
  const args = isSpent
    ? { until: bothDays(until), newest: ends.last }
    : { period: periodName(selection), ...ends };
  const asked = isSpent || selection.kind === 'all' ? undefined : selection.period;
  const near = asked === undefined ? '' : monthsBeside(asked.days, read);
  return [problem('no-lines', { file: 'invoices/' }, { ...args, near })];
}

/**
 * The last month with lines before some days, and the first after them, each with how many: `2025-08 (12), 2025-10 (4)`.
 */
function monthsBeside(days: DayRange, read: readonly SeenWithLines[]): string {
  const sums = new Map<string, number>();
  for (const { invoiceDate, lines } of read) {
    const month = monthName(invoiceDate);
    sums.set(month, (sums.get(month) ?? 0) + lines);
  }
  const months = [...sums.keys()].sort(compareText);
  const before = months.findLast((month) => month < monthName(days.from));
  const after = months.find((month) => month > monthName(days.to));
  return [before ?? [], after ?? []]
    .flat()
    .map((month) => `${month} (${sums.get(month)})`)
    .join(', ');
}
