import type { Language } from '../../domain/language.ts';
import { harmlessText } from '../../text/spreadsheet.ts';
import { csvDocument, owedRows } from '../csv/document.ts';
import { presentTables } from '../document.ts';
import { reportWords } from '../words/words.ts';
import { siteTable } from './budget-tables.ts';
import { wideDetail } from './detail.ts';
import { footLines } from './foot.ts';
import { isApart, statementFacts } from './identity.ts';
import { owedFigures, paidItself, recoveryFigures } from './owed.ts';
import { regularisationTable } from './regularisation-table.ts';
import type { Statement } from './statement.ts';
import { stepsTable, summaryTables } from './summary.ts';

/** A statement as CSV in the dialect of its language (REPORTS.md): its tables one under the other, the detail last. */
export function statementCsv(statement: Statement, language: Language): Iterable<string> {
  const words = reportWords(language);
  const apart = isApart(statement.run);
  const tables = [
    ...(apart ? [stepsTable(statement, language, words.inCsv)] : []),
    ...summaryTables(statement, language),
    siteTable(statement, language),
    wideDetail(statement, language),
    ...presentTables(regularisationTable(statement, language)),
  ];
  const owed = owedFigures(statement, language);
  const recovered = recoveryFigures(statement, language, () => true);
  const nothing = [
    words.nothingToRepay,
    paidItself(statement.total, statement.run.currency, language),
  ] as const;
  const title = [
    [words.statement],
    ...(apart ? owedRows(owed, recovered, nothing, language) : []),
    ...statementFacts(statement, language).map(({ name, value }) => [name, harmlessText(value)]),
  ];
  const foot = footLines(statement, language, 'csv').map((line) => [harmlessText(line)]);
  return csvDocument([title, foot], tables, language);
}
