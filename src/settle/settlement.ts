import type { AllocatedLine } from '../allocate/allocator.ts';
import type { Accounts } from './accounts.ts';
import type { Totals } from './totals.ts';

/** What a member owes to the one that paid the operator; never set off against the other direction. */
export interface Debt extends Totals {
  readonly debtor: string;
  readonly creditor: string;
}

/** Adds the rows of a line. */
export function addDebts(debts: Accounts, allocated: AllocatedLine): void {
  const { billedTo, rows } = allocated;
  for (const row of rows) {
    if (row.member !== billedTo) debts.add([row.member, billedTo], row, allocated);
  }
}

export function sortedDebts(debts: Accounts): readonly Debt[] {
  return debts.entries().map(({ keys: [debtor = '', creditor = ''], totals }) => ({
    debtor,
    creditor,
    ...totals,
  }));
}
