import { harmlessText } from '../../text/spreadsheet.ts';
import { presentTables } from '../document.ts';
import { regularisationTable } from '../statement/correction-tables.ts';
import { wideDetail } from '../statement/detail.ts';
import { isApart, statementFacts } from '../statement/identity.ts';
import { nothingOwed, owedFigures, recoveryFigures } from '../statement/owed.ts';
import { footLines } from '../statement/paper.ts';
import type { Statement } from '../statement/statement.ts';
import { siteTable, stepsTable, summaryTables } from '../statement/summary.ts';
import type { ReportWords } from '../words/words.ts';
import type { YearStatement } from '../year/statement.ts';
import { csvDocument, owedRows } from './document.ts';

/** A statement as CSV in the dialect of its language (REPORTS.md): its tables one under the other, the detail last. */
export function statementCsv(statement: Statement, words: ReportWords): Iterable<string> {
  const apart = isApart(statement.run);
  const tables = [
    ...(apart ? [stepsTable(statement, words, words.inCsv)] : []),
    ...summaryTables(statement, words),
    siteTable(statement, words, 'csv'),
    wideDetail(statement, words),
    ...presentTables(regularisationTable(statement, words)),
  ];
  const owed = owedFigures(statement, words);
  const recovered = recoveryFigures(statement, words, () => true);
  const nothing = nothingOwed(statement, words);
  const title = [
    [words.statement],
    ...(apart ? owedRows(owed, recovered, nothing, words.language) : []),
    ...statementFacts(statement, words).map(({ name, value }) => [name, harmlessText(value)]),
  ];
  const foot = footLines(statement, words, 'csv').map((line) => [harmlessText(line)]);
  return csvDocument([title, foot], tables, words.language);
}

/** The statement of a year as CSV in the dialect of its language. */
export function yearStatementCsv(statement: YearStatement, words: ReportWords): Iterable<string> {
  const { title, marks, owed, recovered, nothing, facts, plainTables, foot } = statement;
  const opening = [
    [title],
    ...marks.map((mark) => [harmlessText(mark)]),
    ...owedRows(owed, recovered, nothing, words.language),
    ...facts.map(({ name, value }) => [name, harmlessText(value)]),
  ];
  return csvDocument([opening, foot.map((line) => [harmlessText(line)])], plainTables, words.language);
}
