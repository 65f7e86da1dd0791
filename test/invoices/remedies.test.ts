/** What an officer's file has too much, or in another form: what is said of it suffices, and its remedy mends it. */
import { zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { asFile, FORMS } from '../workspace/lists/as-files.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';
import { oneLine, type SampleLine } from './einvoice/sample-invoice.ts';
import { ubl } from './einvoice/sample-ubl.ts';
import { convention, type FileContents, inWorkspace, STENAY } from './temporary-workspace.ts';

const HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,label,category,period_start,period_end,net_amount,vat_rate';
const LINE = 'OP,F1,2025-09-05,1,A1,Fibre,subscription,2025-09-01,2025-09-30,289.90,20';

/** What `grappe check` of Stenay says, in English, with a layout of its invoices or without. */
const check = (files: FileContents, layout = '', lang = 'en', ...more: readonly string[]) =>
  inWorkspace({ ...STENAY, 'convention.yaml': convention(layout), ...files }, (folder) =>
    runCommand(['check', folder, '--lang', lang, ...more]),
  );
const invoice = (...rows: readonly string[]): FileContents => ({
  'invoices/op.csv': `${rows.join('\n')}\n`,
});

/** The entry of convention.yaml that stands in a message as the n-th. */
const entryIn = (text: string, index = 0): string =>
  `${[...text.matchAll(/`((?:invoices|tables): .*?)`/g)][index]?.[1]}\n`;

test('another sheet of a workbook with the columns of the lines is reported if it is visible, and not if it is hidden', async () => {
  const rows = [HEADER, LINE].map((row) => row.split(','));
  const totals = { name: 'Synthèse', rows: [['net_amount'], ['289.90']] };
  const said = async (...others: readonly object[]) => {
    const sheets = [
      { name: 'Septembre', rows },
      totals,
      ...others.map((other) => ({ name: 'Octobre', rows, ...other })),
    ];
    const files = { 'invoices/op.xlsx': writeXlsx({ sheets }) };
    const { exitCode, stderr } = await check(
      files,
      'invoices: [{ files: "*", sheet: Septembre }]\n',
      'en',
      '-q',
    );
    return [exitCode, ...(stderr.match(/.*\[sheet-unread\].*/g) ?? [])];
  };
  expect(await said({})).toEqual([
    0,
    'invoices/op.xlsx: warning[sheet-unread]: the sheet "Octobre" has the columns of the lines too, and is not read (rows: 1)',
  ]);
  expect(await said({ state: 'hidden' })).toEqual([0]);
  expect(await said({ rows: [HEADER.split(',')] })).toEqual([0]);
});

test('another sheet has the columns where it has all that every line needs, those of its amounts too', async () => {
  const header = HEADER.split(',');
  const rows = [header, LINE.split(',')];
  const entry = 'sheet: Septembre, amounts: { charge: net_amount, credit: Avoirs }';
  const told = async (...without: readonly string[]) => {
    const others = [...header, 'Avoirs'].filter((name) => !without.includes(name));
    const sheets = [
      { name: 'Septembre', rows: rows.map((row, at) => [...row, at === 0 ? 'Avoirs' : '']) },
      { name: 'Octobre', rows: [others, others.map(() => 'x')] },
    ];
    const files = { 'invoices/op.xlsx': writeXlsx({ sheets }) };
    const { stderr } = await check(files, `invoices: [{ files: "*", ${entry} }]\n`, 'en', '-q');
    return stderr.includes('[sheet-unread]');
  };
  expect(await told()).toBe(true);
  expect(await told('label', 'period_start')).toBe(true);
  for (const needed of ['supplier', 'invoice_number', 'access', 'net_amount', 'vat_rate', 'Avoirs'])
    expect([needed, await told(needed)]).toEqual([needed, needed === 'supplier']);
});

test('a pattern for the rows above the header says where there is no text', async () => {
  const layout = 'invoices: [{ files: "*", preamble: 2, from_preamble: ["Facture {invoice_number}"] }]\n';
  const { stderr } = await check(invoice(',,', ',,', HEADER, LINE), layout);
  expect(stderr).toContain('matches nothing of invoices/op.csv; found: no text above the header\n');
});

describe('rows that are no lines', () => {
  it.each([
    ['the header again', HEADER, /^invoices\/op\.csv:3: error\[header-again\]: the row repeats the header$/m],
    [
      'a total of the file',
      'Total,,,,,,,,,289.90,',
      /op\.csv:3:supplier: error\[total-row\]: the row reads "Total" and lacks invoice_number, invoice_date, line_number, vat_rate/,
    ],
    [
      'a total of the invoice, whose sender is not repeated',
      ',F1,,,,Total facture F1,,,,289.90,',
      /op\.csv:3:label: error\[total-row\]: the row reads "Total facture F1" and lacks/,
    ],
    [
      'a subtotal',
      ',,,,,Sous-total : fibre,,,,289.90,',
      /error\[total-row\]: the row reads "Sous-total : fibre"/,
    ],
    [
      'a total that no word names',
      ',,,,,,,,,289.90,',
      /op\.csv:3:net_amount: error\[total-row\]: the row reads "289.90" and lacks invoice_number, invoice_date,/,
    ],
    [
      'what is to be paid',
      ',,,,,Net à payer HT,,,,289.90,',
      /op\.csv:3:label: error\[total-row\]: the row reads "Net à payer HT" and lacks/,
    ],
  ])('%s: one problem, and its remedy reads the file', async (_, row, said) => {
    const files = invoice(HEADER, LINE, row);
    const { exitCode, stderr } = await check(files);
    expect(stderr).toMatch(said);
    expect(stderr).toContain('1 error, 0 warnings');
    expect(exitCode).toBe(2);
    const mended = await check(files, entryIn(stderr));
    expect([mended.exitCode, mended.stderr]).toEqual([0, '']);
  });

  test('where texts stand beside the figures, it is a line that lacks cells', async () => {
    const { stderr } = await check(invoice(HEADER, LINE, ',,,,A1,,,,,289.90,'));
    expect(stderr).toContain('op.csv:3:invoice_number: error[cell-empty]');
    expect(stderr).not.toContain('total-row');
  });

  test('where a unit price stands beside the figures, it is one too: prices are not summed', async () => {
    const priced = invoice(`${HEADER},quantity,unit_price`, `${LINE},,`, ',,,,,,,,,289.90,,1,289.90');
    const { stderr } = await check(priced);
    expect(stderr).toContain('op.csv:3:invoice_number: error[cell-empty]');
    expect(stderr).not.toContain('total-row');
  });

  test('a total whose formula was never computed, or shows an error, is told as such', async () => {
    const rows = [HEADER, LINE].map((row) => row.split(','));
    const total = (cell: object) => [
      ...rows,
      [...new Array<undefined>(5), 'Total', undefined, undefined, undefined, cell],
    ];
    const totals = 'invoices: [{ files: "*", totals: { label: "Total*" } }]\n';
    const said = async (cell: object) => {
      const bytes = writeXlsx({ sheets: [{ name: 'Lignes', rows: total(cell) }] });
      return (await check({ 'invoices/op.xlsx': bytes }, totals)).stderr;
    };
    expect(await said({ f: 'SUM(J2:J2)' })).toContain('op.xlsx:3:net_amount: error[sheet-formula]');
    expect(await said({ t: 'e', v: '#REF!' })).toContain('op.xlsx:3:net_amount: error[sheet-error-cell]');
    expect(await said({ f: 'SUM(J2:J2)', v: '289.9' })).not.toContain('op.xlsx:3');
  });

  test('an identifier that its workbook makes a day or another number of is refused, a label is not', async () => {
    const [header = '', line = ''] = [HEADER, LINE];
    const numbers = {
      invoice_number: { v: '45931', s: 1 },
      line_number: { v: '1.1' },
      access: { v: '12', s: 2 },
    };
    const cells = (names: readonly string[], row: string) =>
      row.split(',').map((text, index) => {
        const name = header.split(',')[index] ?? '';
        return names.includes(name) ? { ...numbers, label: numbers.invoice_number }[name] : text;
      });
    const said = async (...names: readonly string[]) => {
      const rows = [cells([], header), cells(names, line)];
      const formats = ['d-mmm', '"FTTO-"000'];
      const bytes = writeXlsx({ sheets: [{ name: 'Lignes', rows }], formats });
      return (await check({ 'invoices/op.xlsx': bytes })).stderr
        .split('\n')
        .filter((said) => /error\[/.test(said));
    };
    expect(await said('invoice_number', 'line_number', 'access')).toEqual([
      'invoices/op.xlsx:2:access: error[id-number]: an identifier is stored as a number that its cell shows otherwise: 12',
      'invoices/op.xlsx:2:invoice_number: error[id-number]: an identifier is stored as a date: 2025-10-01',
      'invoices/op.xlsx:2:line_number: error[id-number]: an identifier is stored as a number: 1.1',
    ]);
    expect(await said('label')).toEqual([]);
  });

  test('and so is one of a list, unless its layout translates the cell', async () => {
    const rows = [
      ['Accès', 'Dessert'],
      [{ v: '12', s: 1 }, 'STENAY'],
      [{ v: '45931', s: 2 }, 'STENAY'],
    ];
    const list = writeXlsx({ sheets: [{ name: 'Accès', rows }], formats: ['"FTTO-"000', 'd-mmm'] });
    const entry = (values: string) =>
      `tables: { accesses: { file: list.xlsx, columns: { access: Accès, serves: Dessert }${values} } }\n`;
    const said = async (values = '') =>
      (await check({ 'list.xlsx': list, ...invoice(HEADER, LINE) }, entry(values))).stderr.match(
        /list\.xlsx:\d:.*\[id-number\].*/g,
      );
    expect(await said()).toEqual([
      'list.xlsx:2:Accès: error[id-number]: an identifier is stored as a number that its cell shows otherwise: 12',
      'list.xlsx:3:Accès: error[id-number]: an identifier is stored as a date: 2025-10-01',
    ]);
    expect(await said(', values: { access: { "12": FTTO-012, "2025-10-01": "1-10" } }')).toBeNull();
  });

  test('and so is the code of a budget, which would stand on titles', async () => {
    const rows = [
      ['member', 'chapter', 'function', 'nature', 'engagement'],
      ['REGION', { v: '11', s: 1 }, { v: '45931', s: 2 }, { v: '62.62' }, { v: '45931', s: 2 }],
    ];
    const list = writeXlsx({ sheets: [{ name: 'Budget', rows }], formats: ['000', 'd-mmm'] });
    const { stderr } = await check(
      { 'list.xlsx': list, ...invoice(HEADER, LINE) },
      'tables: { imputations: { file: list.xlsx } }\n',
    );
    expect(stderr.match(/list\.xlsx:\d:.*\[id-number\].*/g)).toEqual([
      'list.xlsx:2:engagement: error[id-number]: an identifier is stored as a date: 2025-10-01',
      'list.xlsx:2:function: error[id-number]: an identifier is stored as a date: 2025-10-01',
      'list.xlsx:2:nature: error[id-number]: an identifier is stored as a number: 62.62',
    ]);
  });

  test('a total that is another sum is told, whoever sent the invoice', async () => {
    const files = invoice(HEADER, LINE, ',F1,,,,Total facture F1,,,,290.00,');
    const { stderr } = await check(files);
    const { stderr: held } = await check(files, entryIn(stderr));
    expect(held).toContain(
      'error[declared-total]: the row states 290.00 net for F1, its lines sum to 289.90',
    );
  });

  it.each([
    ['12.50,2.00', ''],
    ['10.50,', ''],
    ['12.50,3.00', 'the row states 9.50 net for F1, its lines sum to 10.50'],
  ])('a total of charges and credits (%s) is held as their difference', async (total, said) => {
    const header = HEADER.replace('net_amount', 'D,C');
    const charge = LINE.replace('289.90', '12.50,');
    const credit = LINE.replace('289.90', ',2.00').replace(',1,', ',2,');
    const files = invoice(header, charge, credit, `,F1,,,,Total,,,,${total},`);
    const keys = 'amounts: { charge: D, credit: C }, totals: { label: Total }';
    const { exitCode, stderr } = await check(files, `invoices: [{ files: "op.csv", ${keys} }]\n`);
    expect(stderr).toContain(said);
    expect(exitCode).toBe(said === '' ? 0 : 2);
  });

  test('a row that is no total of them is left aside once `totals` matches it no more', async () => {
    const files = invoice(HEADER, LINE, ',F1,,,,Total à ce jour,,,,900.00,');
    const skips = 'skip_rows: { label: ["Total à ce jour"] }';
    const both = (totals: string) =>
      check(files, `invoices: [{ files: "op.csv", totals: { label: "${totals}" }, ${skips} }]\n`);
    const { stderr } = await both('Total*');
    expect(stderr).toContain('change the patterns of `totals` in the entry of the file');
    expect((await both('Total facture*')).exitCode).toBe(0);
  });

  test('a line that lacks a cell, and one that is called Total but lacks nothing, are lines', async () => {
    const lacks = await check(invoice(HEADER, LINE.replace(',1,', ',,')));
    expect(lacks.stderr).toContain('error[cell-empty]: expected line_number');
    const called = await check(invoice(HEADER, LINE.replace('Fibre', 'Total Fibre')));
    expect([called.exitCode, called.stderr]).toEqual([0, '']);
  });
});

describe('rows above the header', () => {
  it.each([
    ['of as many cells', 'Statement,,,,,,,,,,'],
    ['of one cell', 'Statement of September'],
  ])('%s: one problem, and its remedy reads the file', async (_, title) => {
    const files = invoice(title, '', HEADER, LINE);
    const { stderr } = await check(files);
    expect(stderr).toMatch(/^invoices\/op\.csv:1: error\[header-below\]: the header is in row 3/m);
    expect(stderr).toContain('1 error, 0 warnings');
    const mended = await check(files, entryIn(stderr));
    expect([mended.exitCode, mended.stderr]).toEqual([0, '']);
  });

  test.each(['1', '{ until: "line_number" }'])(
    'with a quote alone (preamble: %s): its row is told',
    async (preamble) => {
      const files = invoice('Statement of 10" cables', HEADER, LINE);
      const layout = `invoices: [{ files: "op.csv", preamble: ${preamble} }]\n`;
      const { stderr } = await check(files, layout);
      expect(stderr).toContain(
        'invoices/op.csv:1: error[csv-syntax]: the quotes of this record do not match',
      );
      expect(stderr).toContain('1 error, 0 warnings');
      const mended = invoice('"Statement of 10"" cables"', HEADER, LINE);
      expect((await check(mended, layout)).exitCode).toBe(0);
    },
  );

  test('in a sheet, beside the title too', async () => {
    const sheet = { name: 'S', rows: [['Statement'], [], HEADER.split(','), LINE.split(',')] };
    const files = { 'invoices/op.xlsx': writeXlsx({ sheets: [sheet] }) };
    const { stderr } = await check(files);
    expect(stderr).toContain('op.xlsx:1: error[header-below]: the header is in row 3');
    const mended = await check(files, entryIn(stderr));
    expect([mended.exitCode, mended.stderr]).toEqual([0, '']);
  });

  test('in a table', async () => {
    const files = { ...invoice(HEADER, LINE), 'sites.csv': `Our sites\n${STENAY['sites.csv']}` };
    const { stderr } = await check(files);
    expect(stderr).toMatch(/^sites\.csv:1: error\[header-below\]: the header is in row 2/m);
    const mended = await check(files, entryIn(stderr));
    expect([mended.exitCode, mended.stderr]).toEqual([0, '']);
  });

  test('in a table of two columns', async () => {
    const members = 'Our members,\nmember,name\nREGION,Région\nMEUSE,Département\n';
    const files = { ...invoice(HEADER, LINE), 'members.csv': members };
    const { stderr } = await check(files);
    expect(stderr).toMatch(/^members\.csv:1: error\[header-below\]: the header is in row 2/m);
    const mended = await check(files, entryIn(stderr));
    expect([mended.exitCode, mended.stderr]).toEqual([0, '']);
  });
});

test('a rate below one percent in the price schedule is told, as a forecast is taxed by it', async () => {
  const prices = (rate: string): string =>
    `item_code,unit_price,vat_rate\nABO-1,10.00,${rate}\nABO-2,10.00,${rate}\n`;
  const { stderr } = await check({ ...STENAY, 'prices.csv': prices('0.2') });
  expect(stderr.match(/prices\.csv:2:vat_rate: warning\[vat-rate-fraction\]/g)).toHaveLength(1);
  expect(stderr).toContain('If the market says 20%, write 20 in prices.csv, in every row of that rate.');
  expect((await check({ ...STENAY, 'prices.csv': prices('20') })).stderr).toBe('');
});

test('and one above 27 percent, which may have lost its decimal mark', async () => {
  const prices = 'item_code,unit_price,vat_rate\nABO-1,10.00,55\nABO-2,10.00,55\nABO-3,10.00,27\n';
  const { stderr } = await check({ ...STENAY, 'prices.csv': prices });
  expect(stderr.match(/prices\.csv:.*$/gm)).toEqual([
    'prices.csv:2:vat_rate: warning[vat-rate-high]: a VAT rate of 55%: is it 5.5%, whose decimal mark was lost?',
  ]);
});

test.each([
  ['27', 0],
  ['27.00', 0],
  ['27.5', 1],
  ['28', 1],
])('a rate of %s percent is told so often: %i', async (rate, often) => {
  const { exitCode, stderr } = await check(invoice(HEADER, LINE.replace(/20$/, rate)));
  expect([exitCode, stderr.match(/vat-rate-high/g)?.length ?? 0]).toEqual([0, often]);
});

test('a rate of a line above 27 percent is told once, and its remedy makes it 5.5', async () => {
  const files = invoice(HEADER, LINE.replace(/20$/, '55'), LINE.replace(',1,', ',2,').replace(/20$/, '55'));
  const { exitCode, stderr } = await check(files, '', 'en', '-q');
  expect([exitCode, stderr.match(/vat-rate-high/g)]).toEqual([0, ['vat-rate-high']]);
  const layout = entryIn(stderr);
  expect(layout).toBe('invoices: [{ files: "op.csv", values: { vat_rate: { "55": "5.5" } } }]\n');
  expect((await check(files, layout)).stderr).toBe('');
});

test.each([
  ['100', 0],
  ['101', 2],
  ['100.00', 0],
  ['100.5', 2],
  ['"100,01"', 2],
  ['2000', 2],
  ['2 000 %', 2],
  ['0020', 0],
])('a rate of %s percent ends in %i', async (rate, exitCode) => {
  const found = await check(invoice(HEADER, LINE.replace(/20$/, rate)));
  expect([found.exitCode, found.stderr.includes('error[vat-rate-beyond]')]).toEqual([
    exitCode,
    exitCode === 2,
  ]);
});

test.each([
  ['2205-09-05', 1],
  ['0025-09-05', 1],
  ['2030-10-04', 0],
  ['2030-10-05', 1],
  ['2020-08-28', 0],
  ['2020-08-27', 1],
])('an invoice of %s, of which a line bills September 2025, is told so often: %i', async (date, often) => {
  const { stderr } = await check(invoice(HEADER, LINE.replace('2025-09-05', date)), '', 'en', '-q');
  expect(stderr.match(/warning\[date-far\]/g) ?? []).toHaveLength(often);
});

test.each([
  ['2025-09-01,2025-09-30', '2020-08-31,2025-09-30', [['period_start', '2020-08-31']]],
  ['2025-09-01,2025-09-30', '2020-09-01,2025-09-30', []],
  ['2025-09-01,2025-09-30', '2025-09-06,2035-09-30', [['period_end', '2035-09-30']]],
  ['2025-09-01,2025-09-30', '2015-09-01,2035-09-30', [['invoice_date', '2035-09-30']]],
])(
  'of an invoice of September 2025 whose period %s is written %s, the day that is years away is told: %j',
  async (right, written, places) => {
    const { stderr } = await check(invoice(HEADER, LINE.replace(right, written)), '', 'en', '-q');
    const told = [...stderr.matchAll(/:(\w+): warning\[date-far\]: .*\((.*)\)$/gm)];
    expect(told.map(([, column, day]) => [column, day])).toEqual(places);
  },
);

test('a rate with a euro sign and an amount with a percent sign are read, and reported once per column', async () => {
  const rows = ['57.98 €', '5.5 €'].map((rate, index) =>
    LINE.replace(',1,', `,${index + 1},`).replace('289.90,20', `20 %,${rate}`),
  );
  const files = invoice(HEADER, ...rows);
  const { exitCode, stderr } = await check(files, '', 'en', '-q');
  expect(exitCode).toBe(0);
  expect(stderr.match(/^.*\[number-unit\].*$/gm)).toEqual([
    'invoices/op.csv:2:net_amount: warning[number-unit]: expected an amount in euros, found "20 %": its number is used',
    'invoices/op.csv:2:vat_rate: warning[number-unit]: expected a rate in percent, found "57.98 €": its number is used',
  ]);
  const shared = await inWorkspace({ ...STENAY, ...files }, (folder) =>
    runCommand(['allocate', folder, '--reports', 'none', '--format', 'json', '-q']),
  );
  expect(JSON.parse(shared.stdout)).toMatchObject({
    run: { totals: { allocated: { net_amount: '40.00', vat_amount: '12.70' } } },
  });
});

test('an amount with the sign of euros counts under another currency, and is told', async () => {
  const signed = invoice(HEADER, LINE.replace('289.90,20', '289.90 €,20'));
  const told = async (currency: string): Promise<unknown> => {
    const { exitCode, stderr } = await check(signed, `currency: ${currency}\n`, 'en', '-q');
    return [exitCode, stderr.match(/\[number-unit\]: .*/)?.[0]];
  };
  expect(await told('EUR')).toEqual([0, undefined]);
  const expected = '[number-unit]: expected an amount in CHF, found "289.90 €": its number is used';
  expect(await told('CHF')).toEqual([0, expected]);
});

test.each(FORMS)('so is an amount in two columns, of a file as %s', async (form) => {
  const percent = { percent: '1.25', csv: '125 %' };
  const rows = [
    HEADER.replace('net_amount', 'Débit,Crédit').split(','),
    LINE.split(',').flatMap((text) => (text === '289.90' ? [percent, ''] : [text])),
    LINE.replace(',1,', ',2,')
      .split(',')
      .flatMap((text) => (text === '289.90' ? ['', percent] : [text])),
  ];
  const layout = 'invoices: [{ files: "*", amounts: { charge: Débit, credit: Crédit } }]\n';
  const { exitCode, stderr } = await check({ [`invoices/op.${form}`]: asFile({ rows }, form) }, layout);
  expect([exitCode, stderr.match(/\S+: warning\[number-unit\]/g)]).toEqual([
    0,
    [
      `invoices/op.${form}:2:Débit: warning[number-unit]`,
      `invoices/op.${form}:3:Crédit: warning[number-unit]`,
    ],
  ]);
});

test.each(FORMS)('so is an amount that a sheet as %s keeps as a percentage, a rate is not', async (form) => {
  const row = (number: string) =>
    LINE.split(',').map((text, index) => {
      if (text === '289.90') return { percent: '1.25', csv: '125 %' };
      return text === '20' ? { percent: '0.2', csv: '20 %' } : index === 3 ? number : text;
    });
  const bytes = asFile({ rows: [HEADER.split(','), row('1'), row('2')] }, form);
  const { exitCode, stderr } = await check({ [`invoices/op.${form}`]: bytes });
  expect([exitCode, stderr.match(/^.*\[.*\].*$/gm)]).toEqual([
    0,
    [
      `invoices/op.${form}:2:net_amount: warning[number-unit]: expected an amount in euros, found "125 %": its number is used`,
    ],
  ]);
});

describe('a rate below one percent', () => {
  const files = invoice(HEADER, LINE.replace(/20$/, '0.2'), LINE.replace(',1,', ',2,').replace(/20$/, '0.2'));

  test('is told once a file, with quiet too; its remedy makes it 20', async () => {
    const { exitCode, stderr } = await check(files, '', 'en', '-q');
    expect(exitCode).toBe(0);
    expect(stderr.match(/vat-rate-fraction/g)).toHaveLength(1);
    expect(stderr).toContain('op.csv:2:vat_rate: warning[vat-rate-fraction]: a VAT rate of 0.2%: is it 20%');
    const layout = entryIn(stderr);
    expect(layout).toBe('invoices: [{ files: "op.csv", values: { vat_rate: { "0.2": "20" } } }]\n');
    expect((await check(files, layout)).stderr).toBe('');
    const shared = await inWorkspace(
      { ...STENAY, 'convention.yaml': convention(layout), ...files },
      (folder) => runCommand(['allocate', folder, '--reports', 'none', '--format', 'json', '-q']),
    );
    // Twice 57.98.
    expect(JSON.parse(shared.stdout).run.totals.allocated.vat_amount).toBe('115.96');
  });

  it.each(['0', '1', '2.1', '5.5'])('%s is a rate', async (rate) => {
    expect((await check(invoice(HEADER, LINE.replace(/20$/, rate)))).stderr).toBe('');
  });
});

describe('a cell in another form', () => {
  it.each([
    ['2025-09-05', '09/30/2025', 'Here the month seems to come first (2025-09-30)'],
    ['2025-09-05', '45905', '45905 is how a spreadsheet counts days'],
    [
      '289.90',
      '(289.90)',
      'begins with a hyphen (in a workbook: in the cell itself, not by its format): -289.90',
    ],
    [
      '289.90',
      '289.90-',
      'begins with a hyphen (in a workbook: in the cell itself, not by its format): -289.90',
    ],
    [
      '289.90',
      '−289.90',
      'begins with a hyphen (in a workbook: in the cell itself, not by its format): -289.90',
    ],
  ])('%s as %s', async (right, other, said) => {
    const { exitCode, stderr } = await check(invoice(HEADER, LINE.replace(right, other)));
    expect(exitCode).toBe(2);
    expect(stderr).toContain(said);
  });

  it.each([
    ['2025-09-05', '32/09/2025'],
    ['2025-09-05', '5/9/2025'],
    ['2025-09-05', '12345'],
    ['289.90', '(289.90'],
    ['289.90', 'n.c.-'],
  ])('%s as %s: nothing is supposed', async (right, other) => {
    const { stderr } = await check(invoice(HEADER, LINE.replace(right, other)));
    expect(stderr).not.toMatch(/month seems|spreadsheet counts|hyphen/);
    expect(stderr).toContain('-invalid]');
  });
});

describe('a number whose mark is not that of its file', () => {
  const comma = LINE.replace('289.90', '"289,90"');

  test('commas between the cells too: declared for the file, it is read', async () => {
    const files = invoice(HEADER, comma);
    const { stderr } = await check(files);
    const mended = await check(files, entryIn(stderr));
    expect([mended.exitCode, mended.stderr]).toEqual([0, '']);
  });

  test('a comma before three digits may stand between thousands: no mark is proposed', async () => {
    const { stderr } = await check(invoice(HEADER, LINE.replace('289.90', '"1,289"')));
    expect(stderr).toContain('error[number-invalid]');
    expect(stderr).not.toContain('numbers:');
  });

  test('another mark is declared: the remedy declares that of the file', async () => {
    const files = invoice(HEADER.replaceAll(',', ';'), LINE.replaceAll(',', ';'));
    const { stderr } = await check(files, 'numbers: { decimal: "," }\n');
    const mended = await check(files, `numbers: { decimal: "," }\n${entryIn(stderr)}`);
    expect([mended.exitCode, mended.stderr]).toEqual([0, '']);
  });

  test('a point before three digits may stand between thousands: no mark is proposed', async () => {
    const files = invoice(HEADER.replaceAll(',', ';'), LINE.replace('289.90', '1.289').replaceAll(',', ';'));
    const { stderr } = await check(files, 'numbers: { decimal: "," }\n');
    expect(stderr).toContain('error[number-invalid]');
    expect(stderr).not.toContain('numbers:');
  });
});

test('two columns of one header: one is named otherwise, as no entry can leave it aside', async () => {
  const columns = 'invoices: [{ files: "op.csv", columns: { net_amount: "HT" } }]\n';
  const twice = (second: string): FileContents =>
    invoice(`${HEADER.replace('net_amount', 'HT')},${second}`, `${LINE},1.00`);
  const { stderr } = await check(twice('HT'), columns);
  expect(stderr).toContain('error[column-repeated]: two columns are both net_amount: "HT" and "HT"');
  expect(stderr).toContain('write another header than "HT" over one');
  expect(stderr).not.toContain('ignore_columns');
  expect((await check(twice('HT 2'), columns)).exitCode).toBe(0);
});

test('a column that no line can do without is no longer left aside', async () => {
  const aside = (columns: string): string =>
    `invoices: [{ files: "op.csv", ignore_columns: [${columns}] }]\n`;
  const files = invoice(`${HEADER},note`, `${LINE},x`);
  const { stderr } = await check(files, aside('net_amount, note'));
  expect(stderr).toContain('error[column-missing]: the column net_amount is missing');
  expect(stderr).toContain('Take "net_amount" out of `ignore_columns` in the entry of the file');
  expect(stderr).not.toContain('columns: { net_amount');
  expect((await check(files, aside('note'))).exitCode).toBe(0);
});

test('a column called as ours, where ours is read from another, is proposed for no third one', async () => {
  const files = invoice(`${HEADER.replace('net_amount', 'HT')},net_amount`, `${LINE},1.00`);
  const { stderr } = await check(files, 'invoices: [{ files: "op.csv", columns: { net_amount: "HT" } }]\n');
  expect(stderr).toContain('warning[column-unknown]: the column "net_amount" is not known');
  expect(stderr).toContain('convention.yaml has net_amount read from "HT". Correct the header,');
});

test('a header is likened to no column that the file has', async () => {
  const said = async (header: string): Promise<string> =>
    (await check(invoice(`${HEADER},${header}`, `${LINE},`))).stderr;
  expect(await said('net_amounts')).toContain('is not known and is not read\n    Correct the header');
  expect(await said('gross_amounts')).toContain('Nearest known column: gross_amount. Correct the header');
});

test('a run of blanks in a header is one blank, a line break and a no-break space too, wherever a layout names it', async () => {
  const header = HEADER.replace('net_amount', '"Montant\u00a0\nHT"').replace(
    'period_start',
    '"Début  \r\n de période"',
  );
  const rows = ['"Relevé\nde mai"', `${header},"Type\nde pièce","Non lu"`, `${LINE},Facture,x`];
  const total = `Total${','.repeat(HEADER.split(',').length + 1)}`;
  const layout = `invoices:
  - files: op.csv
    preamble: { until: "Montant HT" }
    columns: { net_amount: "Montant\\n HT", period_start: "Début de période" }
    charge_or_credit: { "Type  de pièce": { Facture: charge } }
    skip_rows: { supplier: ["Total"] }
    ignore_columns: ["Non\\u00a0lu"]
`;
  expect(await check(invoice(...rows, total), layout)).toMatchObject({ exitCode: 0, stderr: '' });
});

test('so it is in a sheet, whose header may stand under others', async () => {
  const rows = [['Relevé'], HEADER.replace('net_amount', 'Montant\nHT').split(','), LINE.split(',')];
  const sheet = { name: 'Septembre', rows };
  const layout =
    'invoices: [{ files: op.xlsx, sheet: Septembre, preamble: { until: "Montant HT" }, columns: { net_amount: "Montant HT" } }]\n';
  const ofSheets = async (...others: readonly (typeof sheet)[]) =>
    check({ 'invoices/op.xlsx': writeXlsx({ sheets: [sheet, ...others] }) }, layout);
  expect(await ofSheets()).toMatchObject({ exitCode: 0, stderr: '' });
  expect((await ofSheets({ ...sheet, name: 'Octobre' })).stderr).toContain('[sheet-unread]');
});

test('so it is of amounts in two columns, and where the header comes again', async () => {
  const header = HEADER.replace('net_amount', '"Montant\ndébit","Montant\ncrédit"');
  const layout =
    'invoices: [{ files: op.csv, amounts: { charge: "Montant débit", credit: "Montant  crédit" } }]\n';
  const line = LINE.replace('289.90', '289.90,');
  expect(await check(invoice(header, line), layout)).toMatchObject({ exitCode: 0, stderr: '' });
  expect((await check(invoice(header, line, header), layout)).stderr).toContain('[header-again]');
});

test('a column that the file lacks is named where its cells are missed', async () => {
  const without = (header: string): FileContents => {
    const at = HEADER.split(',').indexOf(header);
    return invoice(...[HEADER, LINE].map((row) => row.split(',').toSpliced(at, 1).join(',')));
  };
  expect((await check(without('access'))).stderr).toContain('The file has no column access: ');
  expect((await check(without('period_end'))).stderr).toContain('The file has no column period_end: ');
  expect((await check(without('period_end'), '', 'fr')).stderr).toContain('n’a pas de colonne period_end : ');
  const empty = await check(invoice(HEADER, LINE.replace(',A1,', ',,')));
  expect(empty.stderr).toContain('serves-missing');
  expect(empty.stderr).not.toContain('has no column');
});

test.each(['en', 'fr'])('an electronic invoice is not to be changed by hand (%s)', async (lang) => {
  const said = lang === 'en' ? 'is not changed by hand' : 'ne se corrige pas à la main';
  const layout =
    'invoices: [{ files: "*.xml", einvoice: { access: BT-128 }, categories: { "*": subscription } }]\n';
  const electronic = (line: Partial<SampleLine>): FileContents => ({ 'invoices/f.xml': ubl(oneLine(line)) });
  const object = { objects: [{ id: 'A9' }] };
  for (const [line, code] of [
    [object, 'access-unknown'],
    [{ net: '100.001' }, 'number-decimals'],
    [{ period: ['2025-09-01', ''] }, 'period-incomplete'],
  ] as const) {
    const { stderr } = await check(electronic(line as Partial<SampleLine>), layout, lang);
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toContain(said);
    const nothingElse = stderr.includes(
      lang === 'en' ? `\n    An electronic` : `\n    Une facture électronique`,
    );
    expect(nothingElse).toBe(code === 'number-decimals');
  }
  expect((await check(invoice(HEADER, LINE.replace(',A1,', ',A9,')), '', lang)).stderr).not.toContain(said);
});

test('the remedy as it stands leaves a column aside whose header has a no-break space', async () => {
  const files = invoice(`${HEADER},Note\u00a0perso`, `${LINE},x`);
  const { stderr } = await check(files);
  expect(stderr).toContain('the column "Note perso" is not known');
  const [key = ''] = /ignore_columns: \[[^\]]*\]/.exec(stderr) ?? [];
  expect((await check(files, `invoices: [{ files: op.csv, ${key} }]\n`)).stderr).toBe('');
});

test('merged cells: the remedy as it stands reads them, but for an amount', async () => {
  const rows = [HEADER, LINE, LINE.replace('F1', '').replace(',1,', ',2,')].map((row) => row.split(','));
  const file = (merge: string) => ({
    'invoices/op.xlsx': writeXlsx({ sheets: [{ name: 'S', rows, merges: [merge] }] }),
  });
  const { stderr } = await check(file('B2:B3'));
  expect(stderr).toContain('op.xlsx:3:invoice_number: error[sheet-merged]: the cell is merged with B2');
  const [layout = ''] = /invoices: \[\{ files: "op.xlsx", fill_down: \[[^\]]*\] \}\]/.exec(stderr) ?? [];
  expect((await check(file('B2:B3'), `${layout}\n`)).stderr).toBe('');
  const column = String.fromCharCode('A'.charCodeAt(0) + HEADER.split(',').indexOf('net_amount'));
  const ofAmount = await check(file(`${column}2:${column}3`));
  expect(ofAmount.stderr).toContain('[sheet-merged]');
  expect(ofAmount.stderr).toMatch(
    /^ {4}Unmerge it and write the value in each of its cells, an amount only in the row that it is for\.$/m,
  );
});

