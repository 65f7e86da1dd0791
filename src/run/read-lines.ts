import type { ClosedLines } from '../audit/closed-lines.ts';
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
import type { OnProgress } from './progress.ts';
import { type Selection, selectionText, selects } from './selection.ts';

/** A file of `invoices/` after its lines went by. */
export interface ReadFile {
  readonly file: InvoiceFile;
  /** Lines of the file that the run is about. */
  readonly selected: number;
  /** Lines of other periods, invoices or closed runs. */
  readonly others: number;
  /** The closed runs that have seen a line of the file, by number. */
  readonly closedRuns: ReadonlySet<number>;
  /** Of all its lines. */
  readonly net: Cents;
}

export interface LineOptions {
  readonly selection: Selection;
  /** Whether no line at all is fine, as for `check` before the first invoice. */
  readonly mayBeEmpty?: boolean;
  /** Sees all lines, selected or not: for who judges some in the light of the others. */
  readonly seeAll?: (lines: readonly InvoiceLine[]) => void;
  readonly onProgress?: OnProgress | undefined;
  /** Whether the caller judges lines of one key itself. */
  readonly mayRepeat?: boolean;
  /** The lines that closed runs hold; undefined where nobody asks whether a line is spent. */
  readonly closed?: ClosedView;
}

/** What closed runs hold, and their names in the order of closing. */
export interface ClosedView {
  readonly lines: ClosedLines;
  readonly names: readonly string[];
}

/**
 * Reads every line of the workspace in canonical order, file after file, and hands on those selected.
 * Memory grows with the number of invoices, and by the index of line keys.
 */
export async function readLines(
  { folder, knownIds }: LoadedWorkspace,
  convention: Convention,
  { selection, mayBeEmpty, seeAll, mayRepeat, closed, onProgress }: LineOptions,
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
  let count = 0;
  const range: Range = { first: LAST_DAY, last: FIRST_DAY, numbers: new Set() };
  for (const path of invoicePaths(folder, report)) {
    const file = await openInvoiceFile(path, convention, report);
    if (file === undefined) continue;
    let selected = 0;
    let others = 0;
    let net = 0n;
    const closedRuns = new Set<number>();
    for (const batch of file.batches(report)) {
      const wanted: InvoiceLine[] = [];
      seeAll?.(batch);
      count += batch.length;
      onProgress?.({ step: 'lines', count });
      for (const line of batch) {
        index.add(line, report);
        const known = checkIds(line, report);
        net += line.net;
        range.first = Math.min(range.first, line.invoiceDate);
        range.last = Math.max(range.last, line.invoiceDate);
        range.numbers.add(line.invoiceNumber);
        const seen = closed?.lines.find(line);
        if (seen) closedRuns.add(seen.seenBy).add(seen.spentBy ?? seen.seenBy);
        const spentBy = seen?.spentBy;
        if (!selects(selection, line) || (spentBy !== undefined && selection.kind === 'pending')) others++;
        else {
          if (spentBy !== undefined) report(alreadyAllocated(line, closed?.names[spentBy] ?? ''));
          selected++;
          if (known) wanted.push(line);
        }
      }
      take(wanted);
      await interruptible();
    }
    read.push({ file, selected, others, closedRuns, net });
  }
  const suspects = mayRepeat ? undefined : index.suspects();
  if (suspects !== undefined && suspects.size > 0) repeatedLines(allLines(read), suspects, report);
  const total = read.reduce((sum, { selected }) => sum + selected, 0);
  if (!mayBeEmpty && !faulty) emptySelection(selection, total, range).forEach(report);
  return read;
}

function alreadyAllocated({ file, row, lineNumber, invoiceNumber }: InvoiceLine, run: string): Problem {
  const place = { file, row, column: 'line_number', value: lineNumber };
  return problem('already-allocated', place, { line: lineNumber, invoice: invoiceNumber, run });
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
