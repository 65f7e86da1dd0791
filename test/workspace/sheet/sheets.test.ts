/** What a sheet says, read as records (DATA.md, "Sheets"). */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/diagnostics/problem.ts';
import { openCsv } from '../../../src/workspace/records/csv-file.ts';
import type { RecordSource } from '../../../src/workspace/records/record-source.ts';
import { openSheet, type SheetOptions } from '../../../src/workspace/records/sheet/open-sheet.ts';
import { odsNumber, odsText, writeOds } from './write-ods.ts';
import { writeXlsx, type XlsxBook, type XlsxSheet } from './write-xlsx.ts';

function open(bytes: Uint8Array, options: SheetOptions = {}) {
  const problems: Problem[] = [];
  const source = openSheet(bytes, 'list.xlsx', options, (found) => void problems.push(found));
  return { source, codes: problems.map(({ code }) => code) };
}

function recordsOf(source: RecordSource | undefined): readonly (readonly string[])[] {
  return source === undefined ? [] : [...source.batches(() => {})].flatMap(({ records }) => records);
}

function flawsOf(source: RecordSource | undefined): readonly string[] {
  return [...(source?.sheet?.flaws ?? [])].flatMap(([row, flaws]) =>
    flaws.map(
      ({ index, fault, mendedByFillDown }) =>
        `${row}:${index} ${fault.code}${mendedByFillDown ? ' mended' : ''}`,
    ),
  );
}

function xlsx(rows: XlsxSheet['rows'], book: Omit<XlsxBook, 'sheets'> = {}, sheet: Partial<XlsxSheet> = {}) {
  return writeXlsx({ ...book, sheets: [{ name: 'Sites', rows, ...sheet }] });
}

describe('numbers are what the sheet shows at 15 significant digits', () => {
  const shown = (v: string, format = 'General', options: SheetOptions = {}) =>
    recordsOf(open(xlsx([['n'], [{ v, s: 1 }]], { formats: [format] }), options).source)[0]?.[0];

  test.each([
    ['289.89999999999998', '289.9'],
    ['0.30000000000000004', '0.3'],
    ['19.600000000000001', '19.6'],
    ['4.5900000000000001E-2', '0.0459'],
    ['1E3', '1000'],
    ['-0', '0'],
    ['-12.50', '-12.5'],
    ['999999999999999.96', '1000000000000000'],
    ['20005226400013', '20005226400013'],
  ])('%s is %s', (v, text) => expect(shown(v)).toBe(text));

  test('three decimals of a number are no thousands', () => {
    expect([shown('1.234'), shown('1.234', 'General', { decimalMark: ',' })]).toEqual(['1.2340', '1,234']);
  });

  test.each([
    ['0.2', '0%', '20'],
    ['5.5E-2', '0.0 %', '5.5'],
    ['0.2', '0.00', '0.2'],
    ['1000', '#,##0.00\\ [$€-40C]', '1000'],
    ['3', '0 "%"', '3'],
    ['1004', '00000', '01004'],
    ['123456', '00000', '123456'],
    ['0.5', '00', '0.5'],
    ['7', '0'.repeat(65), '7'],
    ['387123456', '0#" "##" "##" "##" "##', '0387123456'],
  ])('%s under the format %s is %s', (v, format, text) => expect(shown(v, format)).toBe(text));

  test.each([
    ['289.9', ';;;', ';;;'],
    ['289.9', '"offert"', 'offert'],
    ['-289.9', '"offert"', 'offert'],
    ['289.9', '0.00;"offert"', '289.9'],
    ['-289.9', '0.00;"offert"', 'offert'],
    ['-289.9', '0.00;;', '0.00;;'],
    ['0', '0.00;-0.00;', '0'],
    ['0', '0.00;-0.00;"–"', '0'],
    ['1', '"Oui";"Oui";"Non"', 'Oui'],
    ['289.9', '"de; à" 0.00', '289.9'],
    ['289.9', '[Color10]"a;b"', 'a;b'],
    ['289.9', '[$-40C]"offert"', 'offert'],
    ['289.9', '[<5]"peu";0.00', '289.9'],
    ['289.9', '[Red]General;[Blue]-General', '289.9'],
  ])('%s, in whose place the format %s has a text, is that: %s', (v, format, text) =>
    expect(shown(v, format)).toBe(text),
  );

  // Packages name a part from the folder of the part that needs it, however they get there, or from their root.
  test.each(['./styles.xml', '../xl/styles.xml', './../xl/styles.xml', '/xl/styles.xml', '/xl/./styles.xml'])(
    'formats are found at %s',
    (stylesAt) => {
      const book = xlsx([['n'], [{ v: '0.2', s: 1 }]], { formats: ['0%'], stylesAt });
      expect(recordsOf(open(book).source)).toEqual([['20']]);
    },
  );

  test('text stays text: 289,90 is not 28990', () => {
    expect(recordsOf(open(xlsx([['n'], ['289,90']])).source)).toEqual([['289,90']]);
  });

  test('and a number is known as one', () => {
    const { source } = open(
      xlsx([
        ['n', 't'],
        [{ v: '20005226400013' }, '20005226400013'],
      ]),
    );
    const forms = [0, 1].map((index) => source?.sheet?.cellAt(2, index)?.storedAs);
    expect(forms).toEqual(['number', undefined]);
  });
});

