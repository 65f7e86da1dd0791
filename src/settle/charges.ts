import type { AllocatedLine } from '../allocate/allocator.ts';
import type { Accounts } from './accounts.ts';
import type { Totals } from './totals.ts';

/** What a member bears, by who paid the operator, category and imputation. */
export interface Charge extends Totals {
  readonly member: string;
  readonly billedTo: string;
  readonly category: string;
  readonly chapter: string;
  readonly function: string;
  readonly nature: string;
}

/** Adds the rows of a line. */
export function addCharges(charges: Accounts, allocated: AllocatedLine): void {
  const { line, billedTo, rows } = allocated;
  for (const row of rows) {
    const { chapter = '', function: budgetFunction = '', nature = '' } = row.imputation ?? {};
    charges.add([row.member, billedTo, line.category, chapter, budgetFunction, nature], row, allocated);
  }
}

export function sortedCharges(charges: Accounts): readonly Charge[] {
  return charges.entries().map(({ keys, totals }) => {
    const [member = '', billedTo = '', category = '', chapter = '', budgetFunction = '', nature = ''] = keys;
    return { member, billedTo, category, chapter, function: budgetFunction, nature, ...totals };
  });
}
