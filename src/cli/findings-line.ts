import type { Language } from '../diagnostics/render.ts';
import { amountText } from '../domain/amount-text.ts';
import { formatCents } from '../domain/money.ts';
import { atStakeOf } from '../reconcile/outputs/output.ts';
import type { Reconciliation } from '../reconcile/reconcile.ts';
import { words } from './messages/words.ts';

/** What `allocate` says of the findings of reconcile: one line. */
export function findingsLine({ findings, history }: Reconciliation, language: Language): string {
  const text = words(language).reconcile;
  if (findings.length === 0) return text.nothingFound(history.selected.length);
  const { overBilled, owed } = atStakeOf(findings);
  const euros = (amount: bigint): string => `${amountText(amount, language)} €`;
  return text.found(findings.length, errorsOf(findings), euros(overBilled), euros(-owed));
}

/** The same for programs. */
export function findingsJson({ findings }: Reconciliation) {
  const { overBilled, owed } = atStakeOf(findings);
  return {
    findings: findings.length,
    errors: errorsOf(findings),
    over_billed: formatCents(overBilled),
    owed_to_operator: formatCents(-owed),
  };
}

function errorsOf(findings: Reconciliation['findings']): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}
