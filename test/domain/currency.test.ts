import { describe, expect, test } from 'vitest';
import {
  currencyIn,
  currencyMeant,
  isCurrency,
  isOtherCurrency,
  unitIn,
} from '../../src/domain/numbers/currency.ts';

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

describe('the currency that a text names', () => {
  test.each([
    ['289,90 €', '€'],
    ['EUR 12', 'EUR'],
    ['12 k€', 'k€'],
    ['12 M EUR', 'M EUR'],
    ['PREMIUM €', '€'],
    ['1 000 XPF', 'XPF'],
    ['12 $', '$'],
    ['12 DAB', undefined],
    ['EUROPE', undefined],
    ['12', undefined],
  ])('%s', (text, currency) => {
    expect(currencyIn(text)).toBe(currency);
  });

  test.each([
    ['Montant en milliers d’euros (€)', 'milliers'],
    ['Net (thousands)', 'thousands'],
    ['Montant k euros', 'k euros'],
    ['Montant HT €', '€'],
    ['Familiers', undefined],
  ])('in a header: %s', (header, unit) => {
    expect(unitIn(header)).toBe(unit);
  });

  test.each([
    ['€', 'EUR', false],
    ['EUR', 'EUR', false],
    ['€', 'CHF', true],
    ['EUR', 'CHF', true],
    ['CHF', 'CHF', false],
    ['CHF', 'EUR', true],
    ['GBP', 'CHF', true],
    ['$', 'EUR', true],
    // Of dollars, and of those of other countries.
    ['$', 'CAD', false],
    ['k€', 'EUR', true],
    ['milliers', 'EUR', true],
    ['k€', 'CHF', true],
    ['millions', 'CAD', true],
  ])('%s is another than %s: %s', (found, currency, isOther) => {
    expect(isOtherCurrency(found, currency)).toBe(isOther);
  });
});
