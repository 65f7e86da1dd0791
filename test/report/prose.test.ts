import { expect, test } from 'vitest';
import { readTextAsset } from '../../src/package-files.ts';
import { proseMarkup } from '../../src/report/html/markup.ts';

const CODE = (text: string): string => `<span class="code">${text}</span>`;

test.each([
  ['le 2025-10-01, ENG-A-2025-031', `le ${CODE('2025-10-01,')} ${CODE('ENG-A-2025-031')}`],
  ['Article 6.1 (cite-scolaire), Stenay', `Article 6.1 ${CODE('(cite-scolaire),')} Stenay`],
  ['Lycée (GUEBWILLER-KASTLER-LYC)', `Lycée ${CODE('(GUEBWILLER-KASTLER-LYC)')}`],
  ['lycée Jean-Auguste', 'lycée Jean-Auguste'],
  [`a-${'0'.repeat(30)}`, `a-${'0'.repeat(30)}`],
  ['Registre (SHA-256) : ab', `Registre ${CODE('(SHA-256)\u00a0:')} ab`],
  ['60 % : <b>', '60\u00a0%\u00a0: &lt;b&gt;'],
])('%j keeps its codes and marks whole', (text, markup) => {
  expect(proseMarkup(text)).toBe(markup);
});

test('a word of any length stays whole, and is not tried from each of its letters', () => {
  const word = 'x'.repeat(200_000);
  expect(proseMarkup(word)).toBe(word);
});

test('the script of report.html is read by Safari 16.0, which knows no pattern that looks behind', () => {
  expect(/\(\?<[=!]/.exec(readTextAsset('report-page.js'))?.[0]).toBeUndefined();
});
