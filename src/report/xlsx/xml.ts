import { getOrInsert } from '../../domain/cache.ts';
import { XML_HEAD, xmlText } from '../../text/markup.ts';

export type SharedTexts = ReturnType<typeof sharedTexts>;

/** The texts of a workbook, each stored once and referred to by its number. */
export function sharedTexts() {
  const numbers = new Map<string, number>();
  return {
    numberOf: (text: string): number => getOrInsert(numbers, text, () => numbers.size),
    /** The part `xl/sharedStrings.xml`, in pieces. */
    *xml(): Iterable<string> {
      yield `${XML_HEAD}<sst xmlns="${MAIN}" uniqueCount="${numbers.size}">`;
      for (const text of numbers.keys()) {
        const space = EDGE_SPACE.test(text) ? ' xml:space="preserve"' : '';
        yield `<si><t${space}>${xmlText(literal(text))}</t></si>`;
      }
      yield '</sst>';
    },
  };
}

const EDGE_SPACE = /^\s|\s$|\n/;

/** A text without what spreadsheets take for the code of a character (`_x0041_` is `A`: ECMA-376 part 1, 22.9.2.19). */
function literal(text: string): string {
  return text.includes('_x') ? text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text;
}

/** The namespaces of SpreadsheetML, of its relations and of the packages that contain it (ECMA-376 part 1). */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
