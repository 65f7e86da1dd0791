import { cached } from '../../domain/cache.ts';
import { watchHeap } from '../../system/heap-room.ts';
import { XML_HEAD } from '../../text/markup.ts';
import { columnLetters } from '../../text/spreadsheet.ts';
import { definedRange, printXml } from './print-setup.ts';
import type { Sheet, SheetCell, SheetColumn, SheetRow } from './sheet.ts';
import { STYLE_NUMBERS, type StyleName } from './styles.ts';
import { MAIN, type SharedTexts } from './xml.ts';

/** The part of a sheet (ECMA-376 part 1, 18.3.1 for the order of its elements), in pieces: a row is one of them. */
export function* sheetXml(sheet: Sheet, texts: SharedTexts): Generator<string> {
  const merged: string[] = [];
  /** Cells that look and hold the same are alike: nearly all of a sheet come again. */
  const plain: PlainCell = cached((style) => cached((value) => plainXml(style, value, texts)));
  const outline = sheet.columns.some(({ folded }) => folded) ? ' outlineLevelCol="1"' : '';
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${viewXml(sheet)}<sheetFormatPr defaultRowHeight="13"${outline}/><cols>${sheet.columns.map(columnXml).join('')}</cols><sheetData>`;
  let number = 0;
  for (const row of sheet.rows) {
    number += 1;
    watchHeap();
    yield rowXml(row, number, plain, merged);
  }
  yield '</sheetData>';
  if (sheet.print.filter !== undefined) yield `<autoFilter ref="${definedRange(sheet.print.filter)}"/>`;
  if (merged.length > 0) {
    yield `<mergeCells count="${merged.length}">${merged.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
  }
  yield `${printXml(sheet.print, sheet.gridLines)}${textsMeantXml(sheet)}</worksheet>`;
}

/** That codes of digits are meant as texts: Excel marks each as an error, and offers to take its zeros away. */
function textsMeantXml({ print }: Sheet): string {
  return `<ignoredErrors><ignoredError sqref="${definedRange(print.printArea)}" numberStoredAsText="1"/></ignoredErrors>`;
}

function viewXml({ gridLines, frozen }: Sheet): string {
  const lines = gridLines ? '' : ' showGridLines="0"';
  if (frozen === undefined) {
    return `<sheetViews><sheetView${lines} workbookViewId="0"/></sheetViews>`;
  }
  const { rows, columns } = frozen;
  const corner = `${columnLetters(columns + 1)}${rows + 1}`;
  const split = columns > 0 ? ` xSplit="${columns}"` : '';
  const active = columns > 0 ? 'bottomRight' : 'bottomLeft';
  return `<sheetViews><sheetView${lines} workbookViewId="0"><pane${split} ySplit="${rows}" topLeftCell="${corner}" activePane="${active}" state="frozen"/></sheetView></sheetViews>`;
}

function columnXml({ width, folded }: SheetColumn, index: number): string {
  const fold = folded ? ' outlineLevel="1" hidden="1"' : '';
  return `<col min="${index + 1}" max="${index + 1}" width="${width}"${fold} customWidth="1"/>`;
}

/**
 * Each cell says its place: few readers know that it may be left out (18.3.1.4), and Gnumeric shows an empty sheet then.
 * A cell that is empty and looks like none is left out.
 */
function rowXml({ cells, height }: SheetRow, number: number, plain: PlainCell, merged: string[]): string {
  const tall = height === undefined ? '' : ` ht="${Math.min(height, TALLEST)}" customHeight="1"`;
  let xml = `<row r="${number}"${tall}>`;
  let column = 1;
  const add = (content: string): void => {
    if (content !== '') xml += `<c r="${columnOf(column)}${number}"${content}`;
    column += 1;
  };
  for (const { style, value, formula, span = 1 } of cells) {
    if (span > 1) merged.push(`${columnOf(column)}${number}:${columnOf(column + span - 1)}${number}`);
    add(
      formula === undefined
        ? plain(style)(value)
        : ` s="${STYLE_NUMBERS[style]}"><f>${formula}</f><v>${value}</v></c>`,
    );
    for (let hidden = 1; hidden < span; hidden += 1) add(plain(style)(''));
  }
  return `${xml}</row>`;
}

/** In points: Excel knows no taller row. */
const TALLEST = 409;

const columnOf = cached(columnLetters);

/** What follows the place of a cell that no formula computes; empty where there is nothing to write. */
type PlainCell = (style: StyleName) => (value: SheetCell['value']) => string;

function plainXml(style: StyleName, value: SheetCell['value'], texts: SharedTexts): string {
  if (value === '' && (style === 'text' || style === 'textFolded')) return '';
  const styled = ` s="${STYLE_NUMBERS[style]}"`;
  if (value === '') return `${styled}/>`;
  const held = typeof value === 'string' ? [' t="s"><v>', texts.numberOf(value)] : ['><v>', value];
  return [styled, ...held, '</v></c>'].join('');
}
