import type { SharePlan } from '../allocate/plan/plan.ts';
import type { IntegerWeights } from '../allocate/rounding/divide.ts';
import { largestRemainder } from '../allocate/rounding/largest-remainder.ts';
import { statedDays } from '../allocate/service-days.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { defined } from '../domain/lists.ts';
import {
  add,
  commonDenominator,
  type Fraction,
  fraction,
  multiply,
  ZERO,
} from '../domain/numbers/fraction.ts';
import { sumOfCents } from '../domain/numbers/money.ts';
import { civil, type DayRange, dayOf, length, overlap } from '../domain/time/calendar.ts';
import type { Amounts } from './totals.ts';

export interface YearAmounts extends Amounts {
  readonly year: number;
}

/**
 * What of a row's amounts belongs to service days of another year than the invoice's (rattachement).
 * Each amount is split over the years by the exact shares of their days, with the largest remainder; a tie goes
 * to the larger part, then to the earlier year.
 */
export function otherYears(
  line: InvoiceLine,
  plan: SharePlan,
  row: Amounts & { readonly member: string; readonly site: string },
): readonly YearAmounts[] {
  const served = statedDays(line)?.days ?? plan.days;
  const years = yearsOf(served);
  const invoiceYear = civil(line.invoiceDate).year;
  if (years.length === 1 && years[0] === invoiceYear) return [];
  const weights = inIntegers(years.map((year) => shareInYear(year, served, plan, row.member, row.site)));
  const nets = largestRemainder(row.net, weights);
  const vats = largestRemainder(row.vat, weights);
  return years.flatMap((year, index) => {
    const [net, vat] = [defined(nets[index]), defined(vats[index])];
    return year === invoiceYear || (net === 0n && vat === 0n) ? [] : [{ year, net, vat, gross: net + vat }];
  });
}

function yearsOf({ from, to }: DayRange): readonly number[] {
  const first = civil(from).year;
  return Array.from({ length: civil(to).year - first + 1 }, (_, index) => first + index);
}

/** The sum of the daily shares within a year; of the days alone where the line is not shared by its days of service. */
function shareInYear(
  year: number,
  served: DayRange,
  plan: SharePlan,
  member: string,
  site: string,
): Fraction {
  const days = { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) };
  if (plan.days.from !== served.from || plan.days.to !== served.to) return ofDays(overlap(served, days));
  let total = ZERO;
  for (const span of plan.spans) {
    const within = ofDays(overlap(span.days, days));
    for (const item of span.shares) {
      if (item.member === member && item.site === site) total = add(total, multiply(item.share, within));
    }
  }
  return total;
}

function ofDays(days: DayRange | undefined): Fraction {
  return fraction(days === undefined ? 0n : BigInt(length(days)), 1n);
}

function inIntegers(shares: readonly Fraction[]): IntegerWeights {
  const common = commonDenominator(shares);
  const values = shares.map(({ numerator, denominator }) => (numerator * common) / denominator);
  return { values, total: sumOfCents(values) };
}
