import { expect, test } from 'vitest';
import { type DayRange, dayOf, formatRange } from '../../src/domain/time/calendar.ts';
import {
  around,
  dayInYear,
  isWithin,
  merged,
  monthName,
  monthsOf,
  oneDay,
  parsePeriod,
  schoolYearOf,
  union,
  withQuarters,
  yearInSchoolYear,
  yearOf,
} from '../../src/domain/time/period.ts';

test.each([
  ['2025-09', '2025-09-01..2025-09-30'],
  ['2024-02', '2024-02-01..2024-02-29'],
  ['2025-01', '2025-01-01..2025-01-31'],
  ['2025-12', '2025-12-01..2025-12-31'],
  ['0001', '..0001-12-31'],
  ['2025-Q1', '2025-01-01..2025-03-31'],
  ['2025-Q3', '2025-07-01..2025-09-30'],
  ['2025-Q4', '2025-10-01..2025-12-31'],
  ['2025', '2025-01-01..2025-12-31'],
  ['2025-07..2025-09', '2025-07-01..2025-09-30'],
  ['2024-Q4..2025', '2024-10-01..2025-12-31'],
  ['2025-09..2025-09', '2025-09-01..2025-09-30'],
])('%s', (text, days) => {
  const period = parsePeriod(text);
  expect(period?.name).toBe(text);
  expect(period && formatRange(period.days)).toBe(days);
});

test.each([
  '2025-13',
  '2025-00',
  '2025-Q0',
  '2025-Q5',
  '2025-q3',
  '25-09',
  '2025-9',
  '2025-09-01',
  '2025-09..2025-07',
  '2025..',
  '..2025',
  '2024..2025..2026',
  '0000',
  'en 2025-09',
  'septembre',
  '',
])('%j is no period', (text) => {
  expect(parsePeriod(text)).toBeUndefined();
});

test('days lie in months, and mostly in one year', () => {
  expect(monthName(dayOf(2025, 9, 30))).toBe('2025-09');
  const winter = { from: dayOf(2025, 11, 30), to: dayOf(2026, 1, 1) };
  expect(monthsOf(winter)).toEqual(['2025-11', '2025-12', '2026-01']);
  expect(monthsOf({ from: dayOf(2025, 2, 1), to: dayOf(2025, 2, 1) })).toEqual(['2025-02']);
  expect(monthsOf({ from: dayOf(2025, 2, 2), to: dayOf(2025, 2, 1) })).toEqual([]);
  expect(yearOf(winter)).toBeUndefined();
  expect(yearOf({ from: dayOf(2025, 1, 1), to: dayOf(2025, 12, 31) })).toBe(2025);
});

test('a range is widened by a day outside it, on either side', () => {
  const [first, inside, last] = [dayOf(2025, 9, 1), dayOf(2025, 9, 2), dayOf(2025, 9, 3)];
  expect(around(undefined, oneDay(inside))).toEqual({ from: inside, to: inside });
  const both = { from: first, to: last };
  expect(around(around(oneDay(inside), oneDay(first)), oneDay(last))).toEqual(both);
  expect(around(both, oneDay(inside))).toBe(both);
  expect(around(both, { ...both })).toBe(both);
});

test('a range is within another where none of its days is outside', () => {
  const september = { from: dayOf(2025, 9, 1), to: dayOf(2025, 9, 30) };
  expect(isWithin(september, september)).toBe(true);
  expect(isWithin(september, { ...september, from: dayOf(2025, 9, 2) })).toBe(false);
  expect(isWithin(september, { ...september, to: dayOf(2025, 9, 29) })).toBe(false);
});

test('a day of a year is that of its month, or the last one', () => {
  expect(dayInYear(2025, { month: 10, day: 1 })).toBe(dayOf(2025, 10, 1));
  expect(dayInYear(2025, { month: 2, day: 29 })).toBe(dayOf(2025, 2, 28));
  expect(dayInYear(2024, { month: 2, day: 29 })).toBe(dayOf(2024, 2, 29));
});

test.each([
  ['nothing', [], []],
  ['days that follow each other', [range(1, 3), range(4, 5)], [range(1, 5)]],
  ['days between which one lacks', [range(1, 3), range(5, 6)], [range(1, 3), range(5, 6)]],
  ['days that overlap', [range(1, 4), range(3, 6)], [range(1, 6)]],
  ['days within others', [range(1, 9), range(3, 4)], [range(1, 9)]],
  ['days in another order', [range(7, 8), range(1, 2), range(3, 4)], [range(1, 4), range(7, 8)]],
])('the union of %s', (_, ranges, expected) => {
  const given = ranges.map((one) => ({ ...one }));
  expect(union(given)).toEqual(expected);
  expect(given).toEqual(ranges);
});

test.each([
  ['no parts', [], []],
  ['parts that follow each other', [part('a', 1, 3), part('a', 4, 5), part('a', 6, 6)], [part('a', 1, 6)]],
  ['parts that differ', [part('a', 1, 3), part('b', 4, 5)], [part('a', 1, 3), part('b', 4, 5)]],
  ['parts between which a day lacks', [part('a', 1, 3), part('a', 5, 6)], [part('a', 1, 3), part('a', 5, 6)]],
  ['two of three', [part('a', 1, 1), part('b', 2, 2), part('b', 3, 4)], [part('a', 1, 1), part('b', 2, 4)]],
])('neighbours that are alike become one: %s', (_, parts, expected) => {
  expect(merged(parts, (one, next) => one.value === next.value)).toEqual(expected);
});

function part(value: string, from: number, to: number) {
  return { value, days: range(from, to) };
}

test('a quarter in French is the quarter of runs; no other text changes', () => {
  expect(['2025-T3..2025-t4', '2025-q1', '2025-T5', '2025-10', 'T3'].map(withQuarters)).toEqual([
    '2025-Q3..2025-Q4',
    '2025-Q1',
    '2025-T5',
    '2025-10',
    'T3',
  ]);
});

function range(from: number, to: number): DayRange {
  return { from: dayOf(2025, 9, from), to: dayOf(2025, 9, to) };
}

test.each([
  [dayOf(2024, 8, 31), 2023],
  [dayOf(2024, 9, 1), 2024],
  [dayOf(2024, 10, 1), 2024],
  [dayOf(2025, 1, 15), 2024],
] as const)('day %i is of the school year that begins in %i', (day, year) => {
  expect(schoolYearOf(day)).toBe(year);
});

test.each([
  [8, 2025],
  [9, 2024],
] as const)('month %i of the school year that begins in 2024 is in %i', (month, year) => {
  expect(yearInSchoolYear(2024, month)).toBe(year);
});
