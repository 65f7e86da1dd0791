/** What each row of a line is booked by (DATA.md, imputations.csv), looked up once for all rows alike. */
import { describe, expect, test } from 'vitest';
import { type ChargeTerms, termsFinder } from '../../src/allocate/charge-terms.ts';
import type { PlanShare, SharePlan } from '../../src/allocate/plan/plan.ts';
import type { Register } from '../../src/allocate/register.ts';
import { ONE } from '../../src/domain/numbers/fraction.ts';
import { type Day, dayOf } from '../../src/domain/time/calendar.ts';
import { STENAY } from '../oracle/small-workspace.ts';
import { registerFrom } from './outcomes.ts';

const AUGUST = dayOf(2021, 8, 31);
const SEPTEMBER = dayOf(2021, 9, 1);

type Share = Pick<PlanShare, 'member' | 'siteType'> & { readonly text?: string };

/** What decides the terms of a line: its first day and its shares. */
function plan(day: Day, ...shares: readonly Share[]): SharePlan {
  const whole = shares.map(({ member, siteType, text = '1/1' }) => ({
    ...{ member, siteType, text, site: siteType === undefined ? '' : 'S', share: ONE, firstSpan: 0 },
  }));
  const made: Partial<SharePlan> = {
    days: { from: day, to: day },
    shares: whole,
  };
  return made as SharePlan;
}

/** A nature for each thing that may part two amounts of a member. */
const BOOKED =
  'member,flow,site_type,category,chapter,function,nature,valid_from,valid_to\n' +
  'MEUSE,,,,011,221,ANY,,2021-08-31\n' +
  'MEUSE,,,,011,221,LATER,2021-09-01,\n' +
  'MEUSE,,college,,011,221,COLLEGE,,\n' +
  'MEUSE,paid,college,,011,221,PAID,,\n' +
  'MEUSE,reimbursed,college,setup,011,221,SETUP,,\n' +
  'REGION,,,,011,222,REGION,,\n';

function register(imputations?: string): Promise<Register> {
  return registerFrom(imputations === undefined ? STENAY : { ...STENAY, 'imputations.csv': imputations });
}

type Found = ReturnType<ReturnType<typeof termsFinder>>;

function rowsOf({ terms, faults }: Found): readonly ChargeTerms[] {
  expect(faults).toEqual([]);
  return terms;
}

/** The natures of the rows, and what is said of each that has none. */
function told({ terms, faults }: Found): readonly unknown[] {
  return [
    ...terms.map(({ imputation }) => imputation?.nature),
    ...faults.map(({ code, args }) => `${code} ${args['member']}`),
  ];
}

const ofNobody = { member: 'MEUSE', siteType: undefined };
const ofCollege = { member: 'MEUSE', siteType: 'college' } as const;

describe('a row is booked by what it is, whatever was asked before', () => {
  const cases = [
    ['on its first day', AUGUST, ofNobody, 'REGION', 'usage', 'ANY'],
    ['and from the day on which another row begins', SEPTEMBER, ofNobody, 'REGION', 'usage', 'LATER'],
    ['by the type of its site', SEPTEMBER, ofCollege, 'REGION', 'usage', 'COLLEGE'],
    ['by its category', SEPTEMBER, ofCollege, 'REGION', 'setup', 'SETUP'],
    ['by whether its member pays the operator', SEPTEMBER, ofCollege, 'MEUSE', 'usage', 'PAID'],
    ['by its member', SEPTEMBER, { member: 'REGION', siteType: 'college' }, 'REGION', 'usage', 'REGION'],
  ] as const;

  test.each([
    ['in this order', cases],
    ['and in the other', cases.toReversed()],
  ])('%s', async (_, asked) => {
    const termsFor = termsFinder(await register(BOOKED));
    for (const round of [1, 2])
      for (const [name, day, share, billedTo, category, nature] of asked)
        expect([round, name, ...told(termsFor(plan(day, share), billedTo, category))]).toEqual([
          round,
          name,
          nature,
        ]);
  });

  test('with all that it is', async () => {
    const termsFor = termsFinder(await register(BOOKED));
    expect(rowsOf(termsFor(plan(SEPTEMBER, ofCollege), 'REGION', 'setup'))).toEqual([
      {
        member: 'MEUSE',
        billedTo: 'REGION',
        category: 'setup',
        imputation: expect.objectContaining({ nature: 'SETUP', row: 6 }),
      },
    ]);
  });
});

test('without imputations.csv nothing is booked, and days part no rows', async () => {
  const termsFor = termsFinder(await register());
  const found = [AUGUST, SEPTEMBER].flatMap((day) =>
    rowsOf(termsFor(plan(day, ofNobody), 'REGION', 'usage')),
  );
  expect(found).toEqual([
    { member: 'MEUSE', billedTo: 'REGION', category: 'usage', imputation: undefined },
    found[0],
  ]);
  expect(found[1]).toBe(found[0]);
});

