import { codesOf, haveSameCodes, type Imputation, type ImputationCodes } from '../domain/imputation.ts';
import { haveSameParties } from '../domain/parties.ts';
import { overlap } from '../domain/time/calendar.ts';
import type { Period } from '../domain/time/period.ts';
import type { Workspace } from '../domain/workspace.ts';
import { compareText } from '../text/text-order.ts';
import type { AccountRow, Balance } from './account.ts';
import type { Title } from './titles.ts';
import { totalOf } from './totals.ts';

/**
 * The titles of the balances of a period: one for each pair and direction. They name a revenue imputation only where
 * the creditor has a single one; where advances were deducted, net and VAT of the rest are not known.
 */
export function balanceTitles(
  workspace: Workspace,
  period: Period,
  account: readonly AccountRow[],
  balances: readonly Balance[],
): readonly Title[] {
  return balances
    .filter(({ balance }) => balance !== 0n)
    .map((pair): Title => {
      const { debtor, creditor, advances, balance } = pair;
      const owed = totalOf(account.filter((row) => haveSameParties(row, pair)));
      return {
        creditor,
        debtor,
        ...onlyRevenue(workspace, period, creditor),
        corrects: '',
        engagements: [],
        total: { ...owed, gross: balance },
        balance: { kind: balance < 0n ? 'reduction' : 'solde', grossOnly: advances !== 0n },
      };
    });
}

/** The creditors of titles without imputation, since they have several for revenue, each with the first of these rows. */
export function creditorsOfSeveralRevenues(
  workspace: Workspace,
  period: Period,
  balances: readonly Balance[],
): readonly Imputation[] {
  const creditors = new Set(balances.filter(({ balance }) => balance !== 0n).map(({ creditor }) => creditor));
  return [...creditors].sort(compareText).flatMap((creditor) => {
    const [first, ...others] = revenuesOf(workspace, period, creditor);
    return first && others.some((row) => !haveSameCodes(row, first)) ? [first] : [];
  });
}

/** The imputation of everything that a member recovers in the period, if there is only one. */
function onlyRevenue(workspace: Workspace, period: Period, creditor: string): ImputationCodes {
  const [first, ...others] = revenuesOf(workspace, period, creditor);
  return codesOf(first && others.every((row) => haveSameCodes(row, first)) ? first : undefined);
}

function revenuesOf(
  { imputations = [] }: Workspace,
  { days }: Period,
  member: string,
): readonly Imputation[] {
  return imputations.filter(
    (row) => row.member === member && row.flow === 'recovered' && overlap(row.days, days) !== undefined,
  );
}
