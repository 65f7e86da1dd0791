import type { Day, DayRange } from '../domain/calendar.ts';
import { covers } from '../domain/calendar.ts';
import { type Cuts, cutsOf, stretchAround } from './cuts.ts';
import { type DayFailure, type DayRun, runOn, type Shared } from './day-run.ts';
import { participantsOn } from './participants.ts';
import type { SharePlan } from './plan.ts';
import type { Register } from './register.ts';
import { type Target, targetOn } from './target.ts';

/** Days around a day on which the shares of a line do not change, and those shares. */
export interface Stretch {
  readonly days: DayRange;
  readonly result: Omit<DayRun, 'days'> | Omit<DayFailure, 'days'>;
  /** The last plan made of this stretch alone. */
  readonly memory: { plan: SharePlan | undefined };
}

/** The stretch of a line around a day; the same object for all lines that share it, where it has shares. */
export type Stretches = (line: Shared, day: Day) => Stretch;

/** How many stretches are remembered; all are forgotten then, since invoices come month after month. */
const REMEMBERED = 12_000;

export function stretchesOf(register: Register): Stretches {
  const cuts = cutsOf(register);
  const { rules } = register.workspace.convention;
  const byCategory = rules.some(({ appliesTo }) => appliesTo.categories);
  const byItem = rules.some(({ appliesTo }) => appliesTo.itemCodes);
  const ofServes = new Map<string, Map<string, Stretch[]>>();
  const ofAccess = new Map<string, Map<string, Stretch[]>>();
  let remembered = 0;
  const participants = new Map<string, { days: DayRange; found: ReturnType<typeof participantsOn> }>();
  return (line, day) => {
    const byTarget = line.serves === undefined ? ofAccess : ofServes;
    const target = line.serves ?? line.access ?? '';
    const kind = byItem ? `${line.category}\u0000${line.itemCode ?? ''}` : byCategory ? line.category : '';
    const near = byTarget.get(target)?.get(kind);
    const found = near?.find(({ days }) => covers(days, day));
    if (found !== undefined) return found;
    const stretch = stretchOn(line, day);
    // A failure names the day on which it was found, so it is looked for anew.
    if ('faults' in stretch.result) return stretch;
    if (remembered === REMEMBERED) {
      ofServes.clear();
      ofAccess.clear();
      remembered = 0;
    }
    const kinds = byTarget.get(target) ?? new Map<string, Stretch[]>();
    byTarget.set(target, kinds);
    kinds.set(kind, [stretch, ...(kinds.get(kind) ?? [])]);
    remembered++;
    return stretch;
  };

  /** Whoever takes part in a target does so for lines of all categories and items. */
  function participantsIn(days: DayRange, target: Target, day: Day): ReturnType<typeof participantsOn> {
    const last = participants.get(target.id);
    if (last !== undefined && covers(last.days, day)) return last.found;
    const found = participantsOn(target, day, register);
    if (!('code' in found)) participants.set(target.id, { days, found });
    return found;
  }

  function stretchOn(line: Shared, day: Day): Stretch {
    const ofAccess: readonly Cuts[] =
      line.serves === undefined && line.access !== undefined ? [cuts.ofAccess(line.access)] : [];
    const found = targetOn(line, day, register);
    if ('code' in found) {
      const result = { target: undefined, participants: undefined, rule: undefined, faults: [found] };
      return { days: stretchAround(day, ofAccess), result, memory: { plan: undefined } };
    }
    const { target } = found;
    const lists = [...ofAccess, cuts.common, cuts.ofTarget(target), cuts.ofYear(day)];
    const days = stretchAround(day, lists);
    const result = runOn(line, target, participantsIn(days, target, day), day, register);
    return { days, result, memory: { plan: undefined } };
  }
}
