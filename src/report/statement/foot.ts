import type { Locale } from '../../domain/convention.ts';
import { reportWords } from '../words/words.ts';
import type { Statement } from './statement.ts';

/** The sign beside an amount that holds a residual cent. */
export const RESIDUAL_MARK = '*';

/** What stands under a statement: how it was rounded, by what it was computed, how to verify it. */
export function footLines({ run }: Statement, language: Locale): readonly string[] {
  const words = reportWords(language);
  return [
    words.rounding[run.rounding],
    words.residualNote(RESIDUAL_MARK),
    `${words.computedBy(run.version, run.runId)}.`,
    words.verify(run.runId),
  ];
}
