import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { sheetCell, sheetNumber, sheetText } from '../../src/report/xlsx/cells.ts';
import type { Sheet, SheetCell, SheetRow } from '../../src/report/xlsx/sheet.ts';
import { workbook } from '../../src/report/xlsx/workbook.ts';

function sheet(rows: readonly SheetRow[]): Sheet {
  return {
    name: 'L’été & après',
    columns: [
      { width: 10, style: 'text' },
      { width: 12.5, style: 'text' },
      { width: 8, style: 'amount' },
    ],
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

/** The files of a workbook of one sheet, each well-formed. */
function filesOf(...rows: readonly (readonly SheetCell[])[]): Readonly<Record<string, string>> {
  const archive = unzipSync(workbook([sheet(rows.map((cells) => ({ cells })))], 'dd/mm/yyyy'));
  return Object.fromEntries(
    Object.entries(archive).map(([name, bytes]) => {
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw new Error(`${name}: ${error.message}`);
      });
      parser.write(strFromU8(bytes)).close();
      return [name, strFromU8(bytes)];
    }),
  );
}

const rowsOf = (files: Readonly<Record<string, string>>): string =>
  /<sheetData>(.*)<\/sheetData>/.exec(files['xl/worksheets/sheet1.xml'] ?? '')?.[1] ?? '';
const stringsOf = (...texts: readonly string[]): readonly string[] =>
  [
    ...(filesOf(texts.map((text) => sheetText(text)))['xl/sharedStrings.xml'] ?? '').matchAll(
      /<si>(.*?)<\/si>/gs,
    ),
  ].map(([, item = '']) => item);

describe('the cells of a workbook', () => {
  it('refer to texts that are held once', () => {
    const files = filesOf([sheetText('0550020Y'), sheetText('011')], [sheetText('0550020Y')]);
    expect(files['xl/sharedStrings.xml']).toContain('<si><t>0550020Y</t></si><si><t>011</t></si></sst>');
    expect(rowsOf(files)).toMatch(
      /^<row r="1"><c r="A1" s="1" t="s"><v>0<\/v><\/c><c r="B1" s="1" t="s"><v>1<\/v><\/c><\/row><row r="2"><c r="A2" s="1" t="s"><v>0<\/v><\/c><\/row>$/,
    );
  });

  it('are left out where they are empty and look as their column says', () => {
    const [text, amount] = [sheetText(''), { ...sheetText(''), style: 'totalText' as const }];
    expect(rowsOf(filesOf([text, text, amount]))).toBe('<row r="1"><c r="C1" s="5"/></row>');
  });

  it('are merged over the columns that they span', () => {
    const files = filesOf([{ ...sheetText('a'), span: 2 }, sheetText('b')]);
    expect(rowsOf(files)).toContain('<c r="B1" s="1"/><c r="C1" s="1" t="s">');
    expect(files['xl/worksheets/sheet1.xml']).toContain(
      '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    );
  });

  it('count days as spreadsheets do', () => {
    expect(sheetCell({ kind: 'day', day: 0 }).value).toBe('25569');
  });
});

describe('the texts of a workbook', () => {
  it('keep their spaces, lines and marks', () => {
    expect(stringsOf(' a', 'b\nc', 'x < y & "z"')).toEqual([
      '<t xml:space="preserve"> a</t>',
      '<t xml:space="preserve">b\nc</t>',
      '<t>x &lt; y &amp; &quot;z&quot;</t>',
    ]);
  });

  it('lose what XML cannot hold, and nothing else', () => {
    expect(stringsOf('a\u0000b\u0008c\td\ud800e😀f\uffffg')).toEqual(['<t>abc\tde😀fg</t>']);
  });

  it('are not read as codes of characters', () => {
    expect(stringsOf('_x0041_ _x_')).toEqual(['<t>_x005F_x0041_ _x_</t>']);
  });
});

describe('the name and the foot of a sheet', () => {
  it('are escaped once', () => {
    const files = filesOf([sheetText('a')]);
    expect(files['xl/workbook.xml']).toContain('<sheet name="L’été &amp; après" sheetId="1" r:id="rId1"/>');
    expect(files['xl/workbook.xml']).toContain("'L’été &amp; après'!$A:$B,'L’été &amp; après'!$1:$1<");
    expect(files['xl/worksheets/sheet1.xml']).toContain(
      '<oddFooter>&amp;LA &amp;&amp; B&amp;R&amp;P</oddFooter>',
    );
  });
});

describe('an amount in a sheet', () => {
  it.each([
    [17_728n, '177.28'],
    [-1n, '-0.01'],
    [0n, '0.00'],
    [10n ** 15n, '10000000000000.00'],
    [2n ** 53n, '90071992547409.92'],
  ])('%s cents is the number %s', (cents, number) => {
    expect(sheetNumber(cents)).toBe(number);
  });

  it('is refused where a spreadsheet would show other cents', () => {
    expect(() => sheetNumber(10n ** 18n + 1n)).toThrow(RangeError);
  });
});
