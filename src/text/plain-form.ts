/** A text without case and accents: `Lycée` is `lycee`. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** An enumerated word as it is compared: without case, accents, spaces, hyphens and underscores (DATA.md, "Reading"). */
export function plainWord(text: string): string {
  return withoutAccents(text).replace(/[\s\p{Pd}_]+/gu, '');
}

/** Whether a word is one of several, compared as enumerated words are, and without apostrophes. */
export function isOneOf(word: string, words: readonly string[] = []): boolean {
  const plain = plainSpelling(word);
  return words.some((one) => plainSpelling(one) === plain);
}

/** A word or a name without what people write in several ways: as {@link plainWord}, and without apostrophes. */
export function plainSpelling(text: string): string {
  return plainWord(text).replace(/['’]/gu, '');
}

/** A name as it is compared: without case, accents and hyphens, for which people also write a blank (DATA.md, `match`). */
export function plainName(text: string): string {
  return withoutAccents(text).replace(/[\s\p{Pd}]+/gu, '');
}

/** A text without accents, case, marks and units. */
export function plainText(text: string): string {
  return withoutAccents(text.replace(/œ/gi, 'oe'))
    .replace(/%/g, ' pct ')
    .replace(/\b(euros?|eur)\b/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
