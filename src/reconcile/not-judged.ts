import type { Cents } from '../domain/numbers/money.ts';
import { compareText } from '../text/text-order.ts';
import { FLAG, has } from './lines/line-columns.ts';
import { type History, judgedLines } from './sweep/history.ts';

/** Charges of the period that a check passes over, and their net. */
export interface NotJudged {
  readonly lines: number;
  readonly net: Cents;
}

/** The same, of markets that the convention does not name. */
export interface NotJudgedMarkets extends NotJudged {
  readonly markets: readonly string[];
}

/** The charges that state no item or no unit price: `price-mismatch` has nothing to compare with the schedule. */
export function unpricedOf(history: History): NotJudged {
  const { columns } = history.lines;
  let lines = 0;
  let net = 0n;
  for (const index of judgedLines(history)) {
    if (columns.item[index] && columns.unitPrice[index]) continue;
    const own = columns.net.at(index);
    if (own <= 0n) continue;
    lines++;
    net += own;
  }
  return { lines, net };
}

/** The charges of a market to which the convention gives no dates: `outside-market` has nothing to compare them with. */
export function unmarketedOf(history: History): NotJudgedMarkets {
  const { lines: store, register } = history;
  const { columns } = store;
  const { markets: known } = register.workspace.convention.reconcile;
  const markets = new Set<string>();
  let lines = 0;
  let net = 0n;
  const isAnyUnknown = register.workspace.prices?.some(({ market }) => market && !known.has(market));
  for (const index of isAnyUnknown ? judgedLines(history) : []) {
    const market = marketAt(history, index);
    if (market === undefined || known.has(market)) continue;
    markets.add(market);
    lines++;
    net += columns.net.at(index);
  }
  return { lines, net, markets: [...markets].sort(compareText) };
}

/** Whether a line is a charge of a market to which the convention gives its dates. */
export function isOfKnownMarket(history: History, index: number): boolean {
  const market = marketAt(history, index);
  return market !== undefined && history.register.workspace.convention.reconcile.markets.has(market);
}

/** The market of the item of a charge on its first day; undefined for a credit, and where the schedule names none. */
function marketAt({ lines: { columns }, register }: History, index: number): string | undefined {
  if (has(columns, index, FLAG.credit)) return undefined;
  return register.priceOn(columns.items.textOf(columns.item[index] ?? 0), columns.from[index] ?? 0)?.market;
}
