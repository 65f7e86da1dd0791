/** Days within texts of people: labels of invoices, cells of lists. */
import { expect, test } from 'vitest';
import { formatDay } from '../../../src/domain/time/calendar.ts';
import { daysIn, daysWithin, ownDaysOf, withoutDays } from '../../../src/workspace/written/days-in-text.ts';

test.each([
  ['du 01/09/2025 au 30/09/2025', ['01/09/2025', '30/09/2025']],
  ['1.9.25, 2-10-2025 et 2025-09-30', ['1.9.25', '2-10-2025', '2025-09-30']],
  ['Réf. 12-34-5678/9', ['12-34-5678']],
  ['n° 101/09/25', []],
  ['01/09/253', []],
  ['septembre 2025', []],
  ['du 01/09 au 30/09/2025', ['01/09', '30/09/2025']],
  ['du 1er au 30 septembre 2025', ['1er', '30 septembre 2025']],
  ['1er sept. – 15 octobre 2025', ['1er sept.', '15 octobre 2025']],
  ['du 15 au 30/09/25', ['15', '30/09/25']],
  ['Lot 12 au 30/09/2025', ['30/09/2025']],
  ['Engagement 36 mois 2025 - 30/09/2025', ['30/09/2025']],
  ['du 31 au 30/09/2025', ['30/09/2025']],
  ['du 01/10/2025 au 30/09/2026', ['01/10/2025', '30/09/2026']],
])('the days in "%s" are %o', (text, days) => {
  expect(daysIn(text).map((day) => day.text)).toEqual(days);
});

test('a text of thousands of days is looked through once', { timeout: 5000 }, () => {
  const text = `${'01/09/2025, '.repeat(20_000)}du 1er au 30/09/2025`;
  expect(daysIn(text).slice(-2)).toMatchObject([
    { text: '1er', at: text.length - 17 },
    { text: '30/09/2025', at: text.length - 10 },
  ]);
});

test('a day is known where no form has to be declared for it, a first one where the last is', () => {
  const known = (text: string): readonly unknown[] => daysIn(text).map(({ day }) => day && formatDay(day));
  expect(known('du 01/09 au 30/09/2025')).toEqual(['2025-09-01', '2025-09-30']);
  expect(known('du 1er au 30 septembre 2025')).toEqual(['2025-09-01', '2025-09-30']);
  expect(known('du 01/09 au 30/09/25')).toEqual([undefined, undefined]);
});

test('each day of a text gives way to what stands for it', () => {
  const marks = ['A', 'B'];
  expect(withoutDays('du 01/09/25 au 2025-09-30.', () => marks.shift() ?? '')).toBe('du A au B.');
});

test.each([
  ['Fibre du 01/09/25 au 30/09/25 (A1)', 'du 01/09/25 au 30/09/25', '*du {period_start} au {period_end}*'],
  ['01.09.2025 - 30.09.2025', '01.09.2025 - 30.09.2025', '*{period_start} - {period_end}*'],
  ['Abo 2025-09-01..2025-09-30', 'Abo 2025-09-01..2025-09-30', '*Abo {period_start}..{period_end}*'],
  ['Abonnement du 01/09 au 30/09/2025', 'du 01/09 au 30/09/2025', '*du {period_start} au {period_end}*'],
  ['du 1er au 30 septembre 2025', 'du 1er au 30 septembre 2025', '*du {period_start} au {period_end}*'],
])('two days beside each other: %s', (label, text, pattern) => {
  expect(daysWithin(label)).toMatchObject({ text, pattern });
});

test('their form is told where a layout has to say it', () => {
  expect(daysWithin('du 01/09/25 au 30/09/25')?.form).toBe('DD/MM/YY');
  expect(daysWithin('du 01/09/2025 au 30/09/2025')?.form).toBeUndefined();
  expect(daysWithin('du 01/09 au 30/09/25')?.form).toBe('DD/MM/YY');
  expect(daysWithin('du 1er au 30 septembre 2025')?.form).toBeUndefined();
});

test.each([
  'le 01/09/25',
  'du 01/09/25 à 12 h au 30/09/25',
  '01/09/2530/09/25',
  '01/09/25, puis jusqu’au 30/09/25',
])('no two days stand beside each other in "%s"', (label) => {
  expect(daysWithin(label)).toBeUndefined();
});

test.each([
  ['Abonnement du 1/9/2025 au 30/9/2025', 'du 1/9/2025 au 30/9/2025', '*du {period_start} au {period_end}*'],
  ['30/09/2025', '30/09/2025', '{service_date}'],
  ['le  30/09/2025', '30/09/2025', ''],
  ['Abonnement jusqu’au 30/09/2025', '30/09/2025', ''],
])('"%s" is about "%s", read by "%s"', (text, days, pattern) => {
  expect(ownDaysOf(text)).toMatchObject({ text: days, pattern });
});

test.each(['Abonnement', 'Intervention du 30/09/2025'])('"%s" says no days of its own', (text) => {
  expect(ownDaysOf(text)).toBeUndefined();
});
