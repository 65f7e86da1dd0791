import { type EmbeddedFont, LACKING } from './embedded-font.ts';

/**
 * How the letters of a font follow each other, whatever the document; lengths in thousandths of the size. In Latin text
 * only neighbours influence each other, so a pair is shaped once for all statements, and words are never shaped.
 */
export interface Spacing {
  readonly letters: Map<number, Letter | undefined>;
  /** By `left × 2¹⁶ + right`. */
  readonly pairs: Map<number, number | undefined>;
  /** Characters all of whose pairs the build has read: a pair missing from `pairs` then has no kerning. */
  readonly read: ReadonlySet<number>;
}

export interface Letter {
  readonly glyph: number;
  readonly advance: number;
}

/** What the build reads from a font (scripts/letter-spacing.ts) for runs: it takes longer than a statement. */
export interface SpacingTable {
  readonly letters: readonly (readonly [character: number, glyph: number, advance: number])[];
  /** The pairs with a kerning, which has the same index in `kernings`: lists of numbers are read very fast. */
  readonly pairs: readonly number[];
  /** Null where a pair becomes other glyphs than its letters. */
  readonly kernings: readonly (number | null)[];
}

export function spacingOf({ letters, pairs, kernings }: SpacingTable): Spacing {
  const known = new Map<number, number | undefined>();
  for (let index = 0; index < pairs.length; index += 1) {
    known.set(pairs[index] ?? 0, kernings[index] ?? undefined);
  }
  return {
    letters: new Map(letters.map(([character, glyph, advance]) => [character, { glyph, advance }])),
    pairs: known,
    read: new Set(letters.map(([character]) => character)),
  };
}

/** The letter of a character (UTF-16), unless it may influence more than its neighbours, or the font lacks it. */
export function letterOf(character: number, font: EmbeddedFont, { letters }: Spacing): Letter | undefined {
  const known = letters.get(character);
  if (known !== undefined || letters.has(character)) return known;
  const letter = shapedLetter(String.fromCharCode(character), font);
  letters.set(character, letter);
  return letter;
}

/** The kerning between two characters; undefined where they become other glyphs than their letters. */
export function spaceBetween(
  left: number,
  right: number,
  font: EmbeddedFont,
  { pairs, read }: Spacing,
): number | undefined {
  const pair = pairOf(left, right);
  const known = pairs.get(pair);
  if (known !== undefined || pairs.has(pair)) return known;
  const kerning =
    read.has(left) && read.has(right)
      ? 0
      : shapedPair(String.fromCharCode(left), String.fromCharCode(right), font);
  pairs.set(pair, kerning);
  return kerning;
}

/** Two characters as one number. */
export function pairOf(left: number, right: number): number {
  return left * 0x1_0000 + right;
}

/** Latin letters, punctuation, signs of currencies; without the fraction slash, which changes all digits around it. */
const SIDE_BY_SIDE = /^[ -~\u00a0-\u024f\u2010-\u2027\u2030-\u203a\u20a0-\u20bf\u2122\ufb01]+$/;

function shapedLetter(text: string, font: EmbeddedFont): Letter | undefined {
  if (!SIDE_BY_SIDE.test(text)) return undefined;
  const { glyphs, positions } = font.layout(text);
  const [glyph] = glyphs;
  const [place] = positions;
  if (glyph === undefined || place === undefined || glyphs.length > 1) return undefined;
  if (glyph.id === LACKING) return undefined;
  return stands(place) && place.xAdvance === place.advanceWidth
    ? { glyph: glyph.id, advance: place.advanceWidth }
    : undefined;
}

function shapedPair(left: string, right: string, font: EmbeddedFont): number | undefined {
  if (!SIDE_BY_SIDE.test(left + right)) return undefined;
  const { glyphs, positions } = font.layout(left + right);
  const [first, second] = positions;
  if (glyphs.length > 2 || first === undefined || second === undefined) return undefined;
  const changed = [left, right].some((text, index) => font.layout(text).glyphs[0]?.id !== glyphs[index]?.id);
  if (changed || !stands(first) || !stands(second) || second.xAdvance !== second.advanceWidth) {
    return undefined;
  }
  return first.xAdvance - first.advanceWidth;
}

function stands({ xOffset, yOffset }: { readonly xOffset: number; readonly yOffset: number }): boolean {
  return xOffset === 0 && yOffset === 0;
}
