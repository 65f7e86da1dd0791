import { describe, expect, it, test } from 'vitest';
import { languageOf } from '../../src/cli/language.ts';
import { main } from '../../src/cli/main.ts';
import { words } from '../../src/cli/messages/words.ts';
import { lineWriter, wantsColor } from '../../src/cli/system-terminal.ts';
import { harmless, styled, type Terminal, textTable } from '../../src/cli/terminal.ts';

const RED = '\u001b[31m';

function printed(color: boolean, text: (terminal: Terminal) => string): string {
  const lines: string[] = [];
  const terminal = harmless({
    language: 'en',
    words: words('en'),
    quiet: false,
    color,
    out: () => {},
    err: (line) => void lines.push(line),
  });
  terminal.err(text(terminal));
  return lines.join('');
}

describe('a message', () => {
  it('shows the escapes of a value and does not send them', () => {
    expect(printed(false, () => `the file ${RED}evil\u0007\u009b2J`)).toBe(
      'the file \\u001b[31mevil\\u0007\\u009b2J',
    );
  });

  it('keeps the styles of grappe where the terminal has colours', () => {
    expect(printed(true, (terminal) => styled(terminal, 'red', 'error'))).toBe(`${RED}error\u001b[39m`);
  });

  it('has none where it has not', () => {
    expect(printed(false, (terminal) => styled(terminal, 'red', 'error'))).toBe('error');
  });

  it('moves no cursor even where the terminal has colours', () => {
    expect(printed(true, () => 'a\u001b[2Jb\rc')).toBe('a\\u001b[2Jb\\u000dc');
  });

  it('shows what cannot be seen and tells two ids apart', () => {
    expect(printed(false, () => 'A\u200b1 \u202egpj')).toBe('A\\u200b1 \\u202egpj');
  });
});

test('the console of Windows is given characters, as bytes would be read by its code page', () => {
  const given: unknown[] = [];
  lineWriter(1, { write: (text: unknown) => given.push(text) > 0 })('Été');
  expect(given).toEqual(['Été\n']);
});

describe('colours', () => {
  it('are for terminals', () => {
    expect(wantsColor({}, {}, true)).toBe(true);
    expect(wantsColor({}, {}, false)).toBe(false);
  });

  it('are refused by --no-color and by NO_COLOR', () => {
    expect(wantsColor({ color: false }, {}, true)).toBe(false);
    expect(wantsColor({}, { NO_COLOR: '1' }, true)).toBe(false);
  });

  it.each([
    ['--no-color', 'check', 'no-such-folder'],
    ['check', '--no-color', 'no-such-folder'],
    ['check', 'no-such-folder', '--no-color'],
  ])('are refused by --no-color wherever it stands: %s %s %s', async (...argv) => {
    const asked: boolean[] = [];
    await main(argv, (language, options) => {
      asked.push(wantsColor(options, {}, true));
      return { language, words: words(language), quiet: false, color: false, out: () => {}, err: () => {} };
    });
    expect(asked).toEqual([false]);
  });

  it('comes where FORCE_COLOR asks for it, and not on a terminal that shows none', () => {
    expect(wantsColor({}, { FORCE_COLOR: '1' }, false)).toBe(true);
    expect(wantsColor({}, { FORCE_COLOR: '0' }, true)).toBe(false);
    expect(wantsColor({}, { TERM: 'dumb' }, true)).toBe(false);
    expect(wantsColor({}, { TERM: 'dumb', FORCE_COLOR: '3' }, true)).toBe(true);
    expect(wantsColor({}, { NO_COLOR: '1', FORCE_COLOR: '1' }, true)).toBe(false);
  });
});

describe('the language', () => {
  it('is the one asked for, before the convention’s, before the system’s, before English', () => {
    expect(languageOf('en', { LC_ALL: 'fr_FR.UTF-8' }, 'fr')).toBe('en');
    expect(languageOf(undefined, { LANG: 'en_GB.UTF-8' }, 'fr')).toBe('fr');
    expect(languageOf(undefined, { LC_ALL: '', LANG: 'fr_CA' }, undefined)).toBe('fr');
    expect(languageOf(undefined, { LC_ALL: 'de_DE', LANG: 'fr_FR' }, undefined)).toBe('en');
    expect(languageOf(undefined, {}, undefined, () => '')).toBe('en');
  });

  it('is that of Windows where no variable says it', () => {
    expect(languageOf(undefined, {}, undefined, () => 'fr-FR')).toBe('fr');
    expect(languageOf(undefined, { LANG: 'en_GB' }, undefined, () => 'fr-FR')).toBe('en');
  });
});

test('a table may have more rows than a call takes arguments', () => {
  const rows = Array.from({ length: 200_000 }, (_, index) => [String(index), 'x']);
  expect(textTable(['row', 'cell'], rows, 1).split('\n').at(-1)).toBe('199999     x');
});
