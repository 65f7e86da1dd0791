import { createHash } from 'node:crypto';
import { type Language, NO_BREAK_SPACE } from '../../domain/language.ts';
import { markupText } from '../../text/markup.ts';
import { type Cell, type Column, kindOf, type PaperState, type Table, valueText } from '../document.ts';
import { RESIDUAL_MARK } from '../statement/paper.ts';
import type { ReportWords } from '../words/words.ts';
import type { RowData } from './page/page-data.ts';
import { proseParts } from './page/prose.ts';

/** Running text whose dates and codes are not broken at their hyphens: `ENG-A-2025-031`. */
export function proseMarkup(text: string): string {
  return proseParts(text)
    .map((part) =>
      part.isCode ? `<span class="code">${markupText(part.text)}</span>` : markupText(part.text),
    )
    .join('');
}

export interface PageContent {
  readonly language: Language;
  readonly title: string;
  readonly style: string;
  /** Undefined: a page without script. */
  readonly script?: string | undefined;
  readonly body: string;
}

/** A self-contained page; its content policy allows only its own style and script. */
export function htmlPage({ language, title, style, script, body }: PageContent): string {
  const scripts = script === undefined ? "'none'" : `'${integrity(script)}'`;
  const policy = `default-src 'none'; style-src '${integrity(style)}'; script-src ${scripts}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${markupText(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
${script === undefined ? '' : `<script>${script}</script>\n`}</body>
</html>
`;
}

/** Data for the script of a page. */
export function jsonScript(id: string, data: unknown): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
}

/** The mark at the head of a page that says whether a paper is final. */
export function stateMark({ text, final }: PaperState): string {
  return final ? stateMarks([], text) : stateMarks([text], '');
}

/**
 * The marks at the head of a page of what is not final; the first of them, up to its colon, is also across each printed
 * page. If nothing is open, that it is final.
 */
export function stateMarks(open: readonly string[], final: string): string {
  if (open.length === 0) return `<p class="state closed">${proseMarkup(final)}</p>`;
  return open
    .map((mark, index) => {
      const [across = ''] = mark.split(/\s*:/);
      return `<p class="state"${index === 0 ? ` data-across="${markupText(across)}"` : ''}>${proseMarkup(mark)}</p>`;
    })
    .join('');
}

export function paragraph(line: string): string {
  return `<p>${proseMarkup(line)}</p>`;
}

