import { expect, test } from 'vitest';
import { figuresIn } from '../../src/domain/numbers/figures.ts';
import { recordedDay } from '../../src/domain/time/calendar.ts';

/** A blank at which no line breaks. */
const FIXED = '\u00a0';

test.each([
  ['en', '1,234.56', '€1,234.56', '2025-09-01'],
  ['fr', `1${FIXED}234,56`, `1${FIXED}234,56${FIXED}€`, '01/09/2025'],
] as const)('amounts and days in the notation of a language: %s', (language, amount, money, day) => {
  const figures = figuresIn(language);
  expect(figures.language).toBe(language);
  expect([figures.amount(123_456n), figures.money(123_456n, 'EUR')]).toEqual([amount, money]);
  expect(figures.day(recordedDay('2025-09-01'))).toBe(day);
});
