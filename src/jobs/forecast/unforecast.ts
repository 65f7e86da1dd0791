import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { hasErrors, isError, type Problem, problem } from '../../diagnostics/problem.ts';
import { behavesAs, type InvoiceLine } from '../../domain/invoice-line.ts';
import { type Cents, netOf, sumOfCents } from '../../domain/numbers/money.ts';
import { civil, type DayRange, dayOf as dayAt } from '../../domain/time/calendar.ts';
import { monthName, type Period, parsePeriod } from '../../domain/time/period.ts';
import { keptOf } from '../../invoices/invoice-file.ts';
import { type AnnouncedLine, announcedLines } from '../../reconcile/announced-lines.ts';
import { type CheckRegister, checkRegisterOf } from '../../reconcile/register/check-register.ts';
import { firstFew } from '../../text/joined.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import type { Fingerprint } from '../../workspace/records/input-file.ts';
import { readInvoiceLines } from '../read-invoice-lines.ts';
import { comparedWithForecast, dayOf, type ForecastDifference, isFor } from './forecast-check.ts';

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

/** What the last bills of accesses of the inventory came to above what a forecast counts for their days; net amounts. */
export type BilledMore = BilledLonger;

/** What was billed before a period and is missing from a forecast of it. */
export interface Unforecast {
  readonly beyond: BilledBeyond | undefined;
  readonly longer: BilledLonger | undefined;
  readonly more: BilledMore | undefined;
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
    return { beyond: undefined, longer: undefined, more: undefined, ...known };
  const register = checkRegisterOf(workspace);
  return {
    beyond: billedBeyond(value, register, days),
    longer: billedLonger(value, register, days),
    more: billedMore(value, register, days),
    ...known,
  };
}

/** The year that ends on the day before a period. */
function yearBefore({ from }: DayRange): DayRange {
  const { year, month, day } = civil(from);
  return { from: dayAt(year - 1, month, day), to: from - 1 };
}

/** What was billed for the days of the year before a period, against what is announced for them. */
function comparedYearBefore(
  value: readonly InvoiceLine[],
  register: CheckRegister,
  period: DayRange,
): readonly ForecastDifference[] {
  const before = yearBefore(period);
  const lines = value.filter((line) => isFor(line, before));
  return comparedWithForecast(lines, before, register).differences;
}

/** Undefined where there is none. */
function billedMore(
  value: readonly InvoiceLine[],
  register: CheckRegister,
  period: DayRange,
): BilledMore | undefined {
  const differences = comparedYearBefore(value, register, period);
  const ahead = new Set(announcedLines(period, register).lines.map(keyOf));
  const coming = differences.filter(({ announced }) => announced.some((line) => ahead.has(keyOf(line))));
  return summed(coming.map((found) => ({ ...found, net: lastExcess(found) })));
}

function keyOf({ access, price }: AnnouncedLine): string {
  return JSON.stringify([access.access, price.itemCode]);
}

/** By how much the last bill of an access and item is above what is announced for just its days; else 0. */
function lastExcess({ announced, lines }: ForecastDifference): Cents {
  const last = lines.reduce<InvoiceLine | undefined>(
    (a, b) => (a && dayOf(a) >= dayOf(b) ? a : b),
    undefined,
  );
  const { periodStart: from, periodEnd: to } = last ?? {};
  if (from === undefined || to === undefined) return 0n;
  const within = announced.filter(({ days }) => days.from >= from && days.to <= to);
  if (within[0]?.days.from !== from || within.at(-1)?.days.to !== to) return 0n;
  return netOf(lines.filter((line) => line.periodStart === from && line.periodEnd === to)) - netOf(within);
}

/** The accesses and items of which more than nothing was billed, with the sum; undefined where there is none. */
function summed(
  found: readonly (Pick<ForecastDifference, 'access' | 'serves' | 'itemCode'> & { readonly net: Cents })[],
): BilledLonger | undefined {
  const charged = found.filter(({ net }) => net > 0n);
  if (charged.length === 0) return undefined;
  const names = charged.map(({ access, serves, itemCode }) => `${access || serves} ${itemCode}`.trim());
  return { names, net: netOf(charged) };
}

/** Undefined where there is no such line. */
function billedLonger(
  value: readonly InvoiceLine[],
  register: CheckRegister,
  period: DayRange,
): BilledLonger | undefined {
  const differences = comparedYearBefore(value.filter(isLonger), register, period);
  const found = differences.filter(({ kind }) => kind === 'not-forecast');
  return summed(found.map((difference) => ({ ...difference, net: difference.billed })));
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
  const { ownCategories } = register.workspace.convention;
  const starts = value
    .filter((line) => behavesAs(line.category, ownCategories) === 'subscription' && dayOf(line) < days.from)
    .map(dayOf);
  const month =
    starts.length === 0 ? undefined : parsePeriod(monthName(starts.reduce((a, b) => Math.max(a, b))));
  if (month === undefined) return undefined;
  const ofMonth = value.filter((line) => isFor(line, month.days));
  const { differences, others } = comparedWithForecast(ofMonth, month.days, register);
  const unknown = differences
    .filter(({ kind }) => kind === 'not-forecast')
    .map(({ lines }) => netOf(lines.filter((line) => !isLonger(line))))
    .filter((net) => net !== 0n);
  const found = {
    month: month.name,
    unknown: unknown.length,
    net: sumOfCents(unknown),
    other: netOf(others),
  };
  return unknown.length === 0 && found.other === 0n ? undefined : found;
}

/** The warnings about what was billed before a period and is missing from a forecast of it. */
export function lackingProblems({ beyond, longer, more, errors }: Unforecast): readonly Problem[] {
  if (errors > 0) return [problem('billed-unread', { file: 'invoices/' }, { count: errors })];
  return [
    ...(beyond === undefined ? [] : [beyondProblem(beyond)]),
    ...(longer === undefined ? [] : [namedProblem('billed-longer', longer)]),
    ...(more === undefined ? [] : [namedProblem('billed-more', more)]),
  ];
}

function namedProblem(code: 'billed-longer' | 'billed-more', { names, net }: BilledLonger): Problem {
  const place = { file: 'accesses.csv', value: names[0] };
  return problem(code, place, { names: firstFew(names), net: bothAmounts(net) });
}

function beyondProblem({ month, unknown, net, other }: BilledBeyond): Problem {
  const place = { file: 'accesses.csv', value: month };
  const ofOthers = other === 0n ? '' : bothAmounts(other);
  return problem('billed-beyond', place, {
    month,
    check: unknown === 0 ? '' : month,
    count: unknown === 0 ? undefined : unknown,
    net: bothAmounts(net),
    ...(unknown === 0 ? { other: ofOthers } : { besides: ofOthers }),
  });
}
