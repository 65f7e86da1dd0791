/** Months and quarters that labels name as the days that they are for. */
import { expect, test } from 'vitest';
import { parseDay } from '../../../src/domain/time/calendar.ts';
import { monthWithin } from '../../../src/workspace/written/days-in-text.ts';

test.each([
  ['Abonnement septembre 2025', 'septembre 2025', '2025-09-01', '2025-09-30'],
  ['Sept. 2025 - FTTO 100', 'Sept. 2025', '2025-09-01', '2025-09-30'],
  ['Marseille 2024, abonnement 02/2024', '02/2024', '2024-02-01', '2024-02-29'],
  ['le 05-09-2025 : abonnement 08/2025', '08/2025', '2025-08-01', '2025-08-31'],
  ['FTTO 2025-T3', '2025-T3', '2025-07-01', '2025-09-30'],
  ['Septembre 2025, soit 2025-09', 'Septembre 2025', '2025-09-01', '2025-09-30'],
  ['Abo. Marne - septembre 2025', 'septembre 2025', '2025-09-01', '2025-09-30'],
  ['Abo. févr. à avril 2025', 'févr. à avril 2025', '2025-02-01', '2025-04-30'],
  ['Abo. 12/2025 à 02/2026', '12/2025 à 02/2026', '2025-12-01', '2026-02-28'],
  ['Abo. 12/2025 \u00a0à  02/2026', '12/2025 à 02/2026', '2025-12-01', '2026-02-28'],
  ['Abo. 2025-12 à 2026-02', '2025-12 à 2026-02', '2025-12-01', '2026-02-28'],
  ['Abo. juillet 2025 à septembre 2025', 'juillet 2025 à septembre 2025', '2025-07-01', '2025-09-30'],
  ['Abo. août à sept. 2025', 'août à sept. 2025', '2025-08-01', '2025-09-30'],
  ['Abo. 3ème trimestre 2025', '3ème trimestre 2025', '2025-07-01', '2025-09-30'],
])('%s names %s', (label, text, start, end) => {
  const days = { from: parseDay(start), to: parseDay(end) };
  expect(monthWithin(label)).toEqual({ text, days, pattern: '*{period}*' });
});

test.each([
  'Abonnement FTTO',
  'Marché 2024',
  'fin septembre 2025',
  'août et septembre 2025',
  '09/2025, 10/2025',
  'août 2025 (lot 2) septembre 2025',
])('%s names none', (label) => {
  expect(monthWithin(label)).toBeUndefined();
});

test('a text of 400 characters names one, and of one more none', () => {
  const label = 'septembre 2025'.padStart(400, 'n ');
  expect(monthWithin(label)?.text).toBe('septembre 2025');
  expect(monthWithin(`A${label}`)).toBeUndefined();
});

test('a text that no pattern would match is not looked through', { timeout: 5000 }, () => {
  expect(monthWithin('septembre 2025')).toBeDefined();
  expect(monthWithin(`septembre 2025 ${'a'.repeat(150_000)}`)).toBeUndefined();
});
