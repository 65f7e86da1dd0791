import { expect, test } from 'vitest';
import { lineParts, linesWithin, unbroken, wrapped } from '../../src/text/line-breaks.ts';
import { runCommand } from '../cli/run-command.ts';

test.each([
  ['the cost of accesses', 8, ['the cost', 'of', 'accesses']],
  ['les membres : tous ceux', 11, ['les', 'membres :', 'tous ceux']],
  ['un mot de la « convention »', 12, ['un mot de la', '« convention »']],
  ['establishments', 5, ['establishments']],
  ['', 5, ['']],
])('%j within %i characters', (text, width, lines) => {
  expect(linesWithin(text, width)).toEqual(lines);
});

test('what follows the first line of an item hangs, and code stays as it is', () => {
  const item = `- \`part\` ${'word '.repeat(16).trim()}`;
  const code = `\`\`\`\n${'x '.repeat(60)}\n\`\`\``;
  expect(wrapped(`${item}\n${code}`)).toBe(`- \`part\`${' word'.repeat(14)}\n  word word\n${code}`);
});

test('no line of the help in French begins with a sign that belongs to the word before', async () => {
  for (const argv of [['help'], ['help', 'rules'], ['schema', '--help'], ['init', '--help']]) {
    const { stdout } = await runCommand([...argv, '--lang', 'fr']);
    expect(stdout.match(/^ *[:;!?»%€](?: .*)?$/gmu) ?? []).toEqual([]);
  }
});

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
