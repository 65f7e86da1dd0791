import type { Allocator, LineOutcome } from '../../allocate/allocator.ts';
import { filesOf, type InvoiceLine } from '../../domain/invoice-line.ts';
import { invoiceKey, lineKeyText } from '../../domain/line-key.ts';
import type { Workspace } from '../../domain/workspace.ts';
import type { ClosedView } from '../../invoices/lines/line-selection.ts';
import { type Selection, selects } from '../../invoices/lines/selection.ts';
import { quietLines } from '../../invoices/quiet-lines.ts';
import { inRecordedOrder, type KnownLine } from './recorded-order.ts';

/** Lines that are shared before the others of a run, because closed runs have seen their invoice. */
export interface SettledLines {
  /** The outcomes of the lines that no closed run has charged, by key. */
  readonly outcomes: ReadonlyMap<string, LineOutcome>;
  /** All lines that the allocator has seen, including those that closed runs have charged. */
  readonly seen: ReadonlySet<string>;
  /** The files that contain a line of such an invoice. */
  readonly files: ReadonlySet<string>;
}

export const NOTHING_SETTLED: SettledLines = { outcomes: new Map(), seen: new Set(), files: new Set() };

/** The run for which invoices are settled that closed runs know in part. */
export interface SettlingRun {
  readonly folder: string;
  readonly workspace: Workspace;
  readonly selection: Selection;
  readonly closed: ClosedView;
  readonly allocate: Allocator;
}

/**
 * Shares the rest of invoices that closed runs have shared in part. VAT by invoice and `carry` build up from line to
 * line, so the allocator first sees the lines that closed runs saw, in the order in which they did: the rest then
 * completes what was charged, to the cent, wherever the late line is in the files.
 */
export async function settleMixedInvoices(run: SettlingRun): Promise<SettledLines> {
  const { closed, workspace } = run;
  if (closed.runs.length === 0) return NOTHING_SETTLED;
  const mixed = new Set<string>();
  for await (const line of quietLines(run, workspace.convention)) {
    if (closed.lines.hasInvoice(line) && isPending(line, run)) mixed.add(invoiceKey(line));
  }
  return settleInvoices(mixed, run);
}

/** The same, where the invoices that closed runs have shared in part are already known. */
export async function settleInvoices(mixed: ReadonlySet<string>, run: SettlingRun): Promise<SettledLines> {
  if (mixed.size === 0) return NOTHING_SETTLED;
  const { workspace, closed, allocate } = run;
  const seen: KnownLine[] = [];
  for await (const line of quietLines(run, workspace.convention)) {
    const known = mixed.has(invoiceKey(line)) ? closed.lines.find(line) : undefined;
    if (known !== undefined) seen.push({ line, known });
  }
  const outcomes = new Map<string, LineOutcome>();
  for (const { line } of inRecordedOrder(seen, workspace.release)) {
    const outcome = allocate(line);
    if (isPending(line, run)) outcomes.set(lineKeyText(line), outcome);
  }
  const keys = new Set(seen.map(({ line }) => lineKeyText(line)));
  return { outcomes, seen: keys, files: new Set(seen.flatMap(({ line }) => filesOf(line))) };
}

function isPending(line: InvoiceLine, { selection, closed }: SettlingRun): boolean {
  return selects(selection, line) && closed.lines.find(line)?.spentBy === undefined;
}
