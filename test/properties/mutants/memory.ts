/** Engines that remember too much or too little from one line to the next. */

import { largestRemainder } from '../../../src/allocate/rounding/largest-remainder.ts';
import { carry, type RoundingAccounts } from '../../../src/allocate/rounding/rounding.ts';
import type { Convention } from '../../../src/domain/convention.ts';
import type { Workspace } from '../../../src/domain/workspace.ts';
import type { Engine } from '../engine.ts';
import { type AmountName, byMembers, invoiceKey, type MemberSplit } from './reround.ts';

/** Whether each line carries over what rounding took; generated workspaces round all their lines alike. */
function isCarried({ settings }: Convention): boolean {
  return settings[0]?.value.rounding === 'carry';
}

/** The right split for `largest_remainder`, another one for `carry`. */
function whereCarried(createSplit: () => MemberSplit): (workspace: Workspace) => MemberSplit {
  return ({ convention }) =>
    isCarried(convention) ? createSplit() : (amount, members) => largestRemainder(amount, members);
}

/** Accounts by any key that is not the right one. */
function carriedBy(keyOf: (invoice: string, name: AmountName) => string): Engine {
  return byMembers(
    whereCarried(() => {
      const accounts = new Map<string, RoundingAccounts>();
      return (amount, members, ids, name, line) => {
        const key = keyOf(invoiceKey(line), name);
        const due = accounts.get(key) ?? new Map<string, bigint>();
        accounts.set(key, due);
        return carry(amount, members, ids, due);
      };
    }),
  );
}

/** Accounts that live as long as the run. */
export const carriedAcrossInvoices: Engine = carriedBy((_invoice, name) => name);

/** One account for net and VAT. */
export const carriedTogether: Engine = carriedBy((invoice) => invoice);

/** Accounts that are forgotten after every line. */
export const carryForgotten: Engine = byMembers(
  whereCarried(() => (amount, members, ids) => carry(amount, members, ids, new Map())),
);

/** Carry over the absolute amount: a credit pays the accounts the wrong way. */
export const carriedOverAbsolute: Engine = byMembers(
  whereCarried(() => {
    const accounts = new Map<string, RoundingAccounts>();
    return (amount, members, ids, name, line) => {
      const key = invoiceKey(line) + name;
      const due = accounts.get(key) ?? new Map<string, bigint>();
      accounts.set(key, due);
      const parts = carry(amount < 0n ? -amount : amount, members, ids, due);
      return amount < 0n ? parts.map((part) => -part) : parts;
    };
  }),
);

/** Ties in turn, from one line of the run to the next. */
export const tiesInTurn: Engine = byMembers(({ convention }) => {
  let turn = 0;
  return (amount, { values, total }, ids) => {
    if (isCarried(convention)) return carry(amount, { values, total }, ids, new Map());
    turn++;
    const order = values.map((_, i) => (i + turn) % values.length);
    const turned = largestRemainder(amount, { values: order.map((i) => values[i] ?? 0n), total });
    return values.map((_, i) => turned[order.indexOf(i)] ?? 0n);
  };
});
