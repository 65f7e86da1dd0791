import type { Fault } from '../../diagnostics/problem.ts';
import { ALWAYS, covers, type Day, type DayRange } from '../../domain/calendar.ts';
import type { Register } from '../register.ts';
import { type RegisterCuts, segmentAround } from './cuts.ts';
import { type Target, targetOn } from './target.ts';

/** Days around a day on which a line serves the same. */
export interface TargetDays {
  readonly days: DayRange;
  readonly target: Target | Fault;
}

type Named = Parameters<typeof targetOn>[0];

/** What lines serve; the same object for all lines that name a target in the same way. */
export function targetDays(register: Register, cuts: RegisterCuts): (line: Named, day: Day) => TargetDays {
  const bySelf = new Map<string, TargetDays>();
  const byAccess = new Map<string, TargetDays[]>();
  return (line, day) => {
    if (line.serves !== undefined) {
      const known = bySelf.get(line.serves);
      if (known !== undefined) return known;
      const segment = { days: ALWAYS, target: found(line, day) };
      bySelf.set(line.serves, segment);
      return segment;
    }
    if (line.access === undefined) return { days: ALWAYS, target: found(line, day) };
    const segments = byAccess.get(line.access);
    const near = segments?.find(({ days }) => covers(days, day));
    if (near !== undefined) return near;
    const days = segmentAround(day, [cuts.ofAccess(line.access)]);
    const segment = { days, target: found(line, day) };
    // A failure names the day on which it was found, so it is looked for anew.
    if ('code' in segment.target) return segment;
    if (segments === undefined) byAccess.set(line.access, [segment]);
    else segments.unshift(segment);
    return segment;
  };

  function found(line: Named, day: Day): Target | Fault {
    const result = targetOn(line, day, register);
    return 'code' in result ? result : result.target;
  }
}
