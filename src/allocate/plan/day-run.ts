import { bothWords } from '../../diagnostics/bilingual.ts';
import { type Fault, fault } from '../../diagnostics/problem.ts';
import { type Day, type DayRange, formatDay, formatRange } from '../../domain/calendar.ts';
import { fraction, ONE } from '../../domain/fraction.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Key, Rule } from '../../domain/rule.ts';
import { CATEGORY_WORDS } from '../../forms/choices.ts';
import { OWN_KEY } from '../keys/equal-sites.ts';
import type { DayShare, KeyDefinitions, KeyTrace } from '../keys/key.ts';
import { sharesByKey } from '../keys/use.ts';
import type { Register } from '../register.ts';
import { narrow, type Participants, type participantsOn } from './participants.ts';
import { ruleOn, rulesOfOtherDays } from './rule-choice.ts';
import { conditionOf, type Target } from './target.ts';

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

/** What of a line decides its shares. */
export type Shared = Partial<Pick<InvoiceLine, 'siteOfGrappe'>> &
  Pick<InvoiceLine, 'supplier' | 'serves' | 'access' | 'category' | 'itemCode' | 'net'>;

/** The rule of a cost that nobody else bears. */
export const OWN = 'own';

/** The shares of a target on a day of the days kept of a line (ALLOCATION.md §§4–5), or every reason why it has none. */
export function runOn(
  line: Shared,
  target: Target,
  found: ReturnType<typeof participantsOn>,
  day: Day,
  period: DayRange,
  register: Register,
  keys: KeyDefinitions,
): Omit<DayRun, 'days'> | Omit<DayFailure, 'days'> {
  if ('code' in found) return { target, participants: undefined, rule: undefined, faults: [found] };
  const { participants } = found;
  if (target.kind === 'member') {
    const shares = [{ member: target.id, site: '', share: ONE }];
    return { target, participants, rule: undefined, shares, trace: undefined };
  }
  const rule = ruleOn(line, target, participants, day, register);
  const key = rule?.share ?? ownKey(target, participants);
  if (key === undefined) {
    const [other] = rulesOfOtherDays(line, target, participants, register);
    const args = {
      value: target.id,
      condition: conditionOf(target),
      category: bothWords(CATEGORY_WORDS, line.category),
      days: formatDay(day),
      other: other?.id ?? '',
      otherDays: other === undefined ? '' : formatRange(other.days),
    };
    return { target, participants, rule, faults: [fault('no-rule', args)] };
  }
  const kept = narrow(participants, rule?.over);
  const net = fraction(line.net, 1n);
  const input = { target, participants: kept, day, period, net, rule: rule?.id ?? OWN, register };
  const result = sharesByKey(keys, key, input);
  if ('faults' in result) return { target, participants: kept, rule, faults: result.faults };
  return { target, participants: kept, rule, shares: result.shares, trace: result.trace };
}

/** Without a rule, a site or a grappe of one owner is that owner's. */
function ownKey(target: Target, { members }: Participants): Key | undefined {
  return target.kind !== 'group' && members.length === 1 ? OWN_KEY : undefined;
}
