import { Zip, ZipDeflate } from 'fflate';
import { XML_HEAD } from '../../text/markup.ts';
import { definedNamesXml } from './print-setup.ts';
import type { Sheet } from './sheet.ts';
import { sheetXml } from './sheet-xml.ts';
import { type Formats, stylesXml } from './styles.ts';
import { MAIN, PACKAGE, RELATIONS, sharedTexts, xmlText } from './xml.ts';

/** Of fflate, whose bytes are the same on every machine; its memory of a part is small enough to be near. */
const PACKING = { level: 3, mem: 2 } as const;

/** The same day in every time zone: an archive holds the parts of a day, not a moment. */
function fixedTime(): Date {
  return new Date(1980, 0, 2);
}

/** A workbook as the content of a file, the same bytes on every machine; its sheets are written and packed row by row. */
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

/** Characters that are packed at a time. */
const PIECE = 1 << 16;

function addPart(archive: Zip, name: string, pieces: Iterable<string>): void {
  const part = new ZipDeflate(name, PACKING);
  part.mtime = fixedTime();
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
