import { expect, test } from 'vitest';
import { FINDING_CODES, type FindingCode } from '../../src/domain/finding.ts';
import type { Language } from '../../src/domain/language.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';
import { checksFr } from '../../src/reconcile/messages/checks-fr.ts';
import { wordingsEn } from '../../src/reconcile/messages/en.ts';
import { wordingsFr } from '../../src/reconcile/messages/fr.ts';
import { letterWords } from '../../src/reconcile/messages/letter-words.ts';
import { outputWords } from '../../src/reconcile/messages/output-words.ts';
import { ALL_CHECKS } from '../../src/reconcile/reconciliation.ts';
import { messageOf } from '../../src/reconcile/render.ts';
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
  for (const { example } of ALL_CHECKS) expect(messageOf(example, language)).not.toMatch(/\{\w+\}/);
});

function exampleOf(code: FindingCode, language: Language): string | undefined {
  const check = ALL_CHECKS.find((one) => one.code === code);
  return check && messageOf(check.example, language);
}

test('amounts, prices and days are written as the reader writes them', () => {
  expect(exampleOf('invoice-total-mismatch', 'en')).toContain('16,569.24');
  expect(exampleOf('invoice-total-mismatch', 'fr')).toContain('16\u00a0569,24');
  expect(exampleOf('price-mismatch', 'fr')).toContain('299,90');
  expect(exampleOf('period-gap', 'fr')).toContain('du 01/10/2025 au 31/10/2025');
});

test('no French text of a check holds its code: people read its title, and the code beside it', () => {
  const texts = [
    ...Object.values(wordingsFr),
    ...Object.values(checksFr).flatMap(({ title, about }) => [title, about]),
  ];
  for (const text of texts) for (const code of FINDING_CODES) expect(text).not.toContain(code);
});

test('one is one, none and several are as each language counts them', () => {
  const said = (language: 'en' | 'fr') =>
    [0, 1, 2].flatMap((count) => {
      const words = outputWords(language);
      return [words.findings(count), words.summary(count, count, 9), words.allWell(count, ['A', 'B'])];
    });
  expect(said('en')).toEqual([
    ...['0 findings', '0 findings in 0 lines, 9 checks'],
    'Nothing to object to in 0 lines. Checks that ran: A; B.',
    ...['1 finding', '1 finding in 1 line, 9 checks'],
    'Nothing to object to in 1 line. Checks that ran: A; B.',
    ...['2 findings', '2 findings in 2 lines, 9 checks'],
    'Nothing to object to in 2 lines. Checks that ran: A; B.',
  ]);
  expect(said('fr')).toEqual([
    ...['0 écart', '0 écart sur 0 ligne, 9 contrôles'],
    'Rien à redire sur 0 ligne. Contrôles faits : A ; B.',
    ...['1 écart', '1 écart sur 1 ligne, 9 contrôles'],
    'Rien à redire sur 1 ligne. Contrôles faits : A ; B.',
    ...['2 écarts', '2 écarts sur 2 lignes, 9 contrôles'],
    'Rien à redire sur 2 lignes. Contrôles faits : A ; B.',
  ]);
});

test('a letter asks of one line and of several', () => {
  const asked = (language: 'en' | 'fr') =>
    Object.values(letterWords(language).asked).flatMap((ask) =>
      [1, 2].map((count) => ask({ count, areLines: true })),
    );
  expect(asked('en')).toEqual([
    ...['a credit note for 1 line', 'credit notes for 2 lines'],
    'which site the access of 1 line serves, or a credit note',
    'which sites the accesses of 2 lines serve, or credit notes',
    ...['a corrected invoice for 1 line', 'corrected invoices for 2 lines'],
    'to bill what remains owed to you for 1 line',
    'to bill what remains owed to you for 2 lines',
    ...['to correct 1 line of a credit note', 'to correct 2 lines of credit notes'],
    'an explanation or the correction of 1 line',
    'an explanation or the correction of 2 lines',
  ]);
  expect(asked('fr')).toEqual([
    ...['un avoir pour 1 ligne', 'des avoirs pour 2 lignes'],
    'l’établissement que dessert l’accès de 1 ligne, ou un avoir',
    'les établissements que desservent les accès de 2 lignes, ou des avoirs',
    ...['une facture rectificative pour 1 ligne', 'des factures rectificatives pour 2 lignes'],
    'la facturation de ce qui vous reste dû pour 1 ligne',
    'la facturation de ce qui vous reste dû pour 2 lignes',
    ...['la rectification de 1 ligne d’avoir', 'la rectification de 2 lignes d’avoir'],
    'une explication ou la correction de 1 ligne',
    'une explication ou la correction de 2 lignes',
  ]);
  const points = (language: 'en' | 'fr') =>
    [1, 2].map((count) => letterWords(language).asked.bill({ count, areLines: false }));
  expect([...points('en'), ...points('fr')]).toEqual([
    ...['to bill what remains owed to you for 1 point', 'to bill what remains owed to you for 2 points'],
    'la facturation de ce qui vous reste dû pour 1 point',
    'la facturation de ce qui vous reste dû pour 2 points',
  ]);
});

test('a letter bears its place and day, or dots to fill in', () => {
  const dots = '……………………';
  const dated = (language: 'en' | 'fr', place: string | undefined, day: number | undefined): string =>
    letterWords(language).placeAndDate(place, day);
  expect(dated('fr', 'Metz', dayOf(2025, 12, 1))).toBe('À Metz, le 1er décembre 2025');
  expect(dated('fr', 'Metz', dayOf(2025, 1, 2))).toBe('À Metz, le 2 janvier 2025');
  expect(dated('fr', undefined, undefined)).toBe(`À ${dots}, le ${dots}`);
  expect(dated('en', 'Metz', dayOf(2025, 12, 1))).toBe('Metz, 1 December 2025');
  expect(dated('en', 'Metz', dayOf(2025, 1, 2))).toBe('Metz, 2 January 2025');
  expect(dated('en', undefined, undefined)).toBe(`${dots}, ${dots}`);
  expect(dated('en', undefined, dayOf(2025, 12, 1))).toBe(`${dots}, 1 December 2025`);
});
