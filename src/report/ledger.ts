import type { Cents } from '../domain/money.ts';
import { compareText } from '../domain/text-order.ts';
import type { Amounts, Totals } from './totals.ts';

/** Totals by key; a line counts once for a key, however many of its rows fall under it. */
export interface Ledger {
  readonly add: (keys: readonly string[], amounts: Amounts, line: object) => void;
  /** By their keys, in code point order. */
  readonly entries: () => readonly LedgerEntry[];
}

export interface LedgerEntry {
  readonly keys: readonly string[];
  readonly totals: Totals;
}

interface Account {
  readonly keys: readonly string[];
  lines: number;
  net: Cents;
  vat: Cents;
  gross: Cents;
  lastLine: object | undefined;
}

/** A ledger whose lines are given one after the other. */
export function ledger(): Ledger {
  const accounts = new Map<string, Account>();
  return {
    add(keys, { net, vat, gross }, line) {
      const id = keys.join('\u0000');
      let account = accounts.get(id);
      if (account === undefined) {
        account = { keys, lines: 0, net: 0n, vat: 0n, gross: 0n, lastLine: undefined };
        accounts.set(id, account);
      }
      if (account.lastLine !== line) account.lines++;
      account.lastLine = line;
      account.net += net;
      account.vat += vat;
      account.gross += gross;
    },
    entries: () =>
      [...accounts.values()]
        .map(({ keys, lines, net, vat, gross }) => ({ keys, totals: { lines, net, vat, gross } }))
        .sort((a, b) => compareKeys(a.keys, b.keys)),
  };
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length; i++) {
    const order = compareText(a[i] ?? '', b[i] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
