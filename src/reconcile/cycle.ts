import { cachedLatest } from '../domain/cache.ts';
import type { BillingCycle } from '../domain/convention.ts';
import { add, type Fraction, fraction, ZERO } from '../domain/numbers/fraction.ts';
import type { Billing } from '../domain/tables.ts';
import {
  civil,
  covers,
  type Day,
  type DayRange,
  dayOf,
  daysInMonth,
  length,
  overlap,
} from '../domain/time/calendar.ts';

/** The cycle where neither the convention nor a layout states one. */
export const CALENDAR_MONTHS: BillingCycle = { startDay: 1, basis: 'actual' };

/** The number of cycles that one line is for; what is billed once is for none. */
export const MONTHS_BILLED: Readonly<Record<Exclude<Billing, 'once'>, number>> = {
  monthly: 1,
  quarterly: 3,
  yearly: 12,
};

/** The first day of the cycle that starts in a month; where the month lacks that day, the 1st of the next. */
export function startIn(year: number, month: number, startDay: number): Day {
  const months = year * 12 + month - 1;
  const y = Math.floor(months / 12);
  const m = (months % 12) + 1;
  return startDay <= daysInMonth(y, m) ? dayOf(y, m, startDay) : dayOf(y, m, daysInMonth(y, m)) + 1;
}

/** The billing cycle that contains a day: from one start day to the day before the next. */
export function cycleAt(day: Day, { startDay }: BillingCycle): DayRange {
  const { year, month } = civil(day);
  const start = startIn(year, month, startDay);
  return start <= day
    ? { from: start, to: startIn(year, month + 1, startDay) - 1 }
    : { from: startIn(year, month - 1, startDay), to: start - 1 };
}

/** Whether the days are one full cycle or several in a row. */
export function areFullCycles(days: DayRange, cycle: BillingCycle, cycleOf = cycleAt): boolean {
  return cycleOf(days.from, cycle).from === days.from && cycleOf(days.to, cycle).to === days.to;
}

/** {@link areFullCycles} with a memory: most lines begin and end in the cycle of the previous line. */
export function fullCyclesTester(): (days: DayRange, cycle: BillingCycle) => boolean {
  let latest: { readonly days: DayRange; readonly cycle: BillingCycle } | undefined;
  const cycleOf: typeof cycleAt = (day, cycle) => {
    if (latest?.cycle !== cycle || !covers(latest.days, day)) latest = { days: cycleAt(day, cycle), cycle };
    return latest.days;
  };
  return (days, cycle) => areFullCycles(days, cycle, cycleOf);
}

/** How many cycles the days are: 16/30, or 1 + 14/31 for days of two cycles. */
export function cyclesIn(days: DayRange, cycle: BillingCycle): Fraction {
  let sum = ZERO;
  for (let day = days.from; day <= days.to; ) {
    const whole = cycleAt(day, cycle);
    const part = overlap(whole, days) ?? whole;
    sum = add(sum, cycle.basis === 'actual' ? actualPart(part, whole) : thirtyDayPart(part, whole));
    day = whole.to + 1;
  }
  return sum;
}

/** {@link cyclesIn} with a memory: most lines have the days of another one. */
export function cyclesCounter(): typeof cyclesIn {
  const ofCycle = cachedLatest((cycle: BillingCycle) =>
    cachedLatest((_range: string, days: DayRange) => cyclesIn(days, cycle)),
  );
  return (days, cycle) => ofCycle(cycle)(`${days.from} ${days.to}`, days);
}

function actualPart(part: DayRange, whole: DayRange): Fraction {
  return fraction(BigInt(length(part)), BigInt(length(whole)));
}

/** Every cycle has thirty days: its last day is the 30th, and no day comes after it. */
function thirtyDayPart(part: DayRange, whole: DayRange): Fraction {
  const first = Math.min(part.from - whole.from + 1, 30);
  const last = part.to === whole.to ? 30 : Math.min(part.to - whole.from + 1, 30);
  return fraction(BigInt(last - first + 1), 30n);
}
