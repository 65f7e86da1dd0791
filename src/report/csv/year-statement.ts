import type { Language } from '../../domain/language.ts';
import { harmlessText } from '../spreadsheet-text.ts';
import { plainAmountText } from '../words/words.ts';
import type { YearStatement } from '../year/statement.ts';
import { csvDocument } from './document.ts';

/** The statement of a year as CSV in the dialect of its language. */
export function yearStatementCsv(statement: YearStatement, language: Language): Iterable<string> {
  const { title, marks, owed, recovered, nothing, facts, plainTables, foot } = statement;
  const opening = [
    [title],
    ...marks.map((mark) => [harmlessText(mark)]),
    ...(owed.length > 0 ? [] : [[nothing[0], '', nothing[1]]]),
    ...[...owed, ...recovered].map(({ label, gross, inWords }) => [
      harmlessText(label),
      plainAmountText(gross, language),
      inWords,
    ]),
    ...facts.map(({ name, value }) => [name, harmlessText(value)]),
  ];
  return csvDocument([opening, foot.map((line) => [harmlessText(line)])], plainTables, language);
}
