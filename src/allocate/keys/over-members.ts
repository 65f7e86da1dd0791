import type { Day } from '../../domain/calendar.ts';
import { type Fraction, fraction, multiply, sum } from '../../domain/fraction.ts';
import type { KeyKind, MeasureReference } from '../../domain/rule.ts';
import type { DayShare, KeyInput, KeyResult, Weight } from './key.ts';

/**
 * Shares of members by weight. A member's share is split equally over its sites; for the group,
 * and for a member without a site among the participants, it stays on the member (ALLOCATION.md §5).
 */
export function sharesByMember(
  by: KeyKind,
  weights: readonly Weight[],
  input: KeyInput,
  reference?: { readonly reference: MeasureReference; readonly referenceDay: Day | undefined },
): KeyResult {
  const total = sum(weights.map(({ weight }) => weight));
  const shares = weights.flatMap(({ member, weight }) =>
    onSites(
      member,
      fraction(weight.numerator * total.denominator, weight.denominator * total.numerator),
      input,
    ),
  );
  return {
    shares,
    trace: {
      by,
      reference: reference?.reference,
      referenceDay: reference?.referenceDay,
      weights,
      parts: [],
    },
  };
}

function onSites(member: string, share: Fraction, { target, participants }: KeyInput): readonly DayShare[] {
  const sites = target.kind === 'group' ? [] : participants.sites.filter((site) => site.member === member);
  if (sites.length === 0) return [{ member, site: '', share }];
  const each = multiply(share, fraction(1n, BigInt(sites.length)));
  return sites.map(({ site }) => ({ member, site, share: each }));
}
