/** Lists of months as people read them. */
import { expect, test } from 'vitest';
import { monthSpans } from '../../src/report/words/words.ts';

test.each([
  [['2025-10'], 'October 2025', 'octobre 2025'],
  [['2025-01', '2025-02'], 'January 2025, February 2025', 'janvier 2025, février 2025'],
  [['2025-01', '2025-02', '2025-03', '2025-04'], 'January to April 2025', 'janvier à avril 2025'],
  [['2024-11', '2024-12', '2025-01'], 'November 2024 to January 2025', 'novembre 2024 à janvier 2025'],
  [
    ['2025-01', '2025-02', '2025-03', '2025-05', '2026-05'],
    'January to March 2025, May 2025, May 2026',
    'janvier à mars 2025, mai 2025, mai 2026',
  ],
])('%j', (months, en, fr) => {
  expect([monthSpans(months, 'en').join(', '), monthSpans(months, 'fr').join(', ')]).toEqual([en, fr]);
});
