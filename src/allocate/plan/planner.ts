import { type Day, type DayRange, length } from '../../domain/calendar.ts';
import { equals, formatFraction, fraction, leastCommonMultiple } from '../../domain/fraction.ts';
import { defined, fitted } from '../../domain/lists.ts';
import type { Release } from '../../domain/release.ts';
import { joined } from '../../text/joined.ts';
import { compareBy } from '../../text/text-order.ts';
import type { DayShare, Ground, KeyDefinitions, KeyTrace } from '../keys/key.ts';
import type { Register } from '../register.ts';
import { mergeFaults } from './merge-faults.ts';
import {
  type DayFailure,
  type DayRun,
  OWN,
  type PlanFailure,
  type PlanShare,
  type Shared,
  type SharePlan,
} from './plan.ts';
import type { Segment, SegmentMemory } from './segment-index.ts';
import { segmentsOf } from './segments.ts';
import { weightsOf } from './weights.ts';

/** Plans lines: their shares over their days (ALLOCATION.md §§2–6), or every reason why they have none. */
export type Planner = (line: Shared, days: DayRange) => SharePlan | PlanFailure;

export function plannerOf(register: Register, keys: KeyDefinitions): Planner {
  const segmentAt = segmentsOf(register, keys);
  const { release } = register.workspace;
  return (line, days) => {
    const first = segmentAt(line, days.from, days);
    const { memory } = first;
    if (first.days.to < days.to) return planAcross(segmentsOver(line, days, first), days, memory, release);
    // Most lines lie in one segment, and lines of one month in the same one.
    const known = memory.plan;
    if (known !== undefined && sameDays(known.days, days)) return known;
    const plan = known === undefined ? planOf([first], days, release) : moved(known, days);
    if (!('faults' in plan)) memory.plan = plan;
    return plan;
  };

  function segmentsOver(line: Shared, days: DayRange, first: Segment): readonly Segment[] {
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
  let runs: DayRun[] = [];
  const failures: DayFailure[] = [];
  for (const { days: around, result } of segments) {
    const kept = { from: Math.max(around.from, days.from), to: Math.min(around.to, days.to) };
    if ('faults' in result) failures.push({ ...result, days: kept });
    else runs = withRun(runs, during(kept, result));
  }
  if (failures.length > 0) {
    const faults = failures.flatMap(({ days: run, faults: found }) =>
      found.map((fault) => ({ days: run, fault })),
    );
    return { faults: mergeFaults(faults, release), failures, runs };
  }
  const shares = combineRuns(runs);
  return {
    days,
    runs,
    shares,
    weights: weightsOf(shares),
    serves: eachOnce(runs.map(({ target }) => target.id)),
    rule: eachOnce(runs.map(({ rule }) => rule?.id ?? OWN)),
    article: eachOnce(runs.map(({ rule }) => rule?.article ?? '')),
    memory: { terms: undefined },
  };
}

/** Runs with one more, or with the last one longer where nothing but the days differs. Most plans have one run. */
function withRun(runs: DayRun[], run: DayRun): DayRun[] {
  const last = runs.at(-1);
  if (last === undefined) return [run];
  if (!sameShares(last, run)) runs.push(run);
  else runs.splice(-1, 1, during({ from: last.days.from, to: run.days.to }, last));
  return runs;
}

function sameShares(a: DayRun, b: DayRun): boolean {
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

/** The reference days for which observations of a year before were counted: they change with the year, though rows do not. */
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
  const { shares, weights, serves, rule, article, memory } = plan;
  const runs = plan.runs.map((run) => during(days, run));
  return { days, runs, shares, weights, serves, rule, article, memory };
}

/** A run of these days. Each field by its name: a spread gives every object a shape of its own, which is slow. */
function during(days: DayRange, { target, participants, rule, shares, trace }: Omit<DayRun, 'days'>): DayRun {
  return { days, target, participants, rule, shares, trace };
}

/** Each value once, in the order of the first day it held, empty ones left out. */
function eachOnce(values: readonly string[]): string {
  return joined([...new Set(values)], '+');
}

type Run = Pick<DayRun, 'days' | 'shares' | 'participants'>;

/** share(m, s) = (1/D) × Σ over days of share_d(m, s); zero shares are left out (ALLOCATION.md §6). */
function combineRuns(runs: readonly Run[]): readonly PlanShare[] {
  const [only] = runs;
  if (runs.length === 1 && only?.shares.length === 1) return only.shares.map((share) => whole(share, only));
  const dayCount = BigInt(runs.reduce((sum, { days }) => sum + length(days), 0));
  const common = commonDenominator(runs);
  const sums = new Map<string, { readonly first: Omit<PlanShare, 'share' | 'text'>; sum: bigint }>();
  for (const [firstRun, run] of runs.entries()) {
    const days = BigInt(length(run.days));
    const types = new Map(run.participants.sites.map(({ site, type }) => [site, type]));
    for (const { member, site, share } of run.shares) {
      if (share.numerator === 0n) continue;
      const id = `${member}\u0000${site}`;
      const known = sums.get(id);
      const inRun = days * share.numerator * (common / share.denominator);
      if (known !== undefined) known.sum += inRun;
      else sums.set(id, { first: { member, site, firstRun, siteType: types.get(site) }, sum: inRun });
    }
  }
  return [...sums.values()]
    .map(({ first: { member, site, firstRun, siteType }, sum }) => {
      const share = fraction(sum, common * dayCount);
      return { member, site, share, text: formatFraction(share), firstRun, siteType };
    })
    .sort(
      compareBy(
        ({ member }) => member,
        ({ site }) => site,
      ),
    );
}

/** The share of one who bears all. */
function whole({ member, site, share }: DayShare, { participants: { sites } }: Run): PlanShare {
  return {
    member,
    site,
    share,
    text: formatFraction(share),
    firstRun: 0,
    siteType: sites.find((one) => one.site === site)?.type,
  };
}

/** Of all shares, so that they are summed as integers and reduced once. */
function commonDenominator(runs: readonly Run[]): bigint {
  let common = 1n;
  for (const { shares } of runs) {
    for (const { share } of shares) {
      common = leastCommonMultiple(common, share.denominator);
    }
  }
  return common;
}
