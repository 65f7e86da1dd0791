import type { DayShare, KeyTrace, Weight } from '../../allocate/keys/common/key.ts';
import { withMost } from '../../allocate/keys/common/weight-sums.ts';
import type { PlanSpan, SharePlan } from '../../allocate/plan/plan.ts';
import { equals, type Fraction, formatFraction, ONE, sum, ZERO } from '../../domain/numbers/fraction.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import type { Rule } from '../../domain/rule.ts';
import { type Day, type DayRange, length } from '../../domain/time/calendar.ts';
import { merged } from '../../domain/time/period.ts';

/** Days on which a member's share for a site is the same, for the same reason. */
export interface ShareStep {
  readonly days: DayRange;
  readonly dayCount: number;
  /** Undefined where the cost is the member's own. */
  readonly rule: Rule | undefined;
  readonly figures: KeyFigures;
  readonly share: Fraction;
}

/** What a key counted for a share: part and whole, whose quotient is its result, and the observation behind it. */
export interface KeyFigures {
  /** The release in whose form it is written: 0.1 printed parts that do not make up the share. */
  readonly release: Release | undefined;
  /** Undefined where the member is served itself. */
  readonly key: KeyTrace | undefined;
  readonly numerator: Fraction;
  readonly denominator: Fraction;
  /** Where the counts only choose who bears all: the member's own, and all of them. */
  readonly chosenBy: { readonly own: Fraction; readonly all: Fraction } | undefined;
  readonly referenceDay: Day | undefined;
  /** The days of the observations that were counted, oldest first. */
  readonly observedOn: readonly Day[];
  /** The number of sites over which a key over members splits the member's share; 1 otherwise. */
  readonly splitOver: number;
  /** Whether nobody else takes part, so that the key decided nothing. */
  readonly alone: boolean;
  /** The keys of a mix. */
  readonly parts: readonly { readonly part: Fraction; readonly figures: KeyFigures }[];
}

/** How a share of a plan came about; neighbouring days that count the same are one step. */
export function shareSteps(
  plan: SharePlan,
  member: string,
  site: string,
  release?: Release,
): readonly ShareStep[] {
  const steps = plan.spans.flatMap((span) => {
    const own = span.shares.filter((item) => item.member === member && item.site === site);
    const share = sum(own.map((item) => item.share));
    if (share.numerator === 0n) return [];
    const { days, rule } = span;
    return [{ days, rule, figures: figuresOf(span, member, site, release), share }];
  });
  return merged(steps, areAlike).map((step) => ({ ...step, dayCount: length(step.days) }));
}

type Step = Omit<ShareStep, 'dayCount'>;

function areAlike(one: Step, next: Step): boolean {
  return (
    one.rule?.id === next.rule?.id &&
    equals(one.share, next.share) &&
    figuresText(one.figures) === figuresText(next.figures)
  );
}

function figuresOf(span: PlanSpan, member: string, site: string, release: Release | undefined): KeyFigures {
  if (span.trace === undefined) {
    return {
      release,
      key: undefined,
      numerator: ONE,
      denominator: ONE,
      chosenBy: undefined,
      referenceDay: undefined,
      observedOn: [],
      splitOver: 1,
      alone: true,
      parts: [],
    };
  }
  return traceFigures(span.trace, span, { member, site }, release);
}

/** Who bears a share: a member, for a site or, with an empty site, for itself. */
type Bearer = Pick<DayShare, 'member' | 'site'>;

function traceFigures(
  trace: KeyTrace,
  span: PlanSpan,
  bearer: Bearer,
  release: Release | undefined,
): KeyFigures {
  const sites = span.participants.sites.filter(({ member }) => member === bearer.member).length;
  const { over } = trace.definition;
  const onSites = over === 'members' && bearer.site !== '';
  const is01 = !holdsIn(release, '0.2');
  return {
    release,
    key: trace,
    ...countsOf(trace, span, bearer, is01),
    referenceDay: trace.referenceDay,
    observedOn: observationDays(trace.weights),
    splitOver: onSites && (is01 || span.target.kind !== 'group') ? sites : 1,
    alone: trace.weights.length === 1,
    parts: trace.parts.map(({ part, trace: inner }) => ({
      part,
      figures: traceFigures(inner, span, bearer, release),
    })),
  };
}

type Counts = Pick<KeyFigures, 'numerator' | 'denominator' | 'chosenBy'>;

function countsOf(trace: KeyTrace, span: PlanSpan, { member, site }: Bearer, is01: boolean): Counts {
  const { over, proportional } = trace.definition;
  const isMine = ({ id }: Weight): boolean => id === site || id === member;
  const isOfMember = (weight: Weight): boolean => weight.member === member;
  const counted = trace.weights.filter(proportional ? isMine : isOfMember);
  const own = sum(counted.map(({ weight }) => weight));
  const all = sum(trace.weights.map(({ weight }) => weight));
  if (is01) return { numerator: own, denominator: all, chosenBy: undefined };
  // On a line for the group, what a key gives members stays on them; their sites get nothing of it.
  const isElsewhere = over === 'members' && site !== '' && span.target.kind === 'group';
  if (proportional || trace.weights.length === 0) {
    return { numerator: isElsewhere ? ZERO : own, denominator: all, chosenBy: undefined };
  }
  const chosen = withMost(trace.weights.map(({ member, weight }) => [member, weight] as const)).members;
  const bears = chosen.includes(member) && !isElsewhere;
  return { numerator: bears ? ONE : ZERO, denominator: ONE, chosenBy: { own, all } };
}

function observationDays(weights: readonly Weight[]): readonly Day[] {
  const days = weights.flatMap(({ grounds }) => grounds.flatMap(({ asOf }) => asOf ?? []));
  return [...new Set(days)].sort((a, b) => a - b);
}

/** A text that is equal only for equal figures. */
function figuresText(figures: KeyFigures): string {
  const { key, numerator, denominator, chosenBy, referenceDay, observedOn, splitOver, parts } = figures;
  return JSON.stringify([
    key?.key.by,
    formatFraction(numerator),
    formatFraction(denominator),
    chosenBy && [formatFraction(chosenBy.own), formatFraction(chosenBy.all)],
    referenceDay,
    observedOn,
    splitOver,
    parts.map((item) => [formatFraction(item.part), figuresText(item.figures)]),
  ]);
}
