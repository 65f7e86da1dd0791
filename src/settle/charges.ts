import type { LineTerms } from '../allocate/line-terms.ts';
import type { Accounts } from './accounts.ts';
import { rowSums, type TermsSums } from './terms-sums.ts';
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

/** Adds the rows of lines of the same terms. */
export function addCharges(
  charges: Accounts,
  { billedTo, category, rows }: LineTerms,
  sums: TermsSums,
): void {
  for (const [index, { member, imputation }] of rows.entries()) {
    const { chapter = '', function: budgetFunction = '', nature = '' } = imputation ?? {};
    const keys = [member, billedTo, category, chapter, budgetFunction, nature];
    charges.add(keys, rowSums(sums, index), sums, sums.lines);
  }
}

export function sortedCharges(charges: Accounts): readonly Charge[] {
  return charges.entries().map(({ keys, totals }) => {
    const [member = '', billedTo = '', category = '', chapter = '', budgetFunction = '', nature = ''] = keys;
    return { member, billedTo, category, chapter, function: budgetFunction, nature, ...totals };
  });
}
