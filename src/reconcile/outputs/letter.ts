import type { Language } from '../../domain/language.ts';
import type { Letter, LetterOptions, LetterTable } from '../letter/letter.ts';
import { lettersOf } from '../letter/letters-of.ts';
import { letterWords } from '../messages/letter-words.ts';
import { markdownRow, markdownRules, markdownText } from './markdown.ts';
import type { Output } from './output.ts';

const UNDATED: LetterOptions = { date: undefined, warnings: false };

/** The letters of dispute, in Markdown: one for each operator, with a table for each check. */
export const letterOutput: Output = function* (reconciliation, { language, letter = UNDATED }) {
  const { letters } = lettersOf(reconciliation, language, letter);
  if (letters.length === 0) yield `${letterWords(language).nothing}\n`;
  for (const [index, item] of letters.entries()) {
    if (index > 0) yield '\n---\n\n';
    yield* letterMarkdown(item, language);
  }
};

/** One letter: the requests and the signature, then the lines in dispute as an annex. */
export function* letterMarkdown(letter: Letter, language: Language): Generator<string> {
  const { colon } = letterWords(language);
  if (letter.sender.length > 0) yield block(letter.sender);
  yield block(letter.addressee);
  yield block([letter.placeAndDate]);
  yield `# ${letter.title}\n\n`;
  for (const { label, text } of letter.facts) yield `**${label}${colon}** ${markdownText(text)}\n\n`;
  for (const paragraph of letter.opening) yield `${paragraph}\n\n`;
  if (!letter.invoices.inAnnex) yield* listMarkdown(letter.invoices);
  yield `## ${letter.asked.title}\n\n`;
  for (const item of letter.asked.items) yield `- ${item}\n`;
  for (const paragraph of letter.closing) yield `\n${paragraph}\n`;
  if (letter.signature !== '') yield `\n${markdownText(letter.signature)}\n`;
  yield `\n# ${letter.annex}\n\n`;
  if (letter.invoices.inAnnex) yield* listMarkdown(letter.invoices);
  yield `## ${letter.summary.title}\n\n`;
  yield* tableMarkdown(letter.summary.table);
  yield `\n${letter.summary.note}\n`;
  for (const [index, { title, about, table, sum, asked }] of letter.sections.entries()) {
    yield `\n## ${index + 1}. ${title}\n\n${about}\n\n`;
    yield* tableMarkdown(table);
    yield `\n${[sum, asked].filter((part) => part !== undefined).join(' ')}\n`;
  }
}

function* listMarkdown({ title, table }: Letter['invoices']): Generator<string> {
  yield `## ${title}\n\n`;
  yield* tableMarkdown(table);
  yield '\n';
}

/** The lines of an address, each on its own line. */
function block(lines: readonly string[]): string {
  return `${lines.map(markdownText).join('\\\n')}\n\n`;
}

function* tableMarkdown({ columns, rows }: LetterTable): Generator<string> {
  yield markdownRow(columns.map(({ title }) => title));
  yield markdownRules(columns.map(({ isAmount }) => isAmount));
  for (const row of rows) yield markdownRow(row.map((cell) => cell.map(markdownText).join('<br>')));
}
