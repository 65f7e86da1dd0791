import { columnName, replaced, type WorkbookFeature } from './print-setup.ts';

/**
 * Lets columns, and the values alone in them, look like the first cell below a header that stays in sight. For each
 * cell that says how it looks, write-excel-file compares all that it says: a third of the time that it takes. Values
 * alone also spare it its setting of a font, which would be compared; so the font of what has no style is set here.
 */
export const columnStyles: WorkbookFeature = {
  files: {
    transform: {
      'xl/styles.xml': { transform: (xml) => replaced(xml, /<font>.*?<\/font>/, FONT) },
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, { stickyRowsCount }) => (stickyRowsCount === 1 ? tableXml(xml) : xml),
      },
    },
  },
};

const FONT = '<font><name val="Calibri"/><sz val="10"/><family val="2"/><color theme="1"/></font>';

function tableXml(xml: string): string {
  const third = xml.indexOf('<row r="3"');
  if (third === -1) return xml;
  const second = xml.slice(xml.indexOf('<row r="2"'), third);
  const styles = new Map<string, string>();
  for (const [, column = '', style = ''] of second.matchAll(/<c r="([A-Z]+)2"( s="\d+")/g)) {
    styles.set(column, style);
  }
  return xml
    .replaceAll(/<col min="(\d+)"/g, (column, number) => {
      const style = styles.get(columnName(Number(number)));
      if (style === undefined) throw new Error(`the second row has no style in column ${number}`);
      return column + style.replace('s', 'style');
    })
    .replaceAll(/<c r="([A-Z]+)\d+"(?! s=)/g, (cell, column) => cell + styles.get(column));
}
