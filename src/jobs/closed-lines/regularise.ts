import { createAllocator } from '../../allocate/allocator.ts';
import type { Register } from '../../allocate/register.ts';
import { serviceDays } from '../../allocate/service-days.ts';
import { isError, type OnProblem, type Problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import { settingsOn } from '../../domain/dated-settings.ts';
import { filesOf, type InvoiceLine } from '../../domain/invoice-line.ts';
import { invoiceKey, lineKeyText, recordedKey } from '../../domain/line-key.ts';
import { defined } from '../../domain/lists.ts';
import { holdsIn } from '../../domain/release.ts';
import { type Day, recordedDay } from '../../domain/time/calendar.ts';
import type { ClosedLine } from '../../invoices/lines/closed-lines.ts';
import type { ReadFile } from '../../invoices/read-lines.ts';
import type { ClosedContext } from '../../runs/closed/closed-context.ts';
import { chargedRows } from '../../runs/closed/recorded-rows.ts';
import { type ClosedRow, closedRow } from '../../settle/recorded-row.ts';
import { giveBack, type Regularisation, regularise, restatement } from '../../settle/regularisation.ts';
import { lineProblems } from '../problems/line-problems.ts';
import { differs, lineGone } from './closed-line-comparison.ts';
import { inRecordedOrder, type KnownLine } from './recorded-order.ts';
import { isGivenBack, withdrawnLine } from './withdrawals.ts';

/** The files of a workspace once their lines were read, and which of them each invoice is in. */
export interface FilesRead {
  readonly files: readonly ReadFile[];
  readonly places: ReturnType<typeof invoicePlaces>;
}

/** Which files the invoices are in that closed runs saw: to correct a run, only these are read again. */
export function invoicePlaces() {
  const places = new Map<string, Set<string>>();
  // The lines of an invoice follow each other.
  let last: InvoiceLine | undefined;
  return {
    /** Sees each line of the workspace as it goes by. */
    add(line: InvoiceLine, known: ClosedLine | undefined): void {
      if (known === undefined) return;
      const { supplier, invoiceNumber, file } = line;
      const isLast =
        invoiceNumber === last?.invoiceNumber && supplier === last.supplier && file === last.file;
      if (isLast) return;
      last = line;
      const key = invoiceKey(line);
      getOrInsert(places, key, () => new Set<string>()).add(file);
    },
    /** The files of some invoices, by {@link invoiceKey}. */
    filesOf: (invoices: Iterable<string>): ReadonlySet<string> =>
      new Set([...invoices].flatMap((key) => [...(places.get(key) ?? [])])),
  };
}

/**
 * Computes the lines of a closed run again on today's inputs. Returns what must be added to the run and its earlier
 * corrections, and the invoice files that it read. The allocator sees what the run saw, in that order, and nothing that
 * came later.
 */
export function correctRun(
  register: Register,
  number: number,
  closed: ClosedContext,
  read: FilesRead,
  report: OnProblem,
): { readonly rows: readonly Regularisation[]; readonly files: ReadonlySet<string> } {
  const { name } = defined(closed.runs[number]);
  const { workspace } = register;
  const { convention, release, withdrawnLines } = workspace;
  const charged = chargedLines(closed, number, report);
  const wanted = read.places.filesOf(charged.invoices);
  const files = read.files.filter(({ file }) => wanted.has(file.fingerprint.path));
  const seen = inRecordedOrder(linesSeenBy(files, number, closed, charged.invoices, report), release);
  const allocate = createAllocator(workspace, register);
  const ofLines = new Map<string, readonly Regularisation[]>();
  const left = new Map(charged.lines);
  for (const { line, known } of seen) {
    const outcome = allocate(line);
    if (known.spentBy !== number) continue;
    const key = lineKeyText(line);
    const before = left.get(key);
    left.delete(key);
    if (outcome.kind !== 'allocated') lineProblems(line, outcome.faults).forEach(report);
    else if (before !== undefined) {
      const { chargedDate } = before;
      const corrected = { run: name, line: outcome.line, chargedDate, day: outcome.plan.days.from };
      const differences = regularise(corrected, before.rows, outcome);
      const isRestated = holdsIn(release, '0.2') && differs(line, known);
      const restated =
        differences.length === 0 && isRestated ? restatement(corrected, before.rows, outcome) : undefined;
      ofLines.set(key, [...differences, ...(restated === undefined ? [] : [restated])]);
    }
  }
  // A line that an earlier run left unallocated is computed at its place there, and stands at its place in this run.
  const keys = holdsIn(release, '0.2') ? charged.lines.keys() : ofLines.keys();
  const rows = [...keys].flatMap((key) => ofLines.get(key) ?? []);
  const withdrawn = new Set(withdrawnLines.filter((line) => line.run === name).map(lineKeyText));
  for (const [key, { cells, rows: before, chargedDate }] of left) {
    const known = closed.lines.find(recordedKey(cells));
    if (withdrawn.has(key)) {
      const line = withdrawnLine(cells);
      const days = serviceDays(line, settingsOn(convention, line.invoiceDate), convention.ownCategories);
      const day = 'code' in days ? line.invoiceDate : days.days.from;
      rows.push(...giveBack({ run: name, line, chargedDate, day }, before));
    } else if (known !== undefined && !isGivenBack(known)) report(lineGone(known, undefined, closed));
  }
  return { rows, files: new Set(seen.flatMap(({ line }) => filesOf(line))) };
}

interface ChargedLine {
  /** The row that recorded it last. */
  readonly cells: Readonly<Record<string, string>>;
  readonly rows: ClosedRow[];
  /** The date of the invoice as the run itself recorded it. */
  readonly chargedDate: Day;
}

/** What was charged so far for each line of a run: by the run, and by the closed runs that corrected it. */
function chargedLines(
  { runs }: ClosedContext,
  number: number,
  report: OnProblem,
): { readonly lines: ReadonlyMap<string, ChargedLine>; readonly invoices: ReadonlySet<string> } {
  const lines = new Map<string, ChargedLine>();
  const invoices = new Set<string>();
  for (const { by, cells } of chargedRows(defined(runs[number]), runs, report)) {
    const key = recordedKey(cells);
    const known = lines.get(lineKeyText(key));
    const rows = known?.rows ?? [];
    const chargedDate = known?.chargedDate ?? recordedDay(cells['invoice_date'] ?? '');
    rows.push(closedRow(by.name, cells));
    lines.set(lineKeyText(key), { cells, rows, chargedDate });
    invoices.add(invoiceKey(key));
  }
  return { lines, invoices };
}

/** The lines of some invoices that a run and those before it saw. */
function linesSeenBy(
  files: readonly ReadFile[],
  number: number,
  { lines }: ClosedContext,
  invoices: ReadonlySet<string>,
  report: OnProblem,
): readonly KnownLine[] {
  // Everything else about a file was reported when it was first read.
  const reportChange = (found: Problem): void => {
    if (isError(found)) report(found);
  };
  const seen: KnownLine[] = [];
  for (const { file } of files) {
    for (const batch of file.batches(reportChange)) {
      for (const line of batch) {
        const known = invoices.has(invoiceKey(line)) ? lines.find(line) : undefined;
        if (known !== undefined && known.seenBy <= number) seen.push({ line, known });
      }
    }
  }
  return seen;
}
