import { length } from '../../domain/calendar.ts';
import type { Language } from '../../domain/language.ts';
import { computationLines, observedDays, quotientText } from '../words/key-words.ts';
import type { StatementShare } from './statement.ts';

/** How a share came about, and apart from it, where all days count alike, when what it counts was observed. */
export interface ComputationParts {
  readonly lines: readonly string[];
  readonly observed: string;
}

export function computationParts({ steps, days }: StatementShare, language: Language): ComputationParts {
  const [step] = steps;
  const plain = steps.length === 1 && step?.dayCount === length(days) && step.figures.parts.length === 0;
  if (step === undefined || !plain) return { lines: computationLines(steps, days, language), observed: '' };
  return {
    lines: [quotientText(step.figures, language)],
    observed: observedDays(step.figures, language),
  };
}
