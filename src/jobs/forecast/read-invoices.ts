import type { Problem, WithProblems } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Selection } from '../../invoices/lines/selection.ts';
import { readLines } from '../../invoices/read-lines.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';

/** All selected invoice lines of a workspace at once, in canonical order, with every problem of their files. */
export async function readInvoiceLines(
  loaded: LoadedWorkspace,
  selection: Selection = { kind: 'all' },
): Promise<WithProblems<readonly InvoiceLine[]>> {
  const problems: Problem[] = [...loaded.problems];
  const lines: InvoiceLine[] = [];
  if (loaded.convention === undefined) return { value: lines, problems };
  await readLines(
    loaded,
    loaded.convention,
    { selection },
    { onLine: (line) => void lines.push(line) },
    (found) => void problems.push(found),
  );
  return { value: lines, problems };
}
