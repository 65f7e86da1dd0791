import { expect, test } from 'vitest';
import { dayOf } from '../../src/domain/time/calendar.ts';
import { monthName } from '../../src/domain/time/period.ts';
import { instalmentDays, instalments } from '../../src/settle/instalments.ts';

const YEAR = { from: dayOf(2026, 1, 1), to: dayOf(2026, 12, 31) };

test('100.00 in three parts: the cent that is left over is called first', () => {
  expect(instalments(10_000n, 3)).toEqual([3334n, 3333n, 3333n]);
});

test('four parts of a year are called at the start of each quarter', () => {
  expect(instalmentDays(YEAR, 4).map(monthName)).toEqual(['2026-01', '2026-04', '2026-07', '2026-10']);
});

test('five parts, at the start of the months in which 0, 2.4, 4.8, 7.2 and 9.6 months have gone by', () => {
  expect(instalmentDays(YEAR, 5).map(monthName)).toEqual([
    '2026-01',
    '2026-03',
    '2026-05',
    '2026-08',
    '2026-10',
  ]);
});
