/** `counts_from`: who has less than a part of the whole bears nothing (ALLOCATION.md §5). */
import { expect, test } from 'vitest';
import {
  countedFrom,
  countsFromMentions,
  countsFromProblems,
} from '../../src/allocate/keys/common/counts-from.ts';
import type { Ground } from '../../src/allocate/keys/common/key.ts';
import { fraction } from '../../src/domain/numbers/fraction.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';
import { convention, invoice, STENAY } from '../oracle/small-workspace.ts';
import { registerFrom } from './outcomes.ts';
import { shares } from './shares.ts';

const LATEST = 'as_of: latest, max_age_days: none';

/** The group: what each member bears of a line, where one of 100 lives in the CEA. */
function shared(
  share: string,
  days = '2021-09-01,2021-09-30',
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  return shares(
    {
      ...STENAY,
      'convention.yaml': convention(share).replaceAll('target: grappe', 'target: group'),
      'measures.csv':
        'measure,member,as_of,value\npeople,MEUSE,2021-01-01,80\npeople,REGION,2021-01-01,10\npeople,CEA,2021-01-01,10\npeople,CEA,2021-10-01,9\n',
      'invoices/a.csv': invoice(`*,subscription,${days},100.00,20,`),
      ...files,
    },
    'member share net_amount',
  );
}

const people = (counts: string): string => `{ by: people, per: member, ${LATEST}${counts} }`;

test('who has exactly the part still counts', async () => {
  const all = ['CEA 1/10 10.00', 'MEUSE 4/5 80.00', 'REGION 1/10 10.00'];
  expect(await shared(people(''))).toEqual(all);
  for (const part of ['10 %', '1/10', '0.1', '0']) {
    expect(await shared(people(`, counts_from: ${part}`))).toEqual(all);
  }
});

test('who has less bears nothing, and the others bear all of it', async () => {
  // 80 and 10, each of 100, are left where 10.5 % are asked: 80 alone.
  expect(await shared(people(', counts_from: 10.5 %'))).toEqual(['MEUSE 1/1 100.00']);
  // In October 9 of 99 are less than a tenth, and 10 of 99 are not: 80 and 10 of 90.
  expect(await shared(people(', counts_from: 1/10'), '2021-10-01,2021-10-31')).toEqual([
    'MEUSE 8/9 88.89',
    'REGION 1/9 11.11',
  ]);
});

test('a line over the day on which one falls below it has both shares', async () => {
  // (4/5 + 8/9) / 2, (1/10 + 1/9) / 2 and (1/10 + 0) / 2.
  expect(await shared(people(', counts_from: 10 %'), '2021-09-30,2021-10-01')).toEqual([
    'CEA 1/20 5.00',
    'MEUSE 38/45 84.44',
    'REGION 19/180 10.56',
  ]);
});

test('a sum and a product have it too; where nobody is left the line stops', async () => {
  const term = `{ measure: people, ${LATEST} }`;
  expect(await shared(`{ by: sum, per: member, of: [${term}, ${term}], counts_from: 1/2 }`)).toEqual([
    'MEUSE 1/1 100.00',
  ]);
  // 6400 of 6600.
  expect(await shared(`{ by: product, per: member, of: [${term}, ${term}], counts_from: 2 % }`)).toEqual([
    'MEUSE 1/1 100.00',
  ]);
  expect(await shared(people(', counts_from: 90 %'))).toEqual(['weights-zero']);
});

test('left to one member, the others bear what is their own, and that one what is below', async () => {
  // 80, 10 and 10 of 100; below 10.5 %, REGION and CEA leave theirs to MEUSE; CEA to itself, and REGION's to it.
  expect(await shared(people(', counts_from: 10.5 %, left_to: MEUSE'))).toEqual(['MEUSE 1/1 100.00']);
  expect(await shared(people(', counts_from: 10.5 %, left_to: CEA'))).toEqual([
    'CEA 1/5 20.00',
    'MEUSE 4/5 80.00',
  ]);
  // In October 9 of 99 are less than a tenth: 80 + 9 and 10 of 99.
  expect(await shared(people(', counts_from: 1/10, left_to: MEUSE'), '2021-10-01,2021-10-31')).toEqual([
    'MEUSE 89/99 89.90',
    'REGION 10/99 10.10',
  ]);
  const term = `{ measure: people, ${LATEST} }`;
  expect(await shared(`{ by: sum, per: member, of: [${term}], counts_from: 50 %, left_to: REGION }`)).toEqual(
    ['MEUSE 4/5 80.00', 'REGION 1/5 20.00'],
  );
});

test('who has it left may be outside of what is shared, not outside of the group', async () => {
  const over = 'over: { members: [MEUSE, REGION] }';
  expect(await shared(people(`, counts_from: 50 %, left_to: CEA, ${over}`))).toEqual([
    'CEA 1/9 11.11',
    'MEUSE 8/9 88.89',
  ]);
  const left = {
    'members.csv': 'member,name,left_on\nMEUSE,M,\nREGION,R,\nCEA,C,2021-08-31\n',
  };
  expect(await shared(people(', counts_from: 50 %, left_to: CEA'), undefined, left)).toEqual([
    'payer-absent',
  ]);
  // Nobody lies below: nothing is left.
  expect(await shared(people(', counts_from: 1 %, left_to: CEA'), undefined, left)).toEqual([
    'MEUSE 8/9 88.89',
    'REGION 1/9 11.11',
  ]);
});

test('to whom it is left is said beside the part, of members only, and is a member', async () => {
  expect(await shared(people(', left_to: MEUSE'))).toEqual(['key-missing']);
  expect(await shared(people(', counts_from: 10 %, left_to: NOBODY'))).toEqual(['member-unknown']);
  expect(await shared(`{ by: people, ${LATEST}, counts_from: 10 %, left_to: MEUSE }`)).toEqual([
    'key-unknown',
  ]);
});

test('the member to whom it is left is mentioned, and asks for the part', () => {
  const none = { part: undefined, leftTo: undefined };
  expect([countsFromMentions(none), countsFromProblems(none)]).toEqual([[], []]);
  const left = { ...none, leftTo: 'CEA' };
  expect(countsFromMentions(left)).toEqual([{ kind: 'member', id: 'CEA', path: ['left_to'] }]);
  const args = { key: 'counts_from', name: 'counts_from', expected: '10 % | 1/10 | 0.1' };
  expect(countsFromProblems(left)).toEqual([{ fault: { code: 'key-missing', args }, path: ['left_to'] }]);
});

test('what is left to a member stands beside its own, with the rows of all', async () => {
  const weight = (id: string, value: bigint, row: number) => {
    const ground: Ground = {
      file: 'measures.csv',
      row,
      asOf: undefined,
      value: `${value}`,
      source: undefined,
    };
    return { id, member: id, weight: fraction(value, 1n), grounds: [ground] };
  };
  const [own, large, small] = [weight('CEA', 2n, 2), weight('MEUSE', 7n, 3), weight('REGION', 1n, 4)];
  const asked = { rule: 'r', day: dayOf(2021, 9, 1), register: await registerFrom(STENAY) };
  const half = { part: fraction(1n, 2n), leftTo: 'CEA' };
  expect(countedFrom([own, large, small], half, asked)).toEqual({
    weights: [
      large,
      { ...small, weight: fraction(0n, 1n) },
      { ...own, weight: fraction(3n, 1n), grounds: [...own.grounds, ...small.grounds] },
    ],
  });
});
