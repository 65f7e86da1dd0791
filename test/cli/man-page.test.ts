import { describe, expect, test } from 'vitest';
import { manPage } from '../../scripts/man-page.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { inWords } from '../../src/cli/definition.ts';
import { words } from '../../src/cli/messages/words.ts';

describe.each(['fr', 'en'] as const)('the manual page (%s)', (language) => {
  const page = manPage(language, '1.2.3');

  test('names every command with its options', () => {
    for (const { name, options } of COMMANDS) {
      expect(page).toContain(`.SS "grappe ${name}`);
      for (const { flags } of options)
        expect(page).toContain(`.B ${inWords(flags, words(language)).replaceAll('-', '\\-')}`);
    }
  });

  test('says how to ask for the help and for the version', () => {
    expect(page).toContain(`.B \\-h, \\-\\-help\n${words(language).help}\n`);
    expect(page).toContain('.B \\-\\-version\n');
  });

  test('ends no line before a sign that belongs to the word before', () => {
    expect(page).not.toMatch(/ [:;!?»%]|« /u);
    expect(page.includes('\\~:')).toBe(language === 'fr');
  });

  test('holds no line that roff would take for one of its commands but those meant', () => {
    const commands = new Set(
      page
        .split('\n')
        .filter((line) => /^[.']/u.test(line))
        .map((line) => line.split(' ')[0]),
    );
    expect([...commands].sort()).toEqual(['.B', '.I', '.PP', '.SH', '.SS', '.TH', '.TP', '.fi', '.nf']);
  });
});
