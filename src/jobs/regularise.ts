import { createAllocator } from '../allocate/allocator.ts';
import { type Problem, problem } from '../diagnostics/problem.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Workspace } from '../domain/workspace.ts';
import { type ClosedLine, invoiceKey, lineKeyText } from '../invoices/closed-lines.ts';
import { quietLines } from '../invoices/quiet-lines.ts';
import type { ClosedContext } from '../runs/closed-context.ts';
import { outputRows } from '../runs/closed-runs.ts';
import { type RecordedRow, type Regularisation, recordedRow, regularise } from '../settle/regularisation.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { lineProblems } from './line-problems.ts';

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
  const recorded = recordedLines(closed, number, report);
  const seen = await linesSeenBy(loaded, workspace, number, closed, recorded.invoices);
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
    else if (before !== undefined) rows.push(...regularise(name, before.rows, outcome));
  }
  for (const { invoice, line } of left.values()) {
    const place = { file: 'invoices/', value: line };
    report(problem('closed-line-missing', place, { line, invoice, run: name }));
  }
  return { rows, files: new Set(seen.map(({ line }) => line.file)) };
}

interface RecordedLine {
  readonly invoice: string;
  readonly line: string;
  readonly rows: RecordedRow[];
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
    const { supplier = '', invoice_number: invoiceNumber = '', line_number: lineNumber = '' } = cells;
    const key = lineKeyText({ supplier, invoiceNumber, lineNumber });
    const known = lines.get(key);
    if (known === undefined) {
      lines.set(key, { invoice: invoiceNumber, line: lineNumber, rows: [recordedRow(cells)] });
      invoices.add(invoiceKey({ supplier, invoiceNumber }));
    } else {
      known.rows.push(recordedRow(cells));
    }
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

/** The lines of some invoices that a run and those before it saw, in the order in which they did. */
async function linesSeenBy(
  loaded: LoadedWorkspace,
  { convention }: Workspace,
  number: number,
  { lines }: ClosedContext,
  invoices: ReadonlySet<string>,
): Promise<readonly { readonly line: InvoiceLine; readonly known: ClosedLine }[]> {
  const seen: { readonly line: InvoiceLine; readonly known: ClosedLine }[] = [];
  for await (const line of quietLines(loaded, convention)) {
    const known = invoices.has(invoiceKey(line)) ? lines.find(line) : undefined;
    if (known !== undefined && known.seenBy <= number) seen.push({ line, known });
  }
  return seen.sort((a, b) => a.known.seenBy - b.known.seenBy);
}
