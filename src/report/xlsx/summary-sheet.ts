import { columnLetters } from '../../text/spreadsheet.ts';
import type { Cell, PaperState, Table } from '../document.ts';
import type { OwedFigure } from '../statement/owed.ts';
import type { Paper } from '../statement/paper.ts';
import type { ReportWords } from '../words/words.ts';
import {
  columnSum,
  headerCell,
  type Sheet,
  type SheetCell,
  type SheetRow,
  sheetAmount,
  sheetCell,
  sheetText,
  totalCell,
} from './cells.ts';
import { MOST_WIDTH, type PrintSetup, rangeOf } from './print-setup.ts';
import type { StyleName } from './styles.ts';

/** The grid of all tables of a sheet: five columns of text, the count of lines, three amounts. */
const WIDTHS: readonly number[] = [42, 22, 14, 20, 12, 8, 14, 14, 14];
const TEXT_COLUMNS = 5;
const COLUMNS = WIDTHS.length;

/** In points: rows of this total height are still readable, at 7 points, when fitted to one page. */
const MOST_HEIGHT = 731;

/** What is printed above and below each page of a sheet. */
type SheetMarks = Pick<PrintSetup, 'header' | 'footer'>;

type NamedMarks = SheetMarks & { readonly name: string };

/** What is printed above and below each page of a paper. */
export function sheetMarks({ member, subject, state, computedBy }: Paper, words: ReportWords): SheetMarks {
  return {
    header: { left: subject, right: state.text },
    footer: {
      left: `${member.member} · ${computedBy}`,
      right: words.pageOf('&P', '&N'),
    },
  };
}

/** The first sheet of a statement, printed on one page: the paper that is signed. */
export function summarySheet(paper: Paper, foot: readonly string[], marks: NamedMarks): Sheet {
  const { openingNote } = paper;
  const rows: SheetRow[] = [
    titleRow(paper.title, paper.state),
    wide(paper.subject, 'subject', 18),
    ...paper.opening.flatMap(({ title, nothing, figures }) => [
      ...(title === undefined ? [] : [wide(title, 'owedHead', 20)]),
      ...(nothing === undefined ? [] : [wide(nothing[0], 'owedText', 26), inWordsRow(nothing[1])]),
      ...figures.flatMap(figureRows),
    ]),
    ...(openingNote === undefined ? [] : [inWordsRow(openingNote)]),
    BLANK,
  ];
  rows.push(...tableRows(paper.steps, rows.length + 1));
  rows.push(
    BLANK,
    ...paper.signed.map((line) => wide(line, 'name', heightOf(line, 165, 14))),
    signatureRow(paper.labels),
    ...paper.facts.map(({ name, value }) => factRow(name, value)),
    ...footRows(foot),
  );
  return gridSheet(rows, marks);
}

/** Tables one under the other, on the grid of the summary, and the foot. */
export function tablesSheet(tables: readonly Table[], foot: readonly string[], marks: NamedMarks): Sheet {
  const rows: SheetRow[] = [];
  for (const table of tables) {
    if (rows.length > 0) rows.push(BLANK);
    rows.push(...tableRows(table, rows.length + 1));
  }
  return gridSheet([...rows, ...footRows(foot)], marks);
}

const BLANK: SheetRow = { cells: [], height: 8 };

function footRows(foot: readonly string[]): readonly SheetRow[] {
  return foot.length === 0 ? [] : [BLANK, ...foot.map((line) => wide(line, 'text', heightOf(line, 165, 14)))];
}

/** The height of rows, in points, that fits on a page if the grid is as wide as the page. */
const PAGE_HEIGHT = 556;
const ROW_HEIGHT = 13;
const MOST_WIDENING = (MOST_WIDTH - COLUMNS / 2) / WIDTHS.reduce((sum, width) => sum + width, 0);

/** The columns of the grid, wider if its rows are shrunk to the `height` of a page, so that they fill it. */
function gridColumns(height: number): Sheet['columns'] {
  const widening = Math.min(Math.max(1, height / PAGE_HEIGHT), MOST_WIDENING);
  return WIDTHS.map((width) => ({ width: Math.round(width * widening), folded: false }));
}

