import { describe, expect, it } from 'vitest';
import { formatDay } from '../../src/domain/time/calendar.ts';
import { layout, readFolder } from './read-file.ts';

const HEADER =
  'invoice_number,invoice_date,line_number,access,category,label,Période,Site,net_amount,vat_rate';
const row = (text: string, site = '', label = '') =>
  `F1,2025-09-30,1,A1,subscription,${label},${text},${site},1.00,20`;

const PERIODS = 'from_columns: { "Période": ["du {period_start} au {period_end}", "{period}", "-"] }';

async function read(entry: string, rows: readonly string[], header = HEADER) {
  const content = `${[header, ...rows].join('\n')}\n`;
  return readFolder({ 'f.csv': content }, layout(`files: "*"\nignore_columns: [Site]\n${entry}`));
}

const found = (text: string, more = '') => read(`${PERIODS}\n${more}`, [row(text)]);

const days = ({ lines: [line] }: Awaited<ReturnType<typeof read>>) =>
  [line?.periodStart, line?.periodEnd].map((day) => (day === undefined ? '' : formatDay(day)));

describe('fields in a text of a column', () => {
  it('are read by the first pattern that matches the whole cell', async () => {
    for (const [text, from, to] of [
      ['du 01/09/2025 au 30/09/2025', '2025-09-01', '2025-09-30'],
      [' du  01/09/2025 au 2025-09-15 ', '2025-09-01', '2025-09-15'],
      ['octobre 2025', '2025-10-01', '2025-10-31'],
      ['T4 2025', '2025-10-01', '2025-12-31'],
    ] as const) {
      const read = await found(text);
      expect(read.problems).toEqual([]);
      expect(days(read)).toEqual([from, to]);
    }
  });

  it('are none in an empty cell, and in one that a pattern without a field stands for', async () => {
    for (const text of ['', '-']) {
      const read = await found(text);
      expect(read.problems).toEqual([]);
      expect(days(read)).toEqual(['', '']);
      const byDefault = await found(text, 'defaults: { period_start: 2025-01-01, period_end: 2025-01-31 }');
      expect(days(byDefault)).toEqual(['2025-01-01', '2025-01-31']);
    }
  });

  it('are never guessed: a text that no pattern matches is told once', async () => {
    for (const text of ['septembre', 'du 01/09/25 au 30/09/25', 'du 01/09/2025 au 31/09/2025', 'x -']) {
      expect((await found(text)).problems).toEqual(['invoices/f.csv:2:Période text-unmatched']);
    }
    const equal = await read(PERIODS, [row('septembre'), row('septembre').replace(',1,', ',2,')]);
    expect(equal.problems).toEqual([
      'invoices/f.csv:2:Période text-unmatched',
      'invoices/f.csv:3:Période text-unmatched',
    ]);
  });

  it('are read by no pattern behind one that any text matches, which comes last therefore', async () => {
    const all = await read('from_columns: { "Période": ["*", "{period}"] }', [row('août 2025')]);
    expect(all.problems).toEqual([expect.stringMatching(/^convention\.yaml:10:.*Période value-invalid$/)]);
    const last = await read('from_columns: { "Période": ["{period}", "*"] }', [row('x')]);
    expect(last.problems).toEqual([]);
  });

  it('are in doubt if the words beside a month may mean other days, even if a pattern admits texts without days', async () => {
    const entry = (more = '') => `from_columns: { label: [${more}"*{period}*", "*"] }`;
    const labelled = (label: string, more = '') =>
      read(entry(more), [row('', '', `"${label}"`)], HEADER.replace('Période', 'quantity'));
    const label = 'FTTO semaine 36, septembre 2025';
    expect((await labelled(label)).problems).toEqual(['invoices/f.csv:2:label text-unmatched']);
    const named = await labelled(label, '"*semaine 36, {period}*", ');
    expect([named.problems, days(named)]).toEqual([[], ['2025-09-01', '2025-09-30']]);
    const dated = await labelled('Mise en service du 15 septembre 2025');
    expect([dated.problems, days(dated)]).toEqual([[], ['', '']]);
  });

  it('are in doubt where days are written as no day of the file is, even if a pattern admits texts without days', async () => {
    const entry = (more = '') =>
      `${more}from_columns: { label: ["*du {period_start} au {period_end}*", "*"] }`;
    const labelled = (label: string, more = '') =>
      read(
        entry(more),
        [row('', '', label).replace('2025-09-30', '30.09.2025')],
        HEADER.replace('Période', 'quantity'),
      );
    const form = 'dates: DD.MM.YYYY\n';
    for (const label of [
      'Fibre du 01/08/2025 au 31/08/2025',
      'Fibre du 01.08.2025 au 31.09.2025',
      'Fibre du 2025/08/01 au 2025/08/31',
      'Fibre du 01/08/25 au 31/08/25',
    ]) {
      expect((await labelled(label, form)).problems).toEqual(['invoices/f.csv:2:label text-unmatched']);
    }
    for (const label of [
      'Fibre du 01.08.2025 au 31.08.2025',
      'du 1.2.3 au 4.5.6',
      'Fibre 01.08.2025 - 31.08.2025',
      'du lundi au jeudi',
      'Fibre',
    ]) {
      expect((await labelled(label, form)).problems).toEqual([]);
    }
  });

  const SERVICE = ['du {period_start} au {period_end}', '*'];
  const MONTHS = ['*{period}*', '*'];

  it.each<readonly [string, readonly string[]]>([
    ['du 1/9/2025 au 30/9/2025', SERVICE],
    ['du 01.09.2025 au 30.09.2025', SERVICE],
    ['du 01/09/25 au 30/09/25', SERVICE],
    ['période du 01/09/2025 au 30/09/2025', SERVICE],
    ['du 01/09/2025 au 30/09/2025', MONTHS],
    ['Abonnement du 1er septembre 2025 au 30 septembre 2025', MONTHS],
    ['jusqu’au 30 septembre 2025', MONTHS],
    ['Depuis le 15 septembre 2025', MONTHS],
    ['au 30 septembre 2025', MONTHS],
    ['30/09/2025', MONTHS],
    ['Depuis le 15/09/2025 ; mise en service par le technicien le 20/09/2025', MONTHS],
  ])(
    'are in doubt where a pattern without a field matches a text that gives days: %s',
    async (text, patterns) => {
      const entry = `from_columns: { "Période": ${JSON.stringify(patterns)} }`;
      expect((await read(entry, [row(text)])).problems).toEqual(['invoices/f.csv:2:Période text-unmatched']);
    },
  );

  it.each<readonly [string, readonly string[]]>([
    ['Mise en service le 15/09/2025', MONTHS],
    ['mise en service du 15 septembre 2025', MONTHS],
    ['Réf. 1.2.3', SERVICE],
    ['sans objet', SERVICE],
    // Nothing but a site is read from these.
    ['du 01/09/2025 au 30/09/2025', ['{serves} -', '*']],
  ])('are none where a text says those of an event, or none: %s', async (text, patterns) => {
    const got = await read(`from_columns: { "Période": ${JSON.stringify(patterns)} }`, [row(text)]);
    expect([got.problems, days(got)]).toEqual([[], ['', '']]);
  });

  it('are told by a warning, and are no error, in a label that its own header names', async () => {
    const header = HEADER.replace('label', 'Libellé').replace('Période', 'quantity');
    const entry = `columns: { label: Libellé }\nfrom_columns: { Libellé: ${JSON.stringify(SERVICE)} }`;
    const rows = [row('', '', 'du 1/9/2025 au 30/9/2025')];
    expect((await read(entry, rows, header)).problems).toEqual([]);
  });

  it('are in doubt in any other column of ours', async () => {
    const header = HEADER.replace('label', 'item_code').replace('Période', 'quantity');
    const rows = [row('', '', 'du 1/9/2025 au 30/9/2025')];
    const { problems } = await read(`from_columns: { item_code: ${JSON.stringify(SERVICE)} }`, rows, header);
    expect(problems).toEqual(['invoices/f.csv:2:item_code text-unmatched']);
  });

  it('are in doubt where a pattern reads a text in two ways', async () => {
    const entry = 'from_columns: { label: "*du {period_start} au {period_end}*" }';
    const label = 'du 01/08/2025 au 31/08/2025 ou du 01/09/2025 au 30/09/2025';
    const { problems } = await read(entry, [row('', '', label)]);
    expect(problems).toEqual([
      'invoices/f.csv:2:label pattern-ambiguous',
      'invoices/f.csv:1:Période column-unknown',
    ]);
  });

  it('may stand in a column that is read for itself, too, by our name', async () => {
    const entry =
      'ignore_columns: [Site, "Période"]\nfrom_columns: { label: ["*du {period_start} au {period_end}*", "*"] }';
    const content = `${HEADER}\n${row('', '', 'Abo du 01/09/2025 au 30/09/2025')}\n`;
    const read = await readFolder({ 'f.csv': content }, layout(`files: "*"\n${entry}`));
    expect(read.problems).toEqual([]);
    expect(days(read)).toEqual(['2025-09-01', '2025-09-30']);
    expect(read.lines[0]?.label).toBe('Abo du 01/09/2025 au 30/09/2025');
  });

  it('are found by our name where the file has the French one', async () => {
    const entry = 'files: "*"\nfrom_columns: { label: "{period}" }';
    const header = 'invoice_number,invoice_date,line_number,access,category,libelle,net_amount,vat_rate';
    const content = `${header}\nF1,2025-09-30,1,A1,subscription,octobre 2025,1.00,20\n`;
    const read = await readFolder({ 'f.csv': content }, layout(entry));
    expect(read.problems).toEqual([]);
    expect(days(read)).toEqual(['2025-10-01', '2025-10-31']);
    expect(read.lines[0]?.label).toBe('octobre 2025');
  });

  it('are translated as a cell of their own would be', async () => {
    const entry =
      'ignore_columns: ["Période"]\nfrom_columns: { Site: "{serves} *" }\nvalues: { serves: { "C*": "*" } }';
    const content = `${HEADER}\n${row('', 'C1 collège')}\n${row('', 'X9 lycée').replace(',1,', ',2,')}\n`;
    const { lines, problems } = await readFolder({ 'f.csv': content }, layout(`files: "*"\n${entry}`));
    expect(problems).toEqual([]);
    expect(lines.map(({ serves }) => serves)).toEqual(['*', 'X9']);
  });

  it('are in doubt where a text names another UAI than the one that is read as served', async () => {
    const of = async (site: string, pattern = '{serves} *') => {
      const entry = `ignore_columns: ["Période"]\nfrom_columns: { Site: "${pattern}" }`;
      const content = `${HEADER.replace('access,', '')}\n${row('', site).replace('A1,', '')}\n`;
      return readFolder({ 'f.csv': content }, layout(`files: "*"\n${entry}`));
    };
    for (const site of ['0550020Y / 0550072E Cité scolaire', '0550020Y Cité (0550072e)']) {
      expect((await of(site)).problems).toEqual(['invoices/f.csv:2:Site pattern-ambiguous']);
    }
    for (const { lines, problems } of [
      await of('0550020Y Collège (0550020y)'),
      await of('0550020Y / 0550072E Cité scolaire', '{serves} / 0550072E *'),
    ]) {
      expect([problems, lines.map(({ serves }) => serves)]).toEqual([[], ['0550020Y']]);
    }
  });

  it('say what no line may lack', async () => {
    const header = 'Facture,line_number,access,category,net_amount,vat_rate';
    const entry = 'from_columns: { Facture: "{invoice_number} du {invoice_date}" }';
    const lines = ['F9 du 30/09/2025,1,A1,setup,1.00,20', 'F9,2,A1,setup,1.00,20'];
    const read = await readFolder(
      { 'f.csv': `${[header, ...lines].join('\n')}\n` },
      layout(`files: "*"\n${entry}`),
    );
    expect(
      read.lines.map(({ invoiceNumber, invoiceDate }) => [invoiceNumber, formatDay(invoiceDate)]),
    ).toEqual([['F9', '2025-09-30']]);
    // One text, though two fields lack.
    expect(read.problems).toEqual(['invoices/f.csv:3:Facture text-unmatched']);
  });

  it('may stand in columns of their own in a file that lacks the column, where the layout says so', async () => {
    const entry = 'columns: { label: Libellé }\noptional: [label]\nfrom_columns: { label: "{period}" }';
    const within = await read(
      entry,
      [row('').replace(',,', ',octobre 2025,')],
      HEADER.replace('label', 'Libellé').replace('Période', 'quantity'),
    );
    expect([within.problems, days(within)]).toEqual([[], ['2025-10-01', '2025-10-31']]);
    const own = await read(
      entry,
      ['F1,2025-09-30,1,A1,subscription,2025-09-01,2025-09-30,,1.00,20'],
      HEADER.replace('label', 'period_start').replace('Période', 'period_end'),
    );
    expect([own.problems, days(own)]).toEqual([[], ['2025-09-01', '2025-09-30']]);
  });

  it('need the column, and no column of their own', async () => {
    const missing = await read('from_columns: { "Periode": "{period}" }', [row('')]);
    expect(missing.problems).toContain(
      'convention.yaml:10:invoices[0].from_columns.Periode layout-header-missing',
    );
    const both = await read(PERIODS, [row('octobre 2025')], HEADER.replace('label', 'period_end'));
    expect(both.problems).toEqual(['invoices/f.csv:1:period_end column-repeated']);
    const twice = await read(PERIODS, [row('octobre 2025')], HEADER.replace('label', 'Période'));
    expect(twice.problems).toContain('invoices/f.csv:1:Période column-repeated');
  });

  it.each([
    ['columns: { period_end: Fin }\nfrom_columns: { "Période": "{period}" }', 'column-repeated'],
    ['from_columns: { "Période": "{period}", label: "au {period_end}" }', 'column-repeated'],
    ['from_columns: { "Période": "*" }', 'value-invalid'],
    ['from_columns: { "Période": [] }', 'value-invalid'],
    ['from_columns: { "Période": "{amount}" }', 'value-invalid'],
  ])('are refused in a layout that says %s', async (entry, code) => {
    const { problems } = await read(entry, [row('octobre 2025')]);
    expect(problems.filter((found) => found.startsWith('convention.yaml')).join()).toContain(code);
  });
});
