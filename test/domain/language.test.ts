import { expect, test } from 'vitest';
import { dayText, languageOfGroup, NOTATION } from '../../src/domain/language.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';

test('a group reads the language of its convention, else English', () => {
  expect(languageOfGroup({ locale: 'fr' })).toBe('fr');
  expect(languageOfGroup({ locale: undefined })).toBe('en');
  expect(languageOfGroup(undefined)).toBe('en');
});

test('a day, and two neighbouring parts of one, are written as the language does', () => {
  expect(dayText(dayOf(2025, 9, 1), 'fr')).toBe('01/09/2025');
  expect(dayText(dayOf(2025, 9, 1), 'en')).toBe('2025-09-01');
  expect(NOTATION.fr.dayParts('2025', '09')).toBe('09/2025');
  expect(NOTATION.en.dayParts('2025', '09')).toBe('2025-09');
});
