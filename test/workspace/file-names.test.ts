/** Ids of members that become file names, for a new run and for one of 0.1 that is computed again. */
import { expect, test } from 'vitest';
import { cellReader } from '../../src/workspace/columns/cell-reader.ts';
import { members } from '../../src/workspace/tables/reference-tables.ts';

const column = { ...members.schema.member, name: 'member' };

test.each(['lot:1', 'a"b', 'x.', 'a|b'])('%s is refused, and was not by 0.1', (id) => {
  const fault = { code: 'id-not-file-name', args: { value: id } };
  expect(cellReader(column, 'either')(id)).toMatchObject({ fault });
  expect(cellReader(column, 'either', [0, 2])(id)).toMatchObject({ fault });
  expect(cellReader(column, 'either', [0, 1])(id)).toEqual({ value: id });
});

test.each(['CON', 'a/b', '.x'])('%s always was', (id) => {
  expect(cellReader(column, 'either', [0, 1])(id)).toMatchObject({ fault: { code: 'id-not-file-name' } });
});
