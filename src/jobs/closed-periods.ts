import type { DayRange } from '../domain/calendar.ts';
import { around, oneDay, parsePeriod } from '../domain/period.ts';
import type { ClosedPeriods } from '../reconcile/closed-periods.ts';
import type { ClosedContext } from '../runs/closed/closed-context.ts';

/**
 * The periods of closed runs, in the order of closing. A run of no period has taken all lines from its first invoice to
 * its last, unless it was asked for invoices by their numbers: such a run closes no day.
 */
export function closedPeriods({ runs, lines }: ClosedContext): ClosedPeriods {
  const taken = new Map<number, DayRange | undefined>();
  for (const [number, { manifest }] of runs.entries()) {
    if (['all', 'pending'].includes(manifest.options.selection)) taken.set(number, undefined);
  }
  for (const { spentBy, facts } of taken.size === 0 ? [] : lines.all()) {
    if (spentBy === undefined || !taken.has(spentBy)) continue;
    taken.set(spentBy, around(taken.get(spentBy), oneDay(facts.invoiceDate)));
  }
  return runs.flatMap(({ name, manifest }, number): ClosedPeriods => {
    const days = parsePeriod(manifest.period)?.days ?? taken.get(number);
    return days === undefined ? [] : [{ run: name, days }];
  });
}