describe('a text that was read in another encoding than it was written in', () => {
  it.each([
    ['Fibre dÃ©diÃ©e', 'letters of "Fibre dÃ©diÃ©e" are damaged: "Fibre dédiée", it seems'],
    ['LycÃ©e â€“ annexe', 'are damaged: "Lycée – annexe", it seems'],
    ['Fibre d‚di‚e … NŒmes', 'are damaged: "Fibre dédiée à Nîmes", it seems'],
    ['Fibre dŽdiŽe', 'letters of "Fibre dŽdiŽe" are damaged\n'],
    ['Fibre d\ufffddi\ufffde', 'letters of "Fibre d\ufffddi\ufffde" are damaged\n'],
  ])('%s is told once a file, and stops nobody', async (label, said) => {
    const line = LINE.replace('Fibre', label);
    const { exitCode, stderr } = await check(invoice(HEADER, line, line.replace(',1,', ',2,')));
    expect([exitCode, stderr.match(/text-garbled/g)?.length]).toEqual([0, 1]);
    expect(stderr).toContain(said);
  });

  test('the name of a site too, which stands on statements', async () => {
    const sites = String(STENAY['sites.csv']).replace('Collège', 'CollÃ¨ge');
    const { stderr } = await check({ ...invoice(HEADER, LINE), 'sites.csv': sites });
    expect(stderr).toMatch(/^sites\.csv:2:name: warning\[text-garbled\]: .* "Collège Alfred Kastler"/m);
    expect(stderr).toContain('Ask for it anew, or save it as "CSV UTF-8" from');
  });

  it.each([
    'Bâtiment Â, câblé',
    'SÃO JOSÉ',
    'Château d’Œx',
    'Ã la carte',
    'Škoda, Žilina',
    'abonnement… 5 ‰',
  ])('%s is a text', async (label) => {
    const { stderr } = await check(invoice(HEADER, LINE.replace('Fibre', `"${label}"`)));
    expect(stderr).toBe('');
  });
});

