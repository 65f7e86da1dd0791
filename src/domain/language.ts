/** The languages that grappe speaks. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of what is written for a group: that of its convention, else English. */
export function languageOfGroup(convention: { readonly locale: Language | undefined } | undefined): Language {
  return convention?.locale ?? 'en';
}
