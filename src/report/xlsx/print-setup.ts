import type { Feature, Image } from 'write-excel-file/node';
import { sanitizeTextContent as xmlText } from 'write-excel-file/utility';

/** How write-excel-file lets others add to the XML that it writes. */
export type WorkbookFeature = Feature<Image['content']>;

/** How a sheet is printed and filtered, on A4 landscape fitted to the width of so many pages; ranges in A1 notation. */
export interface PrintSetup {
  /** The range that can be filtered, with its header: `$A$1:$AD$81`. */
  readonly filter: string | undefined;
  /** Columns and rows repeated on every printed page: `$A:$D`, `$1:$1`. */
  readonly titles: { readonly columns: string; readonly rows: string } | undefined;
  readonly pagesWide: number;
  /** 0: as many as it takes. */
  readonly pagesHigh: number;
  readonly printArea: string;
  readonly footer: { readonly left: string; readonly right: string };
}

interface PrintedSheet {
  readonly name: string;
  readonly print: PrintSetup;
}

/** Adds all this to what write-excel-file writes (ECMA-376 part 1, 18.3.1 for the order of elements). */
export function printSetup(sheets: readonly PrintedSheet[]): WorkbookFeature {
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml) => replaced(xml, '<definedNames/>', definedNames(sheets)),
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => printedXml(xml, sheets[sheetIndex]),
        },
      },
    },
  };
}

function printedXml(xml: string, sheet: PrintedSheet | undefined): string {
  if (sheet === undefined) throw new Error('the sheet writer wrote a sheet more');
  const { filter, footer, pagesWide, pagesHigh } = sheet.print;
  const filtered =
    filter === undefined
      ? xml
      : replaced(xml, '</sheetData>', `</sheetData><autoFilter ref="${filter.replaceAll('$', '')}"/>`);
  const fitted = replaced(
    filtered,
    '<sheetViews>',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>',
  );
  const margins = '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>';
  const setup = `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${pagesWide}" fitToHeight="${pagesHigh}"/>`;
  const foot = xmlText(`&L${footerText(footer.left)}&R${footerText(footer.right)}`);
  return replaced(
    fitted,
    /<pageMargins [^>]*><pageSetup [^>]*>/,
    `${margins}${setup}<headerFooter><oddFooter>${foot}</oddFooter></headerFooter>`,
  );
}

/** The XML with a part of it changed; a part that is not there is a bug, of a writer that changed. */
export function replaced(xml: string, from: string | RegExp, to: string): string {
  const changed = xml.replace(from, () => to);
  if (changed === xml) throw new Error(`the sheet writer left out ${from}`);
  return changed;
}

/** `&` begins a code in a foot, but in the codes of the page numbers. */
function footerText(text: string): string {
  return text.replaceAll(/&(?![PN]\b)/g, '&&');
}

/** What the workbook says of it: the names by which spreadsheets know these ranges. */
function definedNames(sheets: readonly PrintedSheet[]): string {
  const names = sheets.flatMap(({ name, print: { filter, titles, printArea } }, sheet) => {
    const on = (part: string): string => `'${name.replaceAll("'", "''")}'!${part}`;
    return [
      ...(filter === undefined ? [] : [definedName('_xlnm._FilterDatabase', sheet, on(filter), true)]),
      definedName('_xlnm.Print_Area', sheet, on(printArea), false),
      ...(titles === undefined
        ? []
        : [definedName('_xlnm.Print_Titles', sheet, `${on(titles.columns)},${on(titles.rows)}`, false)]),
    ];
  });
  return `<definedNames>${names.join('')}</definedNames>`;
}

function definedName(name: string, sheet: number, range: string, hidden: boolean): string {
  return `<definedName name="${name}" localSheetId="${sheet}"${hidden ? ' hidden="1"' : ''}>${xmlText(range)}</definedName>`;
}

/** The range from A1 over so many columns and rows. */
export function rangeOf(columns: number, rows: number): string {
  return `$A$1:$${columnName(columns)}$${rows}`;
}

/** `A` for 1, `AA` for 27. */
export function columnName(number: number): string {
  const before = Math.floor((number - 1) / 26);
  return (before === 0 ? '' : columnName(before)) + String.fromCharCode(65 + ((number - 1) % 26));
}
