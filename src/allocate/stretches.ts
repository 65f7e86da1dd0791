import { covers, type Day, type DayRange } from '../domain/calendar.ts';
import { cutsOf, stretchAround } from './cuts.ts';
import { type DayFailure, type DayRun, runOn, type Shared } from './day-run.ts';
import { participantsOn } from './participants.ts';
import type { Register } from './register.ts';
import { ruleClasses } from './rule-classes.ts';
import type { SharePlan } from './share-plan.ts';
import type { Target } from './target.ts';
import { targetStretches } from './target-stretches.ts';

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
const REMEMBERED = 6_000;

export function stretchesOf(register: Register): Stretches {
  const cuts = cutsOf(register);
  const classOf = ruleClasses(register.workspace.convention.rules);
  const targetAt = targetStretches(register, cuts);
  const participantsAt = participantsOf(register);
  const known = new Map<Target, Map<string, Stretch[]>>();
  let remembered = 0;
  return (line, day) => {
    const found = targetAt(line, day);
    if ('code' in found.target) {
      const result = { target: undefined, participants: undefined, rule: undefined, faults: [found.target] };
      return { days: found.days, result, memory: { plan: undefined } };
    }
    const { target } = found;
    const ruleClass = classOf(line, target.kind);
    const near = known.get(target)?.get(ruleClass);
    const latest = near?.find(({ days }) => covers(days, day));
    if (latest !== undefined) return latest;
    const around = stretchAround(day, [cuts.common, cuts.ofTarget(target), cuts.ofYear(day)]);
    const days = { from: Math.max(around.from, found.days.from), to: Math.min(around.to, found.days.to) };
    const result = runOn(line, target, participantsAt(around, target, day), day, register);
    const stretch: Stretch = { days, result, memory: { plan: undefined } };
    // A failure names the day on which it was found, so it is looked for anew.
    if ('faults' in result) return stretch;
    if (remembered === REMEMBERED) {
      known.clear();
      remembered = 0;
    }
    const classes = known.get(target) ?? new Map<string, Stretch[]>();
    known.set(target, classes.set(ruleClass, [stretch, ...(near ?? [])]));
    remembered++;
    return stretch;
  };
}

/** Whoever takes part in a target does so for lines of all categories and items. */
function participantsOf(
  register: Register,
): (around: DayRange, target: Target, day: Day) => ReturnType<typeof participantsOn> {
  const latest = new Map<
    string,
    { readonly days: DayRange; readonly found: ReturnType<typeof participantsOn> }
  >();
  return (around, target, day) => {
    const known = latest.get(target.id);
    if (known !== undefined && covers(known.days, day)) return known.found;
    const found = participantsOn(target, day, register);
    if (!('code' in found)) latest.set(target.id, { days: around, found });
    return found;
  };
}
