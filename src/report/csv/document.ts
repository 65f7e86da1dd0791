import { type Language, NOTATION } from '../../domain/language.ts';
import { harmlessText } from '../../text/spreadsheet.ts';
import { type Cell, type Table, valueText } from '../document.ts';
import type { OwedFigure } from '../statement/owed.ts';
import { plainAmountText } from '../words/words.ts';
import { csvRow, csvRows } from './csv.ts';

/** A table by itself, its header in the first row, for a double click in a spreadsheet of the language. */
export function csvOfTable({ columns, rows }: Table, language: Language): string {
  const { delimiter, lineEnd, start } = NOTATION[language].files;
  const texts = Array.from(rows, (cells) => cells.map((cell) => cellText(cell, language)));
  return start + csvRows([columns.map(({ title }) => title), ...texts], delimiter, lineEnd);
}

/**
 * A paper as CSV in the dialect of its language (REPORTS.md): rows of text, then its tables one under the other, with
 * an empty row between blocks. Rows are made as they are read: a table may be long.
 */
export function* csvDocument(
  texts: readonly (readonly (readonly string[])[])[],
  tables: readonly Table[],
  language: Language,
): Generator<string> {
  const { delimiter, lineEnd, start } = NOTATION[language].files;
  let before = start;
  for (const block of [...texts, ...tables.map((table) => tableRows(table, language))]) {
    yield before;
    for (const row of block) yield csvRow(row, delimiter, lineEnd);
    before = lineEnd;
  }
}

/** Its title, its header, its rows and its total. */
function* tableRows(
  { title, columns, rows, total }: Table,
  language: Language,
): Generator<readonly string[]> {
  const textsOf = (cells: readonly Cell[]): readonly string[] =>
    cells.map((cell) => cellText(cell, language));
  yield [title];
  yield columns.map((column) => column.title);
  for (const row of rows) yield textsOf(row);
  if (total !== undefined) yield textsOf(total);
}

function cellText(cell: Cell, language: Language): string {
  if (typeof cell === 'string') return harmlessText(cell);
  if (cell.kind === 'lines') return harmlessText(cell.lines.join(' '));
  return cell.kind === 'amount' ? plainAmountText(cell.cents, language) : valueText(cell, language);
}

/** What is owed and what others owe: each sum, in figures and in words; or that nothing is to be paid or given back. */
export function owedRows(
  owed: readonly OwedFigure[],
  recovered: readonly OwedFigure[],
  nothing: readonly [title: string, why: string],
  language: Language,
): readonly (readonly string[])[] {
  const pays = owed.length > 0 || recovered.some(({ owes }) => owes);
  return [
    ...(pays ? [] : [[nothing[0], '', nothing[1]]]),
    ...[...owed, ...recovered].map(({ label, gross, inWords }) => [
      harmlessText(label),
      plainAmountText(gross, language),
      inWords,
    ]),
  ];
}
