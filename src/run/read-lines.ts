import type { LineOutcome } from '../allocate/allocator.ts';
import { isError, type Problem, problem } from '../diagnostics/problem.ts';
import { formatDay } from '../domain/calendar.ts';
import type { Convention } from '../domain/convention.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { nearest } from '../domain/nearest.ts';
import type { Lane } from '../fastlane/lane.ts';
import type { InvoiceFile } from '../invoices/invoice-file.ts';
import { type InvoicePath, invoicePaths, openInvoiceFile } from '../invoices/invoice-folder.ts';
import { repeatedLines } from '../invoices/line-index.ts';
import type { FirstLook } from '../workspace/input-file.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import {
  type ClosedView,
  type LineCounts,
  type LineGate,
  lineGate,
  newCounts,
  type Range,
} from './line-gate.ts';
import type { OnProgress } from './progress.ts';
import { type Selection, selectionText } from './selection.ts';

/** A file of `invoices/` after its lines went by. */
export interface ReadFile extends LineCounts {
  readonly file: InvoiceFile;
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

/** Shares a line; undefined where nobody shares any. */
export type TakeLine = (line: InvoiceLine) => LineOutcome | undefined;

/** A way for lines that need not be looked at one by one, through the same gate. */
export type OpenLane = (gate: LineGate, paths: readonly InvoicePath[]) => Lane;

/**
 * Reads every line of the workspace in canonical order, file after file, and hands on those selected.
 * Memory grows with the number of invoices, and by the index of line keys.
 */
export async function readLines(
  loaded: LoadedWorkspace,
  convention: Convention,
  { selection, mayBeEmpty, seeAll, mayRepeat, closed, onProgress }: LineOptions,
  reportAll: (found: Problem) => void,
  take: TakeLine,
  openLane?: OpenLane,
): Promise<readonly ReadFile[]> {
  let faulty = false;
  const report = (found: Problem): void => {
    faulty ||= isError(found);
    reportAll(found);
  };
  const gate = lineGate(loaded.knownIds, selection, closed, report);
  const paths = invoicePaths(loaded.folder, report);
  const lane = openLane?.(gate, paths);
  const read: ReadFile[] = [];
  /** First looks at files, had while the one before is read. */
  const looks: (Promise<FirstLook | undefined> | undefined)[] = [];
  let count = 0;
  try {
    for (const [index, path] of paths.entries()) {
      const file = await openInvoiceFile(path, convention, report, await looks[index]);
      if (file === undefined) continue;
      const counts = newCounts();
      const admit = (line: InvoiceLine): LineOutcome | undefined =>
        gate.admits(line, counts) ? take(line) : undefined;
      const ordinary = function* (): Generator<number> {
        for (const batch of file.batches(report)) {
          seeAll?.(batch);
          batch.forEach(admit);
          yield batch.length;
        }
      };
      for await (const lines of lane?.read(file, counts, admit, report) ?? ordinary()) {
        count += lines;
        onProgress?.({ step: 'lines', count });
        await lane?.turn();
        const next = paths[index + 1];
        looks[index + 1] ??= next && lane?.look(next.absolutePath);
        await interruptible();
      }
      read.push({ file, ...counts });
    }
    await lane?.finish();
  } finally {
    lane?.close();
  }
  const suspects = mayRepeat ? undefined : gate.index.suspects();
  if (suspects !== undefined && suspects.size > 0) repeatedLines(allLines(read), suspects, report);
  const total = read.reduce((sum, { selected }) => sum + selected, 0);
  if (!mayBeEmpty && !faulty) emptySelection(selection, total, gate.range).forEach(report);
  return read;
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
