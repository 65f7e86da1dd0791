import type { Fault } from '../diagnostics/problem.ts';
import { type DayRange, formatRange } from '../domain/calendar.ts';

/** One fault for each reason, with all the days on which it held, each once, in the place of the one it was found on. */
export function mergeFaults(
  found: readonly { readonly days: DayRange; readonly fault: Fault }[],
): readonly Fault[] {
  const merged = new Map<string, { readonly fault: Fault; readonly days: DayRange[] }>();
  for (const { days, fault } of found) {
    const reason = JSON.stringify([fault.code, { ...fault.args, days: '' }]);
    const known = merged.get(reason);
    const last = known?.days.at(-1);
    if (known === undefined) merged.set(reason, { fault, days: [days] });
    else if (last !== undefined && last.to + 1 === days.from)
      known.days.splice(-1, 1, { from: last.from, to: days.to });
    else if (last?.from !== days.from) known.days.push(days);
  }
  return [...merged.values()].map(({ fault, days }) =>
    'days' in fault.args
      ? { code: fault.code, args: { ...fault.args, days: days.map(formatRange).join(', ') } }
      : fault,
  );
}
