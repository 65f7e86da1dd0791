import type { KeyTrace } from '../../allocate/keys/common/key.ts';
import { OWN } from '../../allocate/plan/plan.ts';
import { ONE } from '../../domain/numbers/fraction.ts';
import { holdsIn } from '../../domain/release.ts';
import { type DayRange, length } from '../../domain/time/calendar.ts';
import { quantityText, type ReportWords } from '../words/words.ts';
import type { KeyFigures, ShareStep } from './share-steps.ts';

/** CSV keeps its original words. */
export type TextStyle = 'page' | 'csv';

/** The key in words: `in proportion to “students”`; without a key, that the member itself is served. */
export function keyText(trace: KeyTrace | undefined, words: ReportWords, style: TextStyle = 'page'): string {
  if (trace === undefined) return words.servedItself;
  const { definition, key, weights, parts } = trace;
  if (parts.length === 0) {
    const called = (measure: string): string => (style === 'csv' ? measure : measureText(measure, words));
    return definition.words[words.language].name(key, { alone: weights.length === 1, called });
  }
  return parts
    .map(({ trace: inner }, index) =>
      words.mixPart(partText(trace, index, words), keyText(inner, words, style)),
    )
    .join(style === 'csv' ? ' ; ' : words.semicolon);
}

/** The n-th part of a key, for a line: `1/2`, or `the first 10.00`. */
export function partText({ definition, key, parts }: KeyTrace, index: number, words: ReportWords): string {
  const named = definition.words[words.language].part?.(key, index);
  return named ?? quantityText(parts[index]?.part ?? ONE, words);
}

/** `Article 6.1 · Cités scolaires : au prorata des élèves (cite-scolaire)`; without a title, the id once. */
export function namedRule(article: string | undefined, id: string, title: string | undefined): string {
  const name = title ? `${title} (${id})` : id;
  return article ? `${article} · ${name}` : name;
}

/** What the key counted: `414 / 677`, and on which days. */
function figuresText(figures: KeyFigures, words: ReportWords): string {
  if (figures.parts.length > 0) {
    return figures.parts
      .map(({ part, figures: inner }) => `${quantityText(part, words)} × (${figuresText(inner, words)})`)
      .join(' + ');
  }
  const observed = observedDays(figures, words);
  return countedText(figures, words, observed === '' ? [] : [words.countedOn(observed)]);
}

/** What the key counted, without its days: `414 / 677`. */
export function quotientText(figures: KeyFigures, words: ReportWords): string {
  return countedText(figures, words, []);
}

function countedText(figures: KeyFigures, words: ReportWords, observed: readonly string[]): string {
  const { release, numerator, denominator, chosenBy, splitOver } = figures;
  const [own, whole] = [numerator, denominator].map((count) => quantityText(count, words));
  const divisor = whole?.includes('/') && holdsIn(release, '0.2') ? `(${whole})` : whole;
  const chosen =
    chosenBy && words.chosenBy(quantityText(chosenBy.own, words), quantityText(chosenBy.all, words));
  const beside = [...(chosen === undefined ? [] : [chosen]), ...observed].join(', ');
  const split = splitOver > 1 ? `, ${words.splitOver(splitOver)}` : '';
  return `${own} / ${divisor}${beside === '' ? '' : ` (${beside})`}${split}`;
}

/** The days of the observations counted, and the reference day if it differs; empty where none was counted. */
export function observedDays({ observedOn, referenceDay }: KeyFigures, words: ReportWords): string {
  if (observedOn.length === 0) return '';
  const days = observedOn.map((day) => words.day(day)).join(words.and);
  const [only] = observedOn;
  return referenceDay === undefined || (observedOn.length === 1 && only === referenceDay)
    ? days
    : `${days}, ${words.lookedUpOn(words.day(referenceDay))}`;
}

/** How the share of a line was computed, one line of text for each step; days only where they matter. */
export function computationLines(
  steps: readonly ShareStep[],
  days: DayRange,
  words: ReportWords,
): readonly string[] {
  const whole = length(days);
  return steps.map((step) => {
    const figures = figuresText(step.figures, words);
    if (step.dayCount === whole) return figures;
    const when = words.fromTo(words.day(step.days.from), words.day(step.days.to));
    const factor = step.figures.parts.length > 0 ? `(${figures})` : figures;
    return words.onDays(when, `${step.dayCount}/${whole} × ${factor}`);
  });
}

/** Every key by which the share was computed, once each. */
export function keyLines(
  steps: readonly ShareStep[],
  words: ReportWords,
  style: TextStyle = 'page',
): readonly string[] {
  return [...new Set(steps.map(({ figures }) => keyText(figures.key, words, style)))];
}

/** The rules of a line as people read them: `own` is not a rule of the convention. */
export function ruleText(rule: string, words: ReportWords): string {
  return rule
    .split('+')
    .map((id) => (id === OWN ? words.ownRule : id))
    .join('+');
}

/** The name of a measure on pages: a word of their language where one is known, then its name in the tables. */
export function measureText(name: string, words: ReportWords): string {
  const word = words.measures.get(name);
  return word === undefined ? name : `${word} (${name})`;
}
