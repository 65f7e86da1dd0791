import { describe, expect, test } from 'vitest';
import { currencyMeant, isCurrency } from '../../src/domain/numbers/currency.ts';

describe('a currency of amounts with two decimals', () => {
  test.each(['EUR', 'CHF', 'GBP', 'USD', 'MAD', 'XCD'])('%s is one', (code) => {
    expect([isCurrency(code), currencyMeant(code)]).toEqual([true, code]);
  });

  test.each([
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
    'BHD IQD JOD KWD LYD OMR TND',
    'CLF UYW',
  ])('none is of those that ISO 4217 gives no decimal, three or four: %s', (codes) => {
    expect(codes.split(' ').filter(isCurrency)).toEqual([]);
  });

  test.each(['', 'EU', 'EURO', 'eur', 'Eur', 'É1R', 'EUR ', ' EUR', '€'])(
    '%j is the form of none',
    (text) => {
      expect(isCurrency(text)).toBe(false);
    },
  );

  test.each([
    ['chf', 'CHF'],
    ['xpf', 'EUR'],
    ['euros', 'EUR'],
  ])('by %s %s is meant, most likely', (text, meant) => {
    expect(currencyMeant(text)).toBe(meant);
  });
});
