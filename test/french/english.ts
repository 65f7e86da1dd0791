/** Words that English sentences need and that French does not have. */
export const ENGLISH =
  /\b(?:the|this|these|that|those|with|without|from|must|cannot|was|were|been|which|what|there|here|its|their|row|rows|file|files|found|expected|missing|not|and|is|are|of|to|by|for|your|you|each|every|once|stands?|says?|gives?|has|have)\b/iu;

/**
 * A text without what stays as it is in files and on command lines: code, names of files and columns, options, names in
 * braces.
 */
export function prose(text: string): string {
  return text
    .replace(/`[^`]*`|\{[^}]*\}|«[^»]*»|"[^"]*"/g, ' ')
    .replace(/--?[a-z][\w-]*|\b[\w*-]+(?:\.(?:csv|yaml|json|md|xlsx|ods|html|pdf|xml))+\b|\b\w+_\w+\b/g, ' ')
    .replace(/\b[a-z]+(?:-[a-z]+)+\b|\b[\w.]+:(?=\s|$)/g, ' ')
    .replace(/\bgrappe [a-z]+\b|<[^>]*>/g, ' ');
}

/** One of something in the plural, such as `1 lignes`; `1 fois` has no other form. */
export const ONE_PLURAL = /(?<![\d,./-] ?)\b1 (?!fois|mois|plus|dans|depuis|sans)\p{Ll}+[sx](?![\p{L}.])/u;

/** An amount with a point: in French texts the cents follow a comma. */
const POINTED = /(?<![\d.,-])\d+\.\d{2}(?![\d.-])/;

/** The lines of a text that are not good French: an English sentence, an amount with a point, "1 lignes". */
export function faults(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => {
      const said = prose(line);
      return ENGLISH.test(said) || POINTED.test(said) || ONE_PLURAL.test(said);
    });
}
