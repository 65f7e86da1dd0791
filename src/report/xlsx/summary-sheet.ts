import type { Cell, Fact, Table } from '../document.ts';
import { headerCell, sheetCell, sheetText, totalCell } from './cells.ts';
import type { SheetRow, StyledCell } from './sheet.ts';
import type { StyleName } from './styles.ts';

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

export function summaryRows(content: SummaryContent): readonly SheetRow[] {
  const blank: SheetRow = { cells: [] };
  return [
    wide(content.title, 'title', 26),
    ...content.facts.map(({ name, value }) => factRow(name, value)),
    ...content.tables.flatMap((table) => [blank, ...tableRows(table)]),
    blank,
    ...content.foot.map((line) => wide(line, 'small', heightOf(line, 165, 12.5))),
    blank,
    signatureRow(content.signature),
  ];
}

/** Labels side by side, with room under them to sign. */
function signatureRow(labels: readonly string[]): SheetRow {
  const span = COLUMNS / labels.length;
  return { cells: labels.map((label) => ({ ...sheetText(label), span })), height: 60 };
}

function factRow(name: string, value: string): SheetRow {
  return {
    cells: [sheetText(name, 'name'), { ...sheetText(value), span: COLUMNS - 1 }],
    height: heightOf(value, 105, 15),
  };
}

function tableRows(table: Table): readonly SheetRow[] {
  const texts = table.columns.filter(({ align }) => align === 'left').length;
  const onGrid = (cells: readonly StyledCell[]): SheetRow => ({
    cells: cells.flatMap((cell, index) => {
      const gap = index === texts - 1 ? TEXT_COLUMNS - texts : 0;
      return [cell, ...filled(cell, gap)];
    }),
  });
  const row = (cells: readonly Cell[]): SheetRow => onGrid(cells.map(sheetCell));
  return [
    wide(table.title, 'heading', 20),
    onGrid(table.columns.map(headerCell)),
    ...table.rows.map(row),
    ...(table.total === undefined ? [] : [onGrid(table.total.map(totalCell))]),
    ...(table.note === undefined ? [] : [wide(table.note, 'note')]),
  ];
}

/** Empty cells of the grid, in the style of the one before them. */
function filled({ style }: StyledCell, number: number): readonly StyledCell[] {
  return Array.from({ length: number }, () => sheetText('', style));
}

function wide(text: string, style: StyleName, height?: number): SheetRow {
  return { cells: [{ ...sheetText(text, style), span: COLUMNS }], height };
}

/** Merged cells do not grow with their text: the height, in points, that it needs at so many characters a line. */
function heightOf(text: string, perLine: number, pointsPerLine: number): number {
  return Math.max(1, Math.ceil(text.length / perLine)) * pointsPerLine;
}
