import type { Language } from '../../domain/language.ts';
import type { Member } from '../../domain/member.ts';
import type { Fact, PaperState, Table } from '../document.ts';
import { periodText } from '../words/period-words.ts';
import { reportWords } from '../words/words.ts';
import { signedSums } from './foot.ts';
import { memberText, paperState, statementFacts } from './identity.ts';
import { noteUnder, type OpeningSums, statementSums } from './owed.ts';
import type { Statement } from './statement.ts';
import { stepsTable } from './summary.ts';

/** What a paper to sign, of a month or of a year, opens with in each format. */
export interface Paper {
  readonly member: Member;
  readonly title: string;
  readonly subject: string;
  readonly state: PaperState;
  /** What is owed, then what others owe. */
  readonly opening: readonly OpeningSums[];
  /** Said under them. */
  readonly openingNote: string | undefined;
  /** How the sums come about. */
  readonly steps: Table;
  readonly facts: readonly Fact[];
  /** For whom, for when and what sums. */
  readonly signed: readonly string[];
  /** Places to fill in by hand, side by side. */
  readonly labels: readonly string[];
  /** By what it was computed, at the foot of each page. */
  readonly computedBy: string;
  readonly currency: string;
  readonly version: string;
}

/** What the statement of a run opens with. */
export function statementPaper(statement: Statement, language: Language): Paper {
  const words = reportWords(language);
  const { member, run } = statement;
  const opening = statementSums(statement, language);
  return {
    member,
    title: words.statement,
    subject: `${memberText(member)} · ${periodText(run.period, language)}`,
    state: paperState(run, language),
    opening,
    openingNote: noteUnder(opening, [], language),
    steps: stepsTable(statement, language),
    facts: statementFacts(statement, language),
    signed: signedSums(statement, language),
    labels: [words.placeAndDate, words.signature],
    computedBy: words.computedBy(run.version, run.runId),
    currency: run.currency,
    version: run.version,
  };
}
