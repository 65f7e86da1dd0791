import { describe, expect, it } from 'vitest';
import { fraction } from '../../src/domain/numbers/fraction.ts';
import { parseReports, reportsText } from '../../src/report/formats.ts';
import { en } from '../../src/report/words/en.ts';
import { fr } from '../../src/report/words/fr.ts';
import { percentText, periodText, plainAmountText, quantityText } from '../../src/report/words/words.ts';
import { harmlessText } from '../../src/text/spreadsheet.ts';

describe('figures in words', () => {
  it.each([
    [414n, 677n, '61,1521\u00a0%'],
    [1n, 3n, '33,3333\u00a0%'],
    [2n, 3n, '66,6667\u00a0%'],
    [1n, 1n, '100,0000\u00a0%'],
    [1n, 2_000_000n, '0,0001\u00a0%'],
    [1n, 10_000_000n, '0,0000\u00a0%'],
  ])('%i/%i is %s', (numerator, denominator, text) => {
    expect(percentText(fraction(numerator, denominator), fr)).toBe(text);
  });

  it.each([
    [fraction(414n, 1n), '414', '414'],
    [fraction(2_241_250n, 100n), '22\u00a0412,5', '22,412.5'],
    [fraction(1n, 3n), '1/3', '1/3'],
    [fraction(1n, 1_000_000n), '0,000001', '0.000001'],
  ])('a quantity', (quantity, french, english) => {
    expect([quantityText(quantity, fr), quantityText(quantity, en)]).toEqual([french, english]);
  });

  it('amounts of a spreadsheet have no grouping', () => {
    expect([plainAmountText(-123_456_789n, 'fr'), plainAmountText(-123_456_789n, 'en')]).toEqual([
      '-1234567,89',
      '-1234567.89',
    ]);
  });
});

describe('measures in words', () => {
  const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
  const namesIn = (words: Iterable<string>): ReadonlySet<string> => new Set([...words].map(bare));

  it('are known in each language by the names that the other one gives them', () => {
    expect(namesIn(en.measures.keys())).toEqual(namesIn(fr.measures.values()));
    const english = [...en.measures.values()].map((word) => word.replace(' ', '_'));
    expect([...fr.measures.keys()]).toEqual(expect.arrayContaining(english));
  });
});

describe('periods in words', () => {
  it.each([
    ['2025-09', 'septembre 2025', 'September 2025'],
    ['2025-Q1', '1er trimestre 2025', 'quarter 1 of 2025'],
    ['2025-Q3', '3e trimestre 2025', 'quarter 3 of 2025'],
    ['2025', '2025', '2025'],
    ['2025-10..2025-12', 'd’octobre 2025 à décembre 2025', 'October 2025 to December 2025'],
    [
      '2025-Q1..2025-Q3',
      'du 1er trimestre 2025 au 3e trimestre 2025',
      'quarter 1 of 2025 to quarter 3 of 2025',
    ],
    ['2025-Q1..2025-07', 'du 1er trimestre 2025 à juillet 2025', 'quarter 1 of 2025 to July 2025'],
    ['2025-07..2025-Q4', 'de juillet 2025 au 4e trimestre 2025', 'July 2025 to quarter 4 of 2025'],
    ['2025-07..2025-09', 'de juillet 2025 à septembre 2025', 'July 2025 to September 2025'],
    ['all', 'toutes les factures', 'all invoices'],
    ['pending', 'toutes les factures en attente', 'all invoices that were pending'],
    ['"F1" "F2"', 'factures F1 F2', 'invoices F1 F2'],
  ])('%s', (period, french, english) => {
    expect([periodText(period, fr), periodText(period, en)]).toEqual([french, english]);
  });

  it('are in the tables of a run of 0.1 what they were', () => {
    const period = '2025-10..2025-12';
    expect(periodText(period, fr, [0, 1])).toBe('de octobre 2025 à décembre 2025');
    expect(periodText(period, fr, [0, 2])).toBe('d’octobre 2025 à décembre 2025');
  });
});

describe('text in spreadsheets', () => {
  it.each(['=1+1', '+33', '-ENG-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula', (text) => {
    expect(harmlessText(text)).toBe(`'${text}`);
  });

  it('is left alone otherwise', () => {
    expect(harmlessText("Collège d'Alsace = A-1")).toBe("Collège d'Alsace = A-1");
  });
});

describe('--reports', () => {
  it.each([
    ['none', []],
    ['pdf,csv', ['csv', 'pdf']],
    ['html, html', ['html']],
    ['csv,doc', undefined],
    ['', undefined],
    ['none,csv', undefined],
  ])('%j', (text, formats) => {
    expect(parseReports(text)).toEqual(formats);
  });

  it('is written back as it was understood', () => {
    expect([reportsText(['csv', 'pdf']), reportsText([])]).toEqual(['csv,pdf', 'none']);
  });
});

/** The texts of some words with their places, `rounding.net`. */
function textsOf(words: object, place = ''): readonly (readonly [place: string, text: string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[place + key, value] as const] : textsOf(value, `${place}${key}.`),
  );
}

it('corrections are counted in rows, not in lines, which are those of invoices', () => {
  expect([1, 6].map(fr.rowCount)).toEqual(['1 rangée', '6 rangées']);
});

describe('both languages', () => {
  it.each(['page', 'derivation'] as const)('fill the same names in the texts of the %s', (part) => {
    const names = (words: object) =>
      Object.fromEntries(
        textsOf(words).map(([place, text]) => [place, [...text.matchAll(/\{\w+\}/g)].flat().sort()]),
      );
    expect(Object.keys(names(en[part])).length).toBeGreaterThan(20);
    expect(names(fr[part])).toEqual(names(en[part]));
  });
});
