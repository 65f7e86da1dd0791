import { hasErrors, isError, type Problem, sortProblems } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { groupBy } from '../../domain/lists.ts';
import { type Cents, netOf, sumOfCents } from '../../domain/numbers/money.ts';
import { civil, covers, type Day, type DayRange, dayOf as dayAt } from '../../domain/time/calendar.ts';
import { monthName, type Period, parsePeriod } from '../../domain/time/period.ts';
import { keptOf } from '../../invoices/invoice-file.ts';
import { type AnnouncedLine, announcedLines } from '../../reconcile/announced-lines.ts';
import { type CheckRegister, checkRegisterOf } from '../../reconcile/register/check-register.ts';
import { compareByFields } from '../../text/text-order.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import type { Fingerprint } from '../../workspace/records/input-file.ts';
import { withOwnHeaders } from '../problems/own-headers.ts';
import { readInvoiceLines } from '../read-invoice-lines.ts';
import { forecastLines } from './forecast-lines.ts';

/** An access and item (or what a line serves and its item) for which forecast and invoices differ; net amounts. */
export interface ForecastDifference {
  readonly kind: 'not-billed' | 'not-forecast' | 'amount';
  readonly access: string;
  /** Where the line names no access. */
  readonly serves: string;
  readonly itemCode: string;
  readonly forecast: Cents;
  readonly billed: Cents;
  /** The lines of the forecast, and of the invoices: `F2025-0010 line 8`. */
  readonly announced: readonly AnnouncedLine[];
  readonly lines: readonly InvoiceLine[];
}

export interface ForecastCheck {
  readonly problems: readonly Problem[];
  readonly differences: readonly ForecastDifference[];
  readonly forecast: Cents;
  readonly billed: Cents;
}

/** The categories compared with a forecast: what recurs or is paid once; usage and penalties are never announced. */
const CHECKED = ['subscription', 'service', 'setup'];

/** Compares the forecast of a past period with what was billed, line by line; lists only differences (YEAR.md). */
export async function checkForecast(loaded: LoadedWorkspace, period: Period): Promise<ForecastCheck> {
  const nothing = { differences: [], forecast: 0n, billed: 0n };
  const { workspace } = loaded;
  if (workspace === undefined) return { problems: withOwnHeaders(loaded.problems, loaded), ...nothing };
  const { problems: ofForecast } = forecastLines(workspace, period);
  const { value, problems: ofInvoices } = await readInvoiceLines(loaded);
  const problems = sortProblems([...ofInvoices, ...withOwnHeaders(ofForecast, loaded)]);
  if (hasErrors(problems)) return { problems, ...nothing };
  const { lines } = announcedLines(period.days, checkRegisterOf(workspace));
  const billed = value.filter((line) => isAnnounced(line) && isFor(line, period.days));
  return {
    problems,
    differences: differencesOf(lines, billed),
    forecast: netOf(lines),
    billed: netOf(billed),
  };
}

/** What was billed for a month but is not in the inventory, so that a forecast has none of it; net amounts. */
export interface BilledBeyond {
  /** `2025-12`. */
  readonly month: string;
  /** How many accesses and items the inventory does not know, and what was billed for them. */
  readonly unknown: number;
  readonly net: Cents;
  /** Usage, penalties and the like, which nobody announces. */
  readonly other: Cents;
}

/** What was billed for more than a month at a time, is not in the inventory, and may come again; net amounts. */
export interface BilledLonger {
  /** The accesses, or what is served, each with its item. */
  readonly names: readonly string[];
  readonly net: Cents;
}

/** What was billed before a period and is missing from a forecast of it. */
export interface Unforecast {
  readonly beyond: BilledBeyond | undefined;
  readonly longer: BilledLonger | undefined;
  /** How many errors of invoices are in the way of knowing. */
  readonly errors: number;
  /** What was read to know: the files of `invoices/`. */
  readonly files: readonly { readonly fingerprint: Fingerprint }[];
}

/** Looks at the last month before a period for which subscriptions were billed, and at the year before it. */
export async function unforecast(loaded: LoadedWorkspace, { days }: Period): Promise<Unforecast> {
  const { workspace } = loaded;
  const { value, files: read, problems } = await readInvoiceLines(loaded);
  const files = read.map(({ file }) => ({ fingerprint: keptOf(file) }));
  const errors = problems.filter((found) => isError(found) && found.code !== 'invoices-missing').length;
  const known = { errors, files };
  if (workspace === undefined || hasErrors(problems))
    return { beyond: undefined, longer: undefined, ...known };
  const register = checkRegisterOf(workspace);
  return {
    beyond: billedBeyond(value, register, days),
    longer: billedLonger(value, register, days),
    ...known,
  };
}

