import { getOrInsert } from '../../domain/cache.ts';
import { addTo } from '../../domain/lists.ts';
import { type Cents, formatCents, sumOfCents } from '../../domain/numbers/money.ts';
import type { Day } from '../../domain/time/calendar.ts';
import type { HistoryCheck } from '../check.ts';
import type { RawFinding } from '../finding.ts';
import type { Invoice } from '../lines/invoice-book.ts';
import { billedItemAt, FLAG, has } from '../lines/line-columns.ts';
import { invoiceOf } from '../lines/line-store.ts';
import type { History } from '../sweep/history.ts';

/**
 * The credits of an original invoice exceed what it billed: for one access and item, or in all. Reported at each credit
 * that increases the excess; at stake: by how much, negative. Credits that name the same invoice, alone or with others,
 * are also added up: that invoice is charged once.
 */
export const creditExceedsOriginal: HistoryCheck = {
  code: 'credit-exceeds-original',
  severity: 'error',
  asks: 'credit-note',
  stakes: 'too high',
  credits: 'apart',
  example: {
    wording: 'credit-exceeds-original',
    args: { invoice: 'F2025-0009', charged: 7500n, credited: 9500n },
  },
  *find(history) {
    const credits = creditsByOriginals(history);
    const charged = chargesOf(new Set(credits.flatMap(({ originals }) => originals)), history);
    const told = new Map<number, Cents>();
    for (const one of [...credits, ...joined(credits, history)]) {
      const known = one.originals.flatMap(({ number }) => charged.get(number) ?? []);
      if (known.length > 0) yield* excessesOf(one, togetherOf(known), told, history);
    }
  },
};

/** The credits that name the same invoice, or the same several. */
interface Credits {
  readonly originals: readonly Invoice[];
  readonly lines: number[];
}

/** What an invoice charges, in all, less allowances on the whole, and by billed item; a repeated line counts once. */
interface Charged {
  total: Cents;
  readonly ofBilledItem: Map<number, Cents>;
}

/** Credits that name original invoices, by these, in the order they were billed, without duplicates. */
function creditsByOriginals(history: History): readonly Credits[] {
  const { lines, until } = history;
  const { columns, invoices } = lines;
  const groups = new Map<string, Credits>();
  for (const [index, named] of columns.original) {
    const found = invoices.originals(invoiceOf(lines, index).supplier, named);
    const originals = [...new Set(found)].flatMap((one) =>
      one === undefined || one.date > until ? [] : one,
    );
    if (originals.length < new Set(found).size || !isOfCredits(index, history)) continue;
    originals.sort(byNumber);
    const key = String(originals.map(({ number }) => number));
    getOrInsert(groups, key, () => ({ originals, lines: [] })).lines.push(index);
  }
  for (const { lines } of groups.values()) lines.sort(byDate(history));
  return [...groups.values()];
}

/** Whether a line is a credit that counts, or an allowance on a whole credit note, which lowers what that credits. */
function isOfCredits(index: number, { lines }: History): boolean {
  if (has(lines.columns, index, FLAG.duplicate)) return false;
  return has(lines.columns, index, FLAG.credit) || !invoiceOf(lines, index).charges;
}

/** Credits of which each names an invoice that others name with or without further ones, in the same order. */
function* joined(credits: readonly Credits[], history: History): Generator<Credits> {
  const naming = new Map<Invoice, Credits[]>();
  for (const one of credits) for (const original of one.originals) addTo(naming, original, one);
  for (const first of credits) {
    const family = new Set([first]);
    const originals: Invoice[] = [];
    for (const one of family) {
      for (const original of one.originals) {
        const others = naming.get(original);
        if (others === undefined) continue;
        naming.delete(original);
        originals.push(original);
        for (const other of others) family.add(other);
      }
    }
    if (family.size === 1) continue;
    const lines = [...family].flatMap((one) => one.lines).sort(byDate(history));
    yield { originals: originals.sort(byNumber), lines };
  }
}

function byNumber(a: Invoice, b: Invoice): number {
  return a.number - b.number;
}

/** By the dates of invoices; on one date, allowances of credit notes before credits; then as they were read. */
function byDate({ lines }: History): (a: number, b: number) => number {
  const dateOf = (index: number): Day => invoiceOf(lines, index).date;
  const isCredit = (index: number): number => Number(has(lines.columns, index, FLAG.credit));
  return (a, b) => dateOf(a) - dateOf(b) || isCredit(a) - isCredit(b) || a - b;
}

function chargesOf(
  originals: ReadonlySet<Invoice>,
  { lines: { columns, subjects } }: History,
): ReadonlyMap<number, Charged> {
  const wanted = new Set([...originals].filter(({ charges }) => charges).map(({ number }) => number));
  const charged = new Map<number, Charged>();
  if (wanted.size === 0) return charged;
  for (let index = 0; index < columns.count; index++) {
    const invoice = columns.invoice[index] ?? 0;
    if (!wanted.has(invoice) || has(columns, index, FLAG.repeated)) continue;
    if (has(columns, index, FLAG.credit) && !has(columns, index, FLAG.ofDocument)) continue;
    const known = getOrInsert(charged, invoice, () => ({ total: 0n, ofBilledItem: new Map() }));
    const net = columns.net.at(index);
    const billedItem = billedItemAt(columns, index);
    known.total += net;
    if (subjects.isNamed(billedItem))
      known.ofBilledItem.set(billedItem, (known.ofBilledItem.get(billedItem) ?? 0n) + net);
  }
  return charged;
}

/** What several invoices charge together. */
function togetherOf(accounts: readonly Charged[]): Charged {
  const ofBilledItem = new Map<number, Cents>();
  for (const account of accounts) {
    for (const [billedItem, net] of account.ofBilledItem)
      ofBilledItem.set(billedItem, (ofBilledItem.get(billedItem) ?? 0n) + net);
  }
  return { total: sumOfCents(accounts.map(({ total }) => total)), ofBilledItem };
}

/**
 * By how much each credit increases the excess: the sum of the excesses of items, or the excess of the whole if that is
 * more, less what was `told` of credits already, by index.
 */
function* excessesOf(
  { originals, lines: credits }: Credits,
  { total, ofBilledItem }: Charged,
  told: Map<number, Cents>,
  { lines: { columns } }: History,
): Generator<RawFinding> {
  const invoice = originals.map(({ invoiceNumber }) => invoiceNumber).join('+');
  const spent = new Map<number, Cents>();
  let inAll = 0n;
  let ofItems = 0n;
  let toldInAll = 0n;
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
    const toldBefore = told.get(index) ?? 0n;
    toldInAll += toldBefore;
    const grows = (ofItems > inAllBeyond ? ofItems : inAllBeyond) - toldInAll;
    if (grows <= 0n) continue;
    toldInAll += grows;
    told.set(index, toldBefore + grows);
    if (!has(columns, index, FLAG.selected)) continue;
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
