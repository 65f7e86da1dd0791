import { setImmediate } from 'node:timers/promises';
import { isError, type OnProblem, type Problem, problem } from '../diagnostics/problem.ts';
import type { OnProgress } from '../diagnostics/progress.ts';
import { FIRST_DAY, formatDay, LAST_DAY } from '../domain/calendar.ts';
import type { Convention } from '../domain/convention.ts';
import type { BrokenLine, InvoiceLine } from '../domain/invoice-line.ts';
import type { Cents } from '../domain/money.ts';
import { present } from '../domain/present.ts';
import { holdsIn } from '../domain/release.ts';
import { requireHeapRoom } from '../heap-room.ts';
import { nearest } from '../text/nearest.ts';
import type { KnownIds, LoadedWorkspace } from '../workspace/load.ts';
import { alikeInvoices } from './alike-invoices.ts';
import type { ClosedLine, ClosedLines } from './closed-lines.ts';
import { brokenRowCheck, idCheck } from './id-check.ts';
import type { InvoiceFile } from './invoice-file.ts';
import { invoiceFiles } from './invoice-files.ts';
import {
  type DatedInvoice,
  type LineIndex,
  lineIndex,
  repeatedLines,
  type SeenOfFile,
} from './line-index.ts';
import { periodName, type Selection, selects } from './selection.ts';
import { withoutLines } from './without-lines.ts';

/** A file of `invoices/` after its lines went by. */
export interface ReadFile extends LineCounts {
  readonly file: InvoiceFile;
}

export interface LineOptions extends ClosedOptions {
  readonly selection: Selection;
  /** Whether no line at all is fine, as for `check` before the first invoice. */
  readonly mayBeEmpty?: boolean;
  /** Sees all lines, selected or not: for who judges some in the light of the others. */
  readonly seeAll?: (lines: readonly InvoiceLine[]) => void;
  /** Takes a selected line that names an id that nobody knows: for who says what else is wrong with it. */
  readonly takeUnknown?: TakeLine;
  /** Takes a row that is no line because of its cells: for who says what else is wrong with it. */
  readonly takeBroken?: (row: BrokenLine) => void;
  readonly onProgress?: OnProgress | undefined;
  /** Whether the caller judges lines of one key itself. */
  readonly mayRepeat?: boolean;
}

/** What is done with a selected line. */
export type TakeLine = (line: InvoiceLine) => void;

/**
 * Reads every line of the workspace in canonical order, file after file, and hands on those selected.
 * Memory grows with the number of invoices, and by the index of line keys.
 */
export async function readLines(
  loaded: LoadedWorkspace,
  convention: Convention,
  options: LineOptions,
  reportAll: OnProblem,
  take: TakeLine,
): Promise<readonly ReadFile[]> {
  const { selection, mayBeEmpty, seeAll, takeUnknown, takeBroken, mayRepeat, onProgress } = options;
  const faulty = new Set<string>();
  const report = (found: Problem): void => {
    if (isError(found) && !isOfKnownLine(found)) faulty.add(found.place.file);
    reportAll(found);
  };
  const lines = lineSelection(loaded.knownIds, selection, options, report);
  const checkBroken = brokenRowCheck(loaded.knownIds);
  const seeBroken = (row: BrokenLine): void => {
    checkBroken(row, report);
    takeBroken?.(row);
  };
  const read: ReadFile[] = [];
  const { paths, heads, open } = await invoiceFiles(loaded.folder, convention, report);
  const ofBytes = paths.reduce((sum, { size }) => sum + size, 0);
  let count = 0;
  let before = 0;
  for (const path of paths) {
    const file = await open(path, report);
    if (file === undefined) continue;
    const counts = newCounts({
      inParts: mayComeInParts(file, convention),
      numberedByRow: file.layout?.lineNumberFromRow === true,
    });
    for (const batch of file.batches(report, seeBroken)) {
      requireHeapRoom();
      seeAll?.(batch);
      heads?.see(batch, report);
      for (const line of batch) {
        const asked = lines.asks(line, counts);
        if (asked === 'known') take(line);
        else if (asked === 'unknown') takeUnknown?.(line);
      }
      count += batch.length;
      onProgress?.({ step: 'lines', count, bytes: before + (file.position?.() ?? 0), ofBytes });
      // Signals are heard between two batches.
      await setImmediate();
    }
    if (counts.selected + counts.others === 0) withoutLines(file, faulty).forEach(report);
    before += file.fingerprint.bytes;
    read.push({ file, ...counts });
  }
  lines.spent().forEach(report);
  lines.index.inFiles().forEach(report);
  lines.index.perhapsTwice().forEach(report);
  alikeInvoices(lines.index.invoices()).forEach(report);
  heads?.problems(faulty).forEach(report);
  const suspects = mayRepeat ? undefined : lines.index.suspects();
  if (suspects !== undefined && suspects.size > 0) {
    repeatedLines(allLines(read), { suspects, isAgain: lines.index.isAgain }, report);
  }
  const total = read.reduce((sum, { selected }) => sum + selected, 0);
  if (!mayBeEmpty && faulty.size === 0)
    emptySelection(selection, total, lines.index.invoices()).forEach(report);
  return read;
}

/** VAT on a line whose electronic invoice states it: nothing else of the line is in doubt. */
function isOfKnownLine({ code, args }: Problem): boolean {
  return code === 'vat-stated' && args['perLine'] === '';
}

