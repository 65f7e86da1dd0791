/** `mix`, and `fixed` within the group and without; what is measured over the period (ALLOCATION.md §5). */
import { expect, test } from 'vitest';
import { convention, invoice, STENAY } from '../oracle/small-workspace.ts';
import { shares } from './shares.ts';

function ofGroup(share: string): Promise<readonly string[]> {
  const files = {
    ...STENAY,
    'convention.yaml': convention('{ by: equal }').replace(
      /applies_to: \{ target: group \}, share: .*$/mu,
      `applies_to: { target: group }, share: ${share} }`,
    ),
    'invoices/a.csv': invoice('*,other,,,120.00,20,'),
  };
  return shares(files, 'member net_amount');
}

test('each part is shared by its own key, over those whom it names', async () => {
  const two = '{ by: equal, over: { members: [MEUSE, REGION] } }';
  // 60 by two, 60 by three.
  expect(
    await ofGroup(`{ by: mix, of: [{ part: 1/2, share: ${two} }, { part: 1/2, share: { by: equal } }] }`),
  ).toEqual(['CEA 20.00', 'MEUSE 50.00', 'REGION 50.00']);
});

test('parts of a hundred are hundredths', async () => {
  const payer = '{ by: payer, member: CEA }';
  for (const [some, rest] of [
    ['25', '75'],
    ['25 %', '75 %'],
    ['1/4', '0.75'],
  ]) {
    const mix = `{ by: mix, of: [{ part: ${some}, share: ${payer} }, { part: ${rest}, share: { by: equal } }] }`;
    // 30 and 30, 30, 30.
    expect(await ofGroup(mix)).toEqual(['CEA 60.00', 'MEUSE 30.00', 'REGION 30.00']);
  }
});

test('parts left out are no longer in the sum', async () => {
  const parts = '{ MEUSE: 1, REGION: 3, CEA: 4 }';
  const stenay = (absent: string): Promise<readonly string[]> =>
    shares(
      {
        ...STENAY,
        'convention.yaml': convention(`{ by: fixed, parts: ${parts}, absent: ${absent} }`),
        'invoices/a.csv': invoice('STENAY,subscription,2021-09-01,2021-09-30,80.00,20,'),
      },
      'member net_amount',
    );
  expect(await stenay('left_out')).toEqual(['MEUSE 20.00', 'REGION 60.00']);
  expect(await stenay('charged')).toEqual(['CEA 40.00', 'MEUSE 10.00', 'REGION 30.00']);
});

const CALLS =
  'measure,site,as_of,value\ncalls,0550020Y,2021-09-10,1\ncalls,0550072E,2021-09-10,1\ncalls,0550020Y,2021-09-20,3\n';

test('what is measured over the period hangs on the days of each line', async () => {
  const files = {
    ...STENAY,
    'measures.csv': CALLS,
    'invoices/a.csv': invoice(
      'STENAY,subscription,2021-09-01,2021-09-15,100.00,20,',
      'STENAY,subscription,2021-09-01,2021-09-30,100.00,20,',
    ),
  };
  const expected = ['1 1/2 50.00', '1 1/2 50.00', '2 3/4 75.00', '2 1/4 25.00'];
  for (const share of [
    '{ by: calls, as_of: period_end }',
    '{ by: sum, of: [{ measure: calls, as_of: period_end }] }',
  ]) {
    const asked = { ...files, 'convention.yaml': convention(share) };
    expect(await shares(asked, 'line_number share net_amount')).toEqual(expected);
  }
});

test('a measure of the period and one of the day are multiplied day by day', async () => {
  const calls = (asOf: string): string => `{ measure: calls, as_of: ${asOf} }`;
  const files = {
    ...STENAY,
    'convention.yaml': convention(
      `{ by: product, of: [${calls('period_end')}, ${calls('latest, max_age_days: none')}] }`,
    ),
    'measures.csv': CALLS,
    'invoices/a.csv': invoice(
      'STENAY,subscription,2021-09-10,2021-09-15,100.00,20,',
      'STENAY,subscription,2021-09-10,2021-09-30,100.00,20,',
    ),
  };
  // Of the second line 3 × 1 to 1 × 1 for 10 days, 3 × 3 to 1 × 1 for 11: (10 × 3/4 + 11 × 9/10) / 21.
  expect(await shares(files, 'line_number share net_amount')).toEqual([
    '1 1/2 50.00',
    '1 1/2 50.00',
    '2 29/35 82.86',
    '2 6/35 17.14',
  ]);
});

test('the majority bears all, wherever it stands, and in the group it is no site that does', async () => {
  const majority = '{ by: majority, of: students, as_of: latest, max_age_days: none }';
  const students =
    'measure,site,as_of,value\nstudents,0550020Y,2020-10-01,1\nstudents,0550072E,2020-10-01,2\nstudents,NEW,2020-10-01,0\n';
  const files = { ...STENAY, 'convention.yaml': convention(majority), 'measures.csv': students };
  const line = (serves: string) => ({ 'invoices/a.csv': invoice(`${serves},other,,,10.00,20,`) });
  expect(await shares({ ...files, ...line('STENAY') }, 'member site net_amount')).toEqual([
    'REGION 0550072E 10.00',
  ]);
  expect(await shares({ ...files, ...line('*') }, 'member site net_amount')).toEqual(['REGION  10.00']);
});
