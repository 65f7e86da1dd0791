import type { Fault } from '../../diagnostics/problem.ts';
import { type DayRange, formatRange } from '../../domain/calendar.ts';
import { union } from '../../domain/period.ts';
import { remember } from '../../domain/remembering.ts';

/**
 * One fault for each reason, with all the days on which it held, each once, in the place of the one it was found on.
 *
 * @param found in the order of their days, of which no two overlap unless they are the same.
 */
export function mergeFaults(
  found: readonly { readonly days: DayRange; readonly fault: Fault }[],
): readonly Fault[] {
  const merged = new Map<string, { readonly fault: Fault; readonly days: DayRange[] }>();
  for (const { days, fault } of found) {
    const reason = JSON.stringify([fault.code, { ...fault.args, days: '' }]);
    remember(merged, reason, () => ({ fault, days: [] })).days.push(days);
  }
  return [...merged.values()].map(({ fault, days }) =>
    'days' in fault.args
      ? { code: fault.code, args: { ...fault.args, days: union(days).map(formatRange).join(', ') } }
      : fault,
  );
}
