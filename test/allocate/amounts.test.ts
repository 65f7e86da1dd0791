/** `amounts`: a sum of some members first, the rest by another key (ALLOCATION.md §5). */
import { expect, test } from 'vitest';
import { convention, invoice, STENAY } from '../oracle/small-workspace.ts';
import { shares } from './shares.ts';

const PUPILS = '{ by: pupils, as_of: latest, max_age_days: none }';

/** Stenay: a line by amounts, then by pupils, 300 of the collège (MEUSE) and 100 of the lycée (REGION). */
function shared(
  share: string,
  net = '100.00',
  columns = 'member site net_amount',
  days = '2021-09-01,2021-09-30',
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  return shares(
    {
      ...STENAY,
      'convention.yaml': convention(share),
      'measures.csv':
        'measure,site,as_of,value\npupils,0550020Y,2021-01-01,300\npupils,0550072E,2021-01-01,100\npupils,0550072E,2021-10-01,300\n',
      'invoices/a.csv': invoice(`STENAY,subscription,${days},${net},20,`),
      ...files,
    },
    columns,
  );
}

const first = (amounts: string): string => `{ by: amounts, first: ${amounts}, rest: ${PUPILS} }`;

test('the amounts first, then what is left by the key', async () => {
  // 10 and 30 first; 60 by 3 and 1 is 45 and 15.
  const share = first('{ MEUSE: 10, REGION: "30.00" }');
  expect(await shared(share)).toEqual(['MEUSE 0550020Y 55.00', 'REGION 0550072E 45.00']);
  // VAT by the same shares, 11/20 and 9/20 of 20.00.
  expect(await shared(share, undefined, 'share vat_amount')).toEqual(['11/20 11.00', '9/20 9.00']);
  // A credit gives back as much.
  expect(await shared(share, '-100.00')).toEqual(['MEUSE 0550020Y -55.00', 'REGION 0550072E -45.00']);
});

test('two lines of other nets have other shares, though all else is alike', async () => {
  const lines = ['100.00', '80.00', '100.00'].map(
    (net) => `STENAY,subscription,2021-09-01,2021-09-30,${net},20,`,
  );
  const files = { 'invoices/a.csv': invoice(...lines) };
  // 40 + 45 and 15; 40 + 30 and 10.
  expect(
    await shared(first('{ MEUSE: 40 }'), undefined, 'line_number member net_amount', undefined, files),
  ).toEqual([
    '1 MEUSE 85.00',
    '1 REGION 15.00',
    '2 MEUSE 70.00',
    '2 REGION 10.00',
    '3 MEUSE 85.00',
    '3 REGION 15.00',
  ]);
});

test('over a day on which the key changes the amounts stay what they are', async () => {
  // 60 by 3/4 and 1/4 on one day, by halves on the other: 5/8 and 3/8, 37.50 and 22.50.
  expect(
    await shared(first('{ MEUSE: 40 }'), undefined, 'member net_amount', '2021-09-30,2021-10-01'),
  ).toEqual(['MEUSE 77.50', 'REGION 22.50']);
});

test('a member of the group bears its amount also where it takes no part', async () => {
  expect(await shared(first('{ CEA: 20 }'))).toEqual([
    'CEA  20.00',
    'MEUSE 0550020Y 60.00',
    'REGION 0550072E 20.00',
  ]);
  const files = { 'members.csv': 'member,name,left_on\nMEUSE,M,\nREGION,R,\nCEA,C,2021-08-31\n' };
  expect(await shared(first('{ CEA: 20 }'), undefined, undefined, undefined, files)).toEqual([
    'payer-absent',
  ]);
});

test('all of the line, more than the line, and nothing first', async () => {
  expect(await shared(first('{ MEUSE: 99.99, REGION: 0.01 }'))).toEqual([
    'MEUSE 0550020Y 99.99',
    'REGION 0550072E 0.01',
  ]);
  expect(await shared(first('{ MEUSE: 99.99, REGION: 0.02 }'))).toEqual(['amounts-exceed']);
  expect(await shared(first('{ MEUSE: 0 }'))).toEqual(['MEUSE 0550020Y 75.00', 'REGION 0550072E 25.00']);
});

test('in a part of a mix the amounts are of that part', async () => {
  // Half of 100 is 50: 40 first, 10 by 3 and 1; the other half equally.
  const mix = `{ by: mix, of: [{ part: 50, share: ${first('{ MEUSE: 40 }')} }, { part: 50, share: { by: equal } }] }`;
  expect(await shared(mix)).toEqual(['MEUSE 0550020Y 72.50', 'REGION 0550072E 27.50']);
  expect(await shared(mix.replace('40', '50.01'))).toEqual(['amounts-exceed']);
});

test('an amount is a number of euros, its member one that is', async () => {
  for (const wrong of ['{ MEUSE: -1 }', '{ MEUSE: 1.005 }', '{ MEUSE: some }', '20']) {
    expect(await shared(first(wrong))).toEqual(['value-invalid']);
  }
  expect(await shared(first('{ NOBODY: 1 }'))).toEqual(['member-unknown']);
  expect(await shared('{ by: amounts, first: { MEUSE: 1 } }')).toEqual(['key-missing']);
});
