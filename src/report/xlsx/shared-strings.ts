import { xmlText } from './xml-text.ts';

/** The texts of a workbook, each held once; cells refer to their numbers. */
export interface SharedStrings {
  readonly numberOf: (text: string) => number;
  readonly xml: () => string;
}

export function sharedStrings(): SharedStrings {
  const numbers = new Map<string, number>();
  const items: string[] = [];
  return {
    numberOf(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(text, number);
      items.push(itemXml(text));
      return number;
    },
    xml: () =>
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${items.join('')}</sst>`,
  };
}

/** Space at the ends of a text would be lost, and `_x0041_` read as `A` (ECMA-376 part 1, 22.9.2.19). */
function itemXml(text: string): string {
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `<si><t${space}>${xmlText(text).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')}</t></si>`;
}
