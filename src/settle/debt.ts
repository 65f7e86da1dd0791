import { compareParties, type Parties } from '../domain/parties.ts';
import { NOTHING, plus, type Totals } from './totals.ts';

/** What a member owes to the one that paid the operator; never set off against the other direction. */
export interface Debt extends Totals, Parties {
  /** The closed run whose debt this corrects; empty for the run's own lines. The two are never added together. */
  readonly corrects: string;
}

/** Debts as 0.1 stated them: corrections of closed runs in one sum with the run's own lines. */
export function debtsOf01(debts: readonly Debt[]): readonly Debt[] {
  const sums = new Map<string, Debt>();
  for (const debt of debts) {
    const key = JSON.stringify([debt.debtor, debt.creditor]);
    const before = sums.get(key) ?? { ...debt, ...NOTHING, corrects: '' };
    sums.set(key, { ...before, ...plus(before, debt, debt.lines) });
  }
  return [...sums.values()].sort(compareParties);
}
