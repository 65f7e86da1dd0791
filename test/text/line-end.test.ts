import { expect, test } from 'vitest';
import { lineParts, unbroken } from '../../src/text/line-end.ts';

test.each([
  ['60 % Région', ['60 %', 'Région']],
  ['(SHA-256) : 0f3a', ['(SHA-256) :', '0f3a']],
  ['« grappe verify » ; oui ! ou non ?', ['« grappe', 'verify » ;', 'oui !', 'ou', 'non ?']],
  ['11/31 × (1 / 3)', ['11/31 × (1', '/', '3)']],
  ['mai 2025 · EUR', ['mai', '2025 ·', 'EUR']],
  ['60\u00a0% of it: all', ['60\u00a0%', 'of', 'it:', 'all']],
  ['× × «  »,  a', ['× × «  »,', '', 'a']],
  ['', ['']],
])('no line ends in %j but between its parts', (text, parts) => {
  expect(lineParts(text)).toEqual(parts);
  expect(unbroken(text)).toBe(parts.map((part) => part.replaceAll(' ', '\u00a0')).join(' '));
});
