/** Writes small workbooks by hand, part for part, so that what grappe reads was not made by what it reads with. */
import { strToU8, zipSync } from 'fflate';

/** A cell: its source text with its type, style and formula as the file states them. */
export interface XlsxCell {
  readonly v?: string;
  readonly t?: 's' | 'str' | 'b' | 'e' | 'd' | 'inlineStr';
  readonly s?: number;
  readonly f?: string;
}

export interface XlsxSheet {
  readonly name: string;
  readonly state?: 'hidden';
  /** Rows from 1; a string is an inline text. */
  readonly rows: readonly (readonly (XlsxCell | string | undefined)[])[];
  readonly hiddenRows?: readonly number[];
  /** Columns from 1. */
  readonly hiddenColumns?: readonly number[];
  readonly merges?: readonly string[];
}

export interface XlsxBook {
  readonly sheets: readonly XlsxSheet[];
  /** The XML of each `si`. */
  readonly strings?: readonly string[];
  /** Format codes, one a style from 1; style 0 is General. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
  /** Where the workbook says that its formats are. */
  readonly stylesAt?: string;
  /** The attributes of `calcPr`. */
  readonly calculation?: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
/** What Excel writes at the end of every workbook since 2013: an element of the name of the one that tells the calendar. */
const EXTENSIONS =
  '<extLst><ext uri="{140A7094-0E35-4892-8432-C4D2E57EDEB5}" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main">' +
  '<x15:workbookPr chartTrackingRefBase="1"/></ext></extLst>';

export function writeXlsx(book: XlsxBook): Uint8Array {
  const { sheets, strings = [], formats = [] } = book;
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      override('workbook', 'sheet.main') +
      sheets.map((_, index) => override(`worksheets/sheet${index + 1}`, 'worksheet')).join('') +
      override('styles', 'styles') +
      override('sharedStrings', 'sharedStrings') +
      '</Types>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr date1904="${book.date1904 ? 1 : 0}"/><sheets>` +
      sheets
        .map(
          ({ name, state }, index) =>
            `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="s${index}"/>`,
        )
        .join('') +
      `</sheets><calcPr calcId="124519" ${book.calculation ?? ''}/>${EXTENSIONS}</workbook>`,
    'xl/_rels/workbook.xml.rels':
      `<Relationships xmlns="${PACKAGE}">` +
      sheets
        .map((_, index) => relation(`s${index}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
        .join('') +
      relation('st', 'styles', book.stylesAt ?? 'styles.xml') +
      relation('ss', 'sharedStrings', '/xl/sharedStrings.xml') +
      '</Relationships>',
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.map((si) => `<si>${si}</si>`).join('')}</sst>`,
    'xl/styles.xml':
      `<styleSheet xmlns="${MAIN}"><numFmts>` +
      formats
        .map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code)}"/>`)
        .join('') +
      '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>' +
      formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`).join('') +
      '</cellXfs></styleSheet>',
  };
  sheets.forEach((sheet, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet);
  });
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

function sheetXml({ rows, hiddenRows = [], hiddenColumns = [], merges = [] }: XlsxSheet): string {
  const xml = rows.map((cells, index) => {
    const row = index + 1;
    const hidden = hiddenRows.includes(row) ? ' hidden="1"' : '';
    return `<row r="${row}"${hidden}>${cells.map((cell, column) => cellXml(cell, column, row)).join('')}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const list = merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`;
  const hidden = hiddenColumns.map((column) => `<col min="${column}" max="${column}" width="9" hidden="1"/>`);
  const columns = hidden.length === 0 ? '' : `<cols>${hidden.join('')}</cols>`;
  return `<worksheet xmlns="${MAIN}">${columns}<sheetData>${xml.join('')}</sheetData>${list}</worksheet>`;
}

function cellXml(cell: XlsxCell | string | undefined, column: number, row: number): string {
  if (cell === undefined) return '';
  const r = `${String.fromCharCode(65 + column)}${row}`;
  if (typeof cell === 'string') return `<c r="${r}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  const { v, t, s, f } = cell;
  const attributes = `${t === undefined ? '' : ` t="${t}"`}${s === undefined ? '' : ` s="${s}"`}`;
  return `<c r="${r}"${attributes}>${f === undefined ? '' : `<f>${f}</f>`}${v === undefined ? '' : `<v>${escaped(v)}</v>`}</c>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
