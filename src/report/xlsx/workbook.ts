import { Zip, ZipDeflate } from 'fflate';
import { cached } from '../../domain/cache.ts';
import { watchHeap } from '../../system/heap-room.ts';
import { XML_HEAD, xmlText } from '../../text/markup.ts';
import { columnLetters } from '../../text/spreadsheet.ts';
import type { Sheet, SheetCell, SheetColumn, SheetRow } from './cells.ts';
import { definedNamesXml, definedRange, printXml } from './print-setup.ts';
import { type Formats, STYLE_NUMBERS, type StyleName, stylesXml } from './styles.ts';
import { MAIN, PACKAGE, RELATIONS, type SharedTexts, sharedTexts } from './xml.ts';

/** Settings of fflate, whose bytes are the same on every machine; with little memory, a part stays in the cache. */
const PACKING = { level: 3, mem: 2 } as const;

/** A workbook as a file, the same bytes on every machine; its sheets are written and packed row by row. */
export function workbook(sheets: readonly Sheet[], formats: Formats): Uint8Array {
  const chunks: Uint8Array[] = [];
  const archive = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  const texts = sharedTexts();
  addPart(archive, '[Content_Types].xml', [contentTypes(sheets.length)]);
  addPart(archive, '_rels/.rels', [relations([['officeDocument', 'xl/workbook.xml']])]);
  addPart(archive, 'xl/workbook.xml', [workbookXml(sheets)]);
  const parts = sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]);
  addPart(archive, 'xl/_rels/workbook.xml.rels', [
    relations([...parts, ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml']]),
  ]);
  addPart(archive, 'xl/styles.xml', [stylesXml(formats)]);
  sheets.forEach((sheet, index) => {
    addPart(archive, `xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, texts));
  });
  addPart(archive, 'xl/sharedStrings.xml', texts.xml());
  archive.end();
  return Buffer.concat(chunks);
}

/** The number of characters packed at a time. */
const PIECE = 1 << 16;

function addPart(archive: Zip, name: string, pieces: Iterable<string>): void {
  const part = new ZipDeflate(name, PACKING);
  // The same day in every time zone: an archive stores local time.
  part.mtime = new Date(1980, 0, 2);
  archive.add(part);
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < PIECE) continue;
    part.push(Buffer.from(waiting));
    waiting = '';
  }
  part.push(Buffer.from(waiting), true);
}

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypes(sheets: number): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  const ofSheets = Array.from({ length: sheets }, (_, index) =>
    part(`worksheets/sheet${index + 1}`, 'worksheet'),
  );
  return `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${part('sharedStrings', 'sharedStrings')}${ofSheets.join('')}</Types>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly Sheet[]): string {
  const list = sheets.map(
    ({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets>${definedNamesXml(sheets)}<calcPr calcId="191029"/></workbook>`;
}

/** The part of a sheet (ECMA-376 part 1, 18.3.1 for the order of its elements), in pieces, one for each row. */
function* sheetXml(sheet: Sheet, texts: SharedTexts): Generator<string> {
  const merged: string[] = [];
  /** Cached: nearly all cells of a sheet have the look and content of an earlier one. */
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

/** Says that codes of digits are texts on purpose: Excel would mark each as an error, and offer to remove its zeros. */
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

/** Each cell states its place, or Gnumeric shows an empty sheet (18.3.1.4); an empty one without a look is left out. */
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

/** In points: Excel allows no taller row. */
const TALLEST = 409;

const columnOf = cached(columnLetters);

/** The text after the place of a cell without formula; empty where there is nothing to write. */
type PlainCell = (style: StyleName) => (value: SheetCell['value']) => string;

function plainXml(style: StyleName, value: SheetCell['value'], texts: SharedTexts): string {
  if (value === '' && (style === 'text' || style === 'textFolded')) return '';
  const styled = ` s="${STYLE_NUMBERS[style]}"`;
  if (value === '') return `${styled}/>`;
  const held = typeof value === 'string' ? [' t="s"><v>', texts.numberOf(value)] : ['><v>', value];
  return [styled, ...held, '</v></c>'].join('');
}
