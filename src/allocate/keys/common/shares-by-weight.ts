import { fault } from '../../../diagnostics/problem.ts';
import { type Fraction, fraction, multiply } from '../../../domain/numbers/fraction.ts';
import type { Key } from '../../../domain/rule.ts';
import { nobodyTakesPart } from '../../target/target.ts';
import { type LookedUp, ownTrace } from './define.ts';
import type { DayShare, KeyFaults, KeyInput, OwnShares, Weight } from './key.ts';
import { ruleInstead } from './rule-instead.ts';
import { portion, totalWeight } from './weight-sums.ts';

/** Shares of sites by weight: w(s) / Σ w (ALLOCATION.md §5). */
export function sharesBySite(key: Key, weights: readonly Weight[], lookedUp?: LookedUp): OwnShares {
  const total = totalWeight(weights);
  return {
    shares: weights.map(({ id, member, weight }) => ({
      member,
      site: id,
      share: portion(weight, total),
    })),
    trace: ownTrace(key, weights, lookedUp),
  };
}

/** The same by weights that were looked up, whose sum must be more than zero. */
export function sharesBySiteWeight(
  key: Key,
  weights: readonly Weight[],
  input: KeyInput,
  lookedUp?: LookedUp,
): KeyFaults<'no-participant' | 'weights-zero'> | OwnShares {
  if (weights.length === 0) return { faults: [nobodyTakesPart(input.target, input.day, input.rule)] };
  return totalWeight(weights).numerator === 0n ? allZero(input) : sharesBySite(key, weights, lookedUp);
}

/**
 * Shares of members by weight. A member's share is split equally over its sites; for the group,
 * and for a member without a site among the participants, it stays on the member (ALLOCATION.md §5).
 */
export function sharesByMember(
  key: Key,
  weights: readonly Weight[],
  input: KeyInput,
  lookedUp?: LookedUp,
): OwnShares {
  const total = totalWeight(weights);
  return {
    shares: weights.flatMap(({ member, weight }) => onSites(member, portion(weight, total), input)),
    trace: ownTrace(key, weights, lookedUp),
  };
}

/** The same by weights that were looked up, whose sum must be more than zero. */
export function sharesByMemberWeight(
  key: Key,
  weights: readonly Weight[],
  input: KeyInput,
  lookedUp?: LookedUp,
): KeyFaults<'weights-zero'> | OwnShares {
  if (totalWeight(weights).numerator === 0n) return allZero(input);
  return sharesByMember(key, weights, input, lookedUp);
}

function allZero(input: KeyInput): KeyFaults<'weights-zero'> {
  return { faults: [fault('weights-zero', { value: input.target.id, ...ruleInstead(input) })] };
}

function onSites(member: string, share: Fraction, { target, participants }: KeyInput): readonly DayShare[] {
  const sites = target.kind === 'group' ? [] : participants.sites.filter((site) => site.member === member);
  if (sites.length === 0) return [{ member, site: '', share }];
  const each = multiply(share, fraction(1n, BigInt(sites.length)));
  return sites.map(({ site }) => ({ member, site, share: each }));
}
