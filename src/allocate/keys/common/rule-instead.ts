import type { Bilingual } from '../../../diagnostics/bilingual.ts';
import { type DayRange, formatDay } from '../../../domain/time/calendar.ts';
import { conditionOf } from '../../target/conditions.ts';
import type { KeyInput } from './key.ts';

/**
 * What names a rule that comes to nothing, and proposes one in its place: for the same target, for no line that the rule
 * is not for, and for the days of the fault alone, so that what the rule shares on others stays as it is.
 */
export interface RuleInstead {
  readonly rule: string;
  readonly days: string;
  readonly condition: Bilingual;
  /** The days as a rule has them: `from: 2025-07-01, to: 2025-07-31`. */
  readonly dates: string;
}

export function ruleInstead({ target, day, rule, appliesTo }: KeyInput): RuleInstead {
  const condition = conditionOf(target, appliesTo);
  return { rule, days: formatDay(day), condition, dates: ruleDates({ from: day, to: day }) };
}

/** Days as a rule of convention.yaml has them. */
export function ruleDates({ from, to }: DayRange): string {
  return `from: ${formatDay(from)}, to: ${formatDay(to)}`;
}
