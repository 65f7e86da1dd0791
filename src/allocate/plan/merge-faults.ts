import type { Fault } from '../../diagnostics/problem.ts';
import { type DayRange, formatRange } from '../../domain/calendar.ts';

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
    const known = merged.get(reason);
    if (known === undefined) merged.set(reason, { fault, days: [days] });
    else known.days.push(days);
  }
  return [...merged.values()].map(({ fault, days }) =>
    'days' in fault.args
      ? { code: fault.code, args: { ...fault.args, days: joined(days).map(formatRange).join(', ') } }
      : fault,
  );
}

/** Days that follow each other, or are the same, are one range. */
function joined(days: readonly DayRange[]): readonly DayRange[] {
  const ranges: DayRange[] = [];
  for (const { from, to } of days) {
    const last = ranges.at(-1);
    if (last === undefined || last.to < from - 1) ranges.push({ from, to });
    else ranges.splice(-1, 1, { from: last.from, to });
  }
  return ranges;
}
