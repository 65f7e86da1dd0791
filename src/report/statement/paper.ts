import type { Member } from '../../domain/tables.ts';
import type { Fact, PaperState, Table } from '../document.ts';
import { periodText, type ReportWords } from '../words/words.ts';
import { memberText, paperState, statementFacts } from './identity.ts';
import {
  figureText,
  noteUnder,
  nothingOwed,
  type OpeningSums,
  signedFigures,
  statementSums,
} from './owed.ts';
import { roundingLines } from './roundings.ts';
import type { Statement } from './statement.ts';
import { stepsTable } from './summary.ts';

/** The opening of a paper to sign, of a month or of a year, in each format. */
export interface Paper {
  readonly member: Member;
  readonly title: string;
  readonly subject: string;
  readonly state: PaperState;
  /** What is owed, then what others owe. */
  readonly opening: readonly OpeningSums[];
  /** The note under them. */
  readonly openingNote: string | undefined;
  /** How the sums come about. */
  readonly steps: Table;
  readonly facts: readonly Fact[];
  /** For whom, for when and which sums. */
  readonly signed: readonly string[];
  /** Places to fill in by hand, side by side. */
  readonly labels: readonly string[];
  /** What it was computed by, at the foot of each page. */
  readonly computedBy: string;
  readonly currency: string;
  readonly version: string;
}

/** The opening of the statement of a run. */
export function statementPaper(statement: Statement, words: ReportWords): Paper {
  const { member, run } = statement;
  const opening = statementSums(statement, words);
  return {
    member,
    title: words.statement,
    subject: `${memberText(member)} · ${periodText(run.period, words)}`,
    state: paperState(run, words),
    opening,
    openingNote: noteUnder(opening, [], words),
    steps: stepsTable(statement, words),
    facts: statementFacts(statement, words),
    signed: signedSums(statement, words),
    labels: [words.placeAndDate, words.signature],
    computedBy: words.computedBy(run.version, run.runId),
    currency: run.currency,
    version: run.version,
  };
}

/** The sign next to an amount with a residual cent. */
export const RESIDUAL_MARK = '*';

/** How a format shows that an amount has a residual cent: a mark beside it, a column, or the words promised for CSV. */
type ResidualSign = 'mark' | 'column' | 'csv';

/** What is signed: for whom, for when, and the opening sums of the statement, in figures and in words. */
export function signedSums(statement: Statement, words: ReportWords): readonly string[] {
  const { member, run } = statement;
  const signed = signedFigures(statement, words);
  const { final, text } = paperState(run, words);
  const state = final ? '' : ` · ${text}`;
  return [
    `${memberText(member)} · ${periodText(run.period, words)}${state}`,
    ...(signed.length > 0
      ? signed.map((figure) => figureText(figure, words))
      : [nothingOwed(statement, words).join('. ')]),
  ];
}

/** The foot of a statement: how it was rounded, what computed it, how to verify it; and what a mark means, if any. */
export function footLines(
  { run, lines }: Statement,
  words: ReportWords,
  sign: ResidualSign,
): readonly string[] {
  const column = `${words.residual}${words.colon}`;
  const residual = {
    mark: words.residualMarked(RESIDUAL_MARK),
    column: words.residualMarked(column),
    csv: words.residualNote(column),
  };
  return [
    ...roundingLines(run.roundings, words),
    ...(sign === 'csv' || lines.some(({ residual: { net, vat } }) => net > 0n || vat > 0n)
      ? [residual[sign]]
      : []),
    `${words.computedBy(run.version, run.runId)}.`,
    words.verify(run.runId),
    ...(run.anchor === undefined ? [] : [words.anchor(run.anchor)]),
  ];
}