/** The number of lines that the texts of a row take. */
function linesOf({ cells }: SheetRow): number {
  let column = 0;
  const lines = cells.map(({ value, span = 1 }) => {
    const width = WIDTHS.slice(column, column + span).reduce((sum, each) => sum + each, 0);
    column += span;
    return typeof value === 'string' ? Math.ceil(value.length / width) : 1;
  });
  return Math.max(1, ...lines);
}

function gridSheet(rows: readonly SheetRow[], { name, ...marks }: NamedMarks): Sheet {
  const height = rows.reduce((sum, row) => sum + (row.height ?? ROW_HEIGHT * linesOf(row)), 0);
  const isOnePage = height <= MOST_HEIGHT;
  return {
    name,
    columns: gridColumns(isOnePage ? height : 0),
    rows,
    gridLines: false,
    print: { pagesHigh: isOnePage ? 1 : 0, printArea: rangeOf(COLUMNS, rows.length), ...marks },
  };
}

/** The last columns, which a sum in large figures spans. */
const SUM_COLUMNS = 4;

function titleRow(title: string, { text, final }: PaperState): SheetRow {
  return {
    cells: [
      { ...sheetText(title, 'title'), span: COLUMNS - SUM_COLUMNS },
      { ...sheetText(text, final ? 'finalState' : 'draftState'), span: SUM_COLUMNS },
    ],
    height: 26,
  };
}

function figureRows({ label, gross, inWords, correction }: OwedFigure): readonly SheetRow[] {
  const row = (said: string, look: 'correction' | 'owed', height: number): SheetRow => ({
    cells: [
      { ...sheetText(said, `${look}Text`), span: COLUMNS - SUM_COLUMNS },
      { style: `${look}Sum`, value: sheetAmount(gross), span: SUM_COLUMNS },
    ],
    height,
  });
  if (correction) {
    const said = `${label} (${inWords})`;
    return [row(said, 'correction', heightOf(said, 132, 14))];
  }
  return [row(label, 'owed', heightOf(label, 68, 26)), inWordsRow(inWords)];
}

function inWordsRow(text: string): SheetRow {
  return wide(text, 'owedWords', heightOf(text, 165, 13));
}

/** Labels side by side, with room under them to sign. */
function signatureRow(labels: readonly string[]): SheetRow {
  const [first = '', second = ''] = labels;
  const cells = [
    { ...sheetText(first), span: 2 },
    { ...sheetText(second), span: COLUMNS - 2 },
  ];
  return { cells, height: 50 };
}

function factRow(name: string, value: string): SheetRow {
  return {
    cells: [sheetText(name, 'name'), { ...sheetText(value), span: COLUMNS - 1 }],
    height: heightOf(value, 105, 13.5),
  };
}

/** `at` is the number of the row of the table's title. */
function tableRows(table: Table, at: number): readonly SheetRow[] {
  const texts = table.columns.filter(({ align }) => align === 'left').length;
  const onGrid = (cells: readonly SheetCell[]): SheetRow => ({
    cells: cells.flatMap((cell, index) => {
      const gap = index === texts - 1 ? TEXT_COLUMNS - texts : 0;
      return gap > 0 ? [{ ...cell, span: gap + 1 }] : [cell];
    }),
  });
  const row = (cells: readonly Cell[]): SheetRow => onGrid(cells.map((cell) => sheetCell(cell)));
  const first = at + 2;
  const last = first + table.rows.length - 1;
  const totals = (cells: readonly Cell[]): readonly SheetCell[] =>
    cells.map((cell, index) => {
      const column = columnLetters(index < texts ? index + 1 : index + 1 + TEXT_COLUMNS - texts);
      const above = columnSum();
      for (const of of table.rows) above.add(of[index]);
      return totalCell(cell, above, `${column}${first}:${column}${last}`);
    });
  return [
    wide(table.title, 'heading', 20),
    onGrid(table.columns.map(headerCell)),
    ...Array.from(table.rows, row),
    ...(table.total === undefined ? [] : [onGrid(totals(table.total))]),
    ...(table.note === undefined ? [] : [wide(table.note, 'note', heightOf(table.note, 165, 14))]),
  ];
}

function wide(text: string, style: StyleName, height: number): SheetRow {
  return { cells: [{ ...sheetText(text, style), span: COLUMNS }], height };
}

/** The height, in points, that a text needs at so many characters a line: merged cells do not grow by themselves. */
function heightOf(text: string, perLine: number, pointsPerLine: number): number {
  return Math.max(1, Math.ceil(text.length / perLine)) * pointsPerLine;
}
