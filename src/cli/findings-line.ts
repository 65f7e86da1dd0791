import type { Language } from '../diagnostics/language.ts';
import { eurosText } from '../domain/amount-text.ts';
import { formatCents } from '../domain/money.ts';
import type { Reconciliation } from '../reconcile/reconcile.ts';
import { words } from './messages/words.ts';

/** What `allocate` says of the findings of reconcile: one line. */
export function findingsLine({ tally, lines }: Reconciliation, language: Language): string {
  const text = words(language).reconcile;
  const { count, bySeverity, overBilled, owed, late } = tally;
  if (count === 0) return text.nothingFound(lines);
  const euros = (amount: bigint): string => eurosText(amount, language);
  return text.found(count, bySeverity.error, euros(overBilled), euros(-owed), late === 0n ? '' : euros(late));
}

/** The same for programs. */
export function findingsJson({ tally: { count, bySeverity, overBilled, owed } }: Reconciliation) {
  return {
    findings: count,
    errors: bySeverity.error,
    over_billed: formatCents(overBilled),
    owed_to_operator: formatCents(-owed),
  };
}