describe('dates go by their number format', () => {
  const shown = (v: string, date1904 = false, format = 'dd/mm/yyyy') =>
    recordsOf(open(xlsx([['d'], [{ v, s: 1 }]], { formats: [format], date1904 })).source)[0]?.[0];

  test.each([
    ['45901', false, '2025-09-01'],
    ['44439', true, '2025-09-01'],
    ['59', false, '1900-02-28'],
    ['61', false, '1900-03-01'],
    ['60', false, '1900-02-29'],
    ['0', false, '1900-01-00'],
    ['0.5', false, '1900-01-00 12:00:00'],
    ['0', true, '1904-01-01'],
    ['-5', false, '#####'],
    ['2958466', false, '#####'],
    ['x', false, 'x'],
    ['45901.5', false, '2025-09-01 12:00:00'],
    ['45901.0', false, '2025-09-01'],
    ['45930.583333333299', false, '2025-09-30 14:00:00'],
    ['45930.583333333336', false, '2025-09-30 14:00:00'],
    ['45930.9999999999', false, '2025-10-01'],
    ['45930.99998', false, '2025-09-30 23:59:58'],
    ['45930.999999', false, '2025-09-30 23:59:59'],
  ])('%s (from 1904: %s) is %s', (v, date1904, text) => expect(shown(v, date1904)).toBe(text));

  test.each([
    ['d', '2025-09-01', '2025-09-01'],
    ['d', '2025-09-01T00:00:00', '2025-09-01'],
    ['d', '2025-09-01T12:00:00', '2025-09-01 12:00:00'],
    ['b', '1', 'TRUE'],
    ['b', 'true', 'TRUE'],
    ['b', '0', 'FALSE'],
  ] as const)('or say by their type %s that %s is %s', (t, v, text) => {
    expect(recordsOf(open(xlsx([['d'], [{ v, t }]])).source)).toEqual([[text]]);
  });

  test('a boolean that is none is damaged', () => {
    expect(open(xlsx([['d'], [{ v: 'TRUE', t: 'b' }]])).codes).toEqual(['sheet-unreadable']);
  });

  test.each(['[$-40C]d mmmm yyyy;@', 'yyyy-mm-dd', 'mm-dd-yy', 'jj/mm/aaaa'])('%s is a date', (format) => {
    expect(shown('45901', false, format)).toBe('2025-09-01');
  });

  test.each(['"jour" 0', '0.00E+00', '[Red]0', '#,##0_m'])('%s is a number', (format) => {
    expect(shown('45901', false, format)).toBe('45901');
  });
});

