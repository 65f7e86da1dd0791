import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it, vi } from 'vitest';
import { sheetCell, sheetNumber, sheetText } from '../../src/report/xlsx/cells.ts';
import type { Sheet, SheetCell, SheetRow } from '../../src/report/xlsx/sheet.ts';
import { workbook } from '../../src/report/xlsx/workbook.ts';

function sheet(rows: readonly SheetRow[]): Sheet {
  return {
    name: 'L’été & après',
    widths: [10, 12.5, 8],
    rows,
    gridLines: true,
    frozen: { rows: 1, columns: 2 },
    print: {
      filter: '$A$1:$C$2',
      titles: { columns: '$A:$B', rows: '$1:$1' },
      pagesWide: 1,
      pagesHigh: 0,
      printArea: '$A$1:$C$2',
      footer: { left: 'A & B', right: '&P' },
    },
  };
}

const bytesOf = (...rows: readonly (readonly SheetCell[])[]): Promise<Uint8Array> =>
  workbook([sheet(rows.map((cells) => ({ cells })))], 'dd/mm/yyyy');

/** The files of a workbook of one sheet, each well-formed. */
async function filesOf(
  ...rows: readonly (readonly SheetCell[])[]
): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(
    Object.entries(unzipSync(await bytesOf(...rows))).map(([name, bytes]) => {
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw new Error(`${name}: ${error.message}`);
      });
      parser.write(strFromU8(bytes)).close();
      return [name, strFromU8(bytes)];
    }),
  );
}

const sheetOf = (files: Readonly<Record<string, string>>): string => files['xl/worksheets/sheet1.xml'] ?? '';

/** The style of a cell, or of a column, as its number in the workbook. */
const styleIn = (files: Readonly<Record<string, string>>, cell: string): string | undefined =>
  new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(sheetOf(files))?.[1];

/** The texts that the workbook holds, as a spreadsheet reads them from its XML. */
async function textsOf(...texts: readonly string[]): Promise<readonly string[]> {
  const files = await filesOf(texts.map((text) => sheetText(text)));
  const found: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', () => found.push(''));
  parser.on('text', (text) => found.push((found.pop() ?? '') + text));
  parser.write(files['xl/sharedStrings.xml'] ?? '').close();
  return found.filter((text) => text !== '');
}

describe('the cells of a workbook', () => {
  it('refer to texts that are held once', async () => {
    const files = await filesOf([sheetText('0550020Y'), sheetText('011')], [sheetText('0550020Y')]);
    expect(files['xl/sharedStrings.xml']).toContain('<si><t>0550020Y</t></si><si><t>011</t></si></sst>');
    expect(sheetOf(files)).toMatch(/<c r="A2" s="\d+" t="s"><v>0<\/v><\/c>/);
  });

  it('are merged over the columns that they span', async () => {
    const files = await filesOf([{ ...sheetText('a'), span: 2 }, sheetText('b')]);
    expect(sheetOf(files)).toContain('<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>');
    expect(sheetOf(files)).toMatch(/<c r="C1" s="\d+" t="s"><v>1</);
  });

  it('count days as spreadsheets do', () => {
    expect(sheetCell({ kind: 'day', day: 0 }).value).toBe(25_569);
  });

  it('make their row as high as it says', async () => {
    const [file = ''] = await workbook([sheet([{ cells: [sheetText('a')], height: 26 }])], 'dd/mm/yyyy').then(
      (bytes) => [strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())],
    );
    expect(file).toContain('<row r="1" ht="26" customHeight="1">');
  });
});

describe('values alone', () => {
  const header = ['a', 'b', 'c'].map((title) => sheetText(title, 'headerLeft'));
  const first: readonly SheetCell[] = [
    sheetText('x'),
    { style: 'day', value: 1 },
    { style: 'amount', value: 1.5 },
  ];
  const table = filesOf(
    header,
    first,
    ['y', 2, -0.25],
    ['', sheetText(''), { style: 'totalAmount', value: 1 }],
  );

  it.each(['A', 'B', 'C'])('look like the first cell under the header, in column %s', async (column) => {
    const files = await table;
    expect(styleIn(files, `${column}3`)).toBe(styleIn(files, `${column}2`));
    expect(styleIn(files, `${column}3`)).not.toBe(styleIn(files, `${column}1`));
  });

  it('are texts or numbers as they are given', async () => {
    expect(sheetOf(await table)).toMatch(
      /<c r="A3" s="\d+" t="s"><v>\d+<\/v><\/c><c r="B3" s="\d+"><v>2<\/v><\/c><c r="C3" s="\d+"><v>-0.25<\/v><\/c>/,
    );
  });

  it('change nothing in cells that say how they look', async () => {
    const files = await table;
    expect(styleIn(files, 'B4')).toBe(styleIn(files, 'A2'));
    expect(styleIn(files, 'C4')).not.toBe(styleIn(files, 'C2'));
  });

  it('are left out where they are empty, and look as their column says', async () => {
    const files = await table;
    expect(sheetOf(files)).not.toContain('<c r="A4"');
    expect(sheetOf(files)).toContain(
      `<col min="1" style="${styleIn(files, 'A2')}" max="1" width="10" customWidth="1"/>`,
    );
  });

  it('are none where a sum follows the header', async () => {
    const files = await filesOf(header, [sheetText('total', 'totalText')]);
    expect(sheetOf(files)).toContain('<col min="1" max="1" width="10" customWidth="1"/>');
  });
});

