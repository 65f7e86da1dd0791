import type { AllocatedLine } from '../../allocate/allocator.ts';
import type { Convention, RoundingPolicy } from '../../domain/convention.ts';
import { settingsOn } from '../../domain/dated-settings.ts';
import type { Day, DayRange } from '../../domain/time/calendar.ts';
import type { Regularisation } from '../../settle/regularisation.ts';
import type { ReportWords } from '../words/words.ts';

/** A policy by which lines were rounded, and the first and last date of their invoices. */
export interface Rounding {
  readonly policy: RoundingPolicy;
  readonly dates: DayRange;
}

/** The policies by which the lines of a run and its corrections were rounded: each once, the earliest invoice first. */
export function roundingsOf(
  convention: Convention,
  lines: readonly AllocatedLine[],
  corrections: readonly Regularisation[],
): readonly Rounding[] {
  const found = new Map<RoundingPolicy, DayRange>();
  const add = (date: Day): void => {
    const policy = settingsOn(convention, date).rounding;
    const { from, to } = found.get(policy) ?? { from: date, to: date };
    found.set(policy, { from: Math.min(from, date), to: Math.max(to, date) });
  };
  for (const { line } of [...lines, ...corrections]) add(line.invoiceDate);
  return [...found].map(([policy, dates]) => ({ policy, dates })).sort((a, b) => a.dates.from - b.dates.from);
}

/** How a run was rounded, in words; with the dates of the invoices where there are several policies. */
export function roundingLines(roundings: readonly Rounding[], words: ReportWords): readonly string[] {
  return roundings.map(({ policy, dates }) => {
    const said = words.rounding[policy];
    if (roundings.length === 1) return said;
    const days = words.fromTo(words.day(dates.from), words.day(dates.to));
    return `${words.invoiceDates(days)} ${said}`;
  });
}