test('what a list is of as a whole may be said by its layout, as its remedy proposes', async () => {
  const list = 'UAI,Élèves\n0550020Y,414\n0550072E,263\n';
  const entry = (keys: string) =>
    `tables: { measures: { file: counts.csv, columns: { site: UAI, value: Élèves }, defaults: { measure: students${keys} } } }\n`;
  const { 'measures.csv': _, ...others } = STENAY;
  const said = (layout: string) =>
    inWorkspace(
      { ...others, ...invoice(HEADER, LINE), 'counts.csv': list, 'convention.yaml': convention(layout) },
      (folder) => runCommand(['check', folder, '--lang', 'en']),
    );
  expect((await said(entry(''))).stderr).toContain(
    'If it is the same for all its rows: `tables: { measures: { file: "counts.csv", defaults: { as_of: "…" } } }`.',
  );
  expect((await said(entry(', as_of: "2024-10-01"'))).stderr).toBe('');
});

describe('in a list of sites, whose columns are French', () => {
  const HEADER_OF_SITES = 'site,nom,type,membre,uai';
  const SITES = [
    '0550020Y,Collège Alfred Kastler,college,MEUSE,0550020Y',
    '0550072E,Lycée Alfred Kastler,lycee,REGION,0550072E',
  ];

  it.each([
    ['the header again', HEADER_OF_SITES, 'sites.csv:4: error[header-again]'],
    [
      'a total',
      'Total : 2 sites,,,,',
      'sites.csv:4:site: error[total-row]: the row reads "Total : 2 sites" and lacks nom, type, membre: a total',
    ],
    ['a note', ',"Source : rectorat, 2025",,,', 'sites.csv:4:nom: error[note-row]'],
  ])('%s: one problem, and its remedy reads the table', async (_, row, said) => {
    const sites = [HEADER_OF_SITES, ...SITES, row, ''].join('\n');
    const files = { ...invoice(HEADER, LINE), 'sites.csv': sites };
    const { stderr } = await check(files);
    expect(stderr).toContain(said);
    expect(stderr).toContain('1 error, 0 warnings');
    const mended = await check(files, entryIn(stderr));
    expect([mended.exitCode, mended.stderr]).toEqual([0, '']);
  });

  test('an id whose row is empty is no note', async () => {
    const files = {
      ...invoice(HEADER, LINE),
      'sites.csv': [HEADER_OF_SITES, ...SITES, '0550840P,,,,', ''].join('\n'),
    };
    const { stderr } = await check(files);
    expect(stderr.match(/cell-empty/g)).toHaveLength(3);
  });

  test('merged cells: the remedy names the column as layouts do', async () => {
    const rows = [HEADER_OF_SITES, ...SITES.map((row) => row.replace('REGION', 'MEUSE'))].map((row) =>
      row.split(','),
    );
    const merged = rows.map((row, index) => (index === 2 ? row.with(3, '') : row));
    const { 'sites.csv': _, ...others } = STENAY;
    const read = (layout: string, merges = 'D2:D3') =>
      inWorkspace(
        {
          ...others,
          'convention.yaml': convention(layout),
          ...invoice(HEADER, LINE),
          'sites.xlsx': writeXlsx({ sheets: [{ name: 'S', rows: merged, merges: [merges] }] }),
        },
        (folder) => runCommand(['check', folder, '--lang', 'en']),
      );
    const beside = await read('tables: { sites: { file: "sites.xlsx" } }\n', 'C3:D3');
    expect(beside.stderr).toContain('sites.xlsx:3:membre: error[sheet-merged]: the cell is merged with C3');
    expect(beside.stderr).not.toContain('fill_down');
    const { stderr } = await read('tables: { sites: { file: "sites.xlsx" } }\n');
    expect(stderr).toContain('sites.xlsx:3:membre: error[sheet-merged]');
    const mended = await read(entryIn(stderr));
    expect([mended.exitCode, mended.stderr]).toEqual([0, '']);
  });
});

