import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it, vi } from 'vitest';
import { parseDay } from '../../src/domain/time/calendar.ts';
import { amount, day, left, right, type Table } from '../../src/report/document.ts';
import type { Paper } from '../../src/report/statement/paper.ts';
import {
  type ColumnSum,
  columnSum,
  type Sheet,
  type SheetCell,
  type SheetRow,
  sheetAmount,
  sheetCell,
  sheetText,
  totalCell,
} from '../../src/report/xlsx/cells.ts';
import { MOST_WIDTH } from '../../src/report/xlsx/print-setup.ts';
import { summarySheet } from '../../src/report/xlsx/summary-sheet.ts';
import { tableSheet } from '../../src/report/xlsx/table-sheet.ts';
import { workbook } from '../../src/report/xlsx/workbook.ts';

function sheet(rows: readonly SheetRow[], print: Partial<Sheet['print']> = {}): Sheet {
  return {
    name: 'L’été & après',
    columns: [10, 12.5, 8].map((width, index) => ({ width, folded: index === 2 })),
    rows,
    gridLines: true,
    frozen: { rows: 1, columns: 2 },
    print: {
      filter: '$A$1:$C$2',
      titles: '$1:$1',
      pagesHigh: 0,
      header: { left: 'Member', right: 'DRAFT' },
      printArea: '$A$1:$C$2',
      footer: { left: 'A & B', right: '&P' },
      ...print,
    },
  };
}

const FORMATS = { day: 'dd/mm/yyyy', amount: '#,##0.00', money: '#,##0.00\\ "€"' };

const bytesOf = (...rows: readonly (readonly SheetCell[])[]): Uint8Array =>
  workbook([sheet(rows.map((cells) => ({ cells })))], FORMATS);

