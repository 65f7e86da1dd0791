import type { Reason } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import { ALWAYS, covers, type Day, type DayRange } from '../../domain/calendar.ts';
import { type ChangeDays, segmentAround } from '../change-days.ts';
import type { Register } from '../register.ts';
import { mayMeanGrappe } from '../target/site-of-grappe.ts';
import { type Target, targetOn } from '../target/target.ts';
import type { RegisterChangeDays } from './register-change-days.ts';
import type { SegmentsOfTarget } from './segment-index.ts';

/** Days around a day on which a line serves the same. */
export interface TargetDays {
  readonly days: DayRange;
  readonly target: Target | Reason;
  /** What is known of the target's segments, by the number of the class of rules. */
  readonly segments: SegmentsOfTarget;
}

type Named = Parameters<typeof targetOn>[0];

/** What lines serve; the same object for all lines that name a target in the same way. */
export function targetDays(
  register: Register,
  { ofSite, ofAccess }: RegisterChangeDays,
): (line: Named, day: Day) => TargetDays {
  const bySelf = new Map<string, TargetDays>();
  const byAccess = new Map<Named['siteOfGrappe'], Map<string, TargetDays[]>>();
  const bySite = new Map<Named['siteOfGrappe'], Map<string, TargetDays[]>>();
  return (line, day) => {
    const { serves, access } = line;
    if (serves !== undefined) {
      if (!mayMeanGrappe(serves, register)) return always(line, day, serves);
      const key = access === undefined ? serves : `${serves}\u0000${access}`;
      return segment(bySite, key, line, day, () =>
        access === undefined ? [ofSite(serves)] : [ofSite(serves), ofAccess(access)],
      );
    }
    if (access === undefined) return { days: ALWAYS, target: found(line, day), segments: [] };
    return segment(byAccess, access, line, day, () => [ofAccess(access)]);
  };

  function always(line: Named, day: Day, serves: string): TargetDays {
    return getOrInsert(bySelf, serves, () => ({ days: ALWAYS, target: found(line, day), segments: [] }));
  }

  function segment(
    memory: Map<Named['siteOfGrappe'], Map<string, TargetDays[]>>,
    key: string,
    line: Named,
    day: Day,
    changeDaysOfIt: () => readonly ChangeDays[],
  ): TargetDays {
    const byKey = getOrInsert(memory, line.siteOfGrappe, () => new Map());
    const segments = byKey.get(key);
    if (segments !== undefined) for (const near of segments) if (covers(near.days, day)) return near;
    const made = { days: segmentAround(day, changeDaysOfIt()), target: found(line, day), segments: [] };
    // A failure names the day on which it was found, so it is looked for anew.
    if ('code' in made.target) return made;
    if (segments === undefined) byKey.set(key, [made]);
    else segments.unshift(made);
    return made;
  }

  function found(line: Named, day: Day): Target | Reason {
    const result = targetOn(line, day, register);
    return 'code' in result ? result : result.target;
  }
}
