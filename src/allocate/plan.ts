import { type Fault, fault } from '../diagnostics/problem.ts';
import { type Day, type DayRange, formatRange, length, splitAt } from '../domain/calendar.ts';
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

/** What of a line decides its shares. */
export type Shared = Pick<InvoiceLine, 'serves' | 'access' | 'category' | 'itemCode'>;

export const OWN = 'own';

/** The shares of a line over its days (ALLOCATION.md §§2–6), or every reason why it has none. */
export function planShares(
  line: Shared,
  days: DayRange,
  register: Register,
): SharePlan | { readonly faults: readonly Fault[] } {
  const runs: DayRun[] = [];
  const faults: { readonly days: DayRange; readonly fault: Fault }[] = [];
  for (const { part, target } of targetRuns(line, days, register)) {
    if ('code' in target) {
      faults.push({ days: part, fault: target });
      continue;
    }
    for (const run of splitAt(part, cutsOf(target, part, register))) {
      const result = runOf(line, target, run, register);
      if ('faults' in result) faults.push(...result.faults.map((found) => ({ days: run, fault: found })));
      else runs.push(result);
    }
  }
  if (faults.length > 0) return { faults: mergeFaults(faults) };
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

function runOf(
  line: Shared,
  target: Target,
  days: DayRange,
  register: Register,
): DayRun | { readonly faults: readonly Fault[] } {
  const day = days.from;
  const found = participantsOn(target, day, register);
  if ('code' in found) return { faults: [found] };
  const { participants } = found;
  if (target.kind === 'member') {
    const shares = [{ member: target.id, site: '', share: { numerator: 1n, denominator: 1n } }];
    return { days, target, participants, rule: undefined, shares, trace: undefined };
  }
  const rule = ruleOn(line, target, participants, day, register);
  const key = rule?.share ?? ownKey(target, participants);
  if (key === undefined) {
    const args = { value: target.id, category: line.category, days: formatRange(days) };
    return { faults: [fault('no-rule', args)] };
  }
  const kept = narrow(participants, rule?.over);
  return keyRun(key, rule, target, kept, days, day, register);
}

/** Without a rule, a site or a grappe of one owner is that owner's. */
function ownKey(target: Target, { members }: Participants): Key | undefined {
  return target.kind !== 'group' && members.length === 1 ? { by: 'equal_sites' } : undefined;
}

function keyRun(
  key: Key,
  rule: Rule | undefined,
  target: Target,
  participants: Participants,
  days: DayRange,
  day: Day,
  register: Register,
): DayRun | { readonly faults: readonly Fault[] } {
  const result = sharesByKey(key, { target, participants, day, rule: rule?.id ?? OWN, register });
  if ('faults' in result) return result;
  return { days, target, participants, rule, shares: result.shares, trace: result.trace };
}

/** Each value once, in the order of the first day it held, empty ones left out. */
function joined(values: readonly string[]): string {
  return [...new Set(values.filter((value) => value !== ''))].join('+');
}
