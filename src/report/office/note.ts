import { NOTATION } from '../../domain/language.ts';
import { joined } from '../../text/joined.ts';
import { memberText, stateText } from '../statement/identity.ts';
import { figureText, statementSums } from '../statement/owed.ts';
import type { Statement } from '../statement/statement.ts';
import { periodText, type ReportWords } from '../words/words.ts';

/** The covering note for a member's files: from whom, for what, which sums, which files with their hashes. */
export function coveringNote(
  statement: Statement,
  enclosures: readonly { readonly name: string; readonly sha256: string }[],
  words: ReportWords,
): string {
  const { member, run } = statement;
  const siret = member.siret === undefined ? '' : `, ${words.siret} ${member.siret}`;
  const lines = [
    words.noteTitle,
    '',
    `${words.noteTo}${words.colon} ${memberText(member)}${siret}`,
    ...(run.coordinator === undefined
      ? []
      : [`${words.coordinator}${words.colon} ${memberText(run.coordinator)}`]),
    `${words.noteAbout}${words.colon} ${joined([words.statement, periodText(run.period, words), run.title ?? ''], ', ')}`,
    stateText(run, words),
    '',
    ...statementSums(statement, words).flatMap(({ title, nothing, figures }) => [
      `${title ?? words.noteSums}${words.colon}`,
      ...(nothing === undefined ? [] : [`- ${nothing.join('. ')}`]),
      ...figures.map((figure) => `- ${figureText(figure, words)}`),
    ]),
    '',
    `${words.noteFiles}${words.colon}`,
    ...enclosures.map(({ name, sha256 }) => `- ${name} (SHA-256 ${sha256})`),
    '',
    `${words.computedBy(run.version, run.runId)}.`,
    words.verify(run.runId),
  ];
  const { start, lineEnd } = NOTATION[words.language].files;
  return `${start}${lines.join(lineEnd)}${lineEnd}`;
}
