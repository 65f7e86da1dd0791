import { serviceDays } from '../../allocate/service-days.ts';
import { vatFinder } from '../../allocate/vat.ts';
import type { Fault } from '../../diagnostics/problem.ts';
import type { BillingCycle, Convention, DatedSettings } from '../../domain/convention.ts';
import { settingsOn } from '../../domain/dated-settings.ts';
import { behavesAs, type InvoiceLine } from '../../domain/invoice-line.ts';
import { partitionPoint } from '../../domain/lists.ts';
import { type Cents, roundHalfAway } from '../../domain/numbers/money.ts';
import { type DayRange, length } from '../../domain/time/calendar.ts';
import { around, oneDay } from '../../domain/time/period.ts';
import { CALENDAR_MONTHS, fullCyclesTester } from '../cycle.ts';
import { countDays } from '../day-ranges.ts';
import type { Entry } from './entry.ts';
import { addSums, type Invoice, type InvoiceBook, invoiceBook, type StatedSums } from './invoice-book.ts';
import { addLine, billedItemAt, type LineColumns, lineColumns } from './line-columns.ts';
import { repeatedKeys } from './repeated-keys.ts';
import { type Subjects, subjects } from './subjects.ts';
import { type WholeFile, wholeFiles } from './whole-files.ts';

/** All lines of a workspace: as much of each as the checks of other lines need. */
export interface LineStore {
  readonly columns: LineColumns;
  readonly invoices: InvoiceBook;
  readonly subjects: Subjects;
  readonly fileAt: (index: number) => KeptFile | undefined;
  /** A file that states totals of all its lines, by path. */
  readonly wholeFile: (path: string) => WholeFile | undefined;
  /** The first and the last date of an invoice; undefined where there is no line. */
  readonly dates: () => DayRange | undefined;
}

/** A file, whose lines are consecutive. */
export interface KeptFile {
  readonly path: string;
  /** The index of its first line. */
  readonly start: number;
  readonly cycle: BillingCycle;
  readonly hasTotals: boolean;
}

/** What the caller knows about a line: whether it is judged, charged, late, and by which cycle it is billed. */
export interface Standing {
  /** Whether its invoice is to be judged, so that its sums count. */
  readonly concerns: (line: InvoiceLine) => boolean;
  /** Whether the line itself is. */
  readonly selects: (line: InvoiceLine) => boolean;
  /** Of a line dated in or before a closed period: whether a closed run holds it; if none does, it came late. */
  readonly ofClosedPeriod: (line: InvoiceLine) => 'held' | 'late' | undefined;
  /** The cycle of the file's layout, else that of the convention. */
  readonly cycleOf: (file: string) => BillingCycle;
  /** Whether rows of the file state totals, so that the sums of all its lines count. */
  readonly hasTotals: (file: string) => boolean;
}

/** A stored line, and why its days of service cannot be understood, if they cannot. */
export interface KeptLine {
  readonly entry: Entry;
  readonly fault: Fault | undefined;
}

/** An empty store, with a function that adds the next line of the workspace. */
export function lineStore(
  convention: Convention,
  standing: Standing,
): { readonly store: LineStore; readonly add: (line: InvoiceLine) => KeptLine } {
  const columns = lineColumns();
  const invoices = invoiceBook();
  const about = subjects(columns.items);
  const files: KeptFile[] = [];
  const whole = wholeFiles();
  const dating = byDaysBilled(convention);
  const { ownCategories } = convention;
  const vatOf = vatFinder();
  const areFullCycles = fullCyclesTester();
  const repeats = repeatedKeys(columns);
  const fileOf = (path: string, index: number): KeptFile => {
    const last = files.at(-1);
    if (last?.path === path) return last;
    const file = {
      path,
      start: index,
      cycle: standing.cycleOf(path),
      hasTotals: standing.hasTotals(path),
    };
    files.push(file);
    return file;
  };
  const add = (line: InvoiceLine): KeptLine => {
    const index = columns.count;
    const file = fileOf(line.file, index);
    const invoice = invoices.of(line, index);
    const item = columns.items.numberOf(line.itemCode);
    const settings = settingsOn(dating, line.invoiceDate);
    const dated = serviceDays(line, settings, ownCategories);
    const days = 'code' in dated ? oneDay(line.invoiceDate) : dated.days;
    const statesPeriod = line.periodStart !== undefined;
    const isOfMonth = 'source' in dated && dated.source === 'invoice_month';
    const cycle = isOfMonth ? CALENDAR_MONTHS : file.cycle;
    const selected = standing.selects(line);
    const concerned = standing.concerns(line);
    const entry: Entry = {
      line: withoutTwoSigns(line),
      index,
      invoice,
      item,
      billedItem: about.billedItemOf(about.subjectOf(line), item, line),
      category: behavesAs(line.category, ownCategories),
      days,
      statesPeriod,
      hasPeriod: statesPeriod || isOfMonth,
      cycle,
      fullCycles: areFullCycles(days, cycle),
      credit: line.net < 0n,
      selected,
      repeats: repeats(invoice, line.lineNumber),
      vat: concerned || file.hasTotals ? vatOf(line) : 0n,
    };
    addLine(columns, entry, standing.ofClosedPeriod(line));
    if (line.net > 0n && !line.ofDocument) invoice.charges = true;
    if (selected) invoice.selected = true;
    const isRepeated = entry.repeats !== undefined;
    if (concerned) addSums(isRepeated ? invoice.again : invoice.once, statedAmounts(entry));
    if (file.hasTotals)
      whole.add(file.path, { invoice, selected, isRepeated, amounts: statedAmounts(entry) });
    return { entry, fault: 'code' in dated && selected ? dated : undefined };
  };
  const store: LineStore = {
    columns,
    invoices,
    subjects: about,
    fileAt: (index) => fileAt(files, index),
    wholeFile: whole.find,
    dates: () => datesOf(invoices.all),
  };
  return { store, add };
}

