import { formatDay, formatFrenchDay } from '../../domain/calendar.ts';
import type { Locale } from '../../domain/convention.ts';
import { delimitedRow } from '../csv/csv.ts';
import { type Cell, presentTables } from '../document.ts';
import { harmlessText } from '../spreadsheet-text.ts';
import { plainAmountText, reportWords } from '../words/words.ts';
import { siteTable } from './budget-tables.ts';
import { wideDetail } from './detail.ts';
import { footLines } from './foot.ts';
import { identityFacts, isApart } from './identity.ts';
import { nothingText, owedFigures, recoveryFigures } from './owed.ts';
import { regularisationTable } from './regularisation-table.ts';
import type { Statement } from './statement.ts';
import { stepsTable, summaryTables } from './summary.ts';

/** How a country's spreadsheets read CSV. */
interface CsvDialect {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly start: string;
}

const DIALECTS: Record<Locale, CsvDialect> = {
  fr: { delimiter: ';', lineEnd: '\r\n', start: '\uFEFF' },
  en: { delimiter: ',', lineEnd: '\n', start: '' },
};

/** A statement as CSV in the dialect of its language (REPORTS.md): its tables one under the other, the detail last. */
export function statementCsv(statement: Statement, language: Locale): string {
  const words = reportWords(language);
  const apart = isApart(statement.run);
  const tables = [
    ...(apart ? [stepsTable(statement, language)] : []),
    ...summaryTables(statement, language),
    siteTable(statement, language),
    wideDetail(statement, language),
    ...presentTables(regularisationTable(statement, language)),
  ];
  const { delimiter, lineEnd, start } = DIALECTS[language];
  const row = (cells: readonly string[]): string => delimitedRow(cells, delimiter, lineEnd);
  const cellRow = (cells: readonly Cell[]): string => row(cells.map((cell) => cellText(cell, language)));
  const blocks = [
    [
      row([words.statement]),
      ...(apart ? owedRows(statement, language).map(row) : []),
      ...identityFacts(statement, language).map(({ name, value }) => row([name, harmlessText(value)])),
    ],
    footLines(statement, language, 'column').map((line) => row([harmlessText(line)])),
    ...tables.map(({ title, columns, rows, total }) => [
      row([title]),
      row(columns.map((column) => column.title)),
      ...rows.map(cellRow),
      ...(total === undefined ? [] : [cellRow(total)]),
    ]),
  ];
  return start + blocks.map((block) => block.join('')).join(lineEnd);
}

/** What is owed and what others owe: the sum of each, in figures and in words. */
function owedRows(statement: Statement, language: Locale): readonly (readonly string[])[] {
  const words = reportWords(language);
  const owed = owedFigures(statement, language);
  const figures = [...owed, ...recoveryFigures(statement, language)];
  return [
    ...(owed.length > 0 ? [] : [[words.nothingToRepay, '', nothingText(statement, language)]]),
    ...figures.map(({ label, gross, inWords }) => [
      harmlessText(label),
      plainAmountText(gross, language),
      inWords,
    ]),
  ];
}

function cellText(cell: Cell, language: Locale): string {
  switch (cell.kind) {
    case 'text':
      return harmlessText(cell.lines.join(' '));
    case 'amount':
      return plainAmountText(cell.cents, language);
    case 'count':
      return String(cell.value);
    case 'day':
      return language === 'fr' ? formatFrenchDay(cell.day) : formatDay(cell.day);
  }
}