/** Whether an invoice of this file may stand in others too: not an electronic one; 0.1 asked nobody. */
function mayComeInParts({ layout, form }: InvoiceFile, { release }: Convention): boolean {
  if (!holdsIn(release, '0.2')) return true;
  return layout?.inParts === true && !/(UBL|CII)$/.test(form);
}

function* allLines(files: readonly ReadFile[]): Generator<InvoiceLine> {
  for (const { file } of files) for (const batch of file.batches(() => {})) yield* batch;
}

function emptySelection(
  selection: Selection,
  selected: number,
  invoices: readonly DatedInvoice[],
): readonly Problem[] {
  const numbers = new Set(invoices.map(({ invoiceNumber }) => invoiceNumber));
  if (selection.kind === 'invoices') {
    return selection.numbers
      .filter((value) => !numbers.has(value))
      .map((value) =>
        problem('invoice-unknown', { file: 'invoices/', value }, { value, nearest: nearest(value, numbers) }),
      );
  }
  if (selected > 0) return [];
  if (numbers.size === 0) return [problem('invoices-missing', { file: 'invoices/' }, {})];
  const { from: first, to: last } = invoices.reduce(
    ({ from, to }, { invoiceDate }) => ({ from: Math.min(from, invoiceDate), to: Math.max(to, invoiceDate) }),
    { from: LAST_DAY, to: FIRST_DAY },
  );
  const until = selection.kind === 'pending' ? (selection.period?.days.to ?? last) : undefined;
  const args =
    until !== undefined && until >= first
      ? { period: '', first: '', last: '', until: formatDay(until), newest: formatDay(last) }
      : {
          period: periodName(selection),
          first: formatDay(first),
          last: formatDay(last),
          until: '',
          newest: '',
        };
  return [problem('no-lines', { file: 'invoices/' }, args)];
}

/** What closed runs hold, and those runs in the order of closing. */
export interface ClosedView {
  readonly lines: ClosedLines;
  readonly runs: readonly { readonly name: string }[];
}

/** How the lines of a workspace are held against what closed runs hold. */
interface ClosedOptions {
  /** The lines that closed runs hold; undefined where nobody asks. */
  readonly closed?: ClosedView | undefined;
  /** Whether lines that are spent may be selected again: by who looks at them, and shares none. */
  readonly maySpendAgain?: boolean;
  /** Sees every line with what closed runs know of it, and whether it is one to be shared now. */
  readonly watch?: ((line: InvoiceLine, known: ClosedLine | undefined, taken: boolean) => void) | undefined;
}

/** What is counted of the lines of a file as they go by; the others are of other periods, invoices or closed runs. */
interface LineCounts extends SeenOfFile {
  selected: number;
  others: number;
  /** Of all lines of the file, in cents. */
  net: Cents;
  /** The closed runs that have seen a line of the file, by number. */
  readonly closedRuns: Set<number>;
}

/** What every line of the workspace passes before it is shared: its ids, its key, its invoice, and whether it is asked for. */
interface LineSelection {
  readonly index: LineIndex;
  /** Whether a line is asked for, and all ids that it names are known; undefined where it is not. */
  readonly asks: (line: InvoiceLine, counts: LineCounts) => 'known' | 'unknown' | undefined;
  /** The lines asked for that closed runs hold already, one problem a run. */
  readonly spent: () => readonly Problem[];
}

function newCounts(file: SeenOfFile): LineCounts {
  return { selected: 0, others: 0, net: 0n, closedRuns: new Set(), ...file };
}

function lineSelection(
  knownIds: KnownIds | undefined,
  selection: Selection,
  { closed, maySpendAgain = false, watch }: ClosedOptions,
  report: OnProblem,
): LineSelection {
  const index = lineIndex();
  const checkIds = idCheck(knownIds);
  const spentLines = new Map<number, { readonly first: InvoiceLine; count: number }>();
  return {
    index,
    asks(line, counts) {
      const seen = closed?.lines.find(line);
      const spentBy = seen?.spentBy;
      const isSpent = spentBy !== undefined;
      index.add(line, counts, isSpent, report);
      const known = checkIds(line, report);
      counts.net += line.net;
      if (seen) counts.closedRuns.add(seen.seenBy).add(spentBy ?? seen.seenBy);
      const asked = selects(selection, line) && !(isSpent && selection.kind === 'pending');
      watch?.(line, seen, asked && !maySpendAgain);
      if (!asked) {
        counts.others++;
        return undefined;
      }
      if (isSpent && !maySpendAgain) {
        const known = spentLines.get(spentBy);
        if (known === undefined) spentLines.set(spentBy, { first: line, count: 1 });
        else known.count++;
      }
      counts.selected++;
      return known ? 'known' : 'unknown';
    },
    spent: () =>
      [...spentLines]
        .sort(([a], [b]) => a - b)
        .map(([run, { first, count }]) => alreadyAllocated(first, count, present(closed?.runs[run]).name)),
  };
}

function alreadyAllocated(first: InvoiceLine, count: number, run: string): Problem {
  const { file, row, lineNumber, invoiceNumber } = first;
  const place = { file, row, column: 'line_number', value: lineNumber };
  return problem('already-allocated', place, { count, line: lineNumber, invoice: invoiceNumber, run });
}
