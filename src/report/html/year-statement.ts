import type { Language } from '../../domain/language.ts';
import { reportWords } from '../words/words.ts';
import type { YearStatement } from '../year/statement.ts';
import { htmlTable, stateMarks } from './markup.ts';
import { paperPage } from './paper-page.ts';

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
