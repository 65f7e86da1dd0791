import { getOrInsert } from '../../domain/cache.ts';
import { addTo } from '../../domain/lists.ts';
import { type Cents, formatCents } from '../../domain/numbers/money.ts';
import type { Day } from '../../domain/time/calendar.ts';
import type { HistoryCheck } from '../check.ts';
import type { RawFinding } from '../finding.ts';
import type { Invoice } from '../lines/invoice-book.ts';
import { billedItemAt, FLAG, has } from '../lines/line-columns.ts';
import { invoiceOf } from '../lines/line-store.ts';
import type { History } from '../sweep/history.ts';

/**
 * The credits of an original invoice exceed what it billed: for one access and item, or in all. Reported at each credit
 * that increases the excess; at stake: by how much, negative.
 */
export const creditExceedsOriginal: HistoryCheck = {
  code: 'credit-exceeds-original',
  severity: 'error',
  asks: 'credit-note',
  example: {
    wording: 'credit-exceeds-original',
    args: { invoice: 'F2025-0009', charged: 7500n, credited: 9500n },
  },
  *find(history) {
    const credits = creditsByOriginal(history);
    const charged = chargesOf(new Set(credits.keys()), history);
    for (const [original, lines] of credits) {
      const accounts = charged.get(original.number);
      if (accounts !== undefined) yield* excessesOf(lines, original, accounts, history);
    }
  },
};

/** What an invoice charges, in all and for each billed item; a repeated line counts once. */
interface Charged {
  total: Cents;
  readonly ofBilledItem: Map<number, Cents>;
}

/** Credits that name an original invoice, by it, in the order they were billed, without duplicates. */
function creditsByOriginal({ lines, until }: History): ReadonlyMap<Invoice, number[]> {
  const { columns, invoices } = lines;
  const dateOf = (index: number): Day => invoiceOf(lines, index).date;
  const groups = new Map<Invoice, number[]>();
  for (const [index, number] of columns.original) {
    const original = invoices.find(invoiceOf(lines, index).supplier, number);
    if (original === undefined || original.date > until) continue;
    if (has(columns, index, FLAG.duplicate)) continue;
    addTo(groups, original, index);
  }
  for (const group of groups.values()) group.sort((a, b) => dateOf(a) - dateOf(b));
  return groups;
}

function chargesOf(
  originals: ReadonlySet<Invoice>,
  { lines: { columns, subjects } }: History,
): ReadonlyMap<number, Charged> {
  const wanted = new Set([...originals].map(({ number }) => number));
  const charged = new Map<number, Charged>();
  if (wanted.size === 0) return charged;
  for (let index = 0; index < columns.count; index++) {
    const invoice = columns.invoice[index] ?? 0;
    if (!wanted.has(invoice) || has(columns, index, FLAG.credit | FLAG.repeated)) continue;
    const known = getOrInsert(charged, invoice, () => ({ total: 0n, ofBilledItem: new Map() }));
    const net = columns.net.at(index);
    const billedItem = billedItemAt(columns, index);
    known.total += net;
    if (subjects.isNamed(billedItem))
      known.ofBilledItem.set(billedItem, (known.ofBilledItem.get(billedItem) ?? 0n) + net);
  }
  return charged;
}

/**
 * By how much each credit increases the excess: the sum of the excesses of items, or the excess of the whole if that is
 * more.
 */
function* excessesOf(
  credits: readonly number[],
  { invoiceNumber: invoice }: Invoice,
  { total, ofBilledItem }: Charged,
  { lines: { columns } }: History,
): Generator<RawFinding> {
  const spent = new Map<number, Cents>();
  let inAll = 0n;
  let ofItems = 0n;
  let told = 0n;
  for (const index of credits) {
    const billedItem = billedItemAt(columns, index);
    const amount = -columns.net.at(index);
    const own = ofBilledItem.get(billedItem);
    const before = spent.get(billedItem) ?? 0n;
    spent.set(billedItem, before + amount);
    inAll += amount;
    const ofItem = own === undefined ? 0n : beyond(before + amount, own) - beyond(before, own);
    ofItems += ofItem;
    const inAllBeyond = beyond(inAll, total);
    const grows = (ofItems > inAllBeyond ? ofItems : inAllBeyond) - told;
    told += grows;
    if (grows <= 0n || !has(columns, index, FLAG.selected)) continue;
    const [charged, credited] = own !== undefined && ofItem > 0n ? [own, before + amount] : [total, inAll];
    yield {
      about: index,
      atStake: -grows,
      details: () => ({
        // The excess of the whole is measured by another sum, with which the operator would answer.
        wording: charged === total ? 'credit-exceeds-original' : 'credit-exceeds-original/item',
        args: { invoice, charged, credited },
        column: 'net_amount',
        expected: formatCents(charged),
        actual: formatCents(credited),
      }),
    };
  }
}

function beyond(credited: Cents, charged: Cents): Cents {
  return credited > charged ? credited - charged : 0n;
}
