import { covers, type Day, type DayRange } from '../../domain/calendar.ts';
import type { Key } from '../../domain/rule.ts';
import type { KeyDefinitions } from '../keys/key.ts';
import { definitionOf, keysWithin } from '../keys/use.ts';
import type { Register } from '../register.ts';
import { cutsOf, segmentAround } from './cuts.ts';
import { type DayFailure, type DayRun, runOn, type Shared } from './day-run.ts';
import { participantsOn } from './participants.ts';
import type { SharePlan } from './plan.ts';
import { ruleClasses } from './rule-classes.ts';
import type { Target } from './target.ts';
import { targetDays } from './target-days.ts';

/** Days around a day on which the shares of a line do not change, and those shares. */
export interface Segment {
  readonly days: DayRange;
  /** The days of the lines that it is for, where its key reads them; undefined: of any line. */
  readonly period: DayRange | undefined;
  readonly result: Omit<DayRun, 'days'> | Omit<DayFailure, 'days'>;
  /** The last plan made of this segment alone. */
  readonly memory: { plan: SharePlan | undefined };
}

/** The segment of a line around a day; the same object for all lines that share it, where it has shares. */
export type Segments = (line: Shared, day: Day, period: DayRange) => Segment;

/** How many segments are remembered; all are forgotten then, since invoices come month after month. */
const REMEMBERED = 6_000;

export function segmentsOf(register: Register, keys: KeyDefinitions): Segments {
  const cuts = cutsOf(register, keys);
  const classOf = ruleClasses(register.workspace.convention.rules);
  const targetAt = targetDays(register, cuts);
  const participantsAt = participantsOf(register);
  const known = new Map<Target, Map<string, Segment[]>>();
  let remembered = 0;
  return (line, day, period) => {
    const found = targetAt(line, day);
    if ('code' in found.target) {
      const result = { target: undefined, participants: undefined, rule: undefined, faults: [found.target] };
      return { days: found.days, period: undefined, result, memory: { plan: undefined } };
    }
    const { target } = found;
    const ruleClass = classOf(line, target.kind);
    const near = known.get(target)?.get(ruleClass);
    const latest = near?.find(
      (segment) =>
        covers(segment.days, day) && (segment.period === undefined || sameDays(segment.period, period)),
    );
    if (latest !== undefined) return latest;
    const around = segmentAround(day, [cuts.common, cuts.ofTarget(target), cuts.ofYear(target, day)]);
    const days = { from: Math.max(around.from, found.days.from), to: Math.min(around.to, found.days.to) };
    const result = runOn(line, target, participantsAt(around, target, day), day, period, register, keys);
    const hangsOnPeriod =
      'shares' in result && result.rule !== undefined && readsPeriod(result.rule.share, keys);
    const segment: Segment = {
      days,
      period: hangsOnPeriod ? period : undefined,
      result,
      memory: { plan: undefined },
    };
    // A failure names the day on which it was found, so it is looked for anew.
    if ('faults' in result) return segment;
    if (remembered === REMEMBERED) {
      known.clear();
      remembered = 0;
    }
    const classes = known.get(target) ?? new Map<string, Segment[]>();
    known.set(target, classes.set(ruleClass, [segment, ...(near ?? [])]));
    remembered++;
    return segment;
  };
}

function readsPeriod(key: Key, keys: KeyDefinitions): boolean {
  return keysWithin(keys, key).some(({ share }) => definitionOf(keys, share).readsPeriod(share));
}

function sameDays(a: DayRange, b: DayRange): boolean {
  return a.from === b.from && a.to === b.to;
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
