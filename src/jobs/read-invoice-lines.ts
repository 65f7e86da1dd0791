import type { WithProblems } from '../diagnostics/problem.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Selection } from '../invoices/lines/selection.ts';
import { type ReadFile, readLines } from '../invoices/read-lines.ts';
import { NOTHING_CLOSED } from '../runs/closed/closed-context.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { runObserver } from './allocate/run-observer.ts';
import { withOwnHeaders } from './problems/own-headers.ts';
import { runProblems } from './problems/run-problems.ts';

/** The lines that can be selected without closed runs, which alone tell what is pending. */
export type ReadableSelection = Exclude<Selection, { readonly kind: 'pending' }>;

/** The selected invoice lines of a workspace, in canonical order, their files, and all problems, of totals too. */
export async function readInvoiceLines(
  loaded: LoadedWorkspace,
  selection: ReadableSelection = { kind: 'all' },
): Promise<WithProblems<readonly InvoiceLine[]> & { readonly files: readonly ReadFile[] }> {
  const found = runProblems(loaded);
  const lines: InvoiceLine[] = [];
  let files: readonly ReadFile[] = [];
  const { convention, doubts } = loaded;
  if (convention !== undefined && doubts === undefined) {
    const onLine = (line: InvoiceLine): void => void lines.push(line);
    const observer = runObserver(loaded, convention, NOTHING_CLOSED, { selection });
    const sink = { onLine, ...observer.calls };
    files = await readLines(loaded, convention, { selection }, sink, found.reportReading);
    await observer.finish(files, found);
  }
  return { value: lines, files, problems: withOwnHeaders(found.all, loaded, files) };
}
