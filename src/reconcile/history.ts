import { serviceDays } from '../allocate/service-days.ts';
import { vatSettler } from '../allocate/vat.ts';
import type { Fault } from '../diagnostics/problem.ts';
import type { Access } from '../domain/access.ts';
import { covers, type Day, type DayRange } from '../domain/calendar.ts';
import type { BillingCycle, Convention } from '../domain/convention.ts';
import type { DeclaredInvoice, InvoiceLine, PricedLine } from '../domain/invoice-line.ts';
import type { Price } from '../domain/price.ts';
import type { Workspace } from '../domain/workspace.ts';
import { fullCyclesTeller } from './cycle.ts';
import { duplicatesOf } from './duplicates.ts';
import {
  byDate,
  type Entry,
  invoiceKey,
  isCharge,
  isSubscription,
  keyText,
  oneDay,
  thingOf,
} from './entry.ts';
import { type CheckSettings, checkSettings } from './settings.ts';

/** The invoices of a workspace up to the end of a period, indexed once for all checks. */
export interface History {
  readonly workspace: Workspace;
  readonly settings: CheckSettings;
  /** The days of the period; undefined where single invoices are judged. */
  readonly period: DayRange | undefined;
  /** All lines of the workspace, of later periods too. */
  readonly lines: readonly InvoiceLine[];
  /** The lines of the period, in canonical order. */
  readonly selected: readonly Entry[];
  /** Those of them that no earlier line bills already. */
  readonly judged: readonly Entry[];
  /** Lines that bill one thing (see `Entry`), in the order they were billed, without duplicates. */
  readonly ofThing: (entry: Entry) => readonly Entry[];
  /** The lines of an invoice, in canonical order. */
  readonly ofInvoice: (supplier: string, invoiceNumber: string) => readonly Entry[];
  /** Whether an invoice is in the workspace, be it of a later period. */
  readonly hasInvoice: (supplier: string, invoiceNumber: string) => boolean;
  /** Credits that name an original invoice, by it, in the order they were billed, without duplicates. */
  readonly creditsByOriginal: ReadonlyMap<string, readonly Entry[]>;
  /** Subscriptions that charge an access, of all periods: what is billed late is billed. */
  readonly subscriptionsOf: (access: string) => readonly Entry[];
  /** Lines that were billed already, and the line that did. */
  readonly duplicates: ReadonlyMap<Entry, PricedLine>;
  /** The rows of an access, oldest first; undefined where the inventory lacks it. */
  readonly accessRows: (access: string) => readonly Access[] | undefined;
  readonly accesses: ReadonlyMap<string, readonly Access[]>;
  readonly priceOn: (itemCode: string | undefined, day: Day) => Price | undefined;
  readonly declared: (supplier: string, invoiceNumber: string) => StatedTotals | undefined;
  /** Whether an electronic invoice states its own totals. */
  readonly hasStatedTotals: boolean;
  readonly closed: ClosedLinesKnown;
}

/** What an invoice says that it comes to, and where it says so. */
export interface StatedTotals extends Pick<DeclaredInvoice, 'net' | 'vat' | 'gross'> {
  readonly file: string;
  readonly row: number;
}

/** The closed runs of a period each, and which lines closed runs hold. */
export interface ClosedLinesKnown {
  readonly periods: readonly { readonly run: string; readonly days: DayRange }[];
  readonly holds: (line: InvoiceLine) => boolean;
}

export interface HistoryInput {
  readonly workspace: Workspace;
  /** All lines of the workspace, in canonical order. */
  readonly lines: readonly InvoiceLine[];
  readonly selects: (line: InvoiceLine) => boolean;
  readonly period: DayRange | undefined;
  /** The cycle of a line's layout, where it has one. */
  readonly cycleOf: (line: InvoiceLine) => BillingCycle | undefined;
  /** Totals that electronic invoices state, by {@link invoiceKey}. */
  readonly statedTotals: ReadonlyMap<string, StatedTotals>;
  readonly closed: ClosedLinesKnown;
}

/** A line whose days of service cannot be understood: an error of the input, not of the operator. */
export interface UndatedLine {
  readonly line: InvoiceLine;
  readonly fault: Fault;
}

