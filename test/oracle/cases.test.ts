/** Small cases worked by hand, beside the examples of the page. */
import { describe, expect, test } from 'vitest';
import type { WorkspaceFiles } from './oracle.ts';
import { convention, invoice, NET, STENAY, shares } from './small-workspace.ts';

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
    ['latest, max_age_days: none', '2024-09-01', ['2010-01-01', '2024-09-01', '2024-09-02'], '1/51'],
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
      'convention.yaml': convention('{ by: majority, of: students, as_of: latest, max_age_days: none }'),
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
        'convention.yaml': convention('{ by: equal, per: site }', { site_of_grappe: 'site' }),
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
