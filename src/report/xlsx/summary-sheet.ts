import type { CellObject, SheetData } from 'write-excel-file/node';
import type { Fact, Table } from '../document.ts';
import { headerCell, sheetCell, sheetText, totalCell } from './cells.ts';

/** The grid on which all tables of the sheet stand: four columns of text, the count of lines, three amounts. */
export const SUMMARY_WIDTHS: readonly number[] = [42, 26, 16, 24, 8, 15, 15, 15];
const TEXT_COLUMNS = 4;
const COLUMNS = SUMMARY_WIDTHS.length;

/** What the first sheet of a statement holds. */
export interface SummaryContent {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly tables: readonly Table[];
  readonly foot: readonly string[];
  readonly signature: readonly string[];
}

export function summarySheet(content: SummaryContent, dayFormat: string): SheetData {
  const blank: null[] = [];
  return [
    wide({ ...sheetText(content.title), fontWeight: 'bold', fontSize: 16, height: 26 }),
    ...content.facts.map(({ name, value }) => factRow(name, value)),
    ...content.tables.flatMap((table) => [blank, ...tableRows(table, dayFormat)]),
    blank,
    ...content.foot.map((line) =>
      wide({ ...sheetText(line), fontSize: 9, height: heightOf(line, 165, 12.5) }),
    ),
    blank,
    signatureRow(content.signature),
  ];
}

/** Labels side by side, with room under them to sign. */
function signatureRow(labels: readonly string[]): SheetData[number] {
  const span = COLUMNS / labels.length;
  return labels.flatMap((label) => [
    { ...sheetText(label), columnSpan: span, height: 60 },
    ...nothing(span - 1),
  ]);
}

function factRow(name: string, value: string): SheetData[number] {
  return [
    { ...sheetText(name), fontWeight: 'bold' },
    { ...sheetText(value), columnSpan: COLUMNS - 1, height: heightOf(value, 105, 15) },
    ...nothing(COLUMNS - 2),
  ];
}

function tableRows(table: Table, dayFormat: string): SheetData {
  const texts = table.columns.filter(({ align }) => align === 'left').length;
  const onGrid = (cells: readonly CellObject[]): SheetData[number] =>
    cells.flatMap((cell, index) => {
      const gap = index === texts - 1 ? TEXT_COLUMNS - texts : 0;
      return [cell, ...filled(cell, gap)];
    });
  return [
    wide({ ...sheetText(table.title), fontWeight: 'bold', fontSize: 12, height: 20 }),
    onGrid(table.columns.map(headerCell)),
    ...table.rows.map((row) => onGrid(row.map((cell) => sheetCell(cell, dayFormat)))),
    ...(table.total === undefined
      ? []
      : [onGrid(table.total.map((cell) => totalCell(sheetCell(cell, dayFormat))))]),
    ...(table.note === undefined ? [] : [wide({ ...sheetText(table.note), fontStyle: 'italic' })]),
  ];
}

/** Empty cells of the grid, in the style of the one before them. */
function filled(cell: CellObject, number: number): CellObject[] {
  const { value: _value, type: _type, format: _format, ...style } = cell;
  return Array.from({ length: number }, () => style);
}

function wide(cell: CellObject): SheetData[number] {
  return [{ ...cell, columnSpan: COLUMNS }, ...nothing(COLUMNS - 1)];
}

function nothing(number: number): null[] {
  return Array.from({ length: number }, () => null);
}

/** Merged cells do not grow with their text: the height, in points, that it needs at so many characters a line. */
function heightOf(text: string, perLine: number, pointsPerLine: number): number {
  return Math.max(1, Math.ceil(text.length / perLine)) * pointsPerLine;
}
