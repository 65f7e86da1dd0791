import { expect, test } from 'vitest';
import {
  behavesAs,
  CATEGORIES,
  filesOf,
  isBuiltIn,
  isOfDays,
  lineWithVat,
} from '../../src/domain/invoice-line.ts';
import { line } from './line.ts';

test('a priced line is the line whole, with its VAT and its gross', () => {
  expect(lineWithVat(line, 2000n, 12_000n)).toEqual({ ...line, vat: 2000n, gross: 12_000n });
});

test('a category of one’s own behaves as a built-in one', () => {
  const own = new Map([['frais', 'setup'] as const]);
  expect(['usage', 'frais', 'unheard'].map((category) => behavesAs(category, own))).toEqual([
    'usage',
    'setup',
    'other',
  ]);
  expect([isBuiltIn('penalty'), isBuiltIn('frais')]).toEqual([true, false]);
});

test('subscriptions, services and usage are billed for days', () => {
  expect(CATEGORIES.filter(isOfDays)).toEqual(['subscription', 'service', 'usage']);
});

test('a line is read from its file, and from the electronic invoice that states its VAT', () => {
  const stated = { vat: 1n, net: 5n };
  expect(filesOf({ ...line, statedRateVat: undefined })).toEqual(['invoices/lines.csv']);
  expect(filesOf({ ...line, statedRateVat: stated })).toEqual(['invoices/lines.csv']);
  expect(filesOf({ ...line, statedRateVat: { ...stated, statedIn: 'invoices/f1.xml' } })).toEqual([
    'invoices/lines.csv',
    'invoices/f1.xml',
  ]);
});
