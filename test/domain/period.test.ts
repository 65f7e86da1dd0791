import { expect, test } from 'vitest';
import { formatRange } from '../../src/domain/calendar.ts';
import { parsePeriod } from '../../src/domain/period.ts';

test.each([
  ['2025-09', '2025-09-01..2025-09-30'],
  ['2024-02', '2024-02-01..2024-02-29'],
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
  'septembre',
  '',
])('%j is no period', (text) => {
  expect(parsePeriod(text)).toBeUndefined();
});
