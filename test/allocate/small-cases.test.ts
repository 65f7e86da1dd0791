/** Readings of the page that a comparison with the oracle once had to settle. */
import { expect, test } from 'vitest';
import { convention, invoice, STENAY } from '../oracle/small-workspace.ts';
import { shares } from './shares.ts';

const MONTH = 'STENAY,subscription,2021-09-01,2021-09-30';

test('a glob of item_codes is held against the code as written: * holds for a line without one', async () => {
  const rule = (id: string, glob: string): string =>
    `  - { id: ${id}, applies_to: { target: grappe, item_codes: ["${glob}"] }, share: { by: payer, member: CEA } }\n`;
  const files = {
    ...STENAY,
    'convention.yaml': convention('{ by: equal }').replace(
      'rules:\n',
      `rules:\n${rule('some', '?*')}${rule('any', '*')}`,
    ),
    'invoices/a.csv': invoice(`${MONTH},1.00,20,`),
  };
  expect(await shares(files, 'rule member net_amount')).toEqual(['any CEA 1.00']);
});

test('site_type `*` of an imputation is any type, and does not count as given', async () => {
  const files = {
    ...STENAY,
    'imputations.csv':
      'member,site_type,category,chapter,function,nature\nMEUSE,*,,011,221,6262\nREGION,*,*,011,20,6262\nREGION,lycee,,011,222,6262\n',
    'invoices/a.csv': invoice(`${MONTH},1.00,20,`),
  };
  expect(await shares(files, 'member function')).toEqual(['MEUSE 221', 'REGION 222']);
});

test('a layout’s `*` is the category of a line without code, label and category', async () => {
  const files = {
    ...STENAY,
    'convention.yaml': `${convention('{ by: equal }')}invoices:\n  - { files: "*.csv", categories: { "*": other } }\n`,
    'invoices/a.csv': invoice(`${MONTH},1.00,20,`).replace('subscription', ''),
  };
  expect(await shares(files, 'member category')).toEqual(['MEUSE other', 'REGION other']);
});

test('carry: a member whose exact part is whole cents takes none of the cents left, whatever is due to it', async () => {
  const files = {
    ...STENAY,
    'convention.yaml': convention('{ by: fixed, parts: { CEA: 1/2, MEUSE: 1/4, REGION: 1/4 } }', {
      rounding: 'carry',
    }),
    'invoices/a.csv': invoice('*,other,,,-0.01,0,', '*,other,,,0.02,0,'),
  };
  // −0.01: floors −1, −1, −1, fractions ½, ¾, ¾, two cents left: MEUSE and REGION; then ½ is due to CEA.
  // 0.02: exact parts 1, ½, ½; due + fraction are ½ for CEA, ¼ for the others, and still the cent goes to MEUSE.
  expect(await shares(files, 'member net_amount')).toEqual([
    'CEA -0.01',
    'MEUSE 0.00',
    'REGION 0.00',
    'CEA 0.01',
    'MEUSE 0.01',
    'REGION 0.00',
  ]);
});

test('a latest observation may grow too old within a period, and then no line of it is shared', async () => {
  const files = {
    ...STENAY,
    'convention.yaml': convention('{ by: students, as_of: latest, max_age_days: 10 }'),
    'measures.csv':
      'measure,site,as_of,value\nstudents,0550020Y,2021-09-01,414\nstudents,0550072E,2021-09-01,263\n',
  };
  const from1To = (day: string): string => invoice(`STENAY,subscription,2021-09-01,2021-09-${day},6.77,20,`);
  expect(await shares({ ...files, 'invoices/a.csv': from1To('11') }, 'member net_amount')).toEqual([
    'MEUSE 4.14',
    'REGION 2.63',
  ]);
  expect(await shares({ ...files, 'invoices/a.csv': from1To('12') }, 'member')).toEqual(['measure-stale']);
});
