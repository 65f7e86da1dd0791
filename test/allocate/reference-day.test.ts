/** The day whose observation counts (ALLOCATION.md §5, "Reference day"). */
import { expect, test } from 'vitest';
import { referenceDay } from '../../src/allocate/keys/common/observation.ts';
import type { ReferenceYear } from '../../src/domain/measure-reference.ts';
import { dayOf, formatDay } from '../../src/domain/time/calendar.ts';

const LAST_OF_SCHOOL_YEAR = dayOf(2025, 8, 31);
const FIRST_OF_SCHOOL_YEAR = dayOf(2025, 9, 1);

function reference(year: ReferenceYear, month: number, day: number, on: number): string {
  return formatDay(referenceDay({ kind: 'date', month, day, year }, on));
}

test('the latest observation is that of the day itself', () => {
  expect(referenceDay({ kind: 'latest' }, LAST_OF_SCHOOL_YEAR)).toBe(LAST_OF_SCHOOL_YEAR);
});

test.each([
  ['current', '2025-10-01'],
  ['previous', '2024-10-01'],
  ['penultimate', '2023-10-01'],
] as const)('%s is a civil year, before the first of September and after', (year, expected) => {
  expect(reference(year, 10, 1, LAST_OF_SCHOOL_YEAR)).toBe(expected);
  expect(reference(year, 10, 1, FIRST_OF_SCHOOL_YEAR)).toBe(expected);
});

test.each([
  ['school_current', 8, '2025-08-01', '2026-08-01'],
  ['school_current', 9, '2024-09-01', '2025-09-01'],
  ['school_current', 10, '2024-10-01', '2025-10-01'],
  ['school_previous', 8, '2024-08-01', '2025-08-01'],
  ['school_previous', 9, '2023-09-01', '2024-09-01'],
  ['school_previous', 10, '2023-10-01', '2024-10-01'],
] as const)('%s: month %i lies in the school year that starts in September', (year, month, before, after) => {
  expect(reference(year, month, 1, LAST_OF_SCHOOL_YEAR)).toBe(before);
  expect(reference(year, month, 1, FIRST_OF_SCHOOL_YEAR)).toBe(after);
});

test('29 February is the last day of February', () => {
  expect(reference('current', 2, 29, LAST_OF_SCHOOL_YEAR)).toBe('2025-02-28');
  expect(reference('previous', 2, 29, LAST_OF_SCHOOL_YEAR)).toBe('2024-02-29');
  expect(reference('previous', 2, 28, LAST_OF_SCHOOL_YEAR)).toBe('2024-02-28');
});
