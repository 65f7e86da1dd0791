/** The worked examples of ALLOCATION.md §9, and small cases worked by hand, so that the oracle itself is held. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render } from '../generators/render.ts';
import { workspaceArbitrary } from '../generators/workspace.ts';
import { parseCsv } from './csv.ts';
import { add, type Fraction, fraction, ONE, ZERO } from './fraction.ts';
import { type OracleOptions, oracleRun, pricedLines, type WorkspaceFiles } from './oracle.ts';

const SWITCHES = { prorata: 'daily', rounding: 'largest_remainder', vat: 'line', basis: 'service' };

/** A convention of one rule per share, all on every target but those named. */
function convention(share: string, switches: Partial<typeof SWITCHES> & Record<string, string> = {}): string {
  const lines = Object.entries({ ...SWITCHES, billed_to: 'REGION', ...switches }).map(
    ([key, value]) => `${key}: ${value}`,
  );
  return `${lines.join('\n')}\nrules:\n  - { id: r1, article: "Article 1", applies_to: { target: grappe }, share: ${share} }\n  - { id: r2, article: "Article 2", applies_to: { target: group }, share: ${share} }\n`;
}

const STENAY: WorkspaceFiles = {
  'convention.yaml': convention('{ by: students, as_of: { date: "10-01", year: previous } }'),
  'members.csv': 'member,name\nMEUSE,Meuse\nREGION,Région\nCEA,Alsace\n',
  'sites.csv':
    'site,name,type,member\n0550020Y,Kastler,college,MEUSE\n0550072E,Kastler,lycee,REGION\nNEW,New,lycee,REGION\n',
  'grappes.csv':
    'grappe,name,kind,site\nSTENAY,Stenay,cite_scolaire,0550020Y\nSTENAY,Stenay,cite_scolaire,0550072E\n',
  'measures.csv':
    'measure,site,as_of,value\nstudents,0550020Y,2020-10-01,414\nstudents,0550072E,2020-10-01,263\nstudents,NEW,2020-10-01,100\n',
};

const INVOICE =
  'supplier,invoice_number,invoice_date,line_number,serves,category,period_start,period_end,net_amount,vat_rate,vat_amount';

function invoice(...lines: string[]): string {
  return `${INVOICE}\n${lines.map((line, i) => `S,F1,2021-09-30,${i + 1},${line}\n`).join('')}`;
}

/** Chosen columns of allocations.csv, as text; or the reasons. */
function shares(files: WorkspaceFiles, columns: readonly string[], options: OracleOptions = {}): string[] {
  const result = oracleRun(files, options);
  if (!result.ok) return [...result.reasons];
  const [header = '', ...rows] = result.allocations.trimEnd().split('\n');
  const names = header.split(',');
  return rows.map((row) => columns.map((column) => row.split(',')[names.indexOf(column)]).join(' '));
}

const NET = ['member', 'site', 'share', 'net_amount'];
const MONEY = ['member', 'net_amount', 'vat_amount'];

