import { join } from 'node:path';
import { createAllocator, type LineOutcome } from '../../allocate/allocator.ts';
import type { LineTrace } from '../../allocate/trace.ts';
import { type Explanation, explain } from '../../audit/explanation.ts';
import type { Problem } from '../../diagnostics/problem.ts';
import { settingsOn } from '../../domain/dated-settings.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { lineKeyText } from '../../domain/line-key.ts';
import { releaseOf } from '../../domain/release.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { parseSelection, type Selection } from '../../invoices/lines/selection.ts';
import { readLines } from '../../invoices/read-lines.ts';
import { supplierTexts } from '../../report/statement/identity.ts';
import { type ClosedContext, packedContext } from '../../runs/closed/closed-context.ts';
import { readManifest } from '../../runs/run-files.ts';
import { isThere } from '../../system/paths.ts';
import { nearest } from '../../text/nearest.ts';
import { compareText } from '../../text/text-order.ts';
import { type LoadedWorkspace, loadWorkspace } from '../../workspace/load.ts';
import { NOTHING_SETTLED, type SettledLines, settleMixedInvoices } from '../closed-lines/mixed-invoices.ts';
import { withOwnHeaders } from '../problems/own-headers.ts';
import { inputSha256 } from '../verify/recompute.ts';
import { workspaceOf } from '../verify/verify.ts';

/** Which line to explain; the supplier is needed only where two use one number. */
export interface LineQuery {
  readonly invoice: string;
  readonly line: string;
  readonly supplier: string | undefined;
}

/** A line, how it came to its rows, and that as a document. */
export interface TracedLine {
  readonly kind: 'found';
  readonly outcome: LineOutcome;
  readonly trace: LineTrace;
  readonly explanation: Explanation;
  /** What its supplier is called. */
  readonly supplier: string;
}

/** The line with its trace, or why there is none. */
export type LineFound =
  | TracedLine
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'line-unknown'; readonly nearest: string }
  | { readonly kind: 'supplier-unknown' | 'several-suppliers'; readonly suppliers: readonly string[] };

/** What a line is explained from: a workspace, or the inputs of a run with what it knew about closed ones. */
export interface ExplainSource {
  readonly loaded: LoadedWorkspace;
  readonly run: { readonly selection: Selection; readonly closed: ClosedContext } | undefined;
}

/**
 * The inputs of a run: those that it keeps, else its workspace's; undefined where the folder is no run. `changed` is an
 * input that is no longer what the run read: it would explain another run.
 */
export function explainSource(runFolder: string): ExplainSource | { readonly changed: string } | undefined {
  const manifest = readManifest(runFolder);
  const selection = manifest === undefined ? undefined : parseSelection(manifest.options.selection);
  if (manifest === undefined || selection === undefined) return undefined;
  const inputs = join(runFolder, 'inputs');
  const folder = isThere(inputs) ? inputs : (workspaceOf(runFolder) ?? runFolder);
  const changed = manifest.inputs.find(({ path, sha256 }) => inputSha256(folder, path) !== sha256);
  if (changed !== undefined) return { changed: changed.path };
  const closed = packedContext(folder, manifest.options).value;
  return {
    loaded: loadWorkspace(folder, { release: releaseOf(manifest.grappe) }),
    run: { selection, closed },
  };
}

/** Shares the lines of an invoice and keeps how it came to the rows of one of them. */
export async function traceLine(
  { loaded, run }: ExplainSource,
  query: LineQuery,
): Promise<{ readonly found: LineFound; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [...loaded.problems];
  const { workspace } = loaded;
  if (workspace === undefined) {
    return { found: { kind: 'unreadable' }, problems: withOwnHeaders(problems, loaded) };
  }
  const allocate = createAllocator(workspace);
  const { convention } = workspace;
  const settled =
    run?.selection.kind === 'pending'
      ? await settleMixedInvoices({
          ...run,
          folder: loaded.folder,
          workspace,
          allocate: (line) => allocate(line, true),
        })
      : NOTHING_SETTLED;
  const matches: LineOutcome[] = [];
  const suppliers = new Set<string>();
  const numbers = new Set<string>();
  const onLine = (line: InvoiceLine): LineOutcome | undefined => {
    if (isSettled(line, settled, run?.closed)) return undefined;
    suppliers.add(line.supplier);
    const isSupplier = query.supplier === undefined || query.supplier === line.supplier;
    if (isSupplier) numbers.add(line.lineNumber);
    const wanted = isSupplier && line.lineNumber === query.line;
    const outcome = settled.outcomes.get(lineKeyText(line)) ?? allocate(line, wanted);
    if (wanted) matches.push(outcome);
    return outcome;
  };
  const selection = { kind: 'invoices', numbers: [query.invoice] } as const;
  const report = (found: Problem): void => void problems.push(found);
  const files = await readLines(loaded, convention, { selection }, { onLine }, report);
  const found = choose(matches, query, suppliers, numbers, workspace);
  return { found, problems: withOwnHeaders(problems, loaded, files) };
}

/** Whether a line was already shared with the others of its invoice, and another run has charged it. */
function isSettled(line: InvoiceLine, settled: SettledLines, closed: ClosedContext | undefined): boolean {
  return settled.seen.has(lineKeyText(line)) && closed?.lines.find(line)?.spentBy !== undefined;
}

function choose(
  matches: readonly LineOutcome[],
  { line, supplier }: LineQuery,
  suppliers: ReadonlySet<string>,
  numbers: ReadonlySet<string>,
  workspace: Workspace,
): LineFound {
  if (suppliers.size === 0) return { kind: 'unreadable' };
  if (supplier !== undefined && !suppliers.has(supplier)) {
    return { kind: 'supplier-unknown', suppliers: [...suppliers].sort(compareText) };
  }
  const [outcome] = matches;
  if (outcome === undefined) return { kind: 'line-unknown', nearest: nearest(line, numbers) };
  const having = new Set(matches.map((match) => match.line.supplier));
  if (having.size > 1) return { kind: 'several-suppliers', suppliers: [...having].sort(compareText) };
  const { trace } = outcome;
  if (trace === undefined) throw new Error('the line was shared without its trace');
  const settings = settingsOn(workspace.convention, outcome.line.invoiceDate);
  const supplierText = supplierTexts(workspace)(outcome.line.supplier);
  return {
    kind: 'found',
    outcome,
    trace,
    explanation: explain(outcome, trace, settings),
    supplier: supplierText,
  };
}
