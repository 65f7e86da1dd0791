import { expect, test } from 'vitest';
import { ALWAYS, dayOf } from '../../src/domain/time/calendar.ts';
import { repeatedRows } from '../../src/workspace/reading/repeated-rows.ts';
import { accesses, sites } from '../../src/workspace/tables/reference-tables.ts';

/** A row of the site S that holds from one day of January to another. */
const row = (place: number, from: number, to: number) => ({
  record: { cells: { site: 'S' } },
  days: { from: dayOf(2025, 1, from), to: dayOf(2025, 1, to) },
  place: { file: 'sites.csv', row: place },
});
const found = (...rows: readonly ReturnType<typeof row>[]) =>
  repeatedRows(sites, rows).map(({ code, place }) => `${code} ${place.row}`);

test('rows of a site may follow each other, and may not share a day, whatever their order', () => {
  expect(found(row(2, 1, 9), row(3, 10, 31))).toEqual([]);
  expect(found(row(2, 10, 31), row(3, 1, 9))).toEqual([]);
  expect(found(row(2, 1, 10), row(3, 10, 31))).toEqual(['rows-overlap 3']);
  expect(found(row(2, 10, 31), row(3, 1, 10))).toEqual(['rows-overlap 3']);
});

test('a day that a row shares with one further up is found, though the row between them is apart', () => {
  expect(found(row(2, 1, 20), row(3, 25, 31), row(4, 18, 22))).toEqual(['rows-overlap 4']);
});

test('of rows without days the site is named, and no days are', () => {
  const always = (place: number) => ({ ...row(place, 1, 1), days: ALWAYS });
  const [told] = repeatedRows(sites, [always(2), always(3)]);
  expect(told).toMatchObject({ place: { row: 3, column: 'site' }, args: { id: 'S', other: 2, days: '' } });
});

test('two rows of an access that serve different sites name them, for whom a grappe is the remedy', () => {
  const serving = (place: number, serves: string) => ({
    record: { cells: { access: 'L1', serves } },
    days: ALWAYS,
    place: { file: 'accesses.csv', row: place },
  });
  const sharedOf = (...served: readonly [string, string]) =>
    repeatedRows(accesses, [serving(2, served[0]), serving(3, served[1])])[0]?.args['shared'];
  expect([sharedOf('CLG', 'LYC'), sharedOf('CLG', 'CLG')]).toEqual(['CLG, LYC', '']);
});
