import { expect, test } from 'vitest';
import { otherRow, rowPlace } from '../../src/domain/tables.ts';

test('another row is called by its number in the same file, and with its file from another', () => {
  const row = { file: 'sites.csv', row: 4 };
  expect([otherRow(row, { file: 'sites.csv' }), otherRow(row, { file: 'lists.xlsx[Sites]' })]).toEqual([
    4,
    'sites.csv:4',
  ]);
});

test('the place of a row has nothing of what it contains', () => {
  const site = { file: 'sites.csv', row: 4, site: '0550020Y' };
  expect(rowPlace(site)).toEqual({ file: 'sites.csv', row: 4 });
});
