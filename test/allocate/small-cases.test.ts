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
