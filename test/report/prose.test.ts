import { expect, test } from 'vitest';
import { proseParts } from '../../src/report/html/page/prose.ts';

const codesOf = (text: string): readonly string[] =>
  proseParts(text).flatMap((part) => (part.isCode ? [part.text] : []));

test('codes stand apart from running text, with the sign behind them, and words do not', () => {
  expect(codesOf('Registre (SHA-256) : abc')).toEqual(['(SHA-256)\u00a0:']);
  expect(codesOf('Grappe (cite-scolaire) : deux, peut-être, le 2025-09-01.')).toEqual([
    '(cite-scolaire)\u00a0:',
    '2025-09-01.',
  ]);
});

test('no text is lost or moved', () => {
  const text = 'du 2025-09-01 au 2025-09-30 : accès-internet (F-1) !';
  const parts = proseParts(text).map((part) => part.text);
  expect(parts.join('').replaceAll('\u00a0', ' ')).toBe(text);
});
