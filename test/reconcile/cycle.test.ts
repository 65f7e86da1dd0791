import { describe, expect, test } from 'vitest';
import { formatFraction } from '../../src/domain/numbers/fraction.ts';
import { type DayRange, dayOf, formatRange, parseDay } from '../../src/domain/time/calendar.ts';
import {
  areFullCycles,
  cycleAt,
  cyclesCounter,
  cyclesIn,
  fullCyclesTester,
} from '../../src/reconcile/cycle.ts';

function days(from: string, to: string): DayRange {
  return { from: parseDay(from) ?? 0, to: parseDay(to) ?? 0 };
}

const calendar = { startDay: 1, basis: 'actual' } as const;
const fromThe29th = { startDay: 29, basis: 'actual' } as const;
const thirtyDays = { startDay: 1, basis: '30' } as const;

describe('a cycle from the 29th', () => {
  test('runs to the 28th', () => {
    expect(formatRange(cycleAt(dayOf(2025, 6, 14), fromThe29th))).toBe('2025-05-29..2025-06-28');
  });

  test('starts on 1 March where February has no 29th', () => {
    expect(formatRange(cycleAt(dayOf(2025, 2, 28), fromThe29th))).toBe('2025-01-29..2025-02-28');
    expect(formatRange(cycleAt(dayOf(2025, 3, 1), fromThe29th))).toBe('2025-03-01..2025-03-28');
  });

  test('starts on 29 February in a leap year', () => {
    expect(formatRange(cycleAt(dayOf(2024, 3, 1), fromThe29th))).toBe('2024-02-29..2024-03-28');
  });

  test('from the 31st starts on the day after shorter months', () => {
    const fromThe31st = { startDay: 31, basis: 'actual' } as const;
    expect(formatRange(cycleAt(dayOf(2025, 3, 2), fromThe31st))).toBe('2025-03-01..2025-03-30');
    expect(formatRange(cycleAt(dayOf(2025, 5, 1), fromThe31st))).toBe('2025-05-01..2025-05-30');
  });

  test('goes over the end of the year', () => {
    expect(formatRange(cycleAt(dayOf(2025, 12, 30), fromThe29th))).toBe('2025-12-29..2026-01-28');
    expect(formatRange(cycleAt(dayOf(2025, 1, 14), fromThe29th))).toBe('2024-12-29..2025-01-28');
  });

  test('has 15 of 31 days left on 14 June, that day included', () => {
    expect(formatFraction(cyclesIn(days('2025-06-14', '2025-06-28'), fromThe29th))).toBe('15/31');
  });
});

describe('full cycles', () => {
  test('a month and a quarter are, a month and a day are not', () => {
    expect(areFullCycles(days('2025-06-01', '2025-06-30'), calendar)).toBe(true);
    expect(areFullCycles(days('2025-04-01', '2025-06-30'), calendar)).toBe(true);
    expect(areFullCycles(days('2025-06-01', '2025-07-01'), calendar)).toBe(false);
    expect(areFullCycles(days('2025-06-02', '2025-06-30'), calendar)).toBe(false);
  });

  test('are told of line after line as of each alone', () => {
    const tell = fullCyclesTester();
    const june = days('2025-06-01', '2025-06-30');
    const partOfJune = days('2025-06-01', '2025-06-29');
    const mayAndJune = days('2025-05-01', '2025-06-30');
    const asked = [
      [june, calendar],
      [june, calendar],
      [june, fromThe29th],
      [partOfJune, calendar],
      [june, calendar],
      [days('2025-06-02', '2025-06-30'), calendar],
      [mayAndJune, calendar],
    ] as const;
    expect(asked.map(([range, cycle]) => tell(range, cycle))).toEqual([
      true,
      true,
      false,
      false,
      true,
      false,
      true,
    ]);
  });

  test('a part and a whole are summed: 14/31 of August and September', () => {
    expect(formatFraction(cyclesIn(days('2025-08-18', '2025-09-30'), calendar))).toBe('45/31');
  });
});

describe('thirty-day months', () => {
  test('both halves of February make one month', () => {
    expect(formatFraction(cyclesIn(days('2025-02-01', '2025-02-14'), thirtyDays))).toBe('7/15');
    expect(formatFraction(cyclesIn(days('2025-02-15', '2025-02-28'), thirtyDays))).toBe('8/15');
  });

  test('the 31st adds no day', () => {
    expect(formatFraction(cyclesIn(days('2025-10-16', '2025-10-31'), thirtyDays))).toBe('1/2');
    expect(formatFraction(cyclesIn(days('2025-10-01', '2025-10-30'), thirtyDays))).toBe('1/1');
    expect(formatFraction(cyclesIn(days('2025-10-31', '2025-10-31'), thirtyDays))).toBe('1/30');
  });
});

describe('the cycles of line after line', () => {
  const june = days('2025-06-01', '2025-06-30');
  const from10To20 = days('2025-06-10', '2025-06-20');

  test('are those of each alone, under each cycle', () => {
    const tell = cyclesCounter();
    for (const cycle of [calendar, fromThe29th, thirtyDays, calendar]) {
      for (const one of [june, from10To20, june]) expect(tell(one, cycle)).toEqual(cyclesIn(one, cycle));
    }
  });

  test('are counted once for days that come again, until there are too many others', () => {
    const tell = cyclesCounter();
    const first = tell(june, calendar);
    tell(from10To20, calendar);
    expect(tell(june, calendar)).toBe(first);
    for (let day = 0; day < 8192; day++) tell({ from: june.from, to: june.from + day + 31 }, thirtyDays);
    expect(tell(june, calendar)).toBe(first);
    const ofThirty = tell({ from: june.from, to: june.from + 31 }, thirtyDays);
    tell(june, thirtyDays);
    expect(tell({ from: june.from, to: june.from + 31 }, thirtyDays)).not.toBe(ofThirty);
  });
});
