import { compareText } from '../text/text-order.ts';
import type { Amounts, Totals } from './totals.ts';

/** Totals by keys of some names; a line counts once for its keys, however many of its rows fall under them. */
export interface TotalsBy<Names extends readonly string[]> {
  /** A record may have more than its keys. */
  readonly add: (keys: Keys<Names>, amounts: Amounts, line: object) => void;
  /** The sum of some keys, for callers that add to it often. */
  readonly of: (keys: Keys<Names>) => RunningTotals;
  /** By their keys, in code point order. */
  readonly entries: () => readonly Entry<Names>[];
  /** The same entries as one record each. */
  readonly rows: () => readonly (Keys<Names> & Totals)[];
}

type Keys<Names extends readonly string[]> = Readonly<Record<Names[number], string>>;

/** Sums the rows of lines that are given one after the other. */
export interface RunningTotals {
  readonly add: (amounts: Amounts, line: object) => void;
  /** The same, its amounts given as numbers too: see {@link addToEach}. */
  readonly addNumbers: (net: number, vat: number, gross: number, amounts: Amounts, line: object) => void;
  readonly totals: () => Totals;
}

interface Entry<Names extends readonly string[]> {
  readonly keys: Keys<Names>;
  readonly totals: Totals;
}

/** Sums by their first key, then the next: no text is built to look one up. */
interface Branch<Names extends readonly string[]> {
  readonly branches: Map<string, Branch<Names>>;
  leaf: Leaf<Names> | undefined;
}

interface Leaf<Names extends readonly string[]> {
  readonly keys: Keys<Names>;
  readonly sum: RunningTotals;
}

/** Totals of lines that are given one after the other, by keys of these names. */
export function totalsBy<const Names extends readonly string[]>(...names: Names): TotalsBy<Names> {
  const root = newBranch<Names>();
  const ownKeys = (record: Keys<Names>): Keys<Names> =>
    Object.fromEntries(names.map((name: Names[number]) => [name, record[name]])) as Keys<Names>;
  const of = (record: Keys<Names>): RunningTotals => {
    let branch = root;
    for (const name of names) {
      const key = record[name as Names[number]];
      let next = branch.branches.get(key);
      if (next === undefined) {
        next = newBranch();
        branch.branches.set(key, next);
      }
      branch = next;
    }
    branch.leaf ??= { keys: ownKeys(record), sum: runningTotals() };
    return branch.leaf.sum;
  };
  const entries = (): readonly Entry<Names>[] =>
    [...leavesOf(root)].map(({ keys, sum }) => ({ keys, totals: sum.totals() }));
  return {
    of,
    add: (keys, amounts, line) => of(keys).add(amounts, line),
    entries,
    rows: () => entries().map(({ keys, totals }) => ({ ...keys, ...totals })),
  };
}

function newBranch<Names extends readonly string[]>(): Branch<Names> {
  return { branches: new Map(), leaf: undefined };
}

/** Adds a row of a line to several sums. */
export function addToEach(sums: readonly RunningTotals[], amounts: Amounts, line: object): void {
  const net = Number(amounts.net);
  const vat = Number(amounts.vat);
  const gross = Number(amounts.gross);
  for (const sum of sums) sum.addNumbers(net, vat, gross, amounts, line);
}

/** Sums in safe integers, and in bigint where these would overflow. */
export function runningTotals(): RunningTotals {
  let lines = 0;
  let lastLine: object | undefined;
  let net = 0;
  let vat = 0;
  let gross = 0;
  /** An upper bound of every sum: the sum of all amounts without their signs. */
  let most = 0;
  const large = { net: 0n, vat: 0n, gross: 0n };
  const addNumbers: RunningTotals['addNumbers'] = (ofNet, ofVat, ofGross, amounts, line) => {
    if (lastLine !== line) lines++;
    lastLine = line;
    const more = most + Math.abs(ofNet) + Math.abs(ofVat) + Math.abs(ofGross);
    if (more <= Number.MAX_SAFE_INTEGER) {
      most = more;
      net += ofNet;
      vat += ofVat;
      gross += ofGross;
    } else {
      large.net += amounts.net;
      large.vat += amounts.vat;
      large.gross += amounts.gross;
    }
  };
  return {
    addNumbers,
    add: (amounts, line) =>
      addNumbers(Number(amounts.net), Number(amounts.vat), Number(amounts.gross), amounts, line),
    totals: () => ({
      lines,
      net: BigInt(net) + large.net,
      vat: BigInt(vat) + large.vat,
      gross: BigInt(gross) + large.gross,
    }),
  };
}

function* leavesOf<Names extends readonly string[]>(branch: Branch<Names>): Generator<Leaf<Names>> {
  if (branch.leaf !== undefined) yield branch.leaf;
  const next = [...branch.branches].sort(([a], [b]) => compareText(a, b));
  for (const [, found] of next) yield* leavesOf(found);
}
