import type { Language } from '../diagnostics/language.ts';

/** The language of messages before a convention is read: `--lang`, else `LC_ALL` or `LANG`, else English. */
export function languageOf(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  locale?: Language,
): Language {
  if (asked === 'fr' || asked === 'en') return asked;
  if (locale !== undefined) return locale;
  const system = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return system.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
