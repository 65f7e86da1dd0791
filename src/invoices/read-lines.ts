import { setImmediate } from 'node:timers/promises';
import { isError, type OnProblem, type Problem } from '../diagnostics/problem.ts';
import type { OnProgress } from '../diagnostics/progress.ts';
import type { Convention } from '../domain/convention.ts';
import { settingsOn } from '../domain/dated-settings.ts';
import type { BrokenLine, InvoiceLine } from '../domain/invoice-line.ts';
import { holdsIn } from '../domain/release.ts';
import { requireHeapRoom } from '../system/heap-room.ts';
import { fileOfPlace } from '../text/file-type.ts';
import { INVOICES_FOLDER } from '../workspace/convention-places.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { invoiceFiles } from './files/invoice-files.ts';
import { judgeUnreadEinvoices } from './files/unread-einvoices.ts';
import { type InvoiceFile, keptOf } from './invoice-file.ts';
import { entryOf, type KnownFiles } from './lines/known-invoice.ts';
import { repeatedLines } from './lines/line-index.ts';
import {
  type LineCounts,
  type LineRequest,
  type LineSelection,
  lineSelection,
  newCounts,
  type OnEveryLine,
} from './lines/line-selection.ts';
import type { LinelessInvoices } from './lines/lineless-invoices.ts';
import { missedConditions } from './lines/missed-conditions.ts';
import { emptySelection, filesWithoutLines, type SeenInvoice } from './lines/no-lines.ts';
import { totalLineFinder } from './lines/perhaps-total.ts';
import { perhapsTwice } from './lines/perhaps-twice.ts';
import { differingSuppliers } from './lines/supplier-differs.ts';
import { swappedDates } from './lines/swapped-dates.ts';
import { alikeInvoices, brokenRowIdReporter } from './lines/unknown-ids.ts';
import { warnOfChargedCredit } from './table/charged-credit.ts';
import { warnOfUnreadDays } from './table/unread-days.ts';

/** A file of `invoices/` whose lines were read. */
export interface ReadFile extends LineCounts {
  readonly file: InvoiceFile;
}

/** Receives a line. */
export type OnLine = (line: InvoiceLine) => void;