export function buildHistory(input: HistoryInput): {
  readonly history: History;
  readonly undated: readonly UndatedLine[];
} {
  const { workspace } = input;
  const settings = checkSettings(workspace.convention);
  const { entries, undated } = readEntries(input, settings);
  const selected = entries.filter((entry) => entry.selected);
  const until = lastDay(input.period, selected);
  const known = entries.filter(({ line }) => line.invoiceDate <= until);
  const chronological = [...known].sort(byDate);
  const duplicates = duplicatesOf(chronological);
  const sound = chronological.filter((entry) => !duplicates.has(entry));
  const things = groupBy(sound, ({ thing }) => thing);
  const invoices = groupBy(known, ({ invoice }) => invoice);
  const allInvoices = new Set(entries.map(({ invoice }) => invoice));
  const credits = sound.filter((entry) => !isCharge(entry));
  const subscriptions = groupBy(
    entries.filter((entry) => isSubscription(entry) && isCharge(entry)),
    ({ line }) => line.access,
  );
  const accesses = groupBy(
    [...(workspace.accesses ?? [])].sort((a, b) => a.days.from - b.days.from),
    ({ access }) => access,
  );
  const prices = groupBy(workspace.prices ?? [], ({ itemCode }) => itemCode);
  const declared = new Map(
    (workspace.declaredInvoices ?? []).map((row) => [
      invoiceKey(row.supplier, row.invoiceNumber),
      { ...row, file: 'invoices.csv' },
    ]),
  );
  const history: History = {
    workspace,
    settings,
    period: input.period,
    lines: input.lines,
    selected,
    judged: selected.filter((entry) => !duplicates.has(entry)),
    ofThing: (entry) => things.get(entry.thing ?? '') ?? [],
    ofInvoice: (supplier, number) => invoices.get(invoiceKey(supplier, number)) ?? [],
    hasInvoice: (supplier, number) => allInvoices.has(invoiceKey(supplier, number)),
    creditsByOriginal: groupBy(credits, ({ line }) =>
      line.originalInvoice === undefined ? undefined : invoiceKey(line.supplier, line.originalInvoice),
    ),
    subscriptionsOf: (access) => subscriptions.get(access) ?? [],
    duplicates,
    accessRows: (access) => accesses.get(access),
    accesses,
    priceOn: (itemCode, day) =>
      itemCode === undefined ? undefined : prices.get(itemCode)?.find(({ days }) => covers(days, day)),
    declared: (supplier, number) =>
      declared.get(invoiceKey(supplier, number)) ??
      declared.get(invoiceKey('', number)) ??
      input.statedTotals.get(invoiceKey(supplier, number)),
    hasStatedTotals: input.statedTotals.size > 0,
    closed: input.closed,
  };
  return { history, undated };
}

function readEntries(
  { workspace, lines, selects, cycleOf }: HistoryInput,
  settings: CheckSettings,
): { readonly entries: readonly Entry[]; readonly undated: readonly UndatedLine[] } {
  const convention = datingRules(workspace.convention);
  const settle = vatSettler();
  const areFullCycles = fullCyclesTeller();
  const first = new Map<string, PricedLine>();
  const entries: Entry[] = [];
  const undated: UndatedLine[] = [];
  lines.forEach((unpriced, index) => {
    const { line } = settle(unpriced);
    const selected = selects(unpriced);
    const dated = serviceDays(line, convention);
    if ('code' in dated && selected) undated.push({ line, fault: dated });
    const days = 'code' in dated ? oneDay(line.invoiceDate) : dated.days;
    const cycle = cycleOf(line) ?? settings.cycle;
    const invoice = invoiceKey(line.supplier, line.invoiceNumber);
    const key = keyText(invoice, line.lineNumber);
    const repeats = first.get(key);
    if (repeats === undefined) first.set(key, line);
    entries.push({
      line,
      invoice,
      index,
      days,
      hasPeriod:
        line.periodStart !== undefined ||
        (line.serviceDate === undefined && convention.undated === 'invoice_month'),
      selected,
      cycle,
      fullCycles: areFullCycles(days, cycle),
      credit: line.net < 0n,
      thing: thingOf(line),
      repeats,
    });
  });
  return { entries, undated };
}

/** The checks go by the days that the operator billed, whatever decides the shares. */
function datingRules(convention: Convention): Convention {
  const byInvoice = convention.basis === 'invoice_date' && convention.undated === 'error';
  return {
    ...convention,
    basis: 'service',
    prorata: 'daily',
    undated: byInvoice ? 'invoice_date' : convention.undated,
  };
}

/** Lines dated after this day are not yet known when the period is judged. */
function lastDay(period: DayRange | undefined, selected: readonly Entry[]): Day {
  return selected.reduce((last, { line }) => Math.max(last, line.invoiceDate), period?.to ?? 0);
}

function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
