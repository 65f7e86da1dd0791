import type { Language } from '../../domain/language.ts';
import { periodText } from '../words/period-words.ts';
import { reportWords } from '../words/words.ts';
import { memberText, paperState } from './identity.ts';
import { figureText, nothingText, signedFigures } from './owed.ts';
import { roundingLines } from './roundings.ts';
import type { Statement } from './statement.ts';

/** The sign beside an amount that holds a residual cent. */
export const RESIDUAL_MARK = '*';

/** How a format shows that an amount holds a residual cent: by a mark beside it, in a column, or as CSV promised. */
type ResidualSign = 'mark' | 'column' | 'csv';

/** What is signed: for whom, for when, and the sums that the statement opens with, in figures and in words. */
export function signedSums(statement: Statement, language: Language): readonly string[] {
  const words = reportWords(language);
  const { member, run } = statement;
  const signed = signedFigures(statement, language);
  const { final, text } = paperState(run, language);
  const state = final ? '' : ` · ${text}`;
  return [
    `${memberText(member)} · ${periodText(run.period, language)}${state}`,
    ...(signed.length > 0
      ? signed.map((figure) => figureText(figure, language))
      : [`${words.nothingToRepay}. ${nothingText(statement, language)}`]),
  ];
}

/** What stands under a statement: how it was rounded, by what it was computed, how to verify it. */
export function footLines({ run }: Statement, language: Language, sign: ResidualSign): readonly string[] {
  const words = reportWords(language);
  const column = `${words.residual}${words.colon}`;
  const residual = {
    mark: words.residualMarked(RESIDUAL_MARK),
    column: words.residualMarked(column),
    csv: words.residualNote(column),
  };
  return [
    ...roundingLines(run.roundings, language),
    residual[sign],
    `${words.computedBy(run.version, run.runId)}.`,
    words.verify(run.runId),
    ...(run.anchor === undefined ? [] : [words.anchor(run.anchor)]),
  ];
}