/** What receives the lines as they are read. */
export interface LineSink {
  /** Receives each selected line all of whose ids are known. */
  readonly onLine: OnLine;
  /** Receives each selected line with an unknown id, to report what else is wrong with it. */
  readonly onUnknownLine?: OnLine;
  /** Receives each row that could not become a line because of its cells, to report what else is wrong with it. */
  readonly onBrokenRow?: (row: BrokenLine) => void;
  /** Receives all lines, selected or not, to compare them with each other. */
  readonly onBatch?: (lines: readonly InvoiceLine[]) => void;
  readonly onEveryLine?: OnEveryLine | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Reads every line of the workspace in canonical order, file after file, and passes on those selected. */
export async function readLines(
  loaded: LoadedWorkspace,
  convention: Convention,
  request: LineRequest,
  sink: LineSink,
  reportAll: OnProblem,
): Promise<readonly ReadFile[]> {
  const { onLine, onUnknownLine, onBrokenRow, onBatch, onProgress } = sink;
  const faulty = new Set<string>();
  let errors = 0;
  const report = (found: Problem): void => {
    if (isError(found) && !isOfKnownLine(found)) {
      errors++;
      faulty.add(found.place.file);
    }
    reportAll(found);
  };
  const unread = unreadInvoices();
  const reportReading = (found: Problem): void => {
    if (!isOfKnownLine(found)) unread.addProblem(found);
    report(found);
  };
  const lines = lineSelection(loaded.definedIds, request, sink.onEveryLine, report);
  const reportUnknownIds = brokenRowIdReporter(loaded.definedIds);
  const seeBroken = (row: BrokenLine): void => {
    unread.addRow(row);
    reportUnknownIds(row, report);
    onBrokenRow?.(row);
  };
  const missed = missedConditions(convention.rules);
  const read: ReadFile[] = [];
  const { paths, lineless, open } = await invoiceFiles(
    loaded.folder,
    convention,
    reportReading,
    INVOICES_FOLDER,
    lines.heldFiles(),
  );
  const ofBytes = paths.reduce((sum, { size }) => sum + size, 0);
  let count = 0;
  let before = 0;
  for (const path of paths) {
    const errorsBefore = errors;
    const file = await open(path, reportReading, seeBroken);
    // The error may be in the convention: a layout that does not fit the file.
    if (errors > errorsBefore) faulty.add(path.path);
    if (file === undefined) continue;
    const counts = newCounts({
      inParts: mayComeInParts(file, convention),
      numberedByRow: file.layout?.lineNumberFromRow === true,
      entry: file.layout?.files,
      supplierOfEntry: file.layout?.supplier,
    });
    const warnOfLine = file.isElectronic ? undefined : lineWarner(file, convention, report);
    for (const batch of file.batches(reportReading, seeBroken)) {
      requireHeapRoom();
      onBatch?.(batch);
      lineless?.observe(batch, report);
      missed?.observe(batch);
      for (const line of batch) {
        warnOfLine?.(line);
        const ids = lines.select(line, counts);
        if (ids === 'known') onLine(line);
        else if (ids === 'unknown') onUnknownLine?.(line);
      }
      count += batch.length;
      onProgress?.({ step: 'lines', count, bytes: before + (file.position?.() ?? 0), ofBytes });
      // Signals are handled between two batches.
      await setImmediate();
    }
    before += file.fingerprint.bytes;
    read.push({ file, ...counts });
  }
  if (loaded.doubts) await judgeUnreadEinvoices(loaded.folder, convention, loaded.doubts, reportReading);
  filesWithoutLines(paths, read, faulty).forEach(report);
  // A line that meets the condition may be in a file with an error.
  if (errors === 0) missed?.problems().forEach(report);
  reportBesideEachOther({ lines, lineless, read, faulty, unread }, request, report);
  return read;
}

/** Warns of the lines of a CSV or a sheet that were understood, and may be a total, a credit or of other days. */
function lineWarner(
  file: InvoiceFile,
  convention: Convention,
  report: OnProblem,
): (line: InvoiceLine) => void {
  const findTotal = totalLineFinder((row) => file.isComputed?.(row) === true);
  // A file whose layout reads which rows are credits leaves no doubt.
  const netHeader = file.layout?.chargeOrCredit === undefined ? file.headers.get('net_amount') : undefined;
  return (line) => {
    findTotal(line, report);
    if (netHeader !== undefined) warnOfChargedCredit(line, netHeader, report);
    if (settingsOn(convention, line.invoiceDate).basis === 'service')
      warnOfUnreadDays(line, file.headers, convention.ownCategories, report);
  };
}

/** What is known about the lines once all were read. */
interface AllRead {
  readonly lines: LineSelection;
  readonly lineless: LinelessInvoices | undefined;
  readonly read: readonly ReadFile[];
  /** The files with an error: what seems to be missing may be in them. */
  readonly faulty: ReadonlySet<string>;
  readonly unread: UnreadInvoices;
}

/** Reports what shows only when lines, invoices and files are compared with each other. */
function reportBesideEachOther(
  { lines, lineless, read, faulty, unread }: AllRead,
  { selection, mayBeEmpty, mayRepeat }: LineRequest,
  report: OnProblem,
): void {
  const { index } = lines;
  lines.spent().forEach(report);
  const known = knownFiles(lines, read);
  index.inFiles(known).forEach(report);
  const invoices = index.invoices();
  perhapsTwice(invoices, known).forEach(report);
  for (const ofAll of [swappedDates, alikeInvoices, differingSuppliers]) ofAll(invoices).forEach(report);
  for (const found of lineless?.problems(faulty) ?? []) {
    unread.addProblem(found);
    report(found);
  }
  const suspects = mayRepeat ? undefined : index.suspects();
  if (suspects !== undefined && suspects.size > 0) {
    repeatedLines(allLines(read), { suspects, isAgain: index.isAgain }, report);
  }
  const ofUnread = unread.all();
  if (mayBeEmpty || ofUnread === undefined) return;
  const selected = read.reduce((sum, file) => sum + file.selected, 0);
  emptySelection(selection, selected, invoices, ofUnread).forEach(report);
}

/** What is known of the files; that a line has the name of one of theirs does not mean that they read its file. */
function knownFiles(lines: LineSelection, read: readonly ReadFile[]): KnownFiles {
  const held = lines.heldFiles();
  const ofClosed = read.filter(
    ({ file, closedRuns }) => closedRuns.size > 0 && held.has(fileOfPlace(keptOf(file).path)),
  );
  const entries = new Set(ofClosed.map((one) => entryOf(one.file.fingerprint.path, one)));
  return { held, entries, ...lines.index.files() };
}

/**
 * Whether the problem is that a line states VAT which its electronic invoice states too: the line is known
 * nevertheless.
 */
function isOfKnownLine({ code, args }: Problem): boolean {
  return code === 'vat-stated' && args['perLine'] === undefined;
}

/** Whether an invoice of this file may be in others too: not an electronic one; in 0.1 always. */
function mayComeInParts(file: InvoiceFile, { release }: Convention): boolean {
  if (!holdsIn(release, '0.2')) return true;
  return file.layout?.inParts === true && !file.isElectronic;
}

function* allLines(files: readonly ReadFile[]): Generator<InvoiceLine> {
  for (const { file } of files) for (const batch of file.batches(() => {})) yield* batch;
}

export type UnreadInvoices = ReturnType<typeof unreadInvoices>;

/** The invoices of rows that could not become lines: what is requested may be among them. */
export function unreadInvoices() {
  const invoices = new Map<string, SeenInvoice>();
  /** The rows with an error whose invoice is not known yet, by file. */
  const open = new Map<string, Set<number>>();
  let inDoubt = false;
  return {
    /** Receives the problems of the files themselves, as they are read. */
    addProblem(found: Problem): void {
      const { file, row } = found.place;
      if (!isError(found)) return;
      if (row === undefined) inDoubt = true;
      else open.set(file, (open.get(file) ?? new Set()).add(row));
    },
    addRow({ file, row, invoiceNumber, invoiceDate }: BrokenLine): void {
      if (invoiceNumber === undefined || invoiceDate === undefined) return;
      open.get(file)?.delete(row);
      invoices.set(`${invoiceDate} ${invoiceNumber}`, { invoiceNumber, invoiceDate });
    },
    /** Undefined where something was not read whose invoice, or its date, is unknown. */
    all: (): readonly SeenInvoice[] | undefined =>
      inDoubt || [...open.values()].some(({ size }) => size > 0) ? undefined : [...invoices.values()],
  };
}
