import type { Language } from '../../domain/language.ts';
import { readTextAsset } from '../../package-files.ts';
import { withoutEmptyColumns } from '../document.ts';
import { siteTable } from '../statement/budget-tables.ts';
import { correctionTables } from '../statement/correction-tables.ts';
import { footLines } from '../statement/foot.ts';
import { statementPaper } from '../statement/paper.ts';
import { shortDetail } from '../statement/short-detail.ts';
import type { Statement } from '../statement/statement.ts';
import { pageTables } from '../statement/summary.ts';
import { reportWords } from '../words/words.ts';
import type { YearStatement } from '../year/statement.ts';
import { longTable, rowData } from './long-table.ts';
import { htmlTable, stateMark, stateMarks } from './markup.ts';
import { paperPage } from './paper-page.ts';

/** A statement as a page; long lists are shown in parts. */
export function statementPage(statement: Statement, language: Language): string {
  const paper = statementPaper(statement, language);
  const summaries = [...pageTables(statement, language), siteTable(statement, language)];
  const details = [
    ...shortDetail(statement, language),
    ...correctionTables(statement.regularisations, language),
  ];
  const data = rowData(details, language);
  const page = {
    states: stateMark(paper.state),
    sections: `${summaries.map((table) => htmlTable(withoutEmptyColumns(table), language)).join('\n')}
<div class="details">
${details.map((table) => longTable(table, language)).join('\n')}
</div>`,
    foot: footLines(statement, language, 'mark'),
    data: `\n${data}`,
    script: data === '' ? undefined : readTextAsset('statement-page.js'),
  };
  return paperPage(paper, page, language);
}

/** The statement of a year as a page. */
export function yearStatementPage(statement: YearStatement, language: Language): string {
  const { marks, tables, foot } = statement;
  const page = {
    states: stateMarks(marks, reportWords(language).ofYear.final),
    sections: `<div class="details">
${tables.map((table) => htmlTable(table, language)).join('\n')}
</div>`,
    foot,
    data: '',
    script: undefined,
  };
  return paperPage(statement, page, language);
}