test('every row that lacks an imputation is told', async () => {
  const termsFor = termsFinder(await register('member,chapter,function,nature\nCEA,011,1,1\n'));
  const shares = ['MEUSE', 'CEA', 'REGION'].map((member) => ({ member, siteType: undefined }));
  expect(told(termsFor(plan(AUGUST, ...shares), 'CEA', 'usage'))).toEqual([
    '1',
    'imputation-missing MEUSE',
    'imputation-missing REGION',
  ]);
});

describe('terms are one object for rows alike', () => {
  test('in the days in which the same rows of imputations.csv hold', async () => {
    const termsFor = termsFinder(await register(BOOKED));
    const on = (day: Day) => rowsOf(termsFor(plan(day, ofNobody), 'REGION', 'usage'));
    const [early] = on(dayOf(2021, 1, 1));
    expect(on(AUGUST)[0]).toBe(early);
    const [late] = on(SEPTEMBER);
    expect(late).not.toBe(early);
    expect(on(dayOf(2022, 1, 1))[0]).toBe(late);
    expect(on(AUGUST)[0]).toBe(early);
  });

  test('until 128 others of the member were asked for since', async () => {
    const termsFor = termsFinder(await register());
    const paidBy = (payer: string) => {
      const [found] = rowsOf(termsFor(plan(AUGUST, ofNobody), payer, 'usage'));
      return found;
    };
    const names = Array.from({ length: 128 }, (_, index) => `P${index}`);
    const first = names.map(paidBy);
    expect(names.map(paidBy).every((found, index) => found === first[index])).toBe(true);
    paidBy('P128');
    expect(paidBy('P1')).toBe(first[1]);
    expect(paidBy('P0')).not.toBe(first[0]);
  });
});

describe('the rows of a plan are booked as its line asks', () => {
  const other = { member: 'CEA', siteType: undefined };
  const tables =
    'member,category,chapter,function,nature,valid_from,valid_to\n' +
    'MEUSE,,011,221,EARLY,,2021-08-31\n' +
    'MEUSE,,011,221,LATE,2021-09-01,\n' +
    'MEUSE,setup,011,221,SETUP,,\n' +
    'CEA,,011,221,OLD,,2021-08-10\n' +
    'CEA,,011,221,NEW,2021-08-11,\n';

  test('by its payer, its category and its first day, whatever was asked before', async () => {
    const termsFor = termsFinder(await register(tables));
    const made = plan(AUGUST, ofNobody, other);
    const on = (day: Day, billedTo = 'REGION', category: 'usage' | 'setup' = 'usage') =>
      termsFor({ ...made, days: { from: day, to: day } }, billedTo, category);
    const first = on(AUGUST);
    expect(told(first)).toEqual(['EARLY', 'NEW']);
    expect(on(dayOf(2021, 8, 11))).toEqual(first);
    expect(told(on(dayOf(2021, 8, 10)))).toEqual(['EARLY', 'OLD']);
    expect(told(on(SEPTEMBER))).toEqual(['LATE', 'NEW']);
    expect(told(on(SEPTEMBER, 'REGION', 'setup'))).toEqual(['SETUP', 'NEW']);
    expect(rowsOf(on(SEPTEMBER, 'CEA', 'setup')).map(({ billedTo }) => billedTo)).toEqual(['CEA', 'CEA']);
    expect(told(on(AUGUST))).toEqual(['EARLY', 'NEW']);
  });

  test('and refused where one row has none', async () => {
    const termsFor = termsFinder(await register('member,chapter,function,nature\nCEA,011,1,1\n'));
    const made = plan(AUGUST, ofNobody, other);
    for (const round of [1, 2])
      expect([round, ...told(termsFor(made, 'CEA', 'usage'))]).toEqual([
        round,
        '1',
        'imputation-missing MEUSE',
      ]);
  });
});

describe('a share that no cell of a spreadsheet holds', () => {
  const MOST = 32_767;
  const share = (member: string, length: number): Share => ({
    member,
    siteType: undefined,
    text: '1'.repeat(length),
  });
  const long = plan(AUGUST, share('MEUSE', MOST + 1), share('REGION', MOST), share('CEA', MOST + 2));

  test('stops its line, and is never cut', async () => {
    const termsFor = termsFinder(await register());
    expect(termsFor(long, 'REGION', 'usage').faults).toEqual([
      { code: 'share-too-long', args: { member: 'MEUSE', count: MOST + 1, most: MOST } },
      { code: 'share-too-long', args: { member: 'CEA', count: MOST + 2, most: MOST } },
    ]);
    expect(rowsOf(termsFor(plan(AUGUST, share('REGION', MOST)), 'REGION', 'usage'))).toHaveLength(1);
  });

  test('stood in runs of 0.1', async () => {
    const tables = await register();
    const before = { ...tables, workspace: { ...tables.workspace, release: [0, 1] as const } };
    expect(rowsOf(termsFinder(before)(long, 'REGION', 'usage'))).toHaveLength(3);
  });
});