test('a merged count is not to be repeated: it would count twice', async () => {
  const { 'measures.csv': _, ...others } = STENAY;
  const rows = [
    ['measure', 'site', 'as_of', 'value'],
    ['students', '0550020Y', '2024-10-01', '414'],
    ['students', '0550072E', '2024-10-01', ''],
  ];
  const { stderr } = await inWorkspace(
    {
      ...others,
      ...invoice(HEADER, LINE),
      'measures.xlsx': writeXlsx({ sheets: [{ name: 'S', rows, merges: ['D2:D3'] }] }),
    },
    (folder) => runCommand(['check', folder, '--lang', 'en']),
  );
  expect(stderr).toContain('measures.xlsx:3:value: error[sheet-merged]');
  expect(stderr).not.toContain('fill_down');
});

describe('a total whose cells are all filled', () => {
  const line = (number: number | string, label: string, net: string, of = 'F1') =>
    LINE.replace('F1', of).replace(',1,', `,${number},`).replace('Fibre', label).replace('289.90', net);
  const told = async (rows: readonly string[], layout = '') => {
    const { exitCode, stderr } = await check(invoice(HEADER, ...rows), layout, 'en', '-q');
    return [exitCode, ...(stderr.match(/op\.csv:\d+:\w+: warning\[line-perhaps-total\]/g) ?? [])];
  };
  const LINES = [line(1, 'Fibre', '200.00'), line(2, 'Option', '89.90')];
  const warned = (row: number, column = 'label') => `op.csv:${row}:${column}: warning[line-perhaps-total]`;

  test('is told: it would be charged, and the lines above it once more', async () => {
    expect(await told([...LINES, line(3, 'Total général', '289.90')])).toEqual([0, warned(4)]);
    expect(await told([...LINES, line('Total', 'Fibre', '289.90')])).toEqual([0, warned(4, 'line_number')]);
    const others = [line(1, 'Fibre', '5.00', 'F0'), ...LINES];
    expect(await told([...others, line(3, 'Total facture', '289.90')])).toEqual([0, warned(5)]);
    expect(await told([...others, line(3, 'Total du fichier', '294.90')])).toEqual([0, warned(5)]);
    const ofAnother = [line(1, 'Fibre', '5.00').replace('OP,', 'SO,'), ...LINES];
    expect(await told([...ofAnother, line(3, 'Total facture', '289.90')])).toEqual([0, warned(5)]);
    const subtotals = [
      LINES[0] ?? '',
      line(3, 'Sous-total fibre', '200.00'),
      LINES[1] ?? '',
      line(4, 'Sous-total options', '89.90'),
    ];
    expect(await told([...subtotals, line(5, 'Total', '289.90')])).toEqual([
      0,
      warned(3),
      warned(5),
      warned(6),
    ]);
  });

  test('is not where its amount is another, or its text none of a total', async () => {
    expect(await told([...LINES, line(3, 'Total général', '289.91')])).toEqual([0]);
    expect(await told([...LINES, line(3, 'Totalité', '289.90')])).toEqual([0]);
    expect(await told([line(1, 'Total', '0.00')])).toEqual([0]);
  });

  test.each([0, 1])('is mended by the remedy %i', async (index) => {
    const rows = [...LINES, line(3, 'Total général', '289.90')];
    const { stderr } = await check(invoice(HEADER, ...rows));
    expect(await told(rows, entryIn(stderr, index))).toEqual([0]);
  });
});

