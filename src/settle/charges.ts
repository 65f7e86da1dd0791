import type { ChargeTerms } from '../allocate/charge-terms.ts';
import type { Account, Accounts } from './accounts.ts';
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

/** The account of rows of some terms. */
export function chargeOf(
  charges: Accounts,
  { member, billedTo, category, imputation }: ChargeTerms,
): Account {
  const { chapter = '', function: budgetFunction = '', nature = '' } = imputation ?? {};
  return charges.of([member, billedTo, category, chapter, budgetFunction, nature]);
}

export function sortedCharges(charges: Accounts): readonly Charge[] {
  return charges.entries().map(({ keys, totals }) => {
    const [member = '', billedTo = '', category = '', chapter = '', budgetFunction = '', nature = ''] = keys;
    return { member, billedTo, category, chapter, function: budgetFunction, nature, ...totals };
  });
}
