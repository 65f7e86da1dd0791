import { xmlText } from '../../text/markup.ts';
import { columnLetters } from '../../text/spreadsheet.ts';

/** How a sheet is printed and filtered, on A4 landscape fitted to the width of a page; ranges in A1 notation. */
export interface PrintSetup {
  /** The range that can be filtered, with its header: `$A$1:$AD$81`. */
  readonly filter?: string;
  /** Rows repeated on every printed page: `$1:$1`. */
  readonly titles?: string;
  /** The number of pages in height; 0: as many as needed. */
  readonly pagesHigh: number;
  readonly printArea: string;
  /** Above each page: its subject at the left, whether it is a draft at the right. */
  readonly header: { readonly left: string; readonly right: string };
  /** Below each page: what made it at the left, its number at the right: `&P` is the page, `&N` the number of pages. */
  readonly footer: { readonly left: string; readonly right: string };
}

/** The widest sheet, in characters, whose letters of 10 points print at 7 on A4 by an office suite of wide letters. */
export const MOST_WIDTH = 178;

/** The elements of a sheet for printing, with lines between its cells or without. */
export function printXml({ pagesHigh, header, footer }: PrintSetup, gridLines: boolean): string {
  const state = header.right === '' ? '' : `&R&B&14${literal(header.right)}`;
  const head = `<oddHeader>${xmlText(beside(header.left, state))}</oddHeader>`;
  const foot = xmlText(beside(footer.left, `&R${footer.right}`));
  const grid = gridLines ? '<printOptions gridLines="1"/>' : '';
  return `${grid}<pageMargins left="0.4" right="0.4" top="0.55" bottom="0.6" header="0.25" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="${pagesHigh}"/><headerFooter>${head}<oddFooter>${foot}</oddFooter></headerFooter>`;
}

/** The most characters of a header or footer, with its codes: Excel takes a workbook with a longer one for damaged. */
const MOST_CHARACTERS = 255;

/** The text at the left of a header or footer, and the codes of that at the right; of a long text only its end. */
function beside(left: string, right: string): string {
  const room = MOST_CHARACTERS - '&L'.length - right.length;
  const letters = [...left].map(literal);
  let length = literal(left).length;
  if (length <= room) return `&L${letters.join('')}${right}`;
  let first = 0;
  for (; length > room - '…'.length && first < letters.length; first += 1)
    length -= letters[first]?.length ?? 0;
  return `&L…${letters.slice(first).join('')}${right}`;
}

/** A text for a header or footer, where `&` begins a code. */
function literal(text: string): string {
  return text.replaceAll('&', '&&');
}

/** The names by which spreadsheets know the ranges of a workbook's sheets. */
export function definedNamesXml(
  sheets: readonly { readonly name: string; readonly print: PrintSetup }[],
): string {
  const names = sheets.flatMap(({ name, print: { filter, titles, printArea } }, sheet) => {
    const on = (part: string): string => `'${name.replaceAll("'", "''")}'!${part}`;
    return [
      ...(filter === undefined ? [] : [definedName('_xlnm._FilterDatabase', sheet, on(filter), true)]),
      definedName('_xlnm.Print_Area', sheet, on(printArea), false),
      ...(titles === undefined ? [] : [definedName('_xlnm.Print_Titles', sheet, on(titles), false)]),
    ];
  });
  return `<definedNames>${names.join('')}</definedNames>`;
}

function definedName(name: string, sheet: number, range: string, hidden: boolean): string {
  return `<definedName name="${name}" localSheetId="${sheet}"${hidden ? ' hidden="1"' : ''}>${xmlText(range)}</definedName>`;
}

/** The range from A1 over so many columns and rows. */
export function rangeOf(columns: number, rows: number): string {
  return `$A$1:$${columnLetters(columns)}$${rows}`;
}

/** A range within its own sheet: `A1:C9`. */
export function definedRange(range: string): string {
  return range.replaceAll('$', '');
}
