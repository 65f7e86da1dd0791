import type { AllocatedLine } from '../../../allocate/allocator.ts';
import type { Ground, KeyTrace, Weight } from '../../../allocate/keys/common/key.ts';
import { firstDayOf, type PlanSpan } from '../../../allocate/plan/plan.ts';
import type { LineTrace } from '../../../allocate/trace.ts';
import { decimalIn, NOTATION } from '../../../domain/language.ts';
import { formatDecimal, ONE, sum } from '../../../domain/numbers/fraction.ts';
import { type DayRange, length } from '../../../domain/time/calendar.ts';
import { merged } from '../../../domain/time/period.ts';
import { keyText, namedRule, partText } from '../../derivation/key-words.ts';
import type { Names } from '../../statement/identity.ts';
import { targetText } from '../../statement/page-columns.ts';
import { pagePercentText, quantityText, type ReportWords } from '../../words/words.ts';
import type { PageCount, PagePlan, PageStep } from './page-data.ts';
import { pageSplits } from './splits.ts';

/** How the shares of a line came about, in the words of a language. */
export function pagePlan(
  { days, spans, shares, rounding }: RecordedTrace,
  names: Names,
  words: ReportWords,
): PagePlan {
  const pageShares = shares.map((planShare) => ({
    member: planShare.member,
    site: names.site(planShare.site, firstDayOf(planShare, spans))?.name ?? '',
    numerator: planShare.share.numerator.toString(),
    denominator: planShare.share.denominator.toString(),
    percent: pagePercentText(planShare.share, words),
  }));
  const rules = new Set(spans.flatMap(({ rule }) => rule?.title ?? []));
  return {
    days: rangeText(days.days, words),
    served: servedNames(spans, names, words),
    ruleTitles: [...rules].join(' + '),
    steps: pageSteps(spans, names, words),
    shares: pageShares,
    splits: pageSplits(rounding, pageShares),
  };
}

/** What a line serves, by name: an officer does not know ids. */
function servedNames(spans: readonly PlanSpan[], names: Names, words: ReportWords): string {
  const served = spans.map(({ target, days }) => targetText(names.target(target, days.from), words));
  return [...new Set(served)].join(' + ');
}

/** Neighbouring spans with the same text are one step. */
function pageSteps(spans: readonly PlanSpan[], names: Names, words: ReportWords): readonly PageStep[] {
  const steps = spans.map((span) => {
    const step = pageStep(span, names, words);
    return { days: span.days, step, text: JSON.stringify(step) };
  });
  return merged(steps, (one, next) => one.text === next.text).map(({ days, step }) => ({
    days: rangeText(days, words),
    ...step,
  }));
}

function pageStep(
  { target, rule, trace, days }: PlanSpan,
  names: Names,
  words: ReportWords,
): Omit<PageStep, 'days'> {
  const served = names.target(target, days.from);
  return {
    target: served.kind === 'group' ? words.wholeGroup : `${served.name} (${served.id})`,
    rule: rule === undefined ? words.ownRule : namedRule(rule.article, rule.id, rule.title),
    counts: trace === undefined ? [] : pageCounts(trace, days, names, words),
  };
}

/** What a key counted; a mix has several keys. */
function pageCounts(
  trace: KeyTrace,
  days: DayRange,
  names: Names,
  words: ReportWords,
  part?: string,
): readonly PageCount[] {
  if (trace.parts.length > 0) {
    return trace.parts.flatMap(({ part: fraction, trace: key }, index) =>
      pageCounts(key, days, names, words, fraction === ONE ? undefined : partText(trace, index, words)),
    );
  }
  const key = keyText(trace, words);
  const weights = trace.weights.map((weight) => ({
    name: weightName(weight, days, names),
    member: weight.member,
    weight: quantityText(weight.weight, words),
    observedOn: weight.grounds.map((ground) => observedText(ground, weight, words)).join(words.and),
    source: [...new Set(weight.grounds.flatMap(({ source }) => source ?? []))].join(words.semicolon),
  }));
  return [
    {
      key: part === undefined ? key : words.mixPart(part, key),
      weights,
      total: quantityText(sum(trace.weights.map(({ weight }) => weight)), words),
    },
  ];
}

/** The day of an observation, and its value where that is not the weight itself. */
function observedText({ asOf, value }: Ground, { weight, grounds }: Weight, words: ReportWords): string {
  if (asOf === undefined) return value;
  const day = words.day(asOf);
  const isWeight = grounds.length === 1 && formatDecimal(weight) === value;
  return isWeight ? day : `${day}${NOTATION[words.language].colon} ${decimalIn(words.language, value)}`;
}

function weightName({ id, member }: Weight, days: DayRange, names: Names): string {
  return id === member ? names.called(id) : (names.site(id, days.from)?.name ?? id);
}

function rangeText(days: DayRange, words: ReportWords): string {
  const range = words.fromTo(words.day(days.from), words.day(days.to));
  return `${range} (${words.days(length(days))})`;
}

/** The trace of a line that was shared: it has all its parts. */
export type RecordedTrace = {
  readonly [Part in keyof LineTrace]: Exclude<LineTrace[Part], undefined>;
};

/** The recorded allocation of a line. It must be there, because the page was requested. */
export function recordedTrace({ line, trace }: AllocatedLine): RecordedTrace {
  const { days, billedTo, rounding } = trace ?? {};
  if (trace === undefined || days === undefined || billedTo === undefined || rounding === undefined) {
    throw new Error(`${line.file}:${line.row} was shared without a trace`);
  }
  return { ...trace, days, billedTo, rounding };
}
