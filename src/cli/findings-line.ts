import type { Language } from '../domain/language.ts';
import { formatCents } from '../domain/money.ts';
import { moneyTeller } from '../reconcile/outputs/output.ts';
import type { Reconciliation } from '../reconcile/reconciliation.ts';
import { words } from './messages/words.ts';

/** What `allocate` says of the findings of reconcile: one line. */
export function findingsLine(reconciliation: Reconciliation, language: Language): string {
  const { tally, lines } = reconciliation;
  const text = words(language).reconcile;
  const { count, bySeverity, overBilled, owed, late } = tally;
  if (count === 0) return text.nothingFound(lines);
  const money = moneyTeller(reconciliation, language);
  return text.found(count, bySeverity.error, money(overBilled), money(-owed), late === 0n ? '' : money(late));
}

/** The same for programs. */
export function findingsJson({ tally: { count, bySeverity, overBilled, owed, late } }: Reconciliation) {
  return {
    findings: count,
    errors: bySeverity.error,
    over_billed: formatCents(overBilled),
    owed_to_operator: formatCents(-owed),
    late: formatCents(late),
  };
}
