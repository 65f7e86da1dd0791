import { compareBy } from '../text/text-order.ts';

/** Who owes, and to whom: ids of members. */
export interface Parties {
  readonly debtor: string;
  readonly creditor: string;
}

/** Whether two sums have the same debtor and the same creditor. */
export function haveSameParties(one: Parties, other: Parties): boolean {
  return one.debtor === other.debtor && one.creditor === other.creditor;
}

/** Whether a member is the debtor or the creditor. */
export function isParty(member: string, { debtor, creditor }: Parties): boolean {
  return debtor === member || creditor === member;
}

/** The order of sums between members. */
export const compareParties = compareBy<Parties>(
  ({ debtor }) => debtor,
  ({ creditor }) => creditor,
);
