/** Globs, the order of texts, the nearest word, the marks of git. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { quoted } from '../../src/init/from/yaml-text.ts';
import { globOfStart, matchesGlob } from '../../src/text/glob.ts';
import { firstFew } from '../../src/text/joined.ts';
import { conflictMarks } from '../../src/text/merge-conflict.ts';
import { nearest, nearestWord } from '../../src/text/nearest.ts';
import { fill } from '../../src/text/template.ts';
import { compareBy, compareText } from '../../src/text/text-order.ts';

describe('globs', () => {
  test.each([
    ['ABO*', 'ABO-1', true],
    ['ABO*', 'ABO', true],
    ['ABO*', 'abo', false],
    ['ABO', 'ABO-1', false],
    ['*-1', 'ABO-1', true],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['?', '', false],
    ['?', '😀', true],
    ['??', '😀', false],
    ['*?', '😀', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['**', 'x', true],
    ['[ab]', 'a', false],
    ['[ab]', '[ab]', true],
    ['a.c', 'abc', false],
    ['sfr-*.csv', 'sfr-2025-09.csv', true],
    ['Total*', 'Sous-total', false],
  ])('%j on %j: %s', (glob, text, matches) => {
    expect(matchesGlob(glob, text)).toBe(matches);
  });

  test.each([
    ['Total facture', 'Total *', ['Total HT'], ['TotalEnergies', 'Total']],
    ['Total', 'Total', [], ['TotalEnergies', 'Total HT']],
    ['Total*', 'Total?', ['Total*'], ['Total', 'Total HT']],
  ])('of the word that begins %s: %s', (text, glob, matched, others) => {
    expect(globOfStart(/^Total/, text)).toBe(glob);
    for (const one of [text, ...matched]) expect(matchesGlob(glob, one)).toBe(true);
    for (const one of others) expect(matchesGlob(glob, one)).toBe(false);
  });

  test('match as the same expression written out', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', 'é', '😀'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (glob, text) => {
        const pattern = [...glob].map((c) => (c === '*' ? '.*' : c === '?' ? '.' : c)).join('');
        expect(matchesGlob(glob, text)).toBe(new RegExp(`^${pattern}$`, 'su').test(text));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  test('many stars on a long text take no long time', () => {
    expect(matchesGlob(`${'*a'.repeat(50)}b`, 'a'.repeat(5000))).toBe(false);
  });
});

test('the first few items of a list are named, and that there are more', () => {
  const items = [...'abcdefgh'];
  expect(firstFew(items)).toBe('a, b, c, d, e, f, g, h');
  expect(firstFew([...items, 'i'])).toBe('a, b, c, d, e, f, g, h, …');
  expect(firstFew(items, 3)).toBe('a, b, c, …');
  expect(firstFew(items.slice(0, 3), 3)).toBe('a, b, c');
});

describe('the order of texts', () => {
  test('is by code point, not by UTF-16 unit, case or language', () => {
    const sorted = ['B', 'a', 'é', 'œ', '\ue000', '\uff21', '\u{10000}', '\u{103ff}', '😀', '\u{10ffff}'];
    expect([...sorted].reverse().sort(compareText)).toEqual(sorted);
  });

  test('a prefix comes first', () => {
    expect(['ab', '', 'a', 'abc'].sort(compareText)).toEqual(['', 'a', 'ab', 'abc']);
  });

  test('is that of the code points one by one', () => {
    const byCodePoint = (a: string, b: string): number => {
      const [one, other] = [[...a], [...b]].map((text) => text.map((c) => c.codePointAt(0) ?? 0));
      for (let i = 0; i < Math.min(one?.length ?? 0, other?.length ?? 0); i++) {
        const difference = (one?.[i] ?? 0) - (other?.[i] ?? 0);
        if (difference !== 0) return difference;
      }
      return (one?.length ?? 0) - (other?.length ?? 0);
    };
    const text = fc.string({ unit: 'binary', maxLength: 6 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(Math.sign(byCodePoint(a, b)));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  test('by several keys, the first that differs', () => {
    const rows = [
      ['b', '1'],
      ['a', '2'],
      ['a', '1'],
    ] as const;
    const order = compareBy<readonly [string, string]>(
      ([, second]) => second,
      ([first]) => first,
    );
    expect([...rows].sort(order).map((row) => row.join(''))).toEqual(['a1', 'b1', 'a2']);
  });
});

test('one or two letters stand for the only word that begins with them', () => {
  expect(nearestWord('o', ['yes', 'oui', 'no', 'non'])).toBe('oui');
  expect(nearestWord('pé', ['penalite', 'service'])).toBe('penalite');
  expect(nearestWord('s', ['service', 'subscription'])).toBe('');
});

test('the nearest word is a remedy, and none is proposed that is nothing like it', () => {
  expect(nearest('rouding', ['prorata', 'rounding'])).toBe('rounding');
  expect(nearest('REGIN', ['MEUSE', 'REGION'])).toBe('REGION');
  expect(nearest('zzzz', ['rounding'])).toBe('');
  expect(nearest('x', [])).toBe('');
});

test('of words as near the first by code point is proposed, of others the nearer, whatever their order', () => {
  expect(nearest('abx', ['abd', 'abc'])).toBe('abc');
  expect(nearest('rounding', ['roundings', 'rounding'])).toBe('rounding');
});

test('a number is nearest to the one from which a spreadsheet took the leading zeros', () => {
  expect(nearest('12', ['11', '0012', '000012', '13'])).toBe('000012');
  expect(nearest('12', ['0012', '12'])).toBe('12');
  expect(nearest('A2', ['A002'])).toBe('');
});

test('two letters in five may differ, whatever their case, of the longer word; of a long text the first 64 count', () => {
  expect(nearest('abcde', ['ABCyz'])).toBe('ABCyz');
  expect(nearest('abcde', ['abxyz'])).toBe('');
  expect(nearest('abc', ['abcde'])).toBe('abcde');
  expect(nearest(`${'a'.repeat(64)}${'z'.repeat(200)}`, ['a'.repeat(64)])).toBe('a'.repeat(64));
});

test('a value that is dear to make is made when the text that names it is written', () => {
  let made = 0;
  const nearestWord = (): string => `word ${++made}`;
  expect(fill('no name', { nearestWord })).toBe('no name');
  expect(made).toBe(0);
  expect(fill('nearest: {nearestWord}', { nearestWord })).toBe('nearest: word 1');
});

test('a template is filled with what is given, and keeps what is not', () => {
  expect(fill('{count} rows of {file}, {other}', { count: 3, file: 'sites.csv' })).toBe(
    '3 rows of sites.csv, {other}',
  );
});

test('a part of a template in double brackets is left out where a value in it is empty', () => {
  const template = '[[Nearest: {nearest}. ]]Correct it.';
  expect(fill(template, { nearest: 'REGION' })).toBe('Nearest: REGION. Correct it.');
  expect(fill(template, { nearest: '' })).toBe('Correct it.');
  expect(fill('fill_down: [{column}]', { column: 'site' })).toBe('fill_down: [site]');
});

test.each([
  [
    ['<<<<<<< HEAD', 'a', '||||||| 1a2b3c4', 'b', '=======\r', 'c', '>>>>>>> other'],
    [1, 3, 5, 7],
  ],
  [
    ['<<<<<<< HEAD', '========', 'Total =======', '>>>>>>> other', '======='],
    [1, 4],
  ],
  [['=======', '||||||| a', '>>>>>>> other'], [3]],
  [['<<<<<<<', '>>>>>>>', '======='], []],
])('of the lines %j the marks of git are those of the rows %j', (lines, rows) => {
  const isMark = conflictMarks();
  expect(lines.flatMap((line, index) => (isMark(line) ? [index + 1] : []))).toEqual(rows);
});

test('an invisible character is shown as YAML reads it, whatever its plane', () => {
  for (const text of ['a\u200bb', 'a\u{e0001}b', 'a\u{1d173}b']) {
    const shown = quoted(text);
    expect(shown).toMatch(/^"a\\[uU][\da-f]+b"$/);
    expect(parse(shown)).toBe(text);
  }
});
