import type { Reason } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { type DayRange, formatRange } from '../../domain/time/calendar.ts';
import { union } from '../../domain/time/period.ts';

/**
 * One fault for each reason, which names all the days on which it held instead of the ones on which it was found.
 *
 * @param found in the order of their days, of which no two overlap unless they are the same.
 */
export function mergeFaults(
  found: readonly { readonly days: DayRange; readonly fault: Reason }[],
  release?: Release,
): readonly Reason[] {
  const joined = holdsIn(release, '0.2') ? union : joinedIn01;
  const merged = new Map<string, { readonly fault: Reason; readonly days: DayRange[] }>();
  for (const { days, fault } of found) {
    const reason = JSON.stringify([fault.code, { ...fault.args, days: '' }]);
    getOrInsert(merged, reason, () => ({ fault, days: [] })).days.push(days);
  }
  return [...merged.values()].map(({ fault, days }) =>
    'days' in fault.args
      ? { code: fault.code, args: { ...fault.args, days: joined(days).map(formatRange).join(', ') } }
      : fault,
  );
}

/** As 0.1 joined them: days found twice for one reason were repeated after a range that ends with them. */
function joinedIn01(days: readonly DayRange[]): readonly DayRange[] {
  const ranges: DayRange[] = [];
  for (const { from, to } of days) {
    const last = ranges.at(-1);
    if (last?.to === from - 1) ranges.splice(-1, 1, { from: last.from, to });
    else if (last?.from !== from) ranges.push({ from, to });
  }
  return ranges;
}