describe('what a cell holds that is no text is known', () => {
  const OTHERWISE = 'number shown otherwise';
  const formUnder = (format: string): string | undefined =>
    open(xlsx([['n'], [{ v: '12', s: 1 }]], { formats: [format] })).source?.sheet?.cellAt(2, 0)?.storedAs;

  test.each([
    ['#,##0\\ [$€-40C];[Red]-#,##0\\ [$€-40C]', 'number'],
    ['_-* #\\ ##0.00\\ "€"_-', 'number'],
    ['[$-40C]General', 'number'],
    ['0.00E+00', 'number'],
    ['@', 'number'],
    ['"CLG-"000', OTHERWISE],
    ['0000"/2025"', OTHERWISE],
    ['00-00', OTHERWISE],
    ['General\\h', OTHERWISE],
    ['#,##0,', OTHERWISE],
    ['d-mmm', 'day'],
  ])('under the format %s: %s', (format, form) => expect(formUnder(format)).toBe(form));

  test.each([
    ['12', '12,00 €', 'number'],
    ['12345', '12\u202f345', 'number'],
    ['1000', '1,000', 'number'],
    ['1000', '1,000.00', 'number'],
    ['2025.1', '2025,1', 'number'],
    ['123456789012', '1,23E+11', 'number'],
    ['12', 'CLG-012', OTHERWISE],
    ['1234', '12-34', OTHERWISE],
    ['2025.1', '2025,10', OTHERWISE],
  ])('%s of OpenDocument, shown as %s: %s', (value, shown, form) => {
    const rows = [odsText('n'), odsNumber(value).replace('…', shown)].map(
      (cell) => `<table:table-row>${cell}</table:table-row>`,
    );
    const { source } = open(writeOds([{ name: 'Feuille', rows: rows.join('') }]));
    expect(source?.sheet?.cellAt(2, 0)?.storedAs).toBe(form);
  });
});

describe('texts', () => {
  test('are shared, rich, without what says how to pronounce them', () => {
    const strings = [
      '<r><t>Lycée </t></r><r><rPr/><t>Kastler</t></r><rPh><t>x</t></rPh>',
      '<t>a_x000D_b</t>',
    ];
    const bytes = xlsx([['n'], [{ t: 's', v: '0' }], [{ t: 's', v: '1' }]], { strings });
    expect(recordsOf(open(bytes).source)).toEqual([['Lycée Kastler'], ['a\rb']]);
  });
});

describe('formulas', () => {
  test('give their stored value, counted', () => {
    const { source } = open(xlsx([['n'], [{ f: '0.1+0.2', v: '0.30000000000000004' }]]));
    expect([recordsOf(source), source?.sheet?.formulas, flawsOf(source)]).toEqual([[['0.3']], 1, []]);
  });

  test('without one are errors, and so are error values', () => {
    const { source } = open(
      xlsx([
        ['a', 'b'],
        [{ f: 'A1' }, { t: 'e', v: '#N/A' }],
      ]),
    );
    expect(flawsOf(source)).toEqual(['2:0 sheet-formula', '2:1 sheet-error-cell']);
  });

  test.each([
    ['is to be computed when the workbook is opened', 'fullCalcOnLoad="1"', ['2:0 sheet-formula']],
    ['was saved before it was computed', 'calcCompleted="0"', ['2:0 sheet-formula']],
    ['is computed each time anew', 'calcCompleted="1" forceFullCalc="1"', []],
  ])('one that %s: %s', (_, calculation, flaws) => {
    const { source } = open(xlsx([['n'], [{ f: '2*50.5', v: '0' }], [{ v: '7' }]], { calculation }));
    expect(flawsOf(source)).toEqual(flaws);
  });

  test('a value that a program stored for its formula counts, whatever is to be computed on opening', () => {
    const calculation = 'fullCalcOnLoad="1"';
    const { source } = open(
      xlsx([['n'], [{ f: '2*50.5', v: '101' }], [{ f: 'A1', v: '0.0' }]], { calculation }),
    );
    expect([flawsOf(source), recordsOf(source)]).toEqual([['3:0 sheet-formula'], [['101'], ['=']]]);
  });
});

