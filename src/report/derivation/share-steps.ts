import type { KeyTrace, Weight } from '../../allocate/keys/key.ts';
import type { PlanSpan, SharePlan } from '../../allocate/plan/plan.ts';
import { type Day, type DayRange, length } from '../../domain/calendar.ts';
import { equals, type Fraction, formatFraction, sum } from '../../domain/fraction.ts';
import type { Rule } from '../../domain/rule.ts';

/** Days on which a member's share for a site is the same, for the same reason. */
export interface ShareStep {
  readonly days: DayRange;
  readonly dayCount: number;
  /** Undefined where the cost is the member's own. */
  readonly rule: Rule | undefined;
  readonly figures: KeyFigures;
  readonly share: Fraction;
}

/** What a key counted for one share: its part and the whole, and the observation behind it. */
export interface KeyFigures {
  /** Undefined where the member is served itself. */
  readonly key: Pick<KeyTrace, 'definition' | 'key'> | undefined;
  readonly numerator: Fraction;
  readonly denominator: Fraction;
  readonly referenceDay: Day | undefined;
  /** The days of the observations that were counted, oldest first. */
  readonly observedOn: readonly Day[];
  /** Over how many sites a key over members splits the member's share; 1 otherwise. */
  readonly splitOver: number;
  /** Whether nobody else takes part, so that the key decided nothing. */
  readonly alone: boolean;
  /** The keys of a mix. */
  readonly parts: readonly { readonly part: Fraction; readonly figures: KeyFigures }[];
}

/** How a share of a plan came about; neighbouring days that count alike are one step. */
export function shareSteps(plan: SharePlan, member: string, site: string): readonly ShareStep[] {
  const steps: ShareStep[] = [];
  for (const span of plan.spans) {
    const share = sum(
      span.shares.filter((item) => item.member === member && item.site === site).map((item) => item.share),
    );
    if (share.numerator === 0n) continue;
    const figures = figuresOf(span, member, site);
    const before = steps.at(-1);
    if (
      before !== undefined &&
      before.days.to + 1 === span.days.from &&
      isAlike(before, span, figures, share)
    ) {
      const days = { from: before.days.from, to: span.days.to };
      steps.splice(-1, 1, { ...before, days, dayCount: length(days) });
    } else {
      steps.push({ days: span.days, dayCount: length(span.days), rule: span.rule, figures, share });
    }
  }
  return steps;
}

function isAlike(before: ShareStep, span: PlanSpan, figures: KeyFigures, share: Fraction): boolean {
  return (
    before.rule?.id === span.rule?.id &&
    equals(before.share, share) &&
    figuresText(before.figures) === figuresText(figures)
  );
}

function figuresOf(span: PlanSpan, member: string, site: string): KeyFigures {
  if (span.trace === undefined) {
    return {
      key: undefined,
      numerator: { numerator: 1n, denominator: 1n },
      denominator: { numerator: 1n, denominator: 1n },
      referenceDay: undefined,
      observedOn: [],
      splitOver: 1,
      alone: true,
      parts: [],
    };
  }
  return traceFigures(span.trace, span, member, site);
}

function traceFigures(trace: KeyTrace, span: PlanSpan, member: string, site: string): KeyFigures {
  const isMine = ({ id }: Weight): boolean => id === site || id === member;
  const isOfMember = (weight: Weight): boolean => weight.member === member;
  const { over, proportional } = trace.definition;
  const counted = trace.weights.filter(proportional ? isMine : isOfMember);
  const sites = span.participants.sites.filter((item) => item.member === member).length;
  return {
    key: trace,
    numerator: sum(counted.map(({ weight }) => weight)),
    denominator: sum(trace.weights.map(({ weight }) => weight)),
    referenceDay: trace.referenceDay,
    observedOn: observationDays(trace.weights),
    splitOver: over === 'members' && site !== '' ? sites : 1,
    alone: trace.weights.length === 1,
    parts: trace.parts.map(({ part, trace: inner }) => ({
      part,
      figures: traceFigures(inner, span, member, site),
    })),
  };
}

function observationDays(weights: readonly Weight[]): readonly Day[] {
  const days = weights.flatMap(({ grounds }) => grounds.flatMap(({ asOf }) => asOf ?? []));
  return [...new Set(days)].sort((a, b) => a - b);
}

/** What tells two figures apart. */
function figuresText(figures: KeyFigures): string {
  const { key, numerator, denominator, referenceDay, observedOn, splitOver, parts } = figures;
  return JSON.stringify([
    key?.key.by,
    formatFraction(numerator),
    formatFraction(denominator),
    referenceDay,
    observedOn,
    splitOver,
    parts.map((item) => [formatFraction(item.part), figuresText(item.figures)]),
  ]);
}
