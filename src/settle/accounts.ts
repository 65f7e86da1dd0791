import { compareText } from '../text/text-order.ts';
import type { Amounts, Totals } from './totals.ts';

/** Totals by key; a line counts once for a key, however many of its rows fall under it. */
export interface Accounts {
  readonly add: (keys: readonly string[], amounts: Amounts, line: object) => void;
  /** The account of some keys, for who adds to it often; an account without lines is no entry. */
  readonly of: (keys: readonly string[]) => Account;
  /** By their keys, in code point order. */
  readonly entries: () => readonly AccountsEntry[];
}

/** Sums the rows of lines that are given one after the other. */
export interface Account {
  readonly add: (amounts: Amounts, line: object) => void;
  readonly totals: () => Totals;
}

export interface AccountsEntry {
  readonly keys: readonly string[];
  readonly totals: Totals;
}

/** Accounts by their first key, then the next: no text is built to find one. */
interface Branch {
  readonly branches: Map<string, Branch>;
  account: Account | undefined;
}

/** Accounts whose lines are given one after the other. */
export function accounts(): Accounts {
  const root = newBranch();
  const of = (keys: readonly string[]): Account => {
    let branch = root;
    for (const key of keys) {
      let next = branch.branches.get(key);
      if (next === undefined) {
        next = newBranch();
        branch.branches.set(key, next);
      }
      branch = next;
    }
    branch.account ??= newAccount();
    return branch.account;
  };
  return {
    of,
    add: (keys, amounts, line) => of(keys).add(amounts, line),
    entries: () => [...entriesOf(root, [])],
  };
}

function newBranch(): Branch {
  return { branches: new Map(), account: undefined };
}

/** An account that sums in safe integers, and in bigint what they would not hold. */
function newAccount(): Account {
  let lines = 0;
  let lastLine: object | undefined;
  let net = 0;
  let vat = 0;
  let gross = 0;
  const large = { net: 0n, vat: 0n, gross: 0n };
  return {
    add(amounts, line) {
      if (lastLine !== line) lines++;
      lastLine = line;
      const [ofNet, ofVat, ofGross] = [Number(amounts.net), Number(amounts.vat), Number(amounts.gross)];
      if (staySafe(net, ofNet) && staySafe(vat, ofVat) && staySafe(gross, ofGross)) {
        net += ofNet;
        vat += ofVat;
        gross += ofGross;
      } else {
        large.net += amounts.net;
        large.vat += amounts.vat;
        large.gross += amounts.gross;
      }
    },
    totals: () => ({
      lines,
      net: BigInt(net) + large.net,
      vat: BigInt(vat) + large.vat,
      gross: BigInt(gross) + large.gross,
    }),
  };
}

/** Whether an amount and the sum with it are exact as numbers. */
function staySafe(sum: number, amount: number): boolean {
  return Number.isSafeInteger(amount) && Number.isSafeInteger(sum + amount);
}

function* entriesOf({ branches, account }: Branch, keys: readonly string[]): Generator<AccountsEntry> {
  const totals = account?.totals();
  if (totals !== undefined && totals.lines > 0) yield { keys, totals };
  for (const [key, branch] of [...branches].sort(([a], [b]) => compareText(a, b))) {
    yield* entriesOf(branch, [...keys, key]);
  }
}
