import type { Language } from '../domain/language.ts';
import { formatCents } from '../domain/money.ts';
import type { Selection } from '../invoices/selection.ts';
import { moneyTeller } from '../reconcile/outputs/output.ts';
import type { Reconciliation } from '../reconcile/reconciliation.ts';
import { shellWord } from '../text/shell-word.ts';
import { words } from './messages/words.ts';

/** What `allocate` and `close` say of the findings of reconcile: one line. `see` is the command that tells them. */
export function findingsLine(reconciliation: Reconciliation, language: Language, see: string): string {
  const { tally, lines } = reconciliation;
  const text = words(language).reconcile;
  const { count, bySeverity, overBilled, owed, late } = tally;
  if (count === 0) return text.nothingFound(lines);
  const money = moneyTeller(reconciliation, language);
  const cameLate = late === 0n ? '' : money(late);
  return text.found(count, bySeverity.error, money(overBilled), money(-owed), cameLate, see);
}

/** The command that tells what reconcile found in the lines of a run; it takes no invoices, but the months that they are in. */
export function reconcileCommand(workspace: string, selection: Selection): string {
  const folder = workspace === '.' ? [] : [shellWord(workspace)];
  const period = selection.kind === 'all' || selection.kind === 'invoices' ? undefined : selection.period;
  const options = period === undefined ? [] : [`--period ${period.name}`];
  return ['grappe reconcile', ...folder, ...options].join(' ');
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
