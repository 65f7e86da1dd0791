import { createAllocator } from '../allocate/allocator.ts';
import { serviceDays } from '../allocate/service-days.ts';
import type { Problem } from '../diagnostics/problem.ts';
import { type Day, parseDay } from '../domain/calendar.ts';
import type { Convention } from '../domain/convention.ts';
import { conventionOn } from '../domain/dated-settings.ts';
import { filesOf, type InvoiceLine } from '../domain/invoice-line.ts';
import { holdsIn } from '../domain/release.ts';
import type { Workspace } from '../domain/workspace.ts';
import { type ClosedLine, invoiceKey, type LineKey, lineKeyText } from '../invoices/closed-lines.ts';
import { quietLines } from '../invoices/quiet-lines.ts';
import type { ClosedContext } from '../runs/closed-context.ts';
import { outputRows } from '../runs/closed-runs.ts';
import {
  giveBack,
  type RecordedRow,
  type Regularisation,
  recordedRow,
  regularise,
  restatement,
} from '../settle/regularisation.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { differs, lineGone } from './held-lines.ts';
import { lineProblems } from './line-problems.ts';
import { inRecordedOrder } from './recorded-order.ts';
import { isCharged, withdrawnFrom, withdrawnLine } from './withdrawals.ts';

/** What a correction found, and the invoice files that it read. */
export interface RunCorrection {
  readonly rows: readonly Regularisation[];
  readonly files: ReadonlySet<string>;
}

/**
 * Computes the lines of a closed run again on today's inputs, and gives what must be added to it and to its
 * earlier corrections. The allocator sees what the run saw, in that order, and nothing that came later.
 */
export async function correctRun(
  loaded: LoadedWorkspace,
  workspace: Workspace,
  number: number,
  closed: ClosedContext,
  report: (found: Problem) => void,
): Promise<RunCorrection> {
  const name = closed.names[number] ?? '';
  const { convention, release, withdrawnLines } = workspace;
  const recorded = recordedLines(closed, number, report);
  const seen = await linesSeenBy(loaded, convention, number, closed, recorded.invoices);
  const allocate = createAllocator(workspace);
  const rows: Regularisation[] = [];
  const left = new Map(recorded.lines);
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
      const restated = differences.length === 0 && isRestated ? restatement(corrected, outcome) : undefined;
      rows.push(...differences, ...(restated === undefined ? [] : [restated]));
    }
  }
  const withdrawn = withdrawnFrom(withdrawnLines, name);
  for (const [key, { cells, rows: before, chargedDate }] of left) {
    const known = closed.lines.find(keyOf(cells));
    if (withdrawn.has(key)) {
      const line = withdrawnLine(cells);
      const days = serviceDays(line, conventionOn(convention, line.invoiceDate));
      const day = 'code' in days ? line.invoiceDate : days.days.from;
      rows.push(...giveBack({ run: name, line, chargedDate, day }, before));
    } else if (known !== undefined && isCharged(known)) report(lineGone(known, undefined, closed));
  }
  return { rows, files: new Set(seen.flatMap(({ line }) => filesOf(line))) };
}

interface RecordedLine {
  /** Of the row that recorded it last. */
  readonly cells: Readonly<Record<string, string>>;
  readonly rows: RecordedRow[];
  /** The date of the invoice, in the run itself. */
  readonly chargedDate: Day;
}

/** What was charged so far for each line of a run: by itself, and by the closed runs that corrected it. */
function recordedLines(
  { runs, names }: ClosedContext,
  number: number,
  report: (found: Problem) => void,
): { readonly lines: ReadonlyMap<string, RecordedLine>; readonly invoices: ReadonlySet<string> } {
  const lines = new Map<string, RecordedLine>();
  const invoices = new Set<string>();
  const keep = (cells: Readonly<Record<string, string>>): void => {
    const key = keyOf(cells);
    const known = lines.get(lineKeyText(key));
    const rows = known?.rows ?? [];
    const chargedDate = known?.chargedDate ?? parseDay(cells['invoice_date'] ?? '') ?? 0;
    rows.push(recordedRow(cells));
    lines.set(lineKeyText(key), { cells, rows, chargedDate });
    invoices.add(invoiceKey(key));
  };
  const run = runs[number];
  if (run !== undefined) for (const cells of outputRows(run, 'allocations.csv', report)) keep(cells);
  for (const other of runs) {
    if (!other.manifest.options.regularise.includes(names[number] ?? '')) continue;
    for (const cells of outputRows(other, 'regularisations.csv', report)) {
      if (cells['run'] === names[number]) keep(cells);
    }
  }
  return { lines, invoices };
}

function keyOf(cells: Readonly<Record<string, string>>): LineKey {
  const { supplier = '', invoice_number: invoiceNumber = '', line_number: lineNumber = '' } = cells;
  return { supplier, invoiceNumber, lineNumber };
}

/** The lines of some invoices that a run and those before it saw, in the order in which they did. */
async function linesSeenBy(
  loaded: LoadedWorkspace,
  convention: Convention,
  number: number,
  { lines }: ClosedContext,
  invoices: ReadonlySet<string>,
): Promise<readonly SeenLine[]> {
  const seen: SeenLine[] = [];
  for await (const line of quietLines(loaded, convention)) {
    const known = invoices.has(invoiceKey(line)) ? lines.find(line) : undefined;
    if (known !== undefined && known.seenBy <= number) seen.push({ line, known });
  }
  return inRecordedOrder(seen, loaded);
}

interface SeenLine {
  readonly line: InvoiceLine;
  readonly known: ClosedLine;
}
