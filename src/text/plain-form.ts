/** A text without case and accents: `Lycée` is `lycee`. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The letters and digits of a text, without the blanks and marks between them. */
export function withoutMarks(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** An enumerated word for comparison: without case, accents, spaces, hyphens and underscores (DATA.md, "Reading"). */
export function plainWord(text: string): string {
  return withoutAccents(text).replace(/[\s\p{Pd}_]+/gu, '');
}

/** Whether a word is one of several, compared like enumerated words, and without apostrophes. */
export function isOneOf(word: string, words: readonly string[] = []): boolean {
  const plain = withoutApostrophes(word);
  return words.some((one) => withoutApostrophes(one) === plain);
}

function withoutApostrophes(word: string): string {
  return plainWord(word).replace(/['’]/gu, '');
}

/**
 * A name for comparison: without case, accents, apostrophes, and hyphens, which people also write as a blank (DATA.md,
 * `match`).
 */
export function plainName(text: string): string {
  return withoutAccents(text).replace(/[\s\p{Pd}'’]+/gu, '');
}

/** A text without accents, case, marks and units. */
export function plainText(text: string): string {
  return withoutAccents(text.replace(/œ/gi, 'oe'))
    .replace(/%/g, ' pct ')
    .replace(/\b(euros?|eur)\b/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
