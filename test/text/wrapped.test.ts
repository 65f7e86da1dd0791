import { expect, test } from 'vitest';
import { linesWithin, wrapped } from '../../src/text/wrapped.ts';
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
