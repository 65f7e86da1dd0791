import { definedNames } from './print-setup.ts';
import { sharedStrings } from './shared-strings.ts';
import { type Sheet, sheetXml } from './sheet.ts';
import { stylesXml } from './styles.ts';
import { xmlText } from './xml-text.ts';
import { reproducibleZip } from './zip.ts';

const START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A workbook (ECMA-376, transitional). Written here, as text: a month of 5,000 lines has 200,000 cells, for which
 * writers of any workbook build a tree each; and they compress by what Node or the day brings.
 */
export function workbook(sheets: readonly Sheet[], dayFormat: string): Uint8Array {
  const strings = sharedStrings();
  const files: Record<string, string> = {};
  sheets.forEach((sheet, index) => {
    files[`xl/${sheetPath(index)}`] = sheetXml(sheet, index === 0, strings);
  });
  files['xl/sharedStrings.xml'] = strings.xml();
  files['xl/styles.xml'] = stylesXml(dayFormat);
  files['xl/workbook.xml'] = workbookXml(sheets);
  files['xl/_rels/workbook.xml.rels'] = relations([
    ...sheets.map((_, index): Relation => ['worksheet', sheetPath(index)]),
    ['sharedStrings', 'sharedStrings.xml'],
    ['styles', 'styles.xml'],
  ]);
  files['_rels/.rels'] = relations([['officeDocument', 'xl/workbook.xml']]);
  files['[Content_Types].xml'] = contentTypes(sheets.length);
  return reproducibleZip(files);
}

function sheetPath(index: number): string {
  return `worksheets/sheet${index + 1}.xml`;
}

function workbookXml(sheets: readonly Sheet[]): string {
  const list = sheets.map(
    ({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${START}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets>${definedNames(sheets)}</workbook>`;
}

type Relation = readonly [type: string, target: string];

function relations(items: readonly Relation[]): string {
  const list = items.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${DOCUMENT}/${type}" Target="${target}"/>`,
  );
  return `${START}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const parts = [
    ['workbook', 'sheet.main'],
    ['sharedStrings', 'sharedStrings'],
    ['styles', 'styles'],
    ...Array.from({ length: sheets }, (_, index) => [sheetPath(index).replace('.xml', ''), 'worksheet']),
  ];
  const list = parts.map(
    ([path, type]) => `<Override PartName="/xl/${path}.xml" ContentType="${CONTENT}.${type}+xml"/>`,
  );
  return `${START}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${list.join('')}</Types>`;
}