test('a row of formulas that are not computed is not blank, whichever program wrote it', () => {
  const ods = [odsText('n'), '<table:table-cell table:formula="of:=[.B2]"/>'].map(
    (cell) => `<table:table-row>${cell}</table:table-row>`,
  );
  const written = [xlsx([['n'], [{ f: 'B2' }]]), writeOds([{ name: 'Sites', rows: ods.join('') }])];
  expect(written.map((bytes) => recordsOf(open(bytes).source))).toEqual([[['=']], [['=']]]);
});

describe('the shape of a sheet', () => {
  test('rows are those of the sheet, blank ones too; columns without a header are not there', () => {
    const { source } = open(xlsx([['title'], [], ['a', undefined, 'c'], ['1', 'x', '3', 'far'], [], ['2']]), {
      preamble: { until: 'a' },
    });
    expect(source?.headerRow).toBe(3);
    expect(source?.header).toEqual(['a', '', 'c']);
    expect(recordsOf(source)).toEqual([
      ['1', 'x', '3'],
      ['', '', ''],
      ['2', '', ''],
    ]);
  });

  test('cells merged downwards are mended by fill_down, others by nothing; those above the header do not count', () => {
    const rows = [['title'], ['a', 'b'], ['1', '2'], [undefined, '3'], ['4', undefined]];
    const { source } = open(xlsx(rows, {}, { merges: ['A1:B1', 'A3:A4', 'A5:B5'] }), {
      preamble: { rows: 1 },
    });
    expect(flawsOf(source)).toEqual(['4:0 sheet-merged mended', '5:1 sheet-merged']);
  });

  test('many cells merged beside the columns take no time', () => {
    const rows = [['a'], ...new Array<string[]>(200_000).fill([]), ['1']];
    const bytes = xlsx(rows, {}, { merges: new Array<string>(50_000).fill('ZZ1:ZZ200001') });
    const start = process.cpuUsage();
    expect(flawsOf(open(bytes).source)).toEqual([]);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(4);
  });

  test('a title merged down to the row of the header is one of its titles', () => {
    const rows = [
      ['N°', 'Montants', undefined, 'TVA'],
      [undefined, 'HT', 'TTC'],
      ['1', '2', '3', '4'],
    ];
    const bytes = xlsx(rows, {}, { merges: ['A1:A2', 'B1:C1', 'D1:D2'] });
    const { source } = open(bytes, { preamble: { until: 'HT' } });
    expect([source?.headerRow, source?.header]).toEqual([2, ['N°', 'HT', 'TTC', 'TVA']]);
    expect([recordsOf(source), flawsOf(source)]).toEqual([[['1', '2', '3', '4']], []]);
  });

  test('a hidden row that holds values is an error, an empty one is not', () => {
    const { source } = open(xlsx([['a'], ['1'], ['2'], []], {}, { hiddenRows: [3, 4] }));
    expect(flawsOf(source)).toEqual(['3:-1 sheet-hidden-row']);
    const read = open(xlsx([['a'], ['1'], ['2'], []], {}, { hiddenRows: [3, 4] }), { readsHidden: true });
    expect([flawsOf(read.source), recordsOf(read.source)]).toEqual([[], [['1'], ['2']]]);
  });

  test('a hidden column is read as any other', () => {
    const rows = [
      ['a', 'b'],
      ['1', '2'],
    ];
    const { source } = open(xlsx(rows, {}, { hiddenColumns: [1] }));
    expect([source?.header, recordsOf(source), flawsOf(source)]).toEqual([['a', 'b'], [['1', '2']], []]);
  });
});

