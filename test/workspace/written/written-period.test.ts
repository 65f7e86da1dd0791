import { describe, expect, it } from 'vitest';
import { formatRange } from '../../../src/domain/time/calendar.ts';
import { monthNumber } from '../../../src/domain/time/month-names.ts';
import { monthMeant, writtenPeriod } from '../../../src/workspace/written/written-period.ts';

function written(text: string): string | undefined {
  const days = writtenPeriod(text);
  return days === undefined ? undefined : formatRange(days);
}

describe('a month or a quarter as an invoice writes it', () => {
  it.each([
    '2025-09',
    '09/2025',
    '09-2025',
    'septembre 2025',
    'SEPTEMBRE 2025',
    'Sept. 2025',
    'sep 2025',
    'September 2025',
  ])('is September as %s', (text) => {
    expect(written(text)).toBe('2025-09-01..2025-09-30');
  });

  it.each(['2025-T3', '2025-Q3', '2025-t3', 'T3 2025', 'Q3-2025'])('is the third quarter as %s', (text) => {
    expect(written(text)).toBe('2025-07-01..2025-09-30');
  });

  it.each([
    ['février 2024', '2024-02-01..2024-02-29'],
    ['Fevr. 2025', '2025-02-01..2025-02-28'],
    ['août 2025', '2025-08-01..2025-08-31'],
    ['AOUT 2025', '2025-08-01..2025-08-31'],
    ['déc. 2025', '2025-12-01..2025-12-31'],
    ['juil. 2025', '2025-07-01..2025-07-31'],
    ['May 2025', '2025-05-01..2025-05-31'],
  ])('is told from its name: %s', (text, days) => {
    expect(written(text)).toBe(days);
  });

  it.each([
    '2025',
    '2025-13',
    '13/2025',
    '00/2025',
    '9/2025',
    '2025-T5',
    'T0 2025',
    'jui 2025',
    'ju 2025',
    'brumaire 2025',
    'septembre 25',
    'septembre  2025',
    '2025-09-01',
    '01/09/2025',
    '09/20251',
    'septembre 2025 (avoir)',
    `${'septembre'.padEnd(50_000, 'e')} à octobre 2025`,
    ' 2025-09',
    '',
  ])('is not "%s"', (text) => {
    expect(written(text)).toBeUndefined();
  });
});

it.each([
  ['mars', 3],
  ['March', 3],
  ['mar', 3],
  ['juin', 6],
  ['jui', undefined],
  ['de', undefined],
  ['', undefined],
] as const)('a word may name a month: %s', (word, number) => {
  expect(monthNumber(word)).toBe(number);
});

it.each([
  ['oct25', '2025-10'],
  ['oct-25', '2025-10'],
  ['oct.-25', '2025-10'],
  ['10-25', '2025-10'],
  ['10/25', '2025-10'],
  ['9_2025', '2025-09'],
  ['2025_9', '2025-09'],
  ['Août2025', '2025-08'],
  ['2025.10', '2025-10'],
  ['1025', undefined],
  ['12025.10', undefined],
  ['2025.10 lot', undefined],
  ['le oct25', undefined],
  ['13-25', undefined],
  ['lot-25', undefined],
  ['ju25', undefined],
])('%s most likely means %s', (text, month) => {
  expect(monthMeant(text)).toBe(month);
});

it('a long text is not looked through from each of its letters', { timeout: 5000 }, () => {
  expect(writtenPeriod('a'.repeat(200_000))).toBeUndefined();
});
