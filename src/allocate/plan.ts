import { type Fault, fault } from '../diagnostics/problem.ts';
import { type DayRange, formatRange, length, splitAt } from '../domain/calendar.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Key, Rule } from '../domain/rule.ts';
import { combineRuns, type PlanShare } from './combine.ts';
import { cutsOf } from './cuts.ts';
import type { DayShare, KeyTrace } from './keys/key.ts';
import { sharesByKey } from './keys/list.ts';
import { mergeFaults } from './merge-faults.ts';
import { narrow, type Participants, participantsOn } from './participants.ts';
import type { Register } from './register.ts';
import { ruleOn } from './rule-choice.ts';
import { type Target, targetOn } from './target.ts';

/** The shares of a line, and how each run of equal days came to them. */
export interface SharePlan {
  readonly days: DayRange;
  readonly runs: readonly DayRun[];
  /** By member, then site. They sum to exactly 1. */
  readonly shares: readonly PlanShare[];
  /** What the line's rows print; several values are joined with `+` in the order of their days. */
  readonly serves: string;
  readonly rule: string;
  readonly article: string;
}

/** Consecutive days on which everything that decides the shares is the same. */
export interface DayRun {
  readonly days: DayRange;
  readonly target: Target;
  readonly participants: Participants;
  /** Undefined where the cost is the member's own. */
  readonly rule: Rule | undefined;
  readonly shares: readonly DayShare[];
  /** Undefined for a member that is served itself. */
  readonly trace: KeyTrace | undefined;
}

/** Days for which no shares were found, and how far the way to them was clear. */
export interface DayFailure {
  readonly days: DayRange;
  readonly target: Target | undefined;
  readonly participants: Participants | undefined;
  readonly rule: Rule | undefined;
  readonly faults: readonly Fault[];
}

/** A line that has no shares: every reason, the days that fail and those that would not. */
export interface PlanFailure {
  readonly faults: readonly Fault[];
  readonly failures: readonly DayFailure[];
  readonly runs: readonly DayRun[];
}

/** What of a line decides its shares. */
export type Shared = Pick<InvoiceLine, 'serves' | 'access' | 'category' | 'itemCode'>;

export const OWN = 'own';

/** The shares of a line over its days (ALLOCATION.md §§2–6), or every reason why it has none. */
export function planShares(line: Shared, days: DayRange, register: Register): SharePlan | PlanFailure {
  const runs: DayRun[] = [];
  const failures: DayFailure[] = [];
  for (const { part, target } of targetRuns(line, days, register)) {
    if ('code' in target) {
      failures.push({
        days: part,
        target: undefined,
        participants: undefined,
        rule: undefined,
        faults: [target],
      });
      continue;
    }
    for (const run of splitAt(part, cutsOf(target, part, register))) {
      const result = runOf(line, target, run, register);
      if ('faults' in result) failures.push(result);
      else runs.push(result);
    }
  }
  if (failures.length > 0) {
    const faults = failures.flatMap(({ days: run, faults: found }) =>
      found.map((fault) => ({ days: run, fault })),
    );
    return { faults: mergeFaults(faults), failures, runs };
  }
  return {
    days,
    runs,
    shares: combineRuns(runs, length(days)),
    serves: joined(runs.map(({ target }) => target.id)),
    rule: joined(runs.map(({ rule }) => rule?.id ?? OWN)),
    article: joined(runs.map(({ rule }) => rule?.article ?? '')),
  };
}

/** The days of a line, cut where what its access serves may change. */
function targetRuns(
  line: Shared,
  days: DayRange,
  register: Register,
): readonly { readonly part: DayRange; readonly target: Target | Fault }[] {
  const rows =
    line.serves === undefined && line.access !== undefined ? register.accesses.get(line.access) : [];
  const cuts = (rows ?? []).flatMap((row) => [row.days.from, row.days.to + 1]);
  return splitAt(days, cuts).map((part) => {
    const found = targetOn(line, part.from, register);
    return { part, target: 'code' in found ? found : found.target };
  });
}

function runOf(line: Shared, target: Target, days: DayRange, register: Register): DayRun | DayFailure {
  const day = days.from;
  const found = participantsOn(target, day, register);
  if ('code' in found) return { days, target, participants: undefined, rule: undefined, faults: [found] };
  const { participants } = found;
  if (target.kind === 'member') {
    const shares = [{ member: target.id, site: '', share: { numerator: 1n, denominator: 1n } }];
    return { days, target, participants, rule: undefined, shares, trace: undefined };
  }
  const rule = ruleOn(line, target, participants, day, register);
  const key = rule?.share ?? ownKey(target, participants);
  if (key === undefined) {
    const args = { value: target.id, category: line.category, days: formatRange(days) };
    return { days, target, participants, rule, faults: [fault('no-rule', args)] };
  }
  const kept = narrow(participants, rule?.over);
  const input = { target, participants: kept, day, rule: rule?.id ?? OWN, register };
  const result = sharesByKey(key, input);
  if ('faults' in result) return { days, target, participants: kept, rule, faults: result.faults };
  return { days, target, participants: kept, rule, shares: result.shares, trace: result.trace };
}

/** Without a rule, a site or a grappe of one owner is that owner's. */
function ownKey(target: Target, { members }: Participants): Key | undefined {
  return target.kind !== 'group' && members.length === 1 ? { by: 'equal_sites' } : undefined;
}

/** Each value once, in the order of the first day it held, empty ones left out. */
function joined(values: readonly string[]): string {
  return [...new Set(values.filter((value) => value !== ''))].join('+');
}
