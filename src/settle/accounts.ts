import type { Cents } from '../domain/money.ts';
import { compareText } from '../text/text-order.ts';
import type { Amounts, Totals } from './totals.ts';

/** Totals by key; a line counts once for a key, however many of its rows fall under it. */
export interface Accounts {
  /** Adds a row of a line, or the sums of a row of `lines` alike, of which the object given is no other's. */
  readonly add: (keys: readonly string[], amounts: Amounts, line: object, lines?: number) => void;
  /** By their keys, in code point order. */
  readonly entries: () => readonly AccountsEntry[];
}

export interface AccountsEntry {
  readonly keys: readonly string[];
  readonly totals: Totals;
}

interface Account {
  lines: number;
  net: Cents;
  vat: Cents;
  gross: Cents;
  lastLine: object | undefined;
}

/** Accounts by their first key, then the next: no text is built to find one. */
interface Branch {
  readonly branches: Map<string, Branch>;
  account: Account | undefined;
}

/** Accounts whose lines are given one after the other. */
export function accounts(): Accounts {
  const root = newBranch();
  return {
    add(keys, { net, vat, gross }, line, lines = 1) {
      let branch = root;
      for (const key of keys) {
        let next = branch.branches.get(key);
        if (next === undefined) {
          next = newBranch();
          branch.branches.set(key, next);
        }
        branch = next;
      }
      branch.account ??= { lines: 0, net: 0n, vat: 0n, gross: 0n, lastLine: undefined };
      const { account } = branch;
      if (account.lastLine !== line) account.lines += lines;
      account.lastLine = line;
      account.net += net;
      account.vat += vat;
      account.gross += gross;
    },
    entries: () => [...entriesOf(root, [])],
  };
}

function newBranch(): Branch {
  return { branches: new Map(), account: undefined };
}

function* entriesOf({ branches, account }: Branch, keys: readonly string[]): Generator<AccountsEntry> {
  if (account !== undefined) {
    const { lines, net, vat, gross } = account;
    yield { keys, totals: { lines, net, vat, gross } };
  }
  for (const [key, branch] of [...branches].sort(([a], [b]) => compareText(a, b))) {
    yield* entriesOf(branch, [...keys, key]);
  }
}
