import type { Fault } from '../diagnostics/problem.ts';
import { ALWAYS, covers, type Day, type DayRange } from '../domain/calendar.ts';
import { type RegisterCuts, stretchAround } from './cuts.ts';
import type { Register } from './register.ts';
import { type Target, targetOn } from './target.ts';

/** Days around a day on which a line serves the same. */
export interface TargetStretch {
  readonly days: DayRange;
  readonly target: Target | Fault;
}

type Named = Parameters<typeof targetOn>[0];

/** What lines serve; the same object for all lines that name a target in the same way. */
export function targetStretches(
  register: Register,
  cuts: RegisterCuts,
): (line: Named, day: Day) => TargetStretch {
  const bySelf = new Map<string, TargetStretch>();
  const byAccess = new Map<string, TargetStretch[]>();
  return (line, day) => {
    if (line.serves !== undefined) {
      const known = bySelf.get(line.serves);
      if (known !== undefined) return known;
      const stretch = { days: ALWAYS, target: found(line, day) };
      bySelf.set(line.serves, stretch);
      return stretch;
    }
    if (line.access === undefined) return { days: ALWAYS, target: found(line, day) };
    const stretches = byAccess.get(line.access);
    const near = stretches?.find(({ days }) => covers(days, day));
    if (near !== undefined) return near;
    const days = stretchAround(day, [cuts.ofAccess(line.access)]);
    const stretch = { days, target: found(line, day) };
    // A failure names the day on which it was found, so it is looked for anew.
    if ('code' in stretch.target) return stretch;
    if (stretches === undefined) byAccess.set(line.access, [stretch]);
    else stretches.unshift(stretch);
    return stretch;
  };

  function found(line: Named, day: Day): Target | Fault {
    const result = targetOn(line, day, register);
    return 'code' in result ? result : result.target;
  }
}
