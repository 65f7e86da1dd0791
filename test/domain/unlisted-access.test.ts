/** What is said of an access that the inventory does not have. */
import { expect, test } from 'vitest';
import { unlistedAccess } from '../../src/domain/unlisted-access.ts';

const LISTED = new Map([
  ['FTTO-0001', [{ file: 'accesses.csv', row: 2 }]],
  [
    'PCE 21 400 000',
    [
      { file: 'gas.xlsx[PCE]', row: 9 },
      { file: 'gas.xlsx[PCE]', row: 10 },
    ],
  ],
]);
const ONLY_NAMES = { keys: () => LISTED.keys() };

const said = (access: string, accesses: Parameters<typeof unlistedAccess>[1]) => {
  const { value, nearest, alike } = unlistedAccess(access, accesses);
  return { value, nearest: nearest(), alike: alike() };
};

test('the one that is written otherwise is named, with its first row, and none is near then', () => {
  expect(said('21400000', LISTED)).toEqual({
    value: '21400000',
    nearest: '',
    alike: 'PCE 21 400 000 (gas.xlsx[PCE]:9)',
  });
});

test('it is not also the nearest, however near it is', () => {
  const listed = new Map([['21400000', [{ file: 'accesses.csv', row: 2 }]]]);
  expect(said('021400000', listed)).toEqual({
    value: '021400000',
    nearest: '',
    alike: '21400000 (accesses.csv:2)',
  });
});

test('where no rows are known, it is named without', () => {
  expect(said('21400000', ONLY_NAMES).alike).toBe('PCE 21 400 000');
});

test('else the nearest one is', () => {
  const expected = { value: 'FTTO-001', nearest: 'FTTO-0001', alike: '' };
  expect([said('FTTO-001', LISTED), said('FTTO-001', ONLY_NAMES)]).toEqual([expected, expected]);
});

test('or none', () => {
  expect(said('WAN', LISTED)).toEqual({ value: 'WAN', nearest: '', alike: '' });
});
