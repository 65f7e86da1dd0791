/** A text of several lines, each of them {@link printable}. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/**
 * The text with its control and invisible characters escaped: none can move the cursor, forge a line, or make two ids
 * look alike.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escaped);
}

/** The text of a document without what a terminal obeys: control characters, and those that turn the direction, escaped. */
export function uncommanding(text: string): string {
  return text.replace(/(?![\t\n])[\p{Cc}\p{Bidi_Control}]/gu, escaped);
}

/** `\u00a0`; beyond four digits `\U000e0001`, as YAML reads it. */
export function escaped(character: string): string {
  const digits = (character.codePointAt(0) ?? 0).toString(16);
  return digits.length > 4 ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}
