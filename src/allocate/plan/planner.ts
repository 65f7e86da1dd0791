import { defined, fitted } from '../../domain/lists.ts';
import { commonDenominator, equals, formatFraction, fraction } from '../../domain/numbers/fraction.ts';
import type { Release } from '../../domain/release.ts';
import { type Day, type DayRange, length } from '../../domain/time/calendar.ts';
import { merged } from '../../domain/time/period.ts';
import { joined } from '../../text/joined.ts';
import { compareBy } from '../../text/text-order.ts';
import type { DayShare, Ground, KeyDefinitions, KeyTrace } from '../keys/common/key.ts';
import type { Register } from '../register.ts';
import { lineWeights } from '../rounding/rounding.ts';
import {
  type DayFailure,
  type LineToShare,
  mergeFaults,
  OWN,
  type PlanFailure,
  type PlanShare,
  type PlanSpan,
  type SharePlan,
} from './plan.ts';
import type { Segment, SegmentMemory } from './segment-index.ts';
import { segmentsOf } from './segments.ts';

/**
 * Plans lines: their shares over their days (ALLOCATION.md §§2–6), or every reason why they have none.
 *
 * Many lines have the same shares: what was found for one is kept by all that it depends on
 * (HOUSE.md, "What makes it fast"). Not kept are failures, which name the day on which they were found, and shares that
 * depend on the net of the line. The latest copy of a plan for other days is one for all lines that follow each other:
 * report.html shows each plan once.
 */
export type Planner = (line: LineToShare, days: DayRange) => SharePlan | PlanFailure;

export function plannerOf(register: Register, keys: KeyDefinitions): Planner {
  const segmentAt = segmentsOf(register, keys);
  const { release } = register.workspace;
  /** The latest copy of a known plan for other days. */
  let latest: SharePlan | undefined;
  return (line, days) => {
    const first = segmentAt(line, days.from, days);
    const { memory } = first;
    if (first.days.to < days.to) return planAcross(segmentsOver(line, days, first), days, memory, release);
    // Most lines lie in one segment, and those of an access follow each other.
    const known = memory.plan;
    if (known === undefined) {
      const plan = planOf([first], days, release);
      if (!('faults' in plan)) memory.plan = plan;
      return plan;
    }
    if (sameDays(known.days, days)) return known;
    if (latest?.shares !== known.shares || !sameDays(latest.days, days)) latest = moved(known, days);
    return latest;
  };

  function segmentsOver(line: LineToShare, days: DayRange, first: Segment): readonly Segment[] {
    const segments = [first];
    for (let last = first; last.days.to < days.to; ) {
      last = segmentAt(line, last.days.to + 1, days);
      segments.push(last);
    }
    return segments;
  }
}

/** The plan of several segments, which lines of the same days share; `memory` is that of the first one. */
function planAcross(
  segments: readonly Segment[],
  days: DayRange,
  memory: SegmentMemory,
  release: Release | undefined,
): SharePlan | PlanFailure {
  const known = memory.across;
  if (known !== undefined && sameDays(known.days, days) && same(known.segments, segments, Object.is)) {
    return known.plan;
  }
  const plan = planOf(segments, days, release);
  memory.across = { segments: fitted(segments), days, plan };
  return plan;
}

function sameDays(a: DayRange, b: DayRange): boolean {
  return a.from === b.from && a.to === b.to;
}

function planOf(
  segments: readonly Segment[],
  days: DayRange,
  release: Release | undefined,
): SharePlan | PlanFailure {
  const shared: PlanSpan[] = [];
  const failures: DayFailure[] = [];
  for (const { days: around, result } of segments) {
    const kept = { from: Math.max(around.from, days.from), to: Math.min(around.to, days.to) };
    if ('faults' in result) failures.push({ ...result, days: kept });
    else shared.push(during(kept, result));
  }
  const spans = merged(shared, sameShares);
  if (failures.length > 0) {
    const faults = failures.flatMap(({ days: span, faults: found }) =>
      found.map((fault) => ({ days: span, fault })),
    );
    return { faults: mergeFaults(faults, release), failures, spans };
  }
  const shares = combineSpans(spans);
  return {
    days,
    spans,
    shares,
    weights: lineWeights(shares),
    serves: eachOnce(spans.map(({ target }) => target.id)),
    rule: eachOnce(spans.map(({ rule }) => rule?.id ?? OWN)),
    article: eachOnce(spans.map(({ rule }) => rule?.article ?? '')),
  };
}

