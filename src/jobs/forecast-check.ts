import { hasErrors, type Problem } from '../diagnostics/problem.ts';
import { type DayRange, overlap } from '../domain/calendar.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Cents } from '../domain/money.ts';
import type { Period } from '../domain/period.ts';
import { type AnnouncedLine, announcedLines } from '../reconcile/announced-lines.ts';
import { knownOf } from '../reconcile/tables/known.ts';
import { compareBy } from '../text/text-order.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { forecastLines } from './forecast-lines.ts';
import { readInvoiceLines } from './read-invoices.ts';

/** How what was billed differs from what is forecast. */
export type ForecastDifferenceKind = 'not-billed' | 'not-forecast' | 'amount';

/** An access and item, or what a line serves and its item, of which the two differ; net amounts. */
export interface ForecastDifference {
  readonly kind: ForecastDifferenceKind;
  readonly access: string;
  /** Where the line names no access. */
  readonly serves: string;
  readonly itemCode: string;
  readonly forecast: Cents;
  readonly billed: Cents;
  /** Of the forecast, and of the invoices: `F2025-0010 line 8`. */
  readonly announced: readonly AnnouncedLine[];
  readonly lines: readonly InvoiceLine[];
}

export interface ForecastCheck {
  readonly problems: readonly Problem[];
  readonly differences: readonly ForecastDifference[];
  readonly forecast: Cents;
  readonly billed: Cents;
}

/** What is held against a forecast: what recurs, and what is paid once; usage and penalties nobody announces. */
const CHECKED = ['subscription', 'service', 'setup'];

/**
 * Holds the forecast of a period that is past against what its subscriptions, services and setup fees were billed, line
 * by line, whenever the invoice came; what is the same is not told (YEAR.md).
 */
export async function checkForecast(loaded: LoadedWorkspace, period: Period): Promise<ForecastCheck> {
  const nothing = { differences: [], forecast: 0n, billed: 0n };
  const { workspace } = loaded;
  if (workspace === undefined) return { problems: loaded.problems, ...nothing };
  const { problems: ofForecast } = forecastLines(workspace, period);
  const { value, problems: ofInvoices } = await readInvoiceLines(loaded);
  const problems = [...ofInvoices, ...ofForecast];
  if (hasErrors(problems)) return { problems, ...nothing };
  const { lines } = announcedLines(period.days, knownOf(workspace));
  const billed = value.filter((line) => CHECKED.includes(line.category) && isFor(line, period.days));
  const groups = new Map<string, { announced: AnnouncedLine[]; lines: InvoiceLine[] }>();
  const group = (access: string, serves: string, item: string) => {
    const key = keyOf(access, serves, item);
    const known = groups.get(key) ?? { announced: [], lines: [] };
    groups.set(key, known);
    return known;
  };
  for (const line of billed) {
    group(
      line.access ?? '',
      line.access === undefined ? (line.serves ?? '') : '',
      line.itemCode ?? '',
    ).lines.push(line);
  }
  const accesses = new Set(billed.map(({ access }) => access));
  for (const line of lines) {
    const { access, price } = line;
    // Operators may name what a line serves, and not the access that the inventory has for it.
    const bySite = !accesses.has(access.access) && groups.has(keyOf('', access.serves, price.itemCode));
    group(bySite ? '' : access.access, bySite ? access.serves : '', price.itemCode).announced.push(line);
  }
  const differences = [...groups].flatMap(([key, found]): readonly ForecastDifference[] => {
    const [access = '', serves = '', itemCode = ''] = JSON.parse(key) as readonly string[];
    const [ahead, done] = [sumOf(found.announced), sumOf(found.lines)];
    if (ahead === done && found.announced.length === found.lines.length) return [];
    const kind =
      found.lines.length === 0 ? 'not-billed' : found.announced.length === 0 ? 'not-forecast' : 'amount';
    return [{ kind, access, serves, itemCode, forecast: ahead, billed: done, ...found }];
  });
  return {
    problems,
    differences: differences.sort(
      compareBy(
        (item) => item.access,
        (item) => item.serves,
        (item) => item.itemCode,
      ),
    ),
    forecast: sumOf(lines),
    billed: sumOf(billed),
  };
}

function keyOf(access: string, serves: string, item: string): string {
  return JSON.stringify([access, serves, item]);
}

/** Whether a line is for the period: its service starts in it; without a period, it is dated in it. */
function isFor({ periodStart, serviceDate, invoiceDate }: InvoiceLine, days: DayRange): boolean {
  const day = periodStart ?? serviceDate ?? invoiceDate;
  return overlap(days, { from: day, to: day }) !== undefined;
}

function sumOf(lines: readonly { readonly net: Cents }[]): Cents {
  return lines.reduce((sum, { net }) => sum + net, 0n);
}