describe('which sheet', () => {
  const two = (state?: 'hidden') =>
    writeXlsx({
      sheets: [
        { name: 'Notes', rows: [['n']], ...(state ? { state } : {}) },
        { name: 'Sites', rows: [['a'], ['1']] },
      ],
    });

  test('is the only visible one, or the one named', () => {
    expect(open(two('hidden')).source?.sheet?.name).toBe('Sites');
    expect(open(two(), { sheet: 'Sites' }).source?.sheet?.name).toBe('Sites');
  });

  test('is the one with cells among those that come with a new workbook, which are empty', () => {
    const sheets = [
      { name: 'Feuil1', rows: [['a'], ['1']] },
      { name: 'Feuil2', rows: [] },
      { name: 'Feuil3', rows: [[]] },
    ];
    expect(open(writeXlsx({ sheets })).source?.sheet?.name).toBe('Feuil1');
    const filled = [...sheets, { name: 'Feuil4', rows: [['b']] }];
    const found: Problem[] = [];
    openSheet(writeXlsx({ sheets: filled }), 'list.xlsx', {}, (one) => void found.push(one));
    expect(found.map(({ code, args }) => [code, args['found']])).toEqual([
      ['sheet-several', '"Feuil1", "Feuil4"'],
    ]);
  });

  test('is not the one beside another that cannot be read: that may hold anything', () => {
    const sheets = ['Feuil1', 'Feuil2'].map((name) => ({ name, rows: [['a']] }));
    const parts = unzipSync(writeXlsx({ sheets }));
    const damaged = zipSync({ ...parts, 'xl/worksheets/sheet2.xml': strToU8('<worksheet>') });
    expect(open(damaged).codes).toEqual(['sheet-several']);
  });

  test('is none where all are empty', () => {
    const sheets = ['Feuil1', 'Feuil2'].map((name) => ({ name, rows: [] }));
    expect(open(writeXlsx({ sheets })).codes).toEqual(['sheet-several']);
  });

  test('else nobody knows', () => {
    expect([open(two()).codes, open(two(), { sheet: 'Site' }).codes]).toEqual([
      ['sheet-several'],
      ['sheet-unknown'],
    ]);
  });

  test('is none where all are hidden, and they are named', () => {
    const bytes = writeXlsx({ sheets: [{ name: 'Sites', rows: [['a']], state: 'hidden' }] });
    const problems: Problem[] = [];
    openSheet(bytes, 'x', {}, (found) => void problems.push(found));
    expect(problems.map(({ args }) => args)).toEqual([{ hidden: '"Sites"' }]);
  });
});

