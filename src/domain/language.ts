/** The languages in which people are told of anything. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of what a group is given to read: that of its convention, else English. */
export function languageOfGroup(convention: { readonly locale: Language | undefined } | undefined): Language {
  return convention?.locale ?? 'en';
}