test('a VAT amount of the other sign than its net is told, and its remedy mends it', async () => {
  const files = (vat: string, net = '289.90') =>
    invoice(`${HEADER},vat_amount`, `${LINE.replace('289.90', net)},${vat}`);
  const { exitCode, stderr } = await check(files('-57.98'), '', 'en', '-q');
  expect([exitCode, stderr]).toEqual([
    0,
    expect.stringContaining(
      'op.csv:2:vat_amount: warning[vat-against-net]: the VAT is -57.98, the net amount 289.90',
    ),
  ]);
  for (const right of [files('57.98'), files('0.00'), files('-57.98', '-289.90')])
    expect((await check(right, '', 'en', '-q')).stderr).toBe('');
  expect((await check(files('-57.98'), entryIn(stderr), 'en', '-q')).stderr).toBe('');
});

describe('a credit whose amount has no sign', () => {
  const HEADER_OF_CREDITS =
    'supplier,invoice_number,invoice_date,line_number,access,Texte,category,HT,vat_rate,period_start,period_end,original_invoice';
  const COLUMNS = 'columns: { label: Texte, net_amount: HT }';
  const credit = (label: string, net: string, original = '') =>
    `OP,AV1,2025-09-30,1,A1,${label},subscription,${net},20,2025-09-01,2025-09-30,${original}`;
  const told = async (row: string, layout = COLUMNS) => {
    const files = invoice(HEADER_OF_CREDITS, row);
    const { stderr } = await check(files, `invoices: [{ files: "*", ${layout} }]\n`, 'en', '-q');
    return stderr.match(/^\S+ (?:warning|error)\[.*/gm) ?? [];
  };

  test('is told, as it would be charged, and its remedy mends it', async () => {
    expect(await told(credit('Avoir du mois', '12.50'))).toEqual([
      'invoices/op.csv:2:Texte: warning[credit-charged]: the line reads "Avoir du mois", as a credit does, but its net is positive: it is charged, not given back (12.50 without VAT)',
    ]);
    expect(await told(credit('Indisponibilité', '12.50', 'F1'))).toHaveLength(1);
    const mended = 'columns: { label: Texte }, amounts: { credit: HT }';
    expect(await told(credit('Avoir du mois', '12.50', 'F1'), mended)).toEqual([]);
  });

  test('is told by a column that nothing reads, and no more once that is read', async () => {
    const { stderr, mended } = await inSigns(
      'Avoir',
      '12.50',
      'charge_or_credit: { Type: { Avoir: credit } }',
    );
    expect(stderr).toMatch(/^invoices\/op\.csv:2:Type: warning\[credit-charged\]: the line reads "Avoir"/m);
    expect(mended).not.toContain('credit-charged');
    expect((await inSigns('Avoir', '-12.50')).stderr).not.toContain('credit-charged');
    expect((await inSigns('C', '12.50', '', 'Sens')).stderr).toContain(
      'op.csv:2:Sens: warning[credit-charged]',
    );
    expect((await inSigns(' Avoir', '12.50')).stderr).toContain('op.csv:2:Type: warning[credit-charged]');
    expect((await inSigns('C', '12.50')).stderr).not.toContain('credit-charged');
    expect((await inSigns('Facture', '12.50')).stderr).not.toContain('credit-charged');
  });

  test('a layout that reads which rows are credits leaves the amounts their headers', async () => {
    const header = HEADER_OF_CREDITS.replace('original_invoice', 'TTC,Sens');
    const files = invoice(header, `${credit('Ligne', '12.50')}15.50,F`);
    const keys = 'columns: { label: Texte, net_amount: HT, gross_amount: TTC }';
    const entry = `invoices: [{ files: "*", ${keys}, charge_or_credit: { Sens: { F: charge } } }]\n`;
    expect((await check(files, entry, 'en', '-q')).stderr).toContain('op.csv:2:TTC: error[gross-mismatch]');
  });

  test('is told once of a row whose label and column both say it', async () => {
    const both = invoice(`${HEADER_OF_CREDITS},Type`, `${credit('Avoir du mois', '12.50')},Avoir`);
    const { stderr } = await check(both, `invoices: [{ files: "*", ${COLUMNS} }]\n`, 'en', '-q');
    expect(stderr.match(/credit-charged/g)).toHaveLength(1);
  });

  test('is no doubt where the layout reads what says it', async () => {
    const header = `${HEADER_OF_CREDITS.replace('category', 'Type').replace('supplier,', 'Agence,')},Sens`;
    const files = invoice(header, `${credit('Avoir du mois', '12.50').replace('subscription', 'Avoir')},F`);
    const read = (layout: string) => check(files, `invoices: [{ files: "*", ${layout} }]\n`, 'en', '-q');
    const ofType = 'values: { category: { Avoir: subscription } }';
    const columns = 'columns: { label: Texte, net_amount: HT, category: Type }';
    const byLabel = (await read(`${columns}, ${ofType}`)).stderr;
    expect(byLabel.match(/\S+(?=: warning\[credit-charged\])/g)).toEqual(['invoices/op.csv:2:Texte']);
    const unsaid = columns.replace('label: Texte', 'item_code: Texte');
    expect((await read(`${unsaid}, ${ofType}`)).stderr).not.toContain('credit-charged');
    const kinds = 'charge_or_credit: { Sens: { F: charge } }';
    const said = (await read(`${columns}, ${ofType}, ${kinds}`)).stderr;
    expect(said).not.toContain('credit-charged');
    const unread = 'columns: { supplier: Texte, net_amount: HT }, defaults: { category: subscription }';
    expect((await read(unread)).stderr).toContain('op.csv:2:Type: warning[credit-charged]');
    expect((await read(`${unread}, ${kinds}`)).stderr).not.toContain('credit-charged');
  });

  const inSigns = async (type: string, net: string, layout = '', header = 'Type') => {
    const row = `${LINE.replace('289.90', net)},${type}`;
    const files = invoice(`${HEADER},${header}`, row);
    const said = await check(files);
    const mended = await check(files, `invoices: [{ files: "*", ${layout} }]\n`);
    return { stderr: said.stderr, mended: mended.stderr };
  };

  test.each([
    ['it has its sign', credit('Avoir du mois', '-12.50', 'F1')],
    ['another word begins so', credit('Avoirie', '12.50')],
    ['the invoice names itself', credit('Indisponibilité', '12.50', 'AV1')],
    ['a line is put into service again', credit('Remise en service', '12.50')],
  ])('is not seen where %s', async (_, row) => expect(await told(row)).toEqual([]));
});

test('a total of a sheet that only its formula shows is reported, with the remedy that leaves it out', async () => {
  const line = (number: number, label: string, net: string) =>
    LINE.replace(',1,', `,${number},`).replace('Fibre', label).replace('289.90', net).split(',');
  const [a, b, sum] = [
    line(1, 'Fibre', '200.00'),
    line(2, 'Option', '89.90'),
    line(3, 'FTTO et option', '289.90'),
  ];
  const computed = (row: readonly string[]) =>
    row.map((cell, index) => (index === 9 ? { v: cell, f: 'SUBTOTAL(9,J2:J3)' } : cell));
  type Row = readonly (string | { v: string; f: string })[];
  const toldOf = async (header: string, layout: string, ...rows: readonly Row[]) => {
    const sheets = [{ name: 'S', rows: [header.split(','), ...rows] }];
    const { stderr } = await check({ 'invoices/op.xlsx': writeXlsx({ sheets }) }, layout);
    return stderr;
  };
  const told = (...rows: readonly Row[]) => toldOf(HEADER, '', ...rows);
  const stderr = await told(a, b, computed(sum));
  expect(stderr.match(/op\.xlsx:\d+:\w+: warning\[[\w-]+\]/g)).toEqual([
    'op.xlsx:4:label: warning[line-perhaps-total]',
  ]);
  expect(stderr).toContain('skip_rows: { label: ["FTTO et option"] }');
  expect(await told(a, b, sum)).toBe('');
  expect(await told(a, computed(line(2, 'Option', '200.00')))).toBe('');
  const inTwo = await toldOf(
    HEADER.replace('net_amount', 'Débit,Crédit'),
    'invoices: [{ files: "*", amounts: { charge: Débit, credit: Crédit } }]\n',
    ...[a, b, computed(sum)].map((row: Row) => row.toSpliced(10, 0, '')),
  );
  expect(inTwo).toContain('op.xlsx:4:label: warning[line-perhaps-total]');
});

test('stated VAT of a line without a date is not judged where the date decides whether it may be', async () => {
  const files = invoice(`${HEADER},vat_amount`, `${LINE.replace('2025-09-05', '')},57.98`);
  const codes = async (first: string, then: string) => {
    const turns = `vat: [{ to: 2030-12-31, value: ${first} }, { from: 2031-01-01, value: ${then} }]`;
    const text = convention('').replace('vat: line', turns);
    return (await check({ ...files, 'convention.yaml': text })).stderr.match(/\[[a-z-]+\]/g);
  };
  expect(await codes('invoice', 'line')).toEqual(['[cell-empty]']);
  expect(await codes('line', 'invoice')).toEqual(['[cell-empty]']);
  const always = convention('').replace('vat: line', 'vat: invoice');
  const { stderr } = await check({ ...files, 'convention.yaml': always });
  expect(stderr.match(/\[[a-z-]+\]/g)).toEqual(['[cell-empty]', '[vat-stated]']);
});

describe('days that only a label says', () => {
  const [header, undated] = [HEADER, LINE].map((row) => row.split(',').toSpliced(7, 2).join(',')) as [
    string,
    string,
  ];
  const told = async (label: string, layout = '') => {
    const files = invoice(header, undated.replace('Fibre', label));
    const { exitCode, stderr } = await check(files, `${layout}undated: invoice_month\n`);
    return {
      exitCode,
      stderr,
      days: stderr.match(/label: warning\[days-unread\]: the label says "(.*?)"/)?.[1],
    };
  };

  test('are told by the settings on the date of the invoice, whatever holds today', async () => {
    const files = invoice(header, undated.replace('Fibre', 'Accès du 01/08/2025 au 31/08/2025'));
    const told = async (first: string, then: string) => {
      const turns = `basis: [{ to: 2030-12-31, value: ${first} }, { from: 2031-01-01, value: ${then} }]`;
      const text = convention('undated: invoice_month\n').replace('basis: service', turns);
      return (await check({ ...files, 'convention.yaml': text })).stderr.includes('days-unread');
    };
    expect([await told('service', 'invoice_date'), await told('invoice_date', 'service')]).toEqual([
      true,
      false,
    ]);
  });

  test('are told where the month of the invoice would count, and the remedy reads them', async () => {
    const { exitCode, stderr, days } = await told('Accès du 01/08/2025 au 31/08/2025');
    expect([exitCode, days]).toEqual([0, 'du 01/08/2025 au 31/08/2025']);
    const mended = await told('Accès du 01/08/2025 au 31/08/2025', entryIn(stderr));
    expect([mended.exitCode, mended.stderr]).toEqual([0, '']);
  });

  test.each([
    ['Accès - août 2025', 'août 2025'],
    ['Accès T3 2025', 'T3 2025'],
    ['Accès 08/2025', '08/2025'],
    ['Accès de juin à août 2025', 'juin à août 2025'],
    ['Accès 2e trimestre 2025', '2e trimestre 2025'],
    ['Accès 09/2025 à 11/2025', '09/2025 à 11/2025'],
  ])('are told where a month or a quarter is another than that of the invoice: %s', async (label, days) => {
    const { exitCode, stderr, days: found } = await told(label);
    expect([exitCode, found]).toEqual([0, days]);
    const mended = await told(label, entryIn(stderr));
    expect([mended.exitCode, mended.stderr]).toEqual([0, '']);
  });

  test.each([
    'Accès septembre 2025',
    'Accès 2025',
    'Accès fin août 2025',
    'Accès de juin ou août 2025',
    'Accès août 2025 et juin 2025',
  ])('are not told where they are those of that month, or no month by itself: %s', async (label) => {
    expect((await told(label)).stderr).toBe('');
  });

  test('are told of a quarter that begins with the month of the invoice', async () => {
    const ofJuly = undated.replace('2025-09-05', '2025-07-05');
    const settings = 'undated: invoice_month\n';
    const said = async (label: string): Promise<string> =>
      (await check(invoice(header, ofJuly.replace('Fibre', label)), settings)).stderr;
    expect(await said('Accès T3 2025')).toContain('the label says "T3 2025"');
    expect(await said('Accès juillet 2025')).toBe('');
  });

  test('are not told of a month where the line is of no days', async () => {
    const files = invoice(
      header,
      undated.replace('Fibre', 'Mise en service août 2025').replace('subscription', 'setup'),
    );
    expect((await check(files)).stderr).toBe('');
  });

  test('are read with the form that is told beside', async () => {
    const { stderr } = await told('Accès du 01/08/25 au 31/08/25');
    expect(stderr).toContain('Such days are read where the entry of the file says `dates: DD/MM/YY`.');
    const entry = entryIn(stderr).replace(' }]', ', dates: DD/MM/YY }]');
    const text = 'Accès du 01/08/25 au 31/08/25';
    expect((await told(text, entry)).stderr).toBe('');
    // The form is told where the pattern alone is there.
    const half = await told(text, entryIn(stderr));
    expect(half.stderr).toContain(
      'Such days are read where the entry of the file says `dates: DD/MM/YY`. If they are other',
    );
    expect(half.stderr).not.toContain('ask the operator');
  });

  test('are filled in where one text says both ends of a period, which is named once', async () => {
    const layout =
      'invoices: [{ files: "*", from_columns: { label: ["*du {period_start} au {period_end}*", "*"] } }]\n';
    const { stderr } = await check(invoice(header, undated), layout);
    expect(stderr).toContain('error[undated]');
    expect(stderr).toContain('Fill in label from the invoice;');
    const apart = await check(invoice(HEADER, LINE.replace('2025-09-01,2025-09-30', ',')));
    expect(apart.stderr).toContain('Fill in period_start and period_end from the invoice;');
  });

  test('are told in other forms, though a pattern stands for labels that say none', async () => {
    const layout =
      'invoices: [{ files: "*", from_columns: { label: ["*du {period_start} au {period_end}*", "*"] } }]\n';
    expect((await told('Accès du 01/08/25 au 31/08/25', layout)).days).toBe('du 01/08/25 au 31/08/25');
    expect((await told('Accès 2025-08-01 - 2025-08-31', layout)).days).toBe('Accès 2025-08-01 - 2025-08-31');
  });

  test('are told with the pattern that reads them, where a column but the label gives them', async () => {
    const said = (text: string, patterns: string) =>
      check(
        invoice(header.replace('label', 'Dates'), undated.replace('Fibre', text)),
        `undated: invoice_month\ninvoices: [{ files: "*", from_columns: { Dates: [${patterns}"*{period}*", "*"] } }]\n`,
      );
    const alone = await said('30 septembre 2025', '');
    expect(alone.stderr).toContain('; it names 30 septembre 2025, which no pattern reads\n');
    expect(alone.stderr).toContain('before the text without a field: `"{service_date}"`.');
    expect((await said('30 septembre 2025', '"{service_date}", ')).stderr).toBe('');
    const two = await said('Accès du 1/9/2025 au 30/9/2025', '');
    expect(two.stderr).toContain('before the text without a field: `"*du {period_start} au {period_end}*"`.');
    const until = await said('jusqu’au 30 septembre 2025', '');
    expect(until.stderr).toContain('it names 30 septembre 2025, which no pattern reads');
    expect(until.stderr).not.toContain('before the text without a field');
  });

  test('are to be written in their columns where the file has such', async () => {
    const row = LINE.replace('Fibre', 'Accès du 01/08/25 au 31/08/25').replace('2025-09-01,2025-09-30', ',');
    const { stderr } = await check(invoice(HEADER, row), 'undated: invoice_month\n');
    expect(stderr).toContain('ask the operator to write them in "period_start"');
  });

  test('are not seen in one day, in numbers, or where the date of the invoice counts', async () => {
    for (const label of ['Mise en service le 01/08/25', 'Réf. 12-34-5678/9', 'Fibre']) {
      expect((await told(label)).days).toBeUndefined();
    }
    const files = invoice(header, undated.replace('Fibre', 'Accès du 01/08/25 au 31/08/25'));
    const byDate = convention('').replace('basis: service', 'basis: invoice_date');
    expect((await check({ ...files, 'convention.yaml': byDate })).stderr).toBe('');
  });
});

test.each(['Collège de Stenay', '0550020Y'])(
  'a title that is merged over its row is a note, with the remedy that leaves it aside: %s',
  async (title) => {
    const rows = [HEADER, title, LINE].map((row) => row.split(','));
    const padded = rows.map((row) => [...row, ...Array<string>(11 - row.length).fill('')]);
    const files = {
      'invoices/op.xlsx': writeXlsx({ sheets: [{ name: 'S', rows: padded, merges: ['A2:K2'] }] }),
    };
    const { stderr } = await check(files);
    expect(stderr.match(/\[[a-z-]+\]/g)).toEqual(['[note-row]']);
    const mended = await check(files, entryIn(stderr));
    expect([mended.exitCode, mended.stderr]).toEqual([0, '']);
  },
);

/** The entry in a message that reads a column as texts; another one may say the form of all days. */
const entryOfTexts = (text: string): string =>
  [0, 1].map((index) => entryIn(text, index)).find((entry) => entry.includes('from_columns')) ?? '';

test.each([
  ['a first day in words', 'Du', '1er septembre 2025', ['period_start']],
  ['a last day in words', 'Au', '30 septembre 2025', ['period_end']],
  ['the date of an invoice in words', 'Date', '5 septembre 2025', ['invoice_date']],
  ['a month', 'Mois', 'sept. 2025', ['period_start', 'period_end']],
])(
  '%s in a column of days is read as a text by what is said',
  async (_, header, text, [first = '', last]) => {
    const [names, line] = [HEADER, LINE].map((row) => row.split(','));
    const at = names?.indexOf(first) ?? 0;
    const rows = [
      [names, header],
      [line, text],
    ].map(([row, cell]) => [...(row ?? [])].toSpliced(at, last === undefined ? 1 : 2, `${cell}`).join(','));
    const asColumn = `invoices: [{ files: "*", columns: { ${first}: ${header} } }]\n`;
    const { stderr } = await check(invoice(...rows), asColumn, 'en', '-q');
    expect(stderr).toContain(`invoices/op.csv:2:${header}: error[date-invalid]`);
    const mended = await check(invoice(...rows), entryOfTexts(stderr), 'en', '-q');
    expect([mended.exitCode, mended.stderr]).toEqual([0, '']);
  },
);

test('a day of service in words is read as that day by what is said', async () => {
  const header = HEADER.replace('period_start,period_end', 'Prestation');
  const line = LINE.replace('2025-09-01,2025-09-30', '12 septembre 2025');
  const asColumn = 'invoices: [{ files: "*", columns: { service_date: Prestation } }]\n';
  const { stderr } = await check(invoice(header, line), asColumn, 'en', '-q');
  const entry = entryOfTexts(stderr);
  expect(entry).toContain('from_columns: { "Prestation": "{service_date}" }');
  const mended = await check(invoice(header, line), entry, 'en', '-q');
  expect([mended.exitCode, mended.stderr]).toEqual([0, '']);
});

test.each([
  ['a month in the date of an invoice, which needs a day', LINE.replace('2025-09-05', 'sept. 2025')],
  ['a word that is no day', LINE.replace('2025-09-30', 'à la résiliation')],
])('%s is not proposed to be read as a text', async (_, line) => {
  const { stderr } = await check(invoice(HEADER, line), '', 'en', '-q');
  expect(stderr).toContain('error[date-invalid]');
  expect(stderr).not.toContain('from_columns');
});

describe('a header that is a single cell', () => {
  const packed = (rows: string) => rows.split('\n').map((row) => [row]);
  const SITES = String(STENAY['sites.csv']);

  test('of a CSV: the sign that separates its columns, once', async () => {
    const { stderr } = await check({ ...invoice(HEADER, LINE), 'sites.csv': SITES.replaceAll(',', '|') });
    expect(stderr).toMatch(/^sites\.csv:1: error\[header-in-one-cell\]: the header is a single cell/m);
    expect(stderr).toContain('Its columns are separated by "|": save the file');
    expect(stderr).toContain('1 error, 0 warnings');
  });

  test('of a sheet: that its column is to be split', async () => {
    const sheets = [{ name: 'S', rows: packed(`${HEADER}\n${LINE}`) }];
    const { stderr } = await check({ 'invoices/op.xlsx': writeXlsx({ sheets }) });
    expect(stderr).toMatch(/^invoices\/op\.xlsx:1: error\[header-in-one-cell\]/m);
    expect(stderr).toContain('Split its column in the spreadsheet (Data, Text to Columns, separated by ",")');
    expect(stderr).toContain('1 error, 0 warnings');
  });

  test('beside another cell it is a column like others', async () => {
    const { stderr } = await check({ ...invoice(HEADER, LINE), 'sites.csv': 'a: b,c\n1,2\n' });
    expect(stderr).not.toContain('header-in-one-cell');
    expect(stderr).toContain('sites.csv:1:site: error[column-missing]');
  });
});

test('for a name that stands in the place of an id, the id of the only one that has it is named', async () => {
  const nearest = async (more: FileContents = {}) => {
    const { stderr } = await check(
      {
        ...invoice(
          `${HEADER.replace('access', 'serves')},billed_to`,
          `${LINE.replace('A1', 'COLLÈGE alfred-kastler')},Région grand est`,
        ),
        ...more,
      },
      'coordinator: "Departement  de la MEUSE"\n',
      'en',
      '-q',
    );
    return [...stderr.matchAll(/:(\w+): error\[\S+-unknown\].*\n +(?:Nearest: (\w+))?/g)].map(
      ([, ...told]) => told,
    );
  };
  const others = [
    ['coordinator', 'MEUSE'],
    ['billed_to', 'REGION'],
  ];
  expect(await nearest()).toEqual([...others, ['serves', '0550020Y']]);
  const sites = String(STENAY['sites.csv']).replace('Lycée', 'Collège');
  expect(await nearest({ 'sites.csv': sites })).toEqual([...others, ['serves', undefined]]);
});

test.each(['xlsx', 'ods'] as const)(
  'a workbook named as an archive is to be renamed, and then read: %s',
  async (form) => {
    const bytes = asFile({ rows: [HEADER, LINE].map((row) => row.split(',')) }, form);
    const { exitCode, stderr } = await check({ 'invoices/op.zip': bytes });
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/1 error, 0 warnings/)]);
    expect(stderr).toContain(`it is a workbook: rename it, so that it ends in .${form}.`);
    expect((await check({ [`invoices/op.${form}`]: bytes })).exitCode).toBe(0);
    const aside = 'ignore_files: { "invoices/op.zip/*": "other rows" }\n';
    expect((await check({ 'invoices/op.zip': bytes }, aside)).stderr).toBe('');
  },
);

test('an archive that is another document than a workbook is not called one', async () => {
  const document = zipSync({
    '[Content_Types].xml': new Uint8Array(),
    'word/document.xml': new Uint8Array(),
  });
  const { stderr } = await check({ 'invoices/op.zip': document });
  expect(stderr).toContain('invoices/op.zip/word/document.xml: error');
  expect(stderr).not.toContain('workbook');
});

test('rows that are quoted as a whole are told as such', async () => {
  const { exitCode, stderr } = await check(invoice(...[HEADER, LINE].map((row) => `"${row}"`)));
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('[header-in-one-cell]')]);
  expect(stderr).toContain(
    'Each row is between quotes as a whole: have the file made anew without these, with "," between',
  );
});
