import { isError, type Problem, problem } from '../diagnostics/problem.ts';
import { type Day, FIRST_DAY, formatDay, LAST_DAY } from '../domain/calendar.ts';
import type { Convention } from '../domain/convention.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Cents } from '../domain/money.ts';
import { nearest } from '../domain/nearest.ts';
import type { InvoiceFile } from '../invoices/invoice-file.ts';
import { invoicePaths, openInvoiceFile } from '../invoices/invoice-folder.ts';
import { lineIndex, repeatedLines } from '../invoices/line-index.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { idCheck } from './id-check.ts';
import { type Selection, selectionText, selects } from './selection.ts';

/** A file of `invoices/` after its lines went by. */
export interface ReadFile {
  readonly file: InvoiceFile;
  /** Lines of the file that the run is about. */
  readonly selected: number;
  /** Lines of other periods or invoices. */
  readonly others: number;
  /** Of all its lines. */
  readonly net: Cents;
}

export interface LineOptions {
  readonly selection: Selection;
  /** Whether no line at all is fine, as for `check` before the first invoice. */
  readonly mayBeEmpty?: boolean;
}

/**
 * Reads every line of the workspace in canonical order, file after file, and hands on those selected.
 * Memory grows with the number of invoices, and by the index of line keys.
 */
export async function readLines(
  { folder, knownIds }: LoadedWorkspace,
  convention: Convention,
  { selection, mayBeEmpty }: LineOptions,
  reportAll: (found: Problem) => void,
  take: (lines: readonly InvoiceLine[]) => void,
): Promise<readonly ReadFile[]> {
  let faulty = false;
  const report = (found: Problem): void => {
    faulty ||= isError(found);
    reportAll(found);
  };
  const index = lineIndex();
  const checkIds = idCheck(knownIds);
  const read: ReadFile[] = [];
  const range: Range = { first: LAST_DAY, last: FIRST_DAY, numbers: new Set() };
  for (const path of invoicePaths(folder, report)) {
    const file = await openInvoiceFile(path, convention, report);
    if (file === undefined) continue;
    let selected = 0;
    let others = 0;
    let net = 0n;
    for (const batch of file.batches(report)) {
      const wanted: InvoiceLine[] = [];
      for (const line of batch) {
        index.add(line, report);
        const known = checkIds(line, report);
        net += line.net;
        range.first = Math.min(range.first, line.invoiceDate);
        range.last = Math.max(range.last, line.invoiceDate);
        range.numbers.add(line.invoiceNumber);
        if (!selects(selection, line)) others++;
        else {
          selected++;
          if (known) wanted.push(line);
        }
      }
      take(wanted);
      await interruptible();
    }
    read.push({ file, selected, others, net });
  }
  const suspects = index.suspects();
  if (suspects.size > 0) repeatedLines(allLines(read), suspects, report);
  const total = read.reduce((sum, { selected }) => sum + selected, 0);
  if (!mayBeEmpty && !faulty) emptySelection(selection, total, range).forEach(report);
  return read;
}

/** Lets signals be heard between two batches. */
function interruptible(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

function* allLines(files: readonly ReadFile[]): Generator<InvoiceLine> {
  for (const { file } of files) for (const batch of file.batches(() => {})) yield* batch;
}

/** What there is to select, for a selection that selects nothing. */
interface Range {
  first: Day;
  last: Day;
  readonly numbers: Set<string>;
}

function emptySelection(selection: Selection, selected: number, range: Range): readonly Problem[] {
  const { numbers } = range;
  if (selection.kind === 'invoices') {
    return selection.numbers
      .filter((value) => !numbers.has(value))
      .map((value) =>
        problem('invoice-unknown', { file: 'invoices/', value }, { value, nearest: nearest(value, numbers) }),
      );
  }
  if (selected > 0) return [];
  if (numbers.size === 0) return [problem('invoices-missing', { file: 'invoices/' }, {})];
  const [first, last] = [formatDay(range.first), formatDay(range.last)];
  return [problem('no-lines', { file: 'invoices/' }, { period: selectionText(selection), first, last })];
}
