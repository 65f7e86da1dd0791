import { expect, test } from 'vitest';
import { FINDING_CODES } from '../../src/domain/finding.ts';
import { wordingsEn } from '../../src/reconcile/messages/en.ts';
import { EXAMPLES } from '../../src/reconcile/messages/examples.ts';
import { checksFr, wordingsFr } from '../../src/reconcile/messages/fr.ts';
import { messageOf } from '../../src/reconcile/messages/render.ts';
import { ALL_CHECKS } from '../../src/reconcile/reconcile.ts';
import { LANGUAGES } from './workspace.ts';

const names = (template: string): readonly string[] => (template.match(/\{\w+\}/g) ?? []).sort();

test('French and English say the same things', () => {
  for (const [wording, template] of Object.entries(wordingsEn)) {
    expect([wording, names(wordingsFr[wording as keyof typeof wordingsEn])]).toEqual([
      wording,
      names(template),
    ]);
  }
});

test('every check is in the list, in the order of the codes', () => {
  expect(ALL_CHECKS.map(({ code }) => code)).toEqual([...FINDING_CODES]);
});

test.each(LANGUAGES)('every check has an example that its wording fills whole (%s)', (language) => {
  for (const code of FINDING_CODES) expect(messageOf(EXAMPLES[code], language)).not.toMatch(/\{\w+\}/);
});

test('amounts, prices and days are written as the reader writes them', () => {
  expect(messageOf(EXAMPLES['invoice-total-mismatch'], 'en')).toContain('16,569.24');
  expect(messageOf(EXAMPLES['invoice-total-mismatch'], 'fr')).toContain('16\u00a0569,24');
  expect(messageOf(EXAMPLES['price-mismatch'], 'fr')).toContain('299,90');
  expect(messageOf(EXAMPLES['period-gap'], 'fr')).toContain('du 01/10/2025 au 31/10/2025');
});

test('no French text of a check holds its code: people read its title, and the code beside it', () => {
  const texts = [
    ...Object.values(wordingsFr),
    ...Object.values(checksFr).flatMap(({ title, about }) => [title, about]),
  ];
  for (const text of texts) for (const code of FINDING_CODES) expect(text).not.toContain(code);
});
