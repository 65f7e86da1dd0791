import type { Reason } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import { ALWAYS, covers, type Day, type DayRange } from '../../domain/time/calendar.ts';
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
  /** The known segments of the target, by the number of the class of rules. */
  readonly segments: SegmentsOfTarget;
}

/** What was found, by the line's own `site_of_grappe`, then by what the line names. */
type Memory = Map<Named['siteOfGrappe'], Map<string, TargetDays[]>>;

type Named = Parameters<typeof targetOn>[0];

/** What lines serve; the same object for all lines that name a target in the same way. */
export function targetDays(
  register: Register,
  { ofSite, ofAccess }: RegisterChangeDays,
): (line: Named, day: Day) => TargetDays {
  const bySelf = new Map<string, TargetDays>();
  const byAccess: Memory = new Map();
  const bySite: Memory = new Map();
  return (line, day) => {
    const { serves, access } = line;
    if (serves !== undefined) {
      if (!mayMeanGrappe(serves, register)) return always(line, day, serves);
      const key = access === undefined ? serves : `${serves}\u0000${access}`;
      const ofBoth = (): ChangeDays[] =>
        access === undefined ? [ofSite(serves)] : [ofSite(serves), ofAccess(access)];
      return known(bySite, key, line, day) ?? made(bySite, key, line, day, ofBoth());
    }
    if (access === undefined) return { days: ALWAYS, target: found(line, day), segments: [] };
    return known(byAccess, access, line, day) ?? made(byAccess, access, line, day, [ofAccess(access)]);
  };

  function always(line: Named, day: Day, serves: string): TargetDays {
    return getOrInsert(bySelf, serves, () => ({ days: ALWAYS, target: found(line, day), segments: [] }));
  }

  function made(
    memory: Memory,
    key: string,
    line: Named,
    day: Day,
    changeDays: readonly ChangeDays[],
  ): TargetDays {
    const around = { days: segmentAround(day, changeDays), target: found(line, day), segments: [] };
    // Not kept: a failure, which names the day on which it was found.
    if ('code' in around.target) return around;
    const byKey = getOrInsert(memory, line.siteOfGrappe, () => new Map<string, TargetDays[]>());
    // The latest first: lines come month after month.
    getOrInsert(byKey, key, () => []).unshift(around);
    return around;
  }

  function found(line: Named, day: Day): Target | Reason {
    const result = targetOn(line, day, register);
    return 'code' in result ? result : result.target;
  }
}

/** What was found around a day for a line that names the same. */
function known(memory: Memory, key: string, { siteOfGrappe }: Named, day: Day): TargetDays | undefined {
  const around = memory.get(siteOfGrappe)?.get(key);
  if (around !== undefined) for (const near of around) if (covers(near.days, day)) return near;
  return undefined;
}