/** The files of a workbook of one sheet, each well-formed. */
function filesOf(...rows: readonly (readonly SheetCell[])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytesOf(...rows))).map(([name, bytes]) => {
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

/** The texts that the workbook holds, as a spreadsheet reads them from its XML. */
function textsOf(...texts: readonly string[]): readonly string[] {
  const files = filesOf(texts.map((text) => sheetText(text)));
  const found: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', () => found.push(''));
  parser.on('text', (text) => found.push((found.pop() ?? '') + text));
  parser.write(files['xl/sharedStrings.xml'] ?? '').close();
  return found.filter((text) => text !== '');
}

const sumOf = (amounts: readonly bigint[]): ColumnSum => {
  const sum = columnSum();
  for (const cents of amounts) sum.add({ kind: 'amount', cents, marked: false });
  return sum;
};

describe('the cells of a workbook', () => {
  it('refer to texts that are held once', () => {
    const files = filesOf([sheetText('0550020Y'), sheetText('011')], [sheetText('0550020Y')]);
    expect(files['xl/sharedStrings.xml']).toContain('<si><t>0550020Y</t></si><si><t>011</t></si></sst>');
    expect(sheetOf(files)).toMatch(/<row r="2"><c r="A2" s="\d+" t="s"><v>0<\/v><\/c>/);
  });

  it('are merged over the columns that they span', () => {
    const files = filesOf([{ ...sheetText('a'), span: 2 }, sheetText('b')]);
    expect(sheetOf(files)).toContain('<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>');
    expect(sheetOf(files)).toMatch(/<v>0<\/v><\/c><c r="C1" s="\d+" t="s"><v>1</);
  });

  it('stand in rows that are as tall as they ask, but no taller than Excel knows', () => {
    const rows = [15, 409, 409.5, 900].map((height) => ({ cells: [sheetText('a')], height }));
    const xml = strFromU8(
      unzipSync(workbook([sheet(rows)], FORMATS))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
    );
    expect([...xml.matchAll(/ ht="([\d.]+)" customHeight="1"/g)].map(([, height]) => height)).toEqual([
      '15',
      '409',
      '409',
      '409',
    ]);
  });

  it('say their place, which not every reader finds by counting', () => {
    expect(sheetOf(filesOf([sheetText(''), sheetText('a')]))).toMatch(/<row r="1"><c r="B1" s="\d+" t="s">/);
  });

  it('count days as spreadsheets do', () => {
    expect(sheetCell({ kind: 'day', day: 0 }).value).toBe(25_569);
  });
});

describe('a sum', () => {
  it('is computed by the sheet, and holds its value', () => {
    const cell: SheetCell = { style: 'totalAmount', value: 3.5, formula: 'SUM(A1:A2)' };
    expect(sheetOf(filesOf([cell]))).toMatch(/<c r="A1" s="\d+"><f>SUM\(A1:A2\)<\/f><v>3.5<\/v><\/c>/);
  });

  it('is only stored where it is not that of the cells above it', () => {
    const total = { kind: 'amount', cents: 3n, marked: false } as const;
    const above = sumOf([1n, 1n]);
    expect(totalCell(total, above, 'A1:A2').formula).toBeUndefined();
    expect(totalCell({ ...total, cents: 2n }, above, 'A1:A2').formula).toBe('SUM(A1:A2)');
  });
});

describe('a folded column', () => {
  it('is hidden in a group that the reader opens', () => {
    const xml = sheetOf(filesOf([sheetText('a')]));
    expect(xml).toContain('<col min="3" max="3" width="8" outlineLevel="1" hidden="1" customWidth="1"/>');
    expect(xml).toContain('outlineLevelCol="1"');
  });
});

describe('the styles of a workbook', () => {
  it('write days as its language does', () => {
    const files = filesOf([{ style: 'day', value: 1 }]);
    expect(files['xl/styles.xml']).toContain('formatCode="dd/mm/yyyy"');
  });

  it('have one font, for cells without a style too', () => {
    const fonts = filesOf([sheetText('a'), sheetText('b', 'title')])['xl/styles.xml']?.match(
      /<font>.*?<\/font>/g,
    );
    expect(new Set(fonts?.map((font) => /<name val="(.*?)"\/>/.exec(font)?.[1]))).toEqual(
      new Set(['Calibri']),
    );
    expect(fonts?.[0]).toContain('<sz val="10"/>');
  });
});

describe('the texts of a workbook', () => {
  it('are no errors where they are digits alone, as Excel takes them', () => {
    expect(sheetOf(filesOf([sheetText('011')]))).toContain(
      '<ignoredErrors><ignoredError sqref="A1:C2" numberStoredAsText="1"/></ignoredErrors>',
    );
  });

  it('keep their spaces, lines and marks', () => {
    const files = filesOf([sheetText(' a')]);
    expect(files['xl/sharedStrings.xml']).toContain('<t xml:space="preserve"> a</t>');
    expect(textsOf('b\nc', 'x < y & "z"')).toEqual(['b\nc', 'x < y & "z"']);
  });

  it('lose what XML cannot hold', () => {
    expect(textsOf('a\u0000b\u0008c\td\ud800e😀f\uffffg')).toEqual(['abc\tde😀fg']);
  });

  it('are not read as codes of characters', () => {
    expect(textsOf('_x0041_ _x_')).toEqual(['_x005F_x0041_ _x_']);
  });

  it('may be names of what every object has', () => {
    const names = ['constructor', '__proto__', 'toStrings'];
    expect(textsOf(...names)).toEqual(names);
  });
});

describe('the name and the foot of a sheet', () => {
  it('are escaped once', () => {
    const files = filesOf([sheetText('a')]);
    expect(files['xl/workbook.xml']).toContain('name="L’été &amp; après"');
    expect(files['xl/workbook.xml']).toContain("'L’été &amp; après'!$1:$1<");
    expect(sheetOf(files)).toContain('<oddHeader>&amp;LMember&amp;R&amp;B&amp;14DRAFT</oddHeader>');
    expect(sheetOf(files)).toContain('<oddFooter>&amp;LA &amp;&amp; B&amp;R&amp;P</oddFooter>');
  });
});

describe('the head of a sheet', () => {
  const headOf = (left: string): string => {
    const bytes = workbook([sheet([], { header: { left, right: 'DRAFT' } })], FORMATS);
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    return (/<oddHeader>(.*)<\/oddHeader>/.exec(xml)?.[1] ?? '').replaceAll('&amp;', '&');
  };

  it('holds a name with the letters of a code as it is', () => {
    expect(headOf('A&P, S&N (X)')).toBe('&LA&&P, S&&N (X)&R&B&14DRAFT');
  });

  it('keeps the end of a long name: Excel takes a workbook with more than 255 characters for damaged', () => {
    // 255 less the 12 of &R&B&14DRAFT and the 2 of &L: 241, one of which is the dots.
    expect(headOf(`${'n'.repeat(237)} (X)`)).toBe(`&L${'n'.repeat(237)} (X)&R&B&14DRAFT`);
    expect(headOf(`${'n'.repeat(238)} (X)`)).toBe(`&L…${'n'.repeat(236)} (X)&R&B&14DRAFT`);
    expect(headOf(`${'&'.repeat(300)} (X)`)).toBe(`&L…${'&&'.repeat(118)} (X)&R&B&14DRAFT`);
  });
});

describe('the print set-up of a sheet', () => {
  it('stands where spreadsheets look for it', () => {
    const elements = [...sheetOf(filesOf([sheetText('a')])).matchAll(/<(\w+)[ >]/g)].map(([, name]) => name);
    const asked = [
      'sheetPr',
      'sheetViews',
      'cols',
      'sheetData',
      'autoFilter',
      'pageMargins',
      'pageSetup',
      'headerFooter',
      'ignoredErrors',
    ];
    expect(elements.filter((name) => asked.includes(name ?? ''))).toEqual(asked);
  });
});

describe('the bytes of a workbook', () => {
  it('do not tell when they were written', () => {
    vi.useFakeTimers({ now: new Date(2030, 4, 5, 6, 7, 8), toFake: ['Date'] });
    const later = bytesOf([sheetText('a')]);
    vi.useRealTimers();
    expect(Buffer.compare(bytesOf([sheetText('a')]), later)).toBe(0);
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
    expect(sheetAmount(cents)).toBe(number);
  });

  it.each([
    [10n ** 18n + 1n, '10000000000000000.01'],
    [10n ** 400n, `1${'0'.repeat(398)}.00`],
  ])('is a text where a spreadsheet would show other cents', (cents, text) => {
    expect(sheetAmount(cents)).toBe(text);
  });

  it('is in no formula where it is a text', () => {
    const huge = 10n ** 18n + 1n;
    const cell = { kind: 'amount', cents: huge, marked: false } as const;
    expect(totalCell(cell, sumOf([huge]), 'A1:A1')).toEqual({
      style: 'totalAmount',
      value: '10000000000000000.01',
    });
  });
});

describe('a sheet prints at 7 points or more on A4', () => {
  const marks = { header: { left: '', right: '' }, footer: { left: '', right: '' } };
  const widthOf = ({ columns }: Sheet): number => columns.reduce((sum, { width }) => sum + width, 0);

  it('narrows the widest texts of a table of twelve months, none under its longest word', () => {
    const months = Array.from({ length: 13 }, (_, month) => right(String(month), 10));
    const table: Table = {
      id: 'owed',
      title: '',
      columns: [left('Débiteur', 34), left('Objet', 26), ...months],
      rows: [
        [
          'Collectivité européenne d’Alsace',
          'régularisation de 2025-09',
          ...months.map(() => amount(1_234_567n)),
        ],
      ],
    };
    const sheet = tableSheet(table, { name: 'Dû', frozen: 2, ...marks });
    expect(widthOf(sheet)).toBe(MOST_WIDTH);
    const [debtor, what] = sheet.columns.map(({ width }) => width);
    expect([debtor, what]).toEqual([MOST_WIDTH - 27 - 13 * 10, 27]);
  });

  const widthsOfDetail = (amounts: number): readonly number[] => {
    const figures = Array.from({ length: amounts }, (_, index) => right(String(index), 10));
    const table: Table = {
      id: 'detail',
      title: '',
      columns: [left('Facture', 12), left('Date', 10), left('Site', 22), ...figures],
      rows: [
        [
          'INV-2025-0001-TRES-LONG-NUMERO-DE-FACTURE',
          day(parseDay('2025-12-01') ?? 0),
          'Lycée des métiers Jean-Baptiste-Siméon Chardin',
          ...figures.map(() => amount(123_456_789n)),
        ],
      ],
    };
    return tableSheet(table, { name: 'Détail', frozen: 1, ...marks }).columns.map(({ width }) => width);
  };

  it('breaks the longest words where no other text gives way, and leaves days and amounts as wide as they are', () => {
    // 31 + 11 + 25 + 9 × 13 is 6 too many; `31/12/2025` and `1 234 567,89` need 10 and 12, and one beside them.
    expect(widthsOfDetail(9)).toEqual([25, 11, 25, ...Array.from({ length: 9 }, () => 13)]);
  });

  it('is smaller where days and amounts alone fill the page', () => {
    expect(widthsOfDetail(14)).toEqual([21, 11, 21, ...Array.from({ length: 14 }, () => 13)]);
  });

  const summaryOf = (figures: number): Sheet =>
    summarySheet(paperOwing(figures), [], { name: 'Synthèse', ...marks });

  it('widens the summary with its height no further than that', () => {
    expect(widthOf(summaryOf(1))).toBe(160);
    expect(summaryOf(12).print.pagesHigh).toBe(1);
    expect(widthOf(summaryOf(12))).toBeGreaterThan(165);
    expect(widthOf(summaryOf(12))).toBeLessThanOrEqual(MOST_WIDTH);
  });

  it('lets a summary of too many sums run over more pages', () => {
    expect(summaryOf(30).print.pagesHigh).toBe(0);
    expect(widthOf(summaryOf(30))).toBe(160);
  });
});

/** A paper on which so many sums are owed. */
function paperOwing(count: number): Paper {
  const figure = {
    label: 'To be repaid',
    gross: 100n,
    figures: '€1.00',
    inWords: 'one euro',
    correction: false,
    owes: true,
  };
  return {
    member: {
      member: 'A',
      name: 'A',
      siret: undefined,
      serviceCode: undefined,
      file: 'members.csv',
      row: 2,
      days: { from: 0, to: 0 },
    },
    title: 'Statement',
    subject: 'A',
    state: { text: 'DRAFT', final: false },
    opening: [{ title: undefined, nothing: undefined, figures: Array.from({ length: count }, () => figure) }],
    openingNote: undefined,
    steps: { id: 'steps', title: 'How it comes about', columns: [left('Nature', 60)], rows: [] },
    facts: [],
    signed: [],
    labels: [],
    computedBy: '',
    currency: 'EUR',
    version: '0',
  };
}