function integrity(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

/** A table of the document, its title as caption. */
export function htmlTable(table: Table, words: ReportWords): string {
  if (table.rows.length === 0) return emptyTable(table);
  const head = table.columns
    .map(
      ({ title, align }) =>
        `<th scope="col"${align === 'right' ? ' class="figure"' : ''}>${markupText(title)}</th>`,
    )
    .join('');
  const rows = Array.from(table.rows, (cells) => `<tr>${htmlCells(cells, table, words)}</tr>`).join('\n');
  const total =
    table.total === undefined ? '' : `<tfoot><tr>${htmlCells(table.total, table, words)}</tr></tfoot>`;
  const note = table.note === undefined ? '' : `<p class="note">${proseMarkup(table.note)}</p>`;
  const said = (table.above ?? []).join(words.semicolon);
  const above = said === '' ? '' : `<span class="above">${proseMarkup(said)}</span>`;
  return `<div class="scroll" tabindex="0" role="region" aria-labelledby="${table.id}-title">
<table id="${table.id}"${tableClass(table)}>
<caption id="${table.id}-title">${proseMarkup(table.title)}${above}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows}
</tbody>
${total}</table>
</div>${note}`;
}

/** How many characters of figures fit in a row of a screen in normal size; a table of the months of a year has more. */
const FIGURES = 90;

/** Characters of an amount. */
const FIGURE = 10;

/** The longest title, in characters, that fits in a third of a phone's width. */
const THIRD = 14;

/** The classes of a table: smaller text if it is wide; on a phone one amount a line if titles are long, else three. */
function tableClass({ columns }: Table): string {
  const titles = columns.filter(({ align }) => align === 'right').map(({ title }) => title);
  const room = titles.reduce((sum, title) => sum + Math.max(title.length, FIGURE), 0);
  const wide = room > FIGURES ? ['wide'] : [];
  const listed = titles.some((title) => title.length > THIRD) ? ['listed'] : [];
  const names = [...wide, ...listed];
  return names.length === 0 ? '' : ` class="${names.join(' ')}"`;
}

/** A table without rows becomes a sentence. */
function emptyTable({ title, note }: Table): string {
  return `<h2 class="caption">${proseMarkup(title)}</h2><p class="note">${proseMarkup(note ?? '')}</p>`;
}

function htmlCells(cells: readonly Cell[], table: Table, words: ReportWords): string {
  return cells
    .map((cell, index) => {
      const column = table.columns[index];
      const style = column === undefined ? '' : cellClass(column, cell);
      const title = cells === table.total && index === 0 ? '' : (column?.title ?? '');
      const said = title === '' ? '' : ` data-title="${markupText(title)}"`;
      return `<td${style === '' ? '' : ` class="${style}"`}${said}>${cellMarkup(cell, words)}</td>`;
    })
    .join('');
}

/** The longest text, in characters, that is never broken: a code, a date, a fraction. */
const SHORT = 12;

/** The class of a cell; on a phone amounts are side by side. */
function cellClass({ align, width }: Column, cell: Cell): string {
  if (kindOf(cell) === 'amount') return 'figure amount';
  if (align === 'right') return 'figure';
  if (isLongFraction(cell)) return '';
  if (width <= SHORT) return 'code';
  const lines = typeof cell === 'string' ? [cell] : cell.kind === 'lines' ? cell.lines : undefined;
  return lines?.every(isWhole) ? 'whole' : '';
}

/** Whether a cell is a fraction that would push the amounts beside it out of sight: it breaks after its stroke. */
function isLongFraction(cell: Cell): boolean {
  return typeof cell === 'string' && cell.length > SHORT && /^\d+\/\d+$/u.test(cell);
}

/** The longest identifier, in characters, that must stay on one line. */
const LONG_WORD = 30;

/** Whether a text is short or one word: browsers must not break it at its hyphens. */
function isWhole(line: string): boolean {
  return line.length <= SHORT || (line.length <= LONG_WORD && !line.includes(' '));
}

/** The mark, in the space that every figure leaves at its right. */
const RESIDUAL_SIGN = `<span class="mark">${RESIDUAL_MARK}</span>`;

/** The markup of a cell's content; an indented text keeps its spaces, which browsers would drop. */
function cellMarkup(cell: Cell, words: ReportWords): string {
  if (typeof cell === 'string' && isLongFraction(cell)) return cell.replace('/', '/<wbr>');
  if (typeof cell === 'string')
    return proseMarkup(cell.replace(/^ +/, (spaces) => NO_BREAK_SPACE.repeat(spaces.length)));
  if (cell.kind === 'lines') {
    const [first = '', ...rest] = cell.lines.map(proseMarkup);
    return first + rest.map((line) => `<span class="under">${line}</span>`).join('');
  }
  return valueText(cell, words.language) + (cell.kind === 'amount' && cell.marked ? RESIDUAL_SIGN : '');
}

/** How many rows are in the page itself; the rest of a longer table is data that its script shows in parts. */
const ROWS_IN_PAGE = 500;

/** A table that may have thousands of rows. */
export function longTable(table: Table, words: ReportWords): string {
  const { rows, id } = table;
  if (rows.length <= ROWS_IN_PAGE) return htmlTable(table, words);
  const shown = htmlTable({ ...table, rows: [...rows].slice(0, ROWS_IN_PAGE) }, words);
  const button = `<p class="more"><button type="button" data-more="${id}">${markupText(words.moreLines)}</button> <span id="${id}-shown">${ROWS_IN_PAGE} / ${rows.length}</span></p>`;
  return `${shown}<noscript><p>${markupText(words.needsScript)}</p></noscript>${button}`;
}

/** The rows that {@link longTable} left out, as a script element with data; empty where there are none. */
export function rowData(tables: readonly Table[], words: ReportWords): string {
  const long = tables.filter(({ rows }) => rows.length > ROWS_IN_PAGE);
  if (long.length === 0) return '';
  const data: RowData = {
    tables: long.map(({ id, rows }) => ({
      id,
      rows: [...rows].slice(ROWS_IN_PAGE).map((cells) => cells.map((cell) => cellMarkup(cell, words))),
    })),
  };
  return jsonScript('row-data', data);
}
