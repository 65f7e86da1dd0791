import type { KeyTrace } from '../../allocate/keys/common/key.ts';
import { OWN } from '../../allocate/plan/plan.ts';
import { dayText, type Language } from '../../domain/language.ts';
import { ONE } from '../../domain/numbers/fraction.ts';
import { holdsIn } from '../../domain/release.ts';
import { type DayRange, length } from '../../domain/time/calendar.ts';
import type { ReportWords } from '../words/en.ts';
import { quantityText, reportWords } from '../words/words.ts';
import type { KeyFigures, ShareStep } from './share-steps.ts';

/** CSV keeps its original words. */
export type TextStyle = 'page' | 'csv';

/** The key in words: `in proportion to “students”`; without a key, that the member itself is served. */
export function keyText(trace: KeyTrace | undefined, language: Language, style: TextStyle = 'page'): string {
  const text = reportWords(language);
  if (trace === undefined) return text.servedItself;
  const { definition, key, weights, parts } = trace;
  if (parts.length === 0) {
    const called = (measure: string): string => (style === 'csv' ? measure : measureText(measure, language));
    return definition.words[language].name(key, { alone: weights.length === 1, called });
  }
  return parts
    .map(({ trace: inner }, index) =>
      text.mixPart(partText(trace, index, language), keyText(inner, language, style)),
    )
    .join(style === 'csv' ? ' ; ' : text.semicolon);
}

/** The n-th part of a key, for a line: `1/2`, or `the first 10.00`. */
export function partText({ definition, key, parts }: KeyTrace, index: number, language: Language): string {
  return definition.words[language].part?.(key, index) ?? quantityText(parts[index]?.part ?? ONE, language);
}

/** `Article 6.1 · Cités scolaires : au prorata des élèves (cite-scolaire)`; without a title, the id once. */
export function namedRule(article: string | undefined, id: string, title: string | undefined): string {
  const name = title ? `${title} (${id})` : id;
  return article ? `${article} · ${name}` : name;
}

/** What the key counted: `414 / 677`, and on which days. */
function figuresText(figures: KeyFigures, language: Language): string {
  const text = reportWords(language);
  if (figures.parts.length > 0) {
    return figures.parts
      .map(
        ({ part, figures: inner }) => `${quantityText(part, language)} × (${figuresText(inner, language)})`,
      )
      .join(' + ');
  }
  const observed = observedDays(figures, language);
  return countedText(figures, language, observed === '' ? [] : [text.countedOn(observed)]);
}

/** What the key counted, without its days: `414 / 677`. */
export function quotientText(figures: KeyFigures, language: Language): string {
  return countedText(figures, language, []);
}

function countedText(figures: KeyFigures, language: Language, observed: readonly string[]): string {
  const { release, numerator, denominator, chosenBy, splitOver } = figures;
  const text = reportWords(language);
  const [own, whole] = [numerator, denominator].map((count) => quantityText(count, language));
  const divisor = whole?.includes('/') && holdsIn(release, '0.2') ? `(${whole})` : whole;
  const chosen =
    chosenBy && text.chosenBy(quantityText(chosenBy.own, language), quantityText(chosenBy.all, language));
  const beside = [...(chosen === undefined ? [] : [chosen]), ...observed].join(', ');
  const split = splitOver > 1 ? `, ${text.splitOver(splitOver)}` : '';
  return `${own} / ${divisor}${beside === '' ? '' : ` (${beside})`}${split}`;
}

/** The days of the observations counted, and the reference day if it differs; empty where none was counted. */
export function observedDays({ observedOn, referenceDay }: KeyFigures, language: Language): string {
  if (observedOn.length === 0) return '';
  const text = reportWords(language);
  const days = observedOn.map((day) => dayText(day, language)).join(text.and);
  const [only] = observedOn;
  return referenceDay === undefined || (observedOn.length === 1 && only === referenceDay)
    ? days
    : `${days}, ${text.lookedUpOn(dayText(referenceDay, language))}`;
}

/** How the share of a line was computed, one line of text for each step; days only where they matter. */
export function computationLines(
  steps: readonly ShareStep[],
  days: DayRange,
  language: Language,
): readonly string[] {
  const text = reportWords(language);
  const whole = length(days);
  return steps.map((step) => {
    const figures = figuresText(step.figures, language);
    if (step.dayCount === whole) return figures;
    const when = text.fromTo(dayText(step.days.from, language), dayText(step.days.to, language));
    const factor = step.figures.parts.length > 0 ? `(${figures})` : figures;
    return text.onDays(when, `${step.dayCount}/${whole} × ${factor}`);
  });
}

/** Every key by which the share was computed, once each. */
export function keyLines(
  steps: readonly ShareStep[],
  language: Language,
  style: TextStyle = 'page',
): readonly string[] {
  return [...new Set(steps.map(({ figures }) => keyText(figures.key, language, style)))];
}

/** The rules of a line as people read them: `own` is not a rule of the convention. */
export function ruleText(rule: string, words: ReportWords): string {
  return rule
    .split('+')
    .map((id) => (id === OWN ? words.ownRule : id))
    .join('+');
}

/** The name of a measure on pages: a word of their language where one is known, then its name in the tables. */
export function measureText(name: string, language: Language): string {
  const word = reportWords(language).measures.get(name);
  return word === undefined ? name : `${word} (${name})`;
}
