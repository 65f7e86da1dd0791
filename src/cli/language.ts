import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { localeOf } from '../workspace/convention/locale.ts';
import type { Given } from './definition.ts';
import { words } from './messages/words.ts';
import type { Terminal } from './terminal.ts';

/** The language of messages: the first of `--lang`, the workspace's, `LC_ALL`, `LANG`, that of Windows, English. */
export function languageOf(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  locale: Language | undefined,
  ofWindows: () => string = windowsLocale,
): Language {
  const known = LANGUAGES.find((language) => language === asked);
  if (known !== undefined) return known;
  if (locale !== undefined) return locale;
  const system = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ofWindows();
  return system.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/** The language of Windows, such as `fr-FR`, whose shells set no `LANG`; empty on other systems. */
function windowsLocale(): string {
  return process.platform === 'win32' ? Intl.DateTimeFormat().resolvedOptions().locale : '';
}

/** The terminal in the language of a command once a convention is read: `--lang`, the convention's, else unchanged. */
export function terminalUnder(given: Given, terminal: Terminal, locale: Language | undefined): Terminal {
  if (locale === undefined || given.text('lang') !== undefined) return terminal;
  return { ...terminal, language: locale, words: words(locale) };
}

/**
 * The language of the workspace of a command line, before that is parsed: that of a folder it names, of the inputs of a
 * run, of the workspace around a file or a folder, up to two above, else of the current folder; for a new workspace
 * there is none yet.
 */
export function localeNear([command, ...given]: readonly string[]): Language | undefined {
  const isNew = command === 'init' && !given.includes('--from');
  const named = given
    .filter((word) => !word.startsWith('-') && existsSync(word))
    .flatMap((word) => [join(word, 'inputs'), word, join(word, '..'), join(word, '../..')]);
  for (const folder of isNew ? [] : [...named, '.']) {
    const locale = localeOf(folder);
    if (locale !== undefined) return locale;
  }
  return undefined;
}
