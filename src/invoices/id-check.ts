import { type Problem, problem } from '../diagnostics/problem.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { nearest } from '../text/nearest.ts';
import type { KnownIds } from '../workspace/load.ts';

/**
 * Ids that an invoice line names and no table has: errors of the file, whichever period it is of.
 * Says whether there was none.
 */
export function idCheck(
  known: KnownIds | undefined,
): (line: InvoiceLine, report: (found: Problem) => void) => boolean {
  if (known === undefined) return () => true;
  return ({ serves, billedTo, file, row, net }, report) => {
    const servesKnown = serves === undefined || serves === '*' || known.targets.has(serves);
    const payerKnown = billedTo === undefined || known.members.has(billedTo);
    if (!servesKnown) {
      const args = { value: serves, nearest: () => nearest(serves, known.targets) };
      report({
        ...problem('serves-unknown', { file, row, column: 'serves', value: serves }, args),
        stake: net,
      });
    }
    if (!payerKnown) {
      const args = { value: billedTo, nearest: () => nearest(billedTo, known.members) };
      const place = { file, row, column: 'billed_to', value: billedTo };
      report({ ...problem('member-unknown', place, args), stake: net });
    }
    return servesKnown && payerKnown;
  };
}