describe('OpenDocument', () => {
  const row = (...cells: readonly string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;

  test('words in the place of a number are what it is', () => {
    const rows =
      row(odsText('a'), odsText('b'), odsText('c')) +
      row(
        ...['offert', '289,90 EUR', 'rien'].map((shown, index) =>
          odsNumber(index === 2 ? '0' : '289.9').replace('…', shown),
        ),
      );
    const { source } = open(writeOds([{ name: 'Feuille', rows }]));
    expect(recordsOf(source)).toEqual([['offert', '289.9', '0']]);
  });

  test('numbers, percentages, dates, texts with spaces, repeated and covered cells', () => {
    const rows =
      row(odsText('a'), odsText('b'), odsText('c'), odsText('d')) +
      '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="4"/></table:table-row>' +
      row(
        odsNumber('289.9', 'currency'),
        odsNumber('0.055', 'percentage'),
        '<table:table-cell office:value-type="date" office:date-value="2025-09-01T00:00:00"><text:p>1 sept.</text:p></table:table-cell>',
        '<table:table-cell office:value-type="string"><office:annotation><text:p>no</text:p></office:annotation><text:p>x<text:s text:c="2"/>y</text:p><text:p>z</text:p></table:table-cell>',
      ) +
      row(
        odsText('m', 'table:number-rows-spanned="2" table:number-columns-spanned="1"'),
        odsNumber('7', 'float', 'table:number-columns-repeated="3"'),
      ) +
      row('<table:covered-table-cell/>', odsNumber('8'));
    const { source, codes } = open(writeOds([{ name: 'Feuille', rows }]));
    expect(codes).toEqual([]);
    expect(source?.form).toBe('ODS');
    expect(recordsOf(source)).toEqual([
      ['', '', '', ''],
      ['', '', '', ''],
      ['289.9', '5.5', '2025-09-01', 'x  y\nz'],
      ['m', '7', '7', '7'],
      ['', '8', '', ''],
    ]);
    expect(flawsOf(source)).toEqual(['6:0 sheet-merged mended']);
  });

  test('a code keeps the zeros that it is shown with', () => {
    const rows =
      row(odsText('a'), odsText('b')) +
      row(odsNumber('1004').replace('…', '01004'), odsNumber('0.5').replace('…', '0,50'));
    expect(recordsOf(open(writeOds([{ name: 'Feuille', rows }])).source)).toEqual([['01004', '0.5']]);
  });

  const cellOf = (type: string, attributes: string, text = 'x') =>
    `<table:table-cell office:value-type="${type}" ${attributes}><text:p>${text}</text:p></table:table-cell>`;
  const read = (cell: string) => open(writeOds([{ name: 'Sites', rows: row(odsText('a')) + row(cell) }]));

  test.each([
    ['boolean', 'office:boolean-value="1"', 'TRUE'],
    ['boolean', 'office:boolean-value="true"', 'TRUE'],
    ['boolean', 'office:boolean-value="0"', 'FALSE'],
    ['boolean', 'office:boolean-value="false"', 'FALSE'],
    ['string', 'office:string-value=""', 'x'],
    ['string', 'office:string-value="y"', 'y'],
  ])('a %s with %s is %s', (type, attributes, text) => {
    expect(recordsOf(read(cellOf(type, attributes)).source)).toEqual([[text]]);
  });

  test.each([
    ['boolean', 'office:boolean-value="TRUE"'],
    ['boolean', ''],
    ['float', ''],
  ])('a %s with %s is damaged: programs show it in different ways', (type, attributes) => {
    expect(read(cellOf(type, attributes)).codes).toEqual(['sheet-unreadable']);
  });

  test('a number that is neither stored nor shown is an empty cell', () => {
    expect(read(cellOf('float', '', '')).codes).toEqual([]);
    expect(recordsOf(read(cellOf('float', '', '')).source)).toEqual([]);
  });

  test.each([
    ['float" office:value="0', '#DIV/0!'],
    ['float" office:value="0', '#DIV/0 !'],
    ['float" office:value="0', 'Err:502'],
    ['string" office:string-value="#VALEUR !', '#VALEUR\u00a0!'],
  ])('an error that is written as %s is one', (type, text) => {
    const cell = (formula: string): string =>
      `<table:table-cell ${formula} office:value-type="${type}"><text:p>${text}</text:p></table:table-cell>`;
    const rows = row(odsText('a')) + row(cell('table:formula="of:=1/0"')) + row(cell(''));
    const { source } = open(writeOds([{ name: 'Sites', rows }]));
    expect(flawsOf(source)).toEqual(['2:0 sheet-error-cell']);
  });

  test('hidden rows and sheets, formulas and errors', () => {
    const rows =
      row(odsText('a')) +
      `<table:table-row table:visibility="filter">${odsText('1')}</table:table-row>` +
      row(
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
      );
    const style =
      '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const { source } = open(
      writeOds(
        [
          { name: 'Notes', rows: row(odsText('n')) },
          { name: 'Sites', rows },
        ],
        style,
      ),
    );
    expect(source?.sheet?.name).toBe('Sites');
    expect(flawsOf(source)).toEqual(['2:-1 sheet-hidden-row', '3:0 sheet-error-cell']);
  });
});

