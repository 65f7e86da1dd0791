import { type Problem, problem } from '../diagnostics/problem.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { nearest } from '../domain/nearest.ts';
import type { KnownIds } from '../workspace/load.ts';

/** Ids that an invoice line names and no table has: errors of the file, whichever period it is of. */
export function idCheck(
  known: KnownIds | undefined,
): (line: InvoiceLine, report: (found: Problem) => void) => void {
  if (known === undefined) return () => {};
  return ({ serves, billedTo, file, row }, report) => {
    if (serves !== undefined && serves !== '*' && !known.targets.has(serves)) {
      const args = { value: serves, nearest: nearest(serves, known.targets) };
      report(problem('serves-unknown', { file, row, column: 'serves', value: serves }, args));
    }
    if (billedTo !== undefined && !known.members.has(billedTo)) {
      const args = { value: billedTo, nearest: nearest(billedTo, known.members) };
      report(problem('member-unknown', { file, row, column: 'billed_to', value: billedTo }, args));
    }
  };
}
