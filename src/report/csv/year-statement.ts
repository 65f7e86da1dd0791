import type { Language } from '../../domain/language.ts';
import { harmlessText } from '../../text/spreadsheet.ts';
import type { YearStatement } from '../year/statement.ts';
import { csvDocument, owedRows } from './document.ts';

/** The statement of a year as CSV in the dialect of its language. */
export function yearStatementCsv(statement: YearStatement, language: Language): Iterable<string> {
  const { title, marks, owed, recovered, nothing, facts, plainTables, foot } = statement;
  const opening = [
    [title],
    ...marks.map((mark) => [harmlessText(mark)]),
    ...owedRows(owed, recovered, nothing, language),
    ...facts.map(({ name, value }) => [name, harmlessText(value)]),
  ];
  return csvDocument([opening, foot.map((line) => [harmlessText(line)])], plainTables, language);
}
