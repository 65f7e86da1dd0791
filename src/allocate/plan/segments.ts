import { covers, type Day, type DayRange } from '../../domain/calendar.ts';
import type { Key } from '../../domain/rule.ts';
import type { KeyDefinition, KeyDefinitions } from '../keys/key.ts';
import { definitionOf, keysWithin } from '../keys/use.ts';
import type { Register } from '../register.ts';
import { cutsOf, segmentAround } from './cuts.ts';
import { runOn, type Shared } from './day-run.ts';
import { participantsOn } from './participants.ts';
import { ruleClasses } from './rule-classes.ts';
import type { Segment, SegmentMemory } from './segment.ts';
import { insertSegment, newSegmentIndex, type SegmentIndex, segmentOn } from './segment-index.ts';
import type { Target } from './target.ts';
import { targetDays } from './target-days.ts';

/** The segment of a line around a day; the same object for all lines that share it, where it has shares. */
export type Segments = (line: Shared, day: Day, period: DayRange) => Segment;

/** How many segments are remembered; all are forgotten then, since invoices come month after month. */
const REMEMBERED = 12_000;

export function segmentsOf(register: Register, keys: KeyDefinitions): Segments {
  const cuts = cutsOf(register, keys);
  const classOf = ruleClasses(register.workspace.convention.rules);
  const targetAt = targetDays(register, cuts);
  const participantsAt = participantsOf(register);
  const remembered: (SegmentIndex | undefined)[][] = [];
  return (line, day, period) => {
    const found = targetAt(line, day);
    if ('code' in found.target) {
      const result = { target: undefined, participants: undefined, rule: undefined, faults: [found.target] };
      return { days: found.days, period: undefined, result, memory: newMemory() };
    }
    const { target } = found;
    const ruleClass = classOf(line, target.kind);
    const known = found.segments[ruleClass];
    const latest = segmentOn(known, day, period);
    if (latest !== undefined) return latest;
    const around = segmentAround(day, [cuts.common, cuts.ofTarget(target), cuts.ofYear(target, day)]);
    const days = { from: Math.max(around.from, found.days.from), to: Math.min(around.to, found.days.to) };
    const result = runOn(line, target, participantsAt(around, target, day), day, period, register, keys);
    const used = 'shares' in result ? definitionsOf(result.rule?.share, keys) : [];
    const hangsOnPeriod = used.some(({ share, definition }) => definition.readsPeriod(share));
    const hangsOnNet = used.some(({ definition }) => definition.readsNet);
    const segment: Segment = {
      days,
      period: hangsOnPeriod ? period : undefined,
      result,
      memory: newMemory(),
    };
    // A failure names the day on which it was found, so it is looked for anew, as is what holds for one net only.
    if ('faults' in result || hangsOnNet) return segment;
    if (remembered.length === REMEMBERED) for (const segments of remembered.splice(0)) segments.length = 0;
    remembered.push(found.segments);
    const index = found.segments[ruleClass] ?? newSegmentIndex();
    found.segments[ruleClass] = index;
    insertSegment(index, segment);
    return segment;
  };
}

function newMemory(): SegmentMemory {
  return { plan: undefined, across: undefined };
}

/** A key and those within it, each with its definition. */
function definitionsOf(
  key: Key | undefined,
  keys: KeyDefinitions,
): readonly { readonly share: Key; readonly definition: KeyDefinition }[] {
  if (key === undefined) return [];
  return keysWithin(keys, key).map(({ share }) => ({ share, definition: definitionOf(keys, share) }));
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