describe('as other programs write it', () => {
  const parts = unzipSync(xlsx([['d'], [{ v: '7' }]]));
  const withParts = (
    change: (name: string, part: Uint8Array) => readonly (readonly [string, Uint8Array])[],
  ) => open(zipSync(Object.fromEntries(Object.entries(parts).flatMap(([name, part]) => change(name, part)))));

  test('the names of its parts may have backslashes', () => {
    const backslashed = (name: string) => name.replaceAll('/', '\\');
    expect(recordsOf(withParts((name, part) => [[backslashed(name), part]]).source)).toEqual([['7']]);
    const twice = withParts((name, part) => [
      [name, part],
      [backslashed(name), part],
    ]);
    expect(twice.codes).toEqual(['sheet-unreadable']);
  });

  test('the names of its parts may differ from what is said of them in upper and lower case', () => {
    const capitals = (name: string) => name.replace('worksheets/sheet', 'Worksheets/Sheet');
    expect(recordsOf(withParts((name, part) => [[capitals(name), part]]).source)).toEqual([['7']]);
    const twice = withParts((name, part) => [
      [name, part],
      [capitals(name), part],
    ]);
    expect(twice.codes).toEqual(['sheet-unreadable']);
  });

  test('its parts may be UTF-16', () => {
    const wide = (part: Uint8Array) => Buffer.from(`\uFEFF${strFromU8(part)}`, 'utf16le');
    expect(recordsOf(withParts((name, part) => [[name, wide(part)]]).source)).toEqual([['7']]);
    const cut = (name: string, part: Uint8Array) =>
      name === 'xl/worksheets/sheet1.xml' ? Buffer.concat([wide(part), Buffer.from([0])]) : part;
    expect(withParts((name, part) => [[name, cut(name, part)]]).codes).toEqual(['sheet-unreadable']);
  });

  test('a module of macros, a sheet of an empty relation, is no list; one without a relation is damaged', () => {
    const listed = (module: string) => {
      const found: Problem[] = [];
      const workbook = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).replace(
        '<sheet ',
        `${module}$&`,
      );
      const bytes = zipSync({ ...parts, 'xl/workbook.xml': strToU8(workbook) });
      const named = { sheet: 'Module1' };
      for (const options of [{}, named]) openSheet(bytes, 'x', options, (one) => void found.push(one));
      return found.map(({ code, args }) => [code, JSON.stringify(args['found'] ?? args['detail'] ?? '')]);
    };
    expect(listed('<sheet name="Module1" sheetId="9" r:id=""/>')).toEqual([['csv-empty', '""']]);
    expect(listed('<sheet name="Module1" sheetId="9"/>')).toEqual([
      ['sheet-several', '"\\"Module1\\", \\"Sites\\""'],
      ['sheet-unreadable', expect.stringContaining('its part xl/workbook.xml is damaged')],
    ]);
  });

  test('a cell of an empty style has the first one', () => {
    const styled = withParts((name, part) => [
      [name, strToU8(strFromU8(part).replaceAll('<c r="A2"', '<c r="A2" s=""'))],
    ]);
    expect(strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain('<c r="A2"');
    expect(recordsOf(styled.source)).toEqual([['7']]);
  });
});

test('blank rows above the header are passed over and counted', () => {
  const { source } = open(xlsx([[], [' '], ['a', 'b'], ['1', '2']]));
  expect([source?.headerRow, source?.header]).toEqual([3, ['a', 'b']]);
  expect([...(source?.batches(() => {}) ?? [])]).toEqual([{ firstRow: 4, records: [['1', '2']] }]);
});

test('a thousand blank rows may stand above the header of a sheet, as of a CSV file', () => {
  const below = (blank: number) => [...Array.from({ length: blank }, () => [' ']), ['a', 'b'], ['1', '2']];
  const inCsv = (rows: readonly (readonly string[])[]) => {
    const text = rows.map((cells) => `${cells.join(';')}\n`).join('');
    return openCsv(Buffer.from(text), 't.csv', () => {})?.headerRow;
  };
  const headerRows = (blank: number) => [open(xlsx(below(blank))).source?.headerRow, inCsv(below(blank))];
  expect(headerRows(1000)).toEqual([1001, 1001]);
  expect(headerRows(1001)).toEqual([undefined, undefined]);
});
