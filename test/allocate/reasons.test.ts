/** What is said of a line that a key cannot share: whose figure it is, which day, which rule (ALLOCATION.md §5). */
import { expect, test } from 'vitest';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { convention, invoice, STENAY } from '../oracle/small-workspace.ts';
import { productRun } from '../properties/product.ts';

const LATEST = 'as_of: latest, max_age_days: none';

/** Stenay: a line of 100.00 in September 2021 by a share; 100 and 60 pupils, 20 and 0 rooms, 5 and 3 people of the members. */
async function reasons(share: string, files: WorkspaceFiles = {}): Promise<readonly string[]> {
  const result = await productRun({
    ...STENAY,
    'convention.yaml': convention(share).replace(/ {2}- \{ id: r2.*\n/u, ''),
    'measures.csv':
      'measure,site,member,as_of,value\npupils,0550020Y,,2021-01-01,100\npupils,0550072E,,2021-01-01,60\nrooms,0550020Y,,2021-01-01,20.5\nrooms,0550072E,,2021-01-01,0\npeople,,MEUSE,2021-01-01,5\npeople,,REGION,2021-01-01,3\n',
    'invoices/a.csv': invoice('STENAY,subscription,2021-09-01,2021-09-30,100.00,20,'),
    ...files,
  });
  return result.ok ? ['shared'] : result.reasons;
}

test('a value below the first band', async () => {
  expect(await reasons(`{ by: pupils, ${LATEST}, bands: { 60.5: 1, 100: 2 } }`)).toEqual([
    'invoices/a.csv:2 below-bands: the pupils of 0550072E is 60 on 2021-09-01..2021-09-30, below 60.5, from which the first of the `bands` counts (rule r1) (100.00 without VAT)',
  ]);
});

test('a divisor that is zero', async () => {
  const share = `{ by: product, of: [{ measure: pupils, ${LATEST} }], divided_by: { measure: rooms, ${LATEST} } }`;
  expect(await reasons(share)).toEqual([
    'invoices/a.csv:2 divisor-zero: the rooms of 0550072E, by which the rule r1 divides, is zero on 2021-09-01..2021-09-30 (100.00 without VAT)',
  ]);
});

test('a sum below zero', async () => {
  const share = `{ by: sum, of: [{ measure: pupils, ${LATEST} }, { measure: rooms, ${LATEST}, coefficient: -5 }] }`;
  // 100 − 20.5 × 5.
  expect(await reasons(share)).toEqual([
    'invoices/a.csv:2 sum-negative: the sum that the rule r1 makes for 0550020Y on 2021-09-01..2021-09-30 is -2.5: nobody weighs less than nothing (100.00 without VAT)',
  ]);
});

test('amounts that exceed the line', async () => {
  const share = '{ by: amounts, first: { MEUSE: 60, REGION: 40.01 }, rest: { by: equal } }';
  expect(await reasons(share)).toEqual([
    'invoices/a.csv:2 amounts-exceed: under the rule r1 members first bear 100.01 of this line on 2021-09-01..2021-09-30, more than it comes to (100.00 without VAT)',
  ]);
});

test('a member that has the rest left to it, and is not in the group', async () => {
  const members = 'member,name,left_on\nMEUSE,M,\nREGION,R,\nCEA,C,2021-08-31\n';
  const share = `{ by: people, per: member, ${LATEST}, counts_from: 50 %, left_to: CEA }`;
  const sum = `{ by: sum, per: member, of: [{ measure: people, ${LATEST} }], counts_from: 50 %, left_to: CEA }`;
  expect(await reasons(sum, { 'members.csv': members })).toEqual(
    await reasons(share, { 'members.csv': members }),
  );
  expect(await reasons(share, { 'members.csv': members })).toEqual([
    'invoices/a.csv:2 payer-absent: the rule r1 charges CEA, who is not in the group on 2021-09-01..2021-09-30 (100.00 without VAT)',
  ]);
});

test('two members that tie, the larger of whom would pay', async () => {
  const files = {
    'convention.yaml': convention('{ by: equal }')
      .replace('{ id: r1', '{ id: r1, billed_to: largest_share')
      .replace(/ {2}- \{ id: r2.*\n/u, ''),
  };
  expect(await reasons('{ by: equal }', files)).toEqual([
    'invoices/a.csv:2 billed-to-tie: by the rule r1 the member with the largest share pays the operator, and MEUSE, REGION each have 1/2 (100.00 without VAT)',
  ]);
});

const DAYS = '2021-09-01..2021-09-30';
const AT_STAKE = '(100.00 without VAT)';

test.each([
  [
    '{ by: pupils, as_of: { date: "03-01", year: current }, max_age_days: 30 }',
    [
      'measure-stale: the pupils of 0550020Y is of 2021-01-01, over 30 days before 2021-03-01 (rule r1); 100.00 without VAT would be shared by it',
      'measure-stale: the pupils of 0550072E is of 2021-01-01, over 30 days before 2021-03-01 (rule r1); 100.00 without VAT would be shared by it',
    ],
  ],
  [
    '{ by: pupils, as_of: { date: "12-01", year: current } }',
    [`reference-day-future: the rule r1 counts on 2021-12-01, which is after ${DAYS} ${AT_STAKE}`],
  ],
  [
    '{ by: pupils, as_of: period_end }',
    [
      `measure-missing: no pupils of 0550020Y is known on ${DAYS} (rule r1) ${AT_STAKE}`,
      `measure-missing: no pupils of 0550072E is known on ${DAYS} (rule r1) ${AT_STAKE}`,
    ],
  ],
  [
    '{ by: pupils, as_of: { date: "12-31", year: previous } }',
    [
      `measure-missing: no pupils of 0550020Y is known on 2020-12-31 (rule r1) ${AT_STAKE}`,
      `measure-missing: no pupils of 0550072E is known on 2020-12-31 (rule r1) ${AT_STAKE}`,
    ],
  ],
  [
    `{ by: sum, of: [{ measure: pupils, ${LATEST}, coefficient: 0 }] }`,
    [`weights-zero: all weights of STENAY are zero on ${DAYS} (rule r1) ${AT_STAKE}`],
  ],
  [
    `{ by: people, per: member, ${LATEST}, counts_from: 90 % }`,
    [`weights-zero: all weights of STENAY are zero on ${DAYS} (rule r1) ${AT_STAKE}`],
  ],
  ['{ by: head }', [`head-count: STENAY has 0 sites marked as head on ${DAYS} (rule r1) ${AT_STAKE}`]],
  [
    '{ by: weight }',
    [
      `weight-missing: 0550020Y has no weight in STENAY on ${DAYS} (rule r1) ${AT_STAKE}`,
      `weight-missing: 0550072E has no weight in STENAY on ${DAYS} (rule r1) ${AT_STAKE}`,
    ],
  ],
  [
    '{ by: fixed, parts: { MEUSE: 0, REGION: 0, CEA: 1 }, absent: left_out }',
    [`parts-zero: the parts of the rule r1 sum to zero on ${DAYS} ${AT_STAKE}`],
  ],
  [
    `{ by: product, of: [{ measure: rooms, ${LATEST} }], divided_by: { measure: pupils, as_of: period_end } }`,
    [
      `measure-missing: no pupils of 0550020Y is known on ${DAYS} (rule r1) ${AT_STAKE}`,
      `measure-missing: no pupils of 0550072E is known on ${DAYS} (rule r1) ${AT_STAKE}`,
    ],
  ],
  [
    '{ by: majority, of: pupils, as_of: period_end }',
    [
      `measure-missing: no pupils of 0550020Y is known on ${DAYS} (rule r1) ${AT_STAKE}`,
      `measure-missing: no pupils of 0550072E is known on ${DAYS} (rule r1) ${AT_STAKE}`,
    ],
  ],
  [
    '{ by: people, per: member, as_of: period_end }',
    [
      `measure-missing: no people of MEUSE is known on ${DAYS} (rule r1) ${AT_STAKE}`,
      `measure-missing: no people of REGION is known on ${DAYS} (rule r1) ${AT_STAKE}`,
    ],
  ],
  [
    `{ by: product, of: [{ measure: pupils, ${LATEST} }, { measure: pupils, ${LATEST} }], divided_by: { measure: rooms, ${LATEST} } }`,
    [`divisor-zero: the rooms of 0550072E, by which the rule r1 divides, is zero on ${DAYS} ${AT_STAKE}`],
  ],
  [
    `{ by: majority, of: pupils, ${LATEST}, at_least: 100 }`,
    [`majority-tie: MEUSE, REGION tie for the greatest pupils of STENAY on ${DAYS} (rule r1) ${AT_STAKE}`],
  ],
])('%s', async (share, expected) => {
  expect(await reasons(share)).toEqual(expected.map((reason) => `invoices/a.csv:2 ${reason}`));
});

/** The convention with its share on lines of its own, the first of which is the eighth. */
function written(...lines: readonly string[]): WorkspaceFiles {
  const share = lines.map((line) => `      ${line}\n`).join('');
  return {
    'convention.yaml': convention('X').replace(/ {2}- \{ id: r1.*$/su, `  - id: r1\n    share:\n${share}`),
  };
}

const NOTHING = 'measure-unknown: no observation of the measure nothing is in measures.csv';
const NOBODY = 'member-unknown: the member NOBODY is not in members.csv';
const PUPILS = `  - { measure: pupils, ${LATEST} }`;
const TERM = `{ measure: nothing, ${LATEST} }`;
const AGE = ['as_of: latest', 'max_age_days: none'];

test.each([
  [['by: nothing', ...AGE], 9, NOTHING],
  [['max_age_days: none', 'as_of: latest', 'per: member', 'by: nothing'], 12, NOTHING],
  [['max_age_days: none', 'as_of: latest', 'by: nothing'], 11, NOTHING],
  [['by: majority', ...AGE, 'of: nothing'], 12, NOTHING],
  [['by: sum', 'of:', '  - as_of: latest', '    max_age_days: none', '    measure: nothing'], 13, NOTHING],
  [
    ['by: pupils', ...AGE, 'bands:', '  0: 1', '  many: 1'],
    14,
    'value-invalid: expected `0 | 1000 | 12.5`, found "many"',
  ],
  [
    ['by: amounts', 'rest: { by: equal }', 'first:', '  MEUSE: some'],
    12,
    'value-invalid: expected `25000.00`, found "some"',
  ],
  [['by: sum', 'of:', PUPILS, `  - ${TERM}`], 12, NOTHING],
  [['by: product', 'of:', PUPILS, `divided_by: ${TERM}`], 12, NOTHING],
  [['by: payer', 'member: NOBODY'], 10, NOBODY],
  [['by: fixed', 'parts:', '  MEUSE: 1', '  NOBODY: 1', 'absent: charged'], 12, NOBODY],
  [['by: amounts', 'first:', '  MEUSE: 1', '  NOBODY: 1', 'rest: { by: equal }'], 12, NOBODY],
  [['by: amounts', 'first: { MEUSE: 1 }', 'rest:', '  by: payer', '  member: NOBODY'], 13, NOBODY],
  [['by: mix', 'of:', '  - part: 1', '    share: { by: payer, member: NOBODY }'], 12, NOBODY],
  [['by: people', 'per: member', ...AGE, 'counts_from: 0', 'left_to: NOBODY'], 14, NOBODY],
  [
    ['by: people', 'per: member', ...AGE, 'left_to: CEA'],
    13,
    'key-missing: the key "counts_from" is missing',
  ],
  [
    ['by: product', 'of:', PUPILS, '  - { measure: rooms, as_of: latest }'],
    12,
    'age-unsaid: as_of: latest does not say how old a count may be',
  ],
  [
    ['by: mix', 'of: [{ part: 1/2, share: { by: equal } }, { part: 1/3, share: { by: equal } }]'],
    10,
    'mix-sum: the parts of this mix sum to 5/6',
  ],
])('%s', async (lines, row, reason) => {
  expect(await reasons('', written(...lines))).toEqual([`convention.yaml:${row} ${reason}`]);
});

test('a count of years is a number from 1 on', async () => {
  const years = (text: string): Promise<readonly string[]> =>
    reasons(`{ by: pupils, as_of: { date: "10-01", year: current }, years: ${text} }`);
  for (const text of ['0', '-1', 'x1', '1x', '1.5', '1234567']) {
    expect((await years(text)).map((reason) => reason.split(':')[1])).toEqual(['7 value-invalid']);
  }
  expect(await years('01')).toEqual(await years('1'));
});

const PART = 'expected `10 % | 1/10 | 0.1`, found';
const BAND = 'expected `0 | 1000 | 12.5`, found';

test.each([
  ['counts_from: 1.1', `${PART} "1.1"`],
  ['counts_from: 101 %', `${PART} "101 %"`],
  ['counts_from: half', `${PART} "half"`],
  ['bands: { many: 1 }', `${BAND} "many"`],
  ['bands: { 5: 1, 5.0: 2 }', `${BAND} "5.0"`],
  ['bands: {}', 'expected `{ 0: 1, 1000: 2 }`, found {}'],
  [
    'times: { lyce: 2 }',
    'expected `college | lycee | lycee_pro | erea | cfa | training | internal | other`, found "lyce"',
  ],
])('a value that cannot be read: %s', async (parameter, reason) => {
  expect(await reasons(`{ by: pupils, ${LATEST}, ${parameter} }`)).toEqual([
    `convention.yaml:7 value-invalid: ${reason}`,
  ]);
});

test('a reading of observations has a word of its own', async () => {
  const expected = 'latest | period_end | { date: "10-01", year: previous }';
  expect(await reasons('{ by: pupils, as_of: sometimes }')).toEqual([
    `convention.yaml:7 value-invalid: expected \`${expected}\`, found "sometimes"`,
  ]);
});

test('all of the whole is a part of it', async () => {
  for (const part of ['1', '100 %']) {
    expect(await reasons(`{ by: people, per: member, ${LATEST}, counts_from: ${part} }`)).toEqual([
      `invoices/a.csv:2 weights-zero: all weights of STENAY are zero on ${DAYS} (rule r1) ${AT_STAKE}`,
    ]);
  }
});
