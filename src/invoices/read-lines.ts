import { isError, type Problem, problem } from '../diagnostics/problem.ts';
import type { OnProgress } from '../diagnostics/progress.ts';
import { formatDay } from '../domain/calendar.ts';
import type { Convention } from '../domain/convention.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { holdsIn } from '../domain/release.ts';
import { requireHeapRoom } from '../heap-room.ts';
import { nearest } from '../text/nearest.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import type { InvoiceFile } from './invoice-file.ts';
import { invoiceFiles } from './invoice-files.ts';
import { type ClosedOptions, type LineCounts, lineGate, newCounts, type Range } from './line-gate.ts';
import { repeatedLines } from './line-index.ts';
import { type Selection, selectionText } from './selection.ts';

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
  reportAll: (found: Problem) => void,
  take: TakeLine,
): Promise<readonly ReadFile[]> {
  const { selection, mayBeEmpty, seeAll, mayRepeat, onProgress } = options;
  const faulty = new Set<string>();
  const report = (found: Problem): void => {
    if (isError(found)) faulty.add(found.place.file);
    reportAll(found);
  };
  const gate = lineGate(loaded.knownIds, selection, options, report);
  const read: ReadFile[] = [];
  const { paths, heads, open } = await invoiceFiles(loaded.folder, convention, report);
  const ofBytes = paths.reduce((sum, { size }) => sum + size, 0);
  let count = 0;
  let before = 0;
  for (const path of paths) {
    const file = await open(path, report);
    if (file === undefined) continue;
    const counts = newCounts(mayComeInParts(file, convention));
    for (const batch of file.batches(report)) {
      requireHeapRoom();
      seeAll?.(batch);
      heads?.see(batch, report);
      for (const line of batch) if (gate.admits(line, counts)) take(line);
      count += batch.length;
      onProgress?.({ step: 'lines', count, bytes: before + (file.position?.() ?? 0), ofBytes });
      await interruptible();
    }
    before += file.fingerprint.bytes;
    read.push({ file, ...counts });
  }
  gate.spent().forEach(report);
  gate.index.inFiles().forEach(report);
  heads?.problems(faulty).forEach(report);
  const suspects = mayRepeat ? undefined : gate.index.suspects();
  if (suspects !== undefined && suspects.size > 0) {
    repeatedLines(allLines(read), { suspects, isAgain: gate.index.isAgain }, report);
  }
  const total = read.reduce((sum, { selected }) => sum + selected, 0);
  if (!mayBeEmpty && faulty.size === 0) emptySelection(selection, total, gate.range).forEach(report);
  return read;
}

/** Whether an invoice of this file may stand in others too; 0.1 asked nobody. */
function mayComeInParts({ layout }: InvoiceFile, { release }: Convention): boolean {
  return layout?.inParts || (release !== undefined && !holdsIn(release, '0.2'));
}

/** Lets signals be heard between two batches. */
function interruptible(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

function* allLines(files: readonly ReadFile[]): Generator<InvoiceLine> {
  for (const { file } of files) for (const batch of file.batches(() => {})) yield* batch;
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
