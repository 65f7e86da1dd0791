import { hasErrors, type Problem, sortProblems } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import { type BuiltInCategory, behavesAs, type InvoiceLine } from '../../domain/invoice-line.ts';
import { groupBy } from '../../domain/lists.ts';
import { type Cents, netOf } from '../../domain/numbers/money.ts';
import { covers, type Day, type DayRange } from '../../domain/time/calendar.ts';
import type { Period } from '../../domain/time/period.ts';
import { type AnnouncedLine, announcedLines } from '../../reconcile/announced-lines.ts';
import { type CheckRegister, checkRegisterOf } from '../../reconcile/register/check-register.ts';
import { compareByFields } from '../../text/text-order.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
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

/** The categories compared with any forecast: what recurs or is paid once. Usage is never announced. */
const RECURRING: readonly BuiltInCategory[] = ['subscription', 'service', 'setup'];

/** Compares the forecast of a past period with what was billed, line by line; lists only differences (YEAR.md). */
export async function checkForecast(loaded: LoadedWorkspace, period: Period): Promise<ForecastCheck> {
  const nothing = { differences: [], forecast: 0n, billed: 0n };
  const { workspace } = loaded;
  if (workspace === undefined) return { problems: withOwnHeaders(loaded.problems, loaded), ...nothing };
  const { problems: ofForecast } = forecastLines(workspace, period);
  const { value, problems: ofInvoices } = await readInvoiceLines(loaded);
  const problems = sortProblems([...ofInvoices, ...withOwnHeaders(ofForecast, loaded)]);
  if (hasErrors(problems)) return { problems, ...nothing };
  const ofPeriod = value.filter((line) => isFor(line, period.days));
  const { announced, billed, differences } = comparedWithForecast(
    ofPeriod,
    period.days,
    checkRegisterOf(workspace),
  );
  return { problems, differences, forecast: netOf(announced), billed: netOf(billed) };
}

interface Compared {
  readonly announced: readonly AnnouncedLine[];
  /** The lines that are compared: what recurs, is paid once, or has a category that the forecast has too. */
  readonly billed: readonly InvoiceLine[];
  /** The other lines. */
  readonly others: readonly InvoiceLine[];
  readonly differences: readonly ForecastDifference[];
}

/** The built-in category that a line or a price behaves as. */
type BuiltIn = (of: Pick<AnnouncedLine['price'], 'category'>) => BuiltInCategory;

/** Compares lines that were billed for some days with the forecast of these days. */
export function comparedWithForecast(
  lines: readonly InvoiceLine[],
  days: DayRange,
  register: CheckRegister,
): Compared {
  const { ownCategories } = register.workspace.convention;
  const builtIn: BuiltIn = ({ category }) => behavesAs(category ?? 'other', ownCategories);
  const { lines: announced } = announcedLines(days, register);
  const compared = new Set([...RECURRING, ...announced.map(({ price }) => builtIn(price))]);
  const billed = lines.filter((line) => compared.has(builtIn(line)));
  const others = lines.filter((line) => !compared.has(builtIn(line)));
  return { announced, billed, others, differences: differencesOf(announced, billed, builtIn) };
}

function differencesOf(
  lines: readonly AnnouncedLine[],
  billed: readonly InvoiceLine[],
  builtIn: BuiltIn,
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
      line.itemCode ?? announced?.find(({ price }) => builtIn(price) === builtIn(line))?.price.itemCode ?? '',
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

/** Whether a line is for the period: its service starts in it; without a period, it is dated in it. */
export function isFor(line: InvoiceLine, days: DayRange): boolean {
  return covers(days, dayOf(line));
}

export function dayOf({ periodStart, serviceDate, invoiceDate }: InvoiceLine): Day {
  return periodStart ?? serviceDate ?? invoiceDate;
}