/** Undefined where there is no such line. */
function billedLonger(
  value: readonly InvoiceLine[],
  register: CheckRegister,
  { from }: DayRange,
): BilledLonger | undefined {
  const { year, month, day } = civil(from);
  const before = { from: dayAt(year - 1, month, day), to: from - 1 };
  const billed = value.filter((line) => isAnnounced(line) && isLonger(line) && isFor(line, before));
  const found = differencesOf(announcedLines(before, register).lines, billed).filter(
    ({ kind, billed }) => kind === 'not-forecast' && billed > 0n,
  );
  if (found.length === 0) return undefined;
  const names = found.map(({ access, serves, itemCode }) => `${access || serves} ${itemCode}`.trim());
  return { names, net: sumOfCents(found.map(({ billed }) => billed)) };
}

/** Whether a line is for more than a month. */
function isLonger({ periodStart, periodEnd }: InvoiceLine): boolean {
  return periodStart !== undefined && periodEnd !== undefined && periodEnd - periodStart >= 31;
}

/** Undefined where there is no such month, or nothing beyond. */
function billedBeyond(
  value: readonly InvoiceLine[],
  register: CheckRegister,
  days: DayRange,
): BilledBeyond | undefined {
  const starts = value
    .filter((line) => line.category === 'subscription' && dayOf(line) < days.from)
    .map(dayOf);
  const month =
    starts.length === 0 ? undefined : parsePeriod(monthName(starts.reduce((a, b) => Math.max(a, b))));
  if (month === undefined) return undefined;
  const billed = value.filter((line) => isFor(line, month.days));
  const { lines } = announcedLines(month.days, register);
  const ofMonth = billed.filter((line) => isAnnounced(line) && !isLonger(line));
  const unknown = differencesOf(lines, ofMonth).filter(
    ({ kind, billed }) => kind === 'not-forecast' && billed !== 0n,
  );
  const found = {
    month: month.name,
    unknown: unknown.length,
    net: sumOfCents(unknown.map(({ billed }) => billed)),
    other: netOf(billed.filter((line) => !isAnnounced(line))),
  };
  return unknown.length === 0 && found.other === 0n ? undefined : found;
}

function differencesOf(
  lines: readonly AnnouncedLine[],
  billed: readonly InvoiceLine[],
): readonly ForecastDifference[] {
  const groups = new Map<string, { announced: AnnouncedLine[]; lines: InvoiceLine[] }>();
  const group = (access: string, serves: string, item: string) =>
    getOrInsert(groups, keyOf(access, serves, item), () => ({ announced: [], lines: [] }));
  const ofAccess = groupBy(lines, ({ access }) => access.access);
  for (const line of billed) {
    const announced = line.access === undefined ? undefined : ofAccess.get(line.access);
    group(
      line.access ?? '',
      line.access === undefined ? (line.serves ?? '') : '',
      line.itemCode ?? announced?.find(({ price }) => isOfCategory(line, price))?.price.itemCode ?? '',
    ).lines.push(line);
  }
  const accesses = new Set(billed.map(({ access }) => access));
  for (const line of lines) {
    const { access, price } = line;
    // Operators may name what a line serves, instead of the access that the inventory has for it.
    const bySite = !accesses.has(access.access) && groups.has(keyOf('', access.serves, price.itemCode));
    group(bySite ? '' : access.access, bySite ? access.serves : '', price.itemCode).announced.push(line);
  }
  const differences = [...groups].flatMap(([key, found]): readonly ForecastDifference[] => {
    const [access = '', serves = '', itemCode = ''] = JSON.parse(key) as readonly string[];
    const [ahead, done] = [netOf(found.announced), netOf(found.lines)];
    if (ahead === done && found.announced.length === found.lines.length) return [];
    const kind =
      found.lines.length === 0 ? 'not-billed' : found.announced.length === 0 ? 'not-forecast' : 'amount';
    return [{ kind, access, serves, itemCode, forecast: ahead, billed: done, ...found }];
  });
  return differences.sort(compareByFields('access', 'serves', 'itemCode'));
}

function keyOf(access: string, serves: string, item: string): string {
  return JSON.stringify([access, serves, item]);
}

/** Whether a line without item code may be what its access announces at a price: it has the category of that. */
function isOfCategory({ category }: InvoiceLine, price: AnnouncedLine['price']): boolean {
  return (price.category ?? category) === category;
}

function isAnnounced({ category }: InvoiceLine): boolean {
  return CHECKED.includes(category);
}

/** Whether a line is for the period: its service starts in it; without a period, it is dated in it. */
function isFor(line: InvoiceLine, days: DayRange): boolean {
  return covers(days, dayOf(line));
}

function dayOf({ periodStart, serviceDate, invoiceDate }: InvoiceLine): Day {
  return periodStart ?? serviceDate ?? invoiceDate;
}