/** A charge that takes back a credit may have a minus sign on its quantity and on its price: then both go. */
function withoutTwoSigns(line: InvoiceLine): InvoiceLine {
  const { net, quantity, unitPrice } = line;
  if (net < 0n || !quantity?.startsWith('-') || !unitPrice?.startsWith('-')) return line;
  return { ...line, quantity: quantity.slice(1), unitPrice: unitPrice.slice(1) };
}

function statedAmounts({ line: { net, statedGross }, vat }: Entry): StatedSums {
  return { net, vat, gross: statedGross ?? net + vat };
}

function fileAt(files: readonly KeptFile[], index: number): KeptFile | undefined {
  return files[partitionPoint(files, ({ start }) => start <= index) - 1];
}

function datesOf(invoices: readonly Invoice[]): DayRange | undefined {
  let dates: DayRange | undefined;
  for (const { date } of invoices) dates = around(dates, oneDay(date));
  return dates;
}

/** The checks go by the days that the operator billed, whatever decides the shares. */
function byDaysBilled(convention: Convention): Convention {
  const billed = (settings: DatedSettings): DatedSettings => {
    const byInvoice = settings.basis === 'invoice_date' && settings.undated === 'error';
    const undated = byInvoice ? 'invoice_date' : settings.undated;
    return { ...settings, basis: 'service', prorata: 'daily', undated };
  };
  const settings = convention.settings.map((turn) => ({ ...turn, value: billed(turn.value) }));
  return { ...convention, settings };
}

/** The invoice of a stored line. */
export function invoiceOf({ columns, invoices }: LineStore, index: number): Invoice {
  const invoice = invoices.at(columns.invoice[index] ?? -1);
  if (invoice === undefined) throw new Error(`no line ${index}`);
  return invoice;
}

/** The invoices that a credit names, of those that are there. */
export function originalsOf(store: LineStore, index: number): readonly Invoice[] {
  const named = store.columns.original.get(index);
  if (named === undefined) return [];
  return store.invoices
    .originals(invoiceOf(store, index).supplier, named)
    .filter((invoice) => invoice !== undefined);
}

/** A text that credits have in common which name the same invoices, there or not; of one that names none it is blank. */
export function originalsText(store: LineStore, index: number): string {
  const numbers = originalsOf(store, index).map(({ number }) => number);
  return `${numbers.join()} ${store.columns.original.get(index) ?? ''}`;
}

export function daysAt({ from, to }: LineColumns, index: number): DayRange {
  return { from: from[index] ?? 0, to: to[index] ?? 0 };
}

/** What a line charges for some of its days, to the cent. */
export function netOfDays(columns: LineColumns, index: number, days: readonly DayRange[]): Cents {
  return roundHalfAway(
    columns.net.at(index) * BigInt(countDays(days)),
    BigInt(length(daysAt(columns, index))),
  );
}

/** The access or the target of a line by number; −1 where it names none. */
export function subjectAt({ columns, subjects }: LineStore, index: number): number {
  return subjects.subjectOfBilledItem(billedItemAt(columns, index));
}

/** What a message says about a line: its place. */
interface LinePlace {
  readonly invoice: string;
  readonly line: string;
  readonly file: string;
  readonly row: number;
}

export function placeOfLine(lines: LineStore, index: number): LinePlace {
  const { columns, fileAt } = lines;
  return {
    invoice: invoiceOf(lines, index).invoiceNumber,
    line: columns.lineNumber.at(index),
    file: fileAt(index)?.path ?? '',
    row: columns.row.at(index),
  };
}

/** The invoice of another line, as messages name it: with its operator in parentheses if it is another one. */
export function otherInvoiceName(lines: LineStore, other: number, index: number): string {
  const { invoiceNumber, supplier } = invoiceOf(lines, other);
  const isOfAnother = supplier !== '' && supplier !== invoiceOf(lines, index).supplier;
  return isOfAnother ? `${invoiceNumber} (${supplier})` : invoiceNumber;
}
