import type { Language } from '../../domain/language.ts';
import { markupText } from '../../text/markup.ts';
import type { Table } from '../document.ts';
import { reportWords } from '../words/words.ts';
import { cellMarkup, htmlTable, jsonScript } from './markup.ts';
import type { RowData } from './page/row-data.ts';

/** Rows that stand in the page itself; the rest of a longer table is data that its script shows in parts. */
const ROWS_IN_PAGE = 500;

/** A table that may have thousands of rows. */
export function longTable(table: Table, language: Language): string {
  const { rows, id } = table;
  if (rows.length <= ROWS_IN_PAGE) return htmlTable(table, language);
  const words = reportWords(language);
  const shown = htmlTable({ ...table, rows: [...rows].slice(0, ROWS_IN_PAGE) }, language);
  const button = `<p class="more"><button type="button" data-more="${id}">${markupText(words.moreLines)}</button> <span id="${id}-shown">${ROWS_IN_PAGE} / ${rows.length}</span></p>`;
  return `${shown}<noscript><p>${markupText(words.needsScript)}</p></noscript>${button}`;
}

/** The rows that {@link longTable} left aside, as a script element with data; empty where there are none. */
export function rowData(tables: readonly Table[], language: Language): string {
  const long = tables.filter(({ rows }) => rows.length > ROWS_IN_PAGE);
  if (long.length === 0) return '';
  const data: RowData = {
    tables: long.map(({ id, rows }) => ({
      id,
      rows: [...rows].slice(ROWS_IN_PAGE).map((cells) => cells.map((cell) => cellMarkup(cell, language))),
    })),
  };
  return jsonScript('row-data', data);
}
