import { expect, test } from 'vitest';
import { languageOfGroup } from '../../src/domain/language.ts';

test('a group reads the language of its convention, else English', () => {
  expect(languageOfGroup({ locale: 'fr' })).toBe('fr');
  expect(languageOfGroup({ locale: undefined })).toBe('en');
  expect(languageOfGroup(undefined)).toBe('en');
});
