import { describe, expect, test } from 'vitest';
import {
  ALWAYS,
  civil,
  covers,
  type DayRange,
  dayOf,
  daysInMonth,
  FIRST_DAY,
  formatDay,
  formatFrenchDay,
  formatRange,
  LAST_DAY,
  length,
  monthOf,
  overlap,
  parseDay,
  recordedDay,
  splitAt,
  uncovered,
} from '../../src/domain/time/calendar.ts';

/** The lengths of the months as one learns them, and the leap years as the Gregorian reform made them. */
function monthLengths(year: number): readonly number[] {
  const century = year % 100 === 0;
  const leap = century ? year % 400 === 0 : year % 4 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
}

/** Days of a month of 2025, as ranges. */
function may(from: number, to: number): DayRange {
  return { from: dayOf(2025, 5, from), to: dayOf(2025, 5, to) };
}

describe('days', () => {
  /** One full cycle of the Gregorian calendar by itself: what is wrong shows there at once. */
  test.each([
    [1, 400],
    [401, 9999],
  ])('are counted without a hole from year %i to %i', (first, last) => {
    let day = dayOf(first, 1, 1);
    let wrong = 0;
    for (let year = first; year <= last; year++) {
      monthLengths(year).forEach((days, index) => {
        const month = index + 1;
        if (daysInMonth(year, month) !== days) wrong++;
        for (let date = 1; date <= days; date++, day++) {
          const back = civil(day);
          const same = back.year === year && back.month === month && back.day === date;
          if (!same || dayOf(year, month, date) !== day) wrong++;
        }
      });
    }
    expect(wrong).toBe(0);
    expect(day).toBe(dayOf(last + 1, 1, 1));
  });

  test('are 0 on 1970-01-01, and open ranges end with the years 1 and 9999', () => {
    expect(dayOf(1970, 1, 1)).toBe(0);
    expect([civil(FIRST_DAY), civil(LAST_DAY)]).toEqual([
      { year: 1, month: 1, day: 1 },
      { year: 9999, month: 12, day: 31 },
    ]);
  });

  test.each([
    ['2025-09-01', '2025-09-01'],
    ['01/09/2025', '2025-09-01'],
    ['2024-02-29', '2024-02-29'],
    ['29/02/2000', '2000-02-29'],
    ['9999-12-31', '9999-12-31'],
    ['0001-01-01', '0001-01-01'],
  ])('%s is read', (text, expected) => {
    const day = parseDay(text);
    expect(day === undefined ? undefined : formatDay(day)).toBe(expected);
  });

  test.each([
    '2025-02-29',
    '1900-02-29',
    '31/04/2025',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '0000-01-01',
    '2025-9-1',
    '1/9/2025',
    '01/09/25',
    '2025/09/01',
    '01-09-2025',
    'le 01/09/2025',
    '01/09/2025 au soir',
    '2025-09-01T00:00',
    ' 2025-09-01',
    '２０２５-09-01',
    '',
  ])('%j is no date', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  test('in a file of ours are days, or grappe stops', () => {
    expect(recordedDay('2025-09-01')).toBe(dayOf(2025, 9, 1));
    expect(() => recordedDay('x')).toThrow(new RangeError('x is no day'));
    expect(() => recordedDay('2025-02-29')).toThrow(RangeError);
  });

  test('are written for machines and for French readers', () => {
    expect(formatDay(dayOf(800, 12, 25))).toBe('0800-12-25');
    expect(formatFrenchDay(dayOf(2025, 9, 1))).toBe('01/09/2025');
    expect(formatFrenchDay(dayOf(800, 12, 25))).toBe('25/12/0800');
  });

  test('are written as ever after more of them than are remembered', () => {
    const texts = Array.from({ length: 10_002 }, (_, index) => formatDay(dayOf(1975, 1, 1) + index));
    const start = Date.UTC(1975, 0, 1);
    const asOthersWrite = (index: number): string =>
      new Date(start + index * 86_400_000).toISOString().slice(0, 10);
    expect(texts).toEqual(texts.map((_, index) => asOthersWrite(index)));
  });
});

describe('ranges', () => {
  test('hold both their ends', () => {
    expect(length(may(21, 30))).toBe(10);
    expect([20, 21, 30, 31].map((date) => covers(may(21, 30), dayOf(2025, 5, date)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('the month of a day', () => {
    expect(formatRange(monthOf(dayOf(2024, 2, 10)))).toBe('2024-02-01..2024-02-29');
  });

  test('overlap on the days of both, or not at all', () => {
    expect(overlap(may(1, 10), may(10, 20))).toEqual(may(10, 10));
    expect(overlap(may(1, 10), may(11, 20))).toBeUndefined();
    expect(overlap(ALWAYS, may(3, 4))).toEqual(may(3, 4));
  });

  test('are written without their open ends', () => {
    expect(formatRange(ALWAYS)).toBe('..');
    expect(formatRange(may(5, 5))).toBe('2025-05-05');
    expect(formatRange({ from: FIRST_DAY, to: dayOf(2025, 5, 5) })).toBe('..2025-05-05');
    expect(formatRange({ from: dayOf(2025, 5, 5), to: LAST_DAY })).toBe('2025-05-05..');
  });

  test('what is not covered, whatever the order and the overlaps', () => {
    expect(uncovered(may(1, 31), [may(20, 25), may(3, 10), may(8, 12)])).toEqual([
      may(1, 2),
      may(13, 19),
      may(26, 31),
    ]);
    expect(uncovered(may(5, 9), [may(1, 31)])).toEqual([]);
    expect(uncovered(may(5, 9), [])).toEqual([may(5, 9)]);
    expect(uncovered(may(5, 9), [may(10, 12)])).toEqual([may(5, 9)]);
    expect(uncovered(may(5, 9), [may(20, 25)])).toEqual([may(5, 9)]);
    expect(uncovered(may(5, 9), [may(9, 12)])).toEqual([may(5, 8)]);
    expect(uncovered(may(5, 9), [may(5, 8)])).toEqual([may(9, 9)]);
  });

  test('are cut before each first day of something new that lies behind their own', () => {
    const cuts = [10, 5, 10, 1, 31].map((date) => dayOf(2025, 5, date));
    expect(splitAt(may(5, 20), cuts)).toEqual([may(5, 9), may(10, 20)]);
    expect(splitAt(may(5, 20), [dayOf(2025, 5, 20)])).toEqual([may(5, 19), may(20, 20)]);
    const late = [15, 10].map((date) => dayOf(2025, 5, date));
    expect(splitAt(may(5, 20), late)).toEqual([may(5, 9), may(10, 14), may(15, 20)]);
  });
});
