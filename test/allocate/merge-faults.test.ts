/** The faults of a line's days, told once for each reason (ALLOCATION.md §§2–5). */
import { expect, test } from 'vitest';
import { mergeFaults } from '../../src/allocate/plan/plan.ts';
import { fault, type Reason } from '../../src/diagnostics/problem.ts';
import { type DayRange, dayOf, formatDay } from '../../src/domain/time/calendar.ts';

function september(from: number, to: number): DayRange {
  return { from: dayOf(2025, 9, from), to: dayOf(2025, 9, to) };
}

/** As it is found on the first of the days. */
function absent(value: string, days: DayRange): { readonly days: DayRange; readonly fault: Reason } {
  return { days, fault: fault('member-absent', { value, days: formatDay(days.from) }) };
}

function missing(id: string, days: DayRange): { readonly days: DayRange; readonly fault: Reason } {
  return { days, fault: fault('measure-missing', { measure: 'm', id, day: '2025-09-01', rule: 'r' }) };
}

test('days that follow each other are one range, others are listed', () => {
  const found = [september(1, 3), september(4, 4), september(5, 9), september(11, 12), september(20, 30)];
  expect(mergeFaults(found.map((days) => absent('A', days)))).toEqual([
    fault('member-absent', {
      value: 'A',
      days: '2025-09-01..2025-09-09, 2025-09-11..2025-09-12, 2025-09-20..2025-09-30',
    }),
  ]);
});

test('each reason stands where it was found first, with its own days', () => {
  const [start, end] = [september(1, 3), september(4, 30)];
  const found = [absent('A', start), absent('B', start), absent('B', end), absent('A', september(30, 30))];
  expect(mergeFaults(found)).toEqual([
    fault('member-absent', { value: 'A', days: '2025-09-01..2025-09-03, 2025-09-30' }),
    fault('member-absent', { value: 'B', days: '2025-09-01..2025-09-30' }),
  ]);
});

test('a reason that is found twice on the same days has them once', () => {
  const days = september(1, 3);
  expect(mergeFaults([absent('A', days), absent('A', days)])).toEqual([
    fault('member-absent', { value: 'A', days: '2025-09-01..2025-09-03' }),
  ]);
});

test('a rule that is proposed has the first of several spans, whole', () => {
  const zero = (days: DayRange) => {
    const day = formatDay(days.from);
    const condition = { en: '{ target: group }', fr: '{ target: group }' };
    const args = { value: '*', rule: 'r', condition, days: day, dates: `from: ${day}, to: ${day}` };
    return { days, fault: fault('weights-zero', args) };
  };
  const [{ args } = {}, ...more] = mergeFaults(
    [september(1, 3), september(4, 9), september(20, 30)].map(zero),
  );
  expect([args?.['dates'], more]).toEqual(['from: 2025-09-01, to: 2025-09-09', []]);
});

test('a reason that tells no days stays as it is', () => {
  const [start, end] = [september(1, 3), september(4, 30)];
  const found = [missing('S', start), missing('T', start), missing('S', end)];
  expect(mergeFaults(found)).toEqual([missing('S', start).fault, missing('T', start).fault]);
});

test('of a run of 0.1, days that are found twice stand again after a range that they end', () => {
  const found = [september(1, 3), september(4, 4), september(4, 4)].map((days) => absent('A', days));
  const days = (release?: readonly [number, number]) =>
    mergeFaults(found, release).map(({ args }) => args.days);
  expect(days([0, 1])).toEqual(['2025-09-01..2025-09-04, 2025-09-04']);
  expect(days()).toEqual(['2025-09-01..2025-09-04']);
  const twice = [september(20, 22), september(20, 22)].map((range) => absent('A', range));
  expect(mergeFaults(twice, [0, 1]).map(({ args }) => args.days)).toEqual(['2025-09-20..2025-09-22']);
});