describe('ALLOCATION.md §9', () => {
  const month = 'STENAY,subscription,2021-09-01,2021-09-30';

  test('a month of the cité scolaire, by pupils', () => {
    const files = { ...STENAY, 'invoices/a.csv': invoice(`${month},289.90,20,57.98`) };
    expect(shares(files, ['member', 'share', 'net_amount', 'vat_amount', 'gross_amount'])).toEqual([
      'MEUSE 414/677 177.28 35.46 212.74',
      'REGION 263/677 112.62 22.52 135.14',
    ]);
  });

  test('its credit is its mirror', () => {
    const files = { ...STENAY, 'invoices/a.csv': invoice(`${month},-289.90,20,`) };
    expect(shares(files, MONEY)).toEqual(['MEUSE -177.28 -35.46', 'REGION -112.62 -22.52']);
  });

  test('a site joins for the last 10 of 30 days', () => {
    const files = {
      ...STENAY,
      'grappes.csv': `${STENAY['grappes.csv']}STENAY,Stenay,cite_scolaire,NEW\n`
        .replace(/^(.*)\n/u, '$1,valid_from\n')
        .replaceAll(/(STENAY.*0550.*)\n/gu, '$1,\n')
        .replace('NEW\n', 'NEW,2021-09-21\n'),
      'invoices/a.csv': invoice(`${month},289.90,20,`),
    };
    expect(shares(files, [...NET, 'vat_amount'])).toEqual([
      'MEUSE 0550020Y 102626/175343 169.67 33.93',
      'REGION 0550072E 586753/1578087 107.79 21.56',
      'REGION NEW 100/2331 12.44 2.49',
    ]);
  });

  const AB: WorkspaceFiles = {
    'members.csv': 'member,name\nA,A\nB,B\n',
    'sites.csv':
      'site,name,type,member\na1,,college,A\na2,,college,A\na3,,college,A\nb1,,lycee,B\n'.replaceAll(
        ',,',
        ',x,',
      ),
    'grappes.csv':
      'grappe,name,kind,site,weight\nG,G,grappe,a1,1\nG,G,grappe,a2,1\nG,G,grappe,a3,1\nG,G,grappe,b1,2\n',
    'convention.yaml': convention('{ by: weight }', { billed_to: 'A' }).replace(/ {2}- \{ id: r2.*\n/u, ''),
  };
  const one = (amount: string): string => `G,service,2021-09-01,2021-09-01,${amount},0,`;

  test('members first: the cent goes to A, on its first site', () => {
    expect(shares({ ...AB, 'invoices/a.csv': invoice(one('0.01')) }, NET)).toEqual([
      'A a1 1/5 0.01',
      'A a2 1/5 0.00',
      'A a3 1/5 0.00',
      'B b1 2/5 0.00',
    ]);
  });

  const HALVES = { ...STENAY, 'members.csv': 'member,name\nMEUSE,x\nREGION,x\nCEA,x\n' };
  const halves = '{ by: fixed, parts: { CEA: 1/2, REGION: 0.5, MEUSE: 0 } }';
  const group = (amount: string): string => `*,service,2021-09-01,2021-09-01,${amount},0,`;

  test('the odd cent goes to the smaller id', () => {
    const files = {
      ...HALVES,
      'convention.yaml': convention(halves),
      'invoices/a.csv': invoice(group('1.01')),
    };
    expect(shares(files, NET)).toEqual(['CEA  1/2 0.51', 'REGION  1/2 0.50']);
  });

  test('carry gives back on the next line what rounding took', () => {
    const files = {
      ...HALVES,
      'convention.yaml': convention(halves, { rounding: 'carry' }),
      'invoices/a.csv': invoice(...['1.01', '1.01', '1.01', '-1.01', '3.33'].map(group)),
    };
    expect(shares(files, ['member', 'net_amount'])).toEqual([
      'CEA 0.51',
      'REGION 0.50',
      'CEA 0.50',
      'REGION 0.51',
      'CEA 0.51',
      'REGION 0.50',
      'CEA -0.51',
      'REGION -0.50',
      'CEA 1.67',
      'REGION 1.66',
    ]);
    const result = oracleRun(files);
    expect(result.ok && result.charges.split('\n').slice(1, 3)).toEqual([
      'CEA,REGION,service,,,,5,2.68,0.00,2.68',
      'REGION,REGION,service,,,,5,2.67,0.00,2.67',
    ]);
    expect(result.ok && result.settlement.split('\n')[1]).toBe('CEA,REGION,5,2.68,0.00,2.68');
  });

  test('one more cent can lower a share: weights 6, 6, 2', () => {
    const files = {
      ...AB,
      'members.csv': 'member,name\nA,A\nB,B\nC,C\n',
      'sites.csv': 'site,name,type,member\na1,x,college,A\nb1,x,college,B\nc1,x,college,C\n',
      'grappes.csv': 'grappe,name,kind,site,weight\nG,G,grappe,a1,6\nG,G,grappe,b1,6\nG,G,grappe,c1,2\n',
      'invoices/a.csv': invoice(one('0.10'), one('0.11')),
    };
    expect(shares(files, NET)).toEqual([
      'A a1 3/7 0.04',
      'B b1 3/7 0.04',
      'C c1 1/7 0.02',
      'A a1 3/7 0.05',
      'B b1 3/7 0.05',
      'C c1 1/7 0.01',
    ]);
  });
});

const expectNet = (files: WorkspaceFiles, net: string[]): void => {
  expect(shares(files, NET)).toEqual(net);
};

describe('small cases worked by hand', () => {
  const single = (line: string): string => invoice(line);
  const GRAPPE = 'STENAY,subscription,2021-09-30,2021-09-30';

  /** Pupils observed on three days, the reference day decides which count: the college's share says which. */
  const observations = (dates: readonly string[]): string =>
    `measure,site,as_of,value\n${dates.map((date, i) => `students,0550020Y,${date},${i + 1}\nstudents,0550072E,${date},100\n`).join('')}`;
  const referred = (asOf: string, day: string, dates: readonly string[]): string[] =>
    shares(
      {
        ...STENAY,
        'convention.yaml': convention(`{ by: students, as_of: ${asOf} }`),
        'measures.csv': observations(dates),
        'invoices/a.csv': single(`STENAY,subscription,${day},${day},1.01,0,`),
      },
      ['share'],
    );

  test.each([
    ['{ date: "02-29", year: previous }', '2024-05-01', ['2023-02-28', '2023-03-01'], '1/101'],
    ['{ date: "02-29", year: current }', '2024-05-01', ['2023-10-01', '2024-02-29', '2024-03-01'], '1/51'],
    [
      '{ date: "10-01", year: penultimate }',
      '2024-05-01',
      ['2022-10-01', '2022-10-02', '2023-10-01'],
      '1/101',
    ],
    ['{ date: "10-01", year: school_current }', '2024-05-01', ['2022-10-01', '2023-10-01'], '1/51'],
    ['{ date: "10-01", year: school_current }', '2024-10-01', ['2023-10-01', '2024-10-01'], '1/51'],
    ['{ date: "10-01", year: school_previous }', '2024-08-31', ['2022-10-01', '2023-10-01'], '1/101'],
    ['{ date: "10-01", year: school_previous }', '2024-09-01', ['2022-10-01', '2023-10-01'], '1/51'],
    ['{ date: "06-30", year: school_previous }', '2024-09-01', ['2024-06-30', '2024-07-01'], '1/101'],
    ['latest', '2024-09-01', ['2010-01-01', '2024-09-01', '2024-09-02'], '1/51'],
  ])('as_of %s on %s', (asOf, day, dates, share) => {
    expect(referred(asOf, day, dates)[0]).toBe(share);
  });

  test('a reference day after the day is an error', () => {
    expect(referred('{ date: "10-01", year: school_current }', '2024-09-15', ['2023-10-01'])).toHaveLength(1);
    expect(referred('{ date: "10-01", year: school_current }', '2024-09-15', ['2023-10-01'])[0]).toMatch(
      /reference day/u,
    );
  });

  test('an observation older than 366 days is stale, of 366 is not', () => {
    expect(referred('{ date: "10-01", year: previous }', '2025-05-01', ['2023-10-01'])[0]).toBe('1/101');
    expect(referred('{ date: "10-01", year: previous }', '2025-05-01', ['2023-09-30'])[0]).toMatch(
      /measure-stale/u,
    );
  });

  test('vat: invoice rounds the running total, so the lines sum to the invoice', () => {
    const files = {
      ...STENAY,
      'convention.yaml': convention('{ by: payer, member: REGION }', { vat: 'invoice' }),
      'invoices/a.csv': invoice(...['0.02', '0.02', '0.02', '-0.02'].map((net) => `*,other,,,${net},20,`)),
    };
    // 20 % of 0.02, 0.04, 0.06, 0.04: 0.4, 0.8, 1.2, 0.8 cents → 0, 1, 1, 1
    expect(shares(files, ['vat_amount'])).toEqual(['0.00', '0.01', '0.00', '0.00']);
  });

  test('carry: what is due depends on the sign of the line, not on its size alone', () => {
    const files = {
      ...STENAY,
      'convention.yaml': convention('{ by: equal }', { rounding: 'carry' }),
      'invoices/a.csv': invoice('*,other,,,0.01,0,', '*,other,,,-0.01,0,', '*,other,,,0.01,0,'),
    };
    // Thirds. Line 1: f = ⅓ each, the cent to CEA; due −⅔, ⅓, ⅓. Line 2: x = −⅓, base −1, f = ⅔, two cents left to
    // the largest due + f: MEUSE 1, REGION 1, CEA 0, so CEA keeps −1; due 0, 0, 0 (less a picocent or two).
    expectNet(files, [
      'CEA  1/3 0.01',
      'MEUSE  1/3 0.00',
      'REGION  1/3 0.00',
      'CEA  1/3 -0.01',
      'MEUSE  1/3 0.00',
      'REGION  1/3 0.00',
      'CEA  1/3 0.01',
      'MEUSE  1/3 0.00',
      'REGION  1/3 0.00',
    ]);
  });

  test('majority: the owner of the most pupils pays; a tie is an error', () => {
    const files = {
      ...STENAY,
      'convention.yaml': convention('{ by: majority, of: students }'),
      'invoices/a.csv': single(`${GRAPPE},1.00,20,`),
    };
    expectNet(files, ['MEUSE 0550020Y 1/1 1.00']);
    const tie = (STENAY['measures.csv'] ?? '').replace('414', '263');
    expect(shares({ ...files, 'measures.csv': tie }, NET)[0]).toMatch(/no single majority/u);
  });

  const parts = (absent: string): WorkspaceFiles => ({
    ...STENAY,
    'convention.yaml': convention(`{ by: fixed, parts: { REGION: 60, MEUSE: 5, CEA: 35 }${absent} }`),
    'invoices/a.csv': single(`${GRAPPE},1.00,20,`),
  });

  test('fixed: a part of a member without a site there', () => {
    expect(shares(parts(''), NET)[0]).toMatch(/takes no part/u);
    expectNet(parts(', absent: charged'), [
      'CEA  7/20 0.35',
      'MEUSE 0550020Y 1/20 0.05',
      'REGION 0550072E 3/5 0.60',
    ]);
    expectNet(parts(', absent: left_out'), ['MEUSE 0550020Y 1/13 0.08', 'REGION 0550072E 12/13 0.92']);
  });

  test('an owner that changes within the period gives two rows for the site', () => {
    expectNet(
      {
        ...STENAY,
        'sites.csv':
          'site,name,type,member,valid_from,valid_to\n0550020Y,K,college,MEUSE,,2021-09-10\n0550020Y,K,college,CEA,2021-09-11,\n0550072E,K,lycee,REGION,,\n',
        'measures.csv': 'measure,site,as_of,value\n',
        'convention.yaml': convention('{ by: equal, per: site }'),
        'invoices/a.csv': single('0550020Y,subscription,2021-09-01,2021-09-30,3.00,20,'),
      },
      ['CEA 0550020Y 2/3 2.00', 'MEUSE 0550020Y 1/3 1.00'],
    );
  });

  test('order is by code point: U+E000 before U+1F600', () => {
    const files = {
      ...STENAY,
      'members.csv': 'member,name\n\u{1F600},x\n\uE000,x\nREGION,x\n',
      'sites.csv': 'site,name,type,member\nS,x,college,REGION\n',
      'grappes.csv': 'grappe,name,kind,site\nG,x,grappe,S\n',
      'measures.csv': 'measure,site,as_of,value\nstudents,S,2020-10-01,1\n',
      'convention.yaml': convention('{ by: equal, per: member }'),
      'invoices/a.csv': single('*,other,,,0.02,0,'),
    };
    expect(shares(files, ['member', 'net_amount'])).toEqual(['REGION 0.01', '\uE000 0.01', '\u{1F600} 0.00']);
  });

  test('--period keeps the invoices of the month', () => {
    const files = { ...STENAY, 'invoices/a.csv': single(`${GRAPPE},1.00,20,`) };
    expect(shares(files, NET, { period: '2021-09' })).toHaveLength(2);
    expect(shares(files, NET, { period: '2021-Q4' })).toHaveLength(0);
    expect(shares(files, NET, { period: '2021-08..2021-09' })).toHaveLength(2);
  });
});

interface Totals {
  readonly net: bigint;
  readonly vat: bigint;
  readonly gross: bigint;
  readonly share: Fraction;
}

/** Sums of the rows of an output by the columns of a key. */
function totals(text: string, key: readonly string[]): Map<string, Totals> {
  const [header = [], ...rows] = parseCsv(text).records;
  const sums = new Map<string, Totals>();
  for (const row of rows) {
    const cell = (column: string): string => row[header.indexOf(column)] ?? '';
    const cents = (column: string): bigint => BigInt(cell(column).replace('.', ''));
    const [n = '0', d = '1'] = cell('share').split('/');
    const name = JSON.stringify(key.map(cell));
    const sum = sums.get(name) ?? { net: 0n, vat: 0n, gross: 0n, share: ZERO };
    sums.set(name, {
      net: sum.net + cents('net_amount'),
      vat: sum.vat + cents('vat_amount'),
      gross: sum.gross + cents('gross_amount'),
      share: add(sum.share, fraction(BigInt(n), BigInt(d || '1'))),
    });
  }
  return sums;
}

test('every line of 300 generated workspaces is conserved, in shares, net, VAT and gross', () => {
  fc.assert(
    fc.property(workspaceArbitrary(), (ws) => {
      const files = render(ws);
      const result = oracleRun(files, { allowUnallocated: true });
      if (!result.ok) throw new Error(result.reasons.join('; '));
      const unallocated = result.unallocated.map(({ file, row }) => `${file}:${row}`);
      const expected = pricedLines(files)
        .filter(({ file, row }) => !unallocated.includes(`${file}:${row}`))
        .map(({ file, row, net, vat, gross }): [string, Totals] => [
          JSON.stringify([file, String(row)]),
          { net, vat, gross, share: ONE },
        ]);
      expect(totals(result.allocations, ['file', 'row'])).toEqual(new Map(expected));
      const charges = totals(result.charges, ['member', 'billed_to']);
      const noShare = ([key, sum]: [string, Totals]): [string, Totals] => [key, { ...sum, share: ZERO }];
      expect([...charges].map(noShare).sort()).toEqual(
        [...totals(result.allocations, ['member', 'billed_to'])].map(noShare).sort(),
      );
    }),
    { numRuns: 300 },
  );
});
