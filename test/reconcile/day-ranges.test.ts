/** Days as ranges: what is covered, what is left, and by which line first. */

import { describe, expect, test } from 'vitest';
import type { DayRange } from '../../src/domain/time/calendar.ts';
import { union } from '../../src/domain/time/period.ts';
import { lastClosedDay, lateAfter } from '../../src/reconcile/closed-periods.ts';
import {
  countDays,
  firstEndingAt,
  isWithinOne,
  overlaps,
  remaining,
} from '../../src/reconcile/day-ranges.ts';
import { dayCover } from '../../src/reconcile/sweep/day-cover.ts';

/** `1-3 5` as ranges. */
function ranges(text: string): readonly DayRange[] {
  return text.split(' ').flatMap((part) => {
    const [from, to = from] = part.split('-').map(Number);
    return from === undefined || to === undefined || part === '' ? [] : [{ from, to }];
  });
}

function shown(days: readonly DayRange[]): string {
  return days.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
}

test.each([
  ['', ''],
  ['4-6', '4-6'],
  ['4-6 1-2', '1-2 4-6'],
  ['4-6 1-3', '1-6'],
  ['1-9 2-3 10', '1-10'],
  ['5-9 1-6 20 22', '1-9 20 22'],
])('the days that %j covers are %j', (given, covered) => {
  expect(shown(union(ranges(given)))).toBe(covered);
});

test.each([
  ['1-9', '', '1-9'],
  ['1-9', '1-9', ''],
  ['1-9', '0-3', '4-9'],
  ['1-9', '7-12', '1-6'],
  ['1-9', '3 6-7', '1-2 4-5 8-9'],
  ['1-9', '1 9', '2-8'],
  ['1-3 7-9', '3-7', '1-2 8-9'],
  ['1-3 7-9', '4-6', '1-3 7-9'],
  ['5', '1-4 6-9', '5'],
  ['5', '1 2 3 4 5 6 7 8 9', ''],
])('of %j, where %j is taken, %j is left', (parts, taken, left) => {
  expect(shown(remaining(ranges(parts), ranges(taken)))).toBe(left);
});

test.each([
  ['4-6', '1-2 4-6 8', true],
  ['5', '4-6', true],
  ['4-6', '4-5', false],
  ['4-6', '5-6', false],
  ['4-6', '4-5 6', false],
  ['4-6', '8-9', false],
  ['4-6', '', false],
])('%j lies within one of %j: %s', (days, all, expected) => {
  expect(ranges(days).map((range) => isWithinOne(range, ranges(all)))).toEqual([expected]);
});

test('the first of ranges that ends on a day or later, however many there are', () => {
  const all = ranges('1-2 4-5 7-8 10 12-20');
  expect([0, 2, 3, 5, 6, 8, 10, 11, 20, 21].map((day) => firstEndingAt(all, day))).toEqual([
    0, 0, 1, 1, 2, 2, 3, 4, 4, 5,
  ]);
});

test('ranges overlap where they share a day, and days are counted with both ends', () => {
  const [days = { from: 0, to: 0 }] = ranges('5-9');
  expect(ranges('1-4 1-5 6-7 9-12 10-12').map((other) => overlaps(days, other))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
  expect(countDays(ranges('1-3 5'))).toBe(4);
  expect(countDays([])).toBe(0);
});

describe('days that lines cover one after the other', () => {
  /** Paints the lines in their order; what earlier ones cover of each. */
  function coverOf(...lines: readonly string[]) {
    const { cover, firstOver } = dayCover([...lines.keys()], (index) => ranges(lines[index] ?? ''));
    return { covered: [...lines.keys()].map((index) => shown(cover(index))), firstOver };
  }

  test.each([
    [
      ['1-9', '10-19', '20-29'],
      ['', '', ''],
    ],
    [
      ['1-9', '1-9', '1-9'],
      ['', '1-9', '1-9'],
    ],
    [
      ['5-9', '1-6', '9-12'],
      ['', '5-6', '9'],
    ],
    [
      ['3', '7', '1-9'],
      ['', '', '3 7'],
    ],
    [
      ['1-3', '4-6', '2-8', '1-20'],
      ['', '', '2-6', '1-8'],
    ],
    [
      ['1-9', '3-4', '8-11', '10-15'],
      ['', '3-4', '8-9', '10-11'],
    ],
    [
      ['1-3 7-9', '2-8', '4-6 10'],
      ['', '2-3 7-8', '4-6'],
    ],
  ])('of %j earlier ones cover %j', (lines, covered) => {
    expect(coverOf(...lines).covered).toEqual(covered);
  });

  test('are of the first that covers them', () => {
    const { firstOver } = coverOf('10-19', '5-12', '30-39', '1-50');
    const first = (text: string): number | undefined => {
      const [days = { from: 0, to: 0 }] = ranges(text);
      return firstOver(days);
    };
    expect(['10', '9', '5-9', '5-10', '19-20', '20-29', '20-30', '39-40', '50'].map(first)).toEqual([
      0, 1, 1, 0, 0, 3, 2, 2, 3,
    ]);
    expect(['51', '0', '51-60'].map(first)).toEqual([undefined, undefined, undefined]);
  });
});

test.each([
  ['', undefined, []],
  ['1-3', 3, [2, 3]],
  ['5-9 1-3', 9, [2, 3, 4, 9]],
])('where closed runs charged %j the last day is %s, and dates of %j came late', (closed, last, late) => {
  const periods = ranges(closed).map((days) => ({ run: 'R', days }));
  expect(lastClosedDay(periods)).toBe(last);
  expect([2, 3, 4, 9, 10].filter(lateAfter(periods))).toEqual(late);
});
