import { bothWords } from '../../diagnostics/bilingual.ts';
import { fault } from '../../diagnostics/problem.ts';
import { fraction, ONE } from '../../domain/numbers/fraction.ts';
import type { Key, Rule } from '../../domain/rule.ts';
import { covers, type Day, type DayRange, formatDay, formatRange } from '../../domain/time/calendar.ts';
import { CATEGORY_WORDS } from '../../forms/choices.ts';
import { segmentAround } from '../change-days.ts';
import type { KeyDefinition, KeyDefinitions } from '../keys/common/key.ts';
import { definitionOf, keysWithin, readsPeriod, sharesByKey } from '../keys/common/use.ts';
import { OWN_KEY } from '../keys/equal-sites.ts';
import type { Register } from '../register.ts';
import { conditionOf } from '../target/conditions.ts';
import { narrow, type Participants, participantsOn } from '../target/participants.ts';
import type { Target } from '../target/target.ts';
import { type DayFailure, type LineToShare, OWN, type PlanSpan } from './plan.ts';
import { changeDaysOf } from './register-change-days.ts';
import { holdsForTarget, missedRule, ruleClasses, ruleOn } from './rule-choice.ts';
import { type Segment, type SegmentMemory, segmentKeeper, segmentOn } from './segment-index.ts';
import { targetDays } from './target-days.ts';

/** The segment of a line around a day; the same object for all lines that have it in common, where it has shares. */
export type Segments = (line: LineToShare, day: Day, period: DayRange) => Segment;

export function segmentsOf(register: Register, keys: KeyDefinitions): Segments {
  const changeDays = changeDaysOf(register, keys);
  const classOf = ruleClasses(register.workspace.convention.rules);
  const targetAt = targetDays(register, changeDays);
  const participantsAt = participantsOf(register);
  const keep = segmentKeeper();
  return (line, day, period) => {
    const found = targetAt(line, day);
    if ('code' in found.target) {
      const result = { target: undefined, participants: undefined, rule: undefined, faults: [found.target] };
      return { days: found.days, period: undefined, result, memory: newMemory() };
    }
    const { target } = found;
    const ruleClass = classOf(line, target.kind);
    const known = found.segments[ruleClass.number];
    const latest = segmentOn(known, day, period);
    if (latest !== undefined) return latest;
    const around = segmentAround(day, [
      changeDays.common,
      changeDays.ofTarget(target),
      changeDays.ofYear(target, day),
    ]);
    const days = { from: Math.max(around.from, found.days.from), to: Math.min(around.to, found.days.to) };
    const participants = participantsAt(around, target, day);
    const { rules } = ruleClass;
    const result = spanOn({ line, target, participants, rules, day, period }, register, keys);
    const used = 'shares' in result ? definitionsOf(result.rule?.share, keys) : [];
    const isOfPeriod = used.some(({ share, definition }) => readsPeriod(definition, share));
    const readsNet = used.some(({ definition }) => definition.readsNet);
    const segment: Segment = {
      days,
      period: isOfPeriod ? period : undefined,
      result,
      memory: newMemory(),
    };
    // Not kept: a failure, which names the day on which it was found, and shares that hold for one net only.
    if ('faults' in result || readsNet) return segment;
    keep(found.segments, ruleClass.number, segment);
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

/** Participants depend on the target and the day only, not on the category or item of the line. */
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

/** The target of a line on one of its days, and who takes part in it. */
interface TargetOnDay {
  readonly line: LineToShare;
  readonly target: Target;
  readonly participants: ReturnType<typeof participantsOn>;
  readonly rules: readonly Rule[];
  readonly day: Day;
  /** The kept days of the line. */
  readonly period: DayRange;
}

/** The shares of a target on one of the kept days of a line (ALLOCATION.md §§4–5), or every reason why it has none. */
function spanOn(
  { line, target, participants: found, rules, day, period }: TargetOnDay,
  register: Register,
  keys: KeyDefinitions,
): Omit<PlanSpan, 'days'> | Omit<DayFailure, 'days'> {
  if ('code' in found) return { target, participants: undefined, rule: undefined, faults: [found] };
  const { participants } = found;
  if (target.kind === 'member') {
    const shares = [{ member: target.id, site: '', share: ONE }];
    return { target, participants, rule: undefined, shares, trace: undefined };
  }
  const rule = ruleOn(rules, target, participants, day);
  const key = rule?.share ?? ownKey(target, participants);
  if (key === undefined) {
    const other = rules.find((one) => holdsForTarget(one, target, participants));
    const missed = missedRule(register.workspace.convention.rules, line, target, participants, period);
    const args = {
      value: target.id,
      condition: conditionOf(target),
      category: bothWords(CATEGORY_WORDS, line.category),
      days: formatDay(day),
      other: other?.id,
      otherDays: other && formatRange(other.days),
      missed: missed?.id,
      asks: missed?.asks,
    };
    return { target, participants, rule, faults: [fault('no-rule', args)] };
  }
  const kept = narrow(participants, rule?.over);
  const net = fraction(line.net, 1n);
  const { id = OWN, appliesTo } = rule ?? {};
  const input = { target, participants: kept, day, period, net, rule: id, appliesTo, register };
  const result = sharesByKey(keys, key, input);
  if ('faults' in result) return { target, participants: kept, rule, faults: result.faults };
  return { target, participants: kept, rule, shares: result.shares, trace: result.trace };
}

/** Without a rule, a site or a grappe of one owner is that owner's. */
function ownKey(target: Target, { members }: Participants): Key | undefined {
  return target.kind !== 'group' && members.length === 1 ? OWN_KEY : undefined;
}
