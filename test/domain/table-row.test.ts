import { expect, test } from 'vitest';
import { otherRow } from '../../src/domain/tables.ts';

test('another row is called by its number in the same file, and with its file from another', () => {
  const row = { file: 'sites.csv', row: 4 };
  expect([otherRow(row, { file: 'sites.csv' }), otherRow(row, { file: 'lists.xlsx[Sites]' })]).toEqual([
    4,
    'sites.csv:4',
  ]);
});