/** Whether only the days of two spans differ. */
function sameShares(a: PlanSpan, b: PlanSpan): boolean {
  return (
    a.rule === b.rule &&
    a.target.id === b.target.id &&
    a.target.access === b.target.access &&
    a.trace?.referenceDay === b.trace?.referenceDay &&
    same(
      a.shares,
      b.shares,
      (x, y) => x.member === y.member && x.site === y.site && equals(x.share, y.share),
    ) &&
    same(a.trace?.weights ?? [], b.trace?.weights ?? [], (x, y) => same(x.grounds, y.grounds, sameRow)) &&
    same(lackingDays(a.trace), lackingDays(b.trace), Object.is)
  );
}

/** The reference days for which older observations were counted: they change with the year, though rows do not. */
function lackingDays(trace: KeyTrace | undefined): readonly Day[] {
  if (trace === undefined) return [];
  const own = trace.weights.flatMap(({ grounds }) => grounds.flatMap((one) => one.standsInFor?.day ?? []));
  return [...own, ...trace.parts.flatMap((part) => lackingDays(part.trace))];
}

function sameRow(a: Ground, b: Ground): boolean {
  return a.row === b.row && a.file === b.file;
}

function same<T>(a: readonly T[], b: readonly T[], alike: (x: T, y: T) => boolean): boolean {
  return a.length === b.length && a.every((item, index) => alike(item, defined(b[index])));
}

/** The plan of one segment for other days in it: the same shares. */
function moved(plan: SharePlan, days: DayRange): SharePlan {
  const { shares, weights, serves, rule, article } = plan;
  const spans = plan.spans.map((span) => during(days, span));
  return { days, spans, shares, weights, serves, rule, article };
}

/** A span of these days. Each field is named: a spread gives every object a shape of its own, which is slow. */
function during(
  days: DayRange,
  { target, participants, rule, shares, trace }: Omit<PlanSpan, 'days'>,
): PlanSpan {
  return { days, target, participants, rule, shares, trace };
}

/** Each value once, in the order of the first day it held, empty ones left out. */
function eachOnce(values: readonly string[]): string {
  return joined([...new Set(values)], '+');
}

type Span = Pick<PlanSpan, 'days' | 'shares' | 'participants'>;

/** share(m, s) = (1/D) × Σ over days of share_d(m, s); zero shares are left out (ALLOCATION.md §6). */
function combineSpans(spans: readonly Span[]): readonly PlanShare[] {
  const [only] = spans;
  if (spans.length === 1 && only?.shares.length === 1) return only.shares.map((share) => whole(share, only));
  const dayCount = BigInt(spans.reduce((sum, { days }) => sum + length(days), 0));
  // All shares are summed as integers over it, and reduced once.
  const common = commonDenominator(spans.flatMap(({ shares }) => shares.map(({ share }) => share)));
  const sums = new Map<string, { readonly first: Omit<PlanShare, 'share' | 'text'>; sum: bigint }>();
  for (const [firstSpan, span] of spans.entries()) {
    const days = BigInt(length(span.days));
    const types = new Map(span.participants.sites.map(({ site, type }) => [site, type]));
    for (const { member, site, share } of span.shares) {
      if (share.numerator === 0n) continue;
      const id = `${member}\u0000${site}`;
      const known = sums.get(id);
      const inSpan = days * share.numerator * (common / share.denominator);
      if (known !== undefined) known.sum += inSpan;
      else sums.set(id, { first: { member, site, firstSpan, siteType: types.get(site) }, sum: inSpan });
    }
  }
  return [...sums.values()]
    .map(({ first: { member, site, firstSpan, siteType }, sum }) => {
      const share = fraction(sum, common * dayCount);
      return { member, site, share, text: formatFraction(share), firstSpan, siteType };
    })
    .sort(
      compareBy(
        ({ member }) => member,
        ({ site }) => site,
      ),
    );
}

/** The share of one who bears all. */
function whole({ member, site, share }: DayShare, { participants: { sites } }: Span): PlanShare {
  return {
    member,
    site,
    share,
    text: formatFraction(share),
    firstSpan: 0,
    siteType: sites.find((one) => one.site === site)?.type,
  };
}
