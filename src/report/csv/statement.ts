import type { Language } from '../../domain/language.ts';
import { harmlessText } from '../../text/spreadsheet.ts';
import { presentTables } from '../document.ts';
import { regularisationTable } from '../statement/correction-tables.ts';
import { wideDetail } from '../statement/detail.ts';
import { isApart, statementFacts } from '../statement/identity.ts';
import { nothingText, owedFigures, recoveryFigures } from '../statement/owed.ts';
import { footLines } from '../statement/paper.ts';
import type { Statement } from '../statement/statement.ts';
import { siteTable, stepsTable, summaryTables } from '../statement/summary.ts';
import { reportWords } from '../words/words.ts';
import type { YearStatement } from '../year/statement.ts';
import { csvDocument, owedRows } from './document.ts';

/** A statement as CSV in the dialect of its language (REPORTS.md): its tables one under the other, the detail last. */
export function statementCsv(statement: Statement, language: Language): Iterable<string> {
  const words = reportWords(language);
  const apart = isApart(statement.run);
  const tables = [
    ...(apart ? [stepsTable(statement, language, words.inCsv)] : []),
    ...summaryTables(statement, language),
    siteTable(statement, language, 'csv'),
    wideDetail(statement, language),
    ...presentTables(regularisationTable(statement, language)),
  ];
  const owed = owedFigures(statement, language);
  const recovered = recoveryFigures(statement, language, () => true);
  const nothing = [words.nothingToRepay, nothingText(statement, language)] as const;
  const title = [
    [words.statement],
    ...(apart ? owedRows(owed, recovered, nothing, language) : []),
    ...statementFacts(statement, language).map(({ name, value }) => [name, harmlessText(value)]),
  ];
  const foot = footLines(statement, language, 'csv').map((line) => [harmlessText(line)]);
  return csvDocument([title, foot], tables, language);
}

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