describe('the styles of a workbook', () => {
  it('write days as its language does', async () => {
    const files = await filesOf([{ style: 'day', value: 1 }]);
    expect(files['xl/styles.xml']).toContain('formatCode="dd/mm/yyyy"');
  });

  it('have one font, for cells without a style too', async () => {
    const fonts = (await filesOf([sheetText('a'), sheetText('b', 'title')]))['xl/styles.xml']?.match(
      /<font>.*?<\/font>/g,
    );
    expect(fonts?.map((font) => /<name val="(.*?)"\/><sz val="(\d+)"\/>/.exec(font)?.slice(1))).toEqual([
      ['Calibri', '10'],
      ['Calibri', '10'],
      ['Calibri', '16'],
    ]);
  });
});

describe('the texts of a workbook', () => {
  it('keep their spaces, lines and marks', async () => {
    const files = await filesOf([sheetText(' a')]);
    expect(files['xl/sharedStrings.xml']).toContain('<t xml:space="preserve"> a</t>');
    expect(await textsOf('b\nc', 'x < y & "z"')).toEqual(['b\nc', 'x < y & "z"']);
  });

  it('lose what XML cannot hold', async () => {
    expect(await textsOf('a\u0000b\u0008c\td\ud800e😀f\uffffg')).toEqual(['abc\tde😀fg']);
  });

  it('are not read as codes of characters', async () => {
    expect(await textsOf('_x0041_ _x_')).toEqual(['_x005F_x0041_ _x_']);
  });

  it('may be names of what every object has', async () => {
    expect(await textsOf('constructor', '__proto__', 'toStrings')).toEqual([
      '_x0063_onstructor',
      '_x005f__proto__',
      'toStrings',
    ]);
  });
});

describe('the name and the foot of a sheet', () => {
  it('are escaped once', async () => {
    const files = await filesOf([sheetText('a')]);
    expect(files['xl/workbook.xml']).toContain('name="L’été &amp; après"');
    expect(files['xl/workbook.xml']).toContain("'L’été &amp; après'!$A:$B,'L’été &amp; après'!$1:$1<");
    expect(sheetOf(files)).toContain('<oddFooter>&amp;LA &amp;&amp; B&amp;R&amp;P</oddFooter>');
  });
});

describe('the print set-up of a sheet', () => {
  it('stands where spreadsheets look for it', async () => {
    const elements = [...sheetOf(await filesOf([sheetText('a')])).matchAll(/<(\w+)[ >]/g)].map(
      ([, name]) => name,
    );
    const asked = [
      'sheetPr',
      'sheetViews',
      'cols',
      'sheetData',
      'autoFilter',
      'pageMargins',
      'pageSetup',
      'headerFooter',
    ];
    expect(elements.filter((name) => asked.includes(name ?? ''))).toEqual(asked);
  });
});

describe('the bytes of a workbook', () => {
  it('do not tell when they were written', async () => {
    vi.useFakeTimers({ now: new Date(2030, 4, 5, 6, 7, 8), toFake: ['Date'] });
    const later = await bytesOf([sheetText('a')]);
    vi.useRealTimers();
    expect(Buffer.compare(await bytesOf([sheetText('a')]), later)).toBe(0);
  });
});

describe('an amount in a sheet', () => {
  it.each([
    [17_728n, 177.28],
    [-1n, -0.01],
    [0n, 0],
    [10n ** 15n, 10_000_000_000_000],
    [2n ** 53n, 90_071_992_547_409.92],
  ])('%s cents is the number %s', (cents, number) => {
    expect(sheetNumber(cents)).toBe(number);
  });

  it('is refused where a spreadsheet would show other cents', () => {
    expect(() => sheetNumber(10n ** 18n + 1n)).toThrow(RangeError);
  });
});
