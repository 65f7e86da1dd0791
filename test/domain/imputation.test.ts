/** Which budget imputation holds (DATA.md, imputations.csv). */
import { expect, test } from 'vitest';
import {
  bestImputations,
  codesOf,
  haveSameCodes,
  type Imputation,
  type ImputationQuery,
} from '../../src/domain/imputation.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';

const SEPTEMBER = { from: dayOf(2025, 9, 1), to: dayOf(2025, 9, 30) };

/** A row for any expense of September; the chapter names it. */
function row(chapter: string, given: Partial<Imputation> = {}): Imputation {
  return {
    member: 'REGION',
    flow: undefined,
    siteType: undefined,
    category: undefined,
    chapter,
    function: '222',
    nature: '6262',
    engagement: undefined,
    days: SEPTEMBER,
    file: 'imputations.csv',
    row: 2,
    ...given,
  };
}

const expense: ImputationQuery = {
  flow: 'paid',
  siteType: 'lycee',
  category: 'subscription',
  day: dayOf(2025, 9, 15),
};

function chapters(rows: readonly Imputation[], changed: Partial<ImputationQuery> = {}): readonly string[] {
  return bestImputations(rows, { ...expense, ...changed }).map(({ chapter }) => chapter);
}

test('a row without a flow holds for every expense, and for no revenue', () => {
  expect(chapters([row('any')])).toEqual(['any']);
  expect(chapters([row('any')], { flow: 'reimbursed' })).toEqual(['any']);
  expect(chapters([row('any')], { flow: 'recovered' })).toEqual([]);
});

test('what a row gives must be what is asked, and its days must hold the day', () => {
  expect(chapters([row('paid', { flow: 'paid' })])).toEqual(['paid']);
  expect(chapters([row('reimbursed', { flow: 'reimbursed' })])).toEqual([]);
  expect(chapters([row('recovered', { flow: 'recovered' })], { flow: 'recovered' })).toEqual(['recovered']);
  expect(chapters([row('college', { siteType: 'college' })])).toEqual([]);
  expect(chapters([row('setup', { category: 'setup' })])).toEqual([]);
  expect(chapters([row('subscription', { category: 'subscription' })])).toEqual(['subscription']);
  expect(chapters([row('any')], { day: dayOf(2025, 10, 1) })).toEqual([]);
});

test('an amount without a site takes rows without a type of site only', () => {
  const rows = [row('lycee', { siteType: 'lycee' }), row('any')];
  expect(chapters(rows)).toEqual(['lycee']);
  expect(chapters(rows, { siteType: undefined })).toEqual(['any']);
});

test.each([{ flow: 'paid' }, { siteType: 'lycee' }, { category: 'subscription' }] as const)(
  'the row that gives most wins, whatever the order: %o',
  (given) => {
    const [less, more] = [row('less'), row('more', given)];
    expect(chapters([less, more])).toEqual(['more']);
    expect(chapters([more, less])).toEqual(['more']);
  },
);

test('two of three given win over one, and rows that give as much tie', () => {
  const flow = row('flow', { flow: 'paid' });
  const site = row('site', { siteType: 'lycee' });
  expect(chapters([flow, site])).toEqual(['flow', 'site']);
  expect(chapters([flow, row('both', { flow: 'paid', category: 'subscription' }), site])).toEqual(['both']);
});

test('every row that holds is considered, the best and the others', () => {
  const considered: Imputation[] = [];
  bestImputations(
    [row('more', { flow: 'paid' }), row('less'), row('no', { flow: 'recovered' })],
    expense,
    considered,
  );
  expect(considered.map(({ chapter }) => chapter)).toEqual(['more', 'less']);
});

test('the codes of an imputation are its own three, and empty where there is none', () => {
  const codes = { chapter: '65', function: '222', nature: '6568' };
  expect(codesOf(row('65', codes))).toEqual(codes);
  expect(codesOf(undefined)).toEqual({ chapter: '', function: '', nature: '' });
  expect(haveSameCodes(codes, { ...codes })).toBe(true);
  for (const name of ['chapter', 'function', 'nature'] as const) {
    expect(haveSameCodes(codes, { ...codes, [name]: '1' })).toBe(false);
  }
});
