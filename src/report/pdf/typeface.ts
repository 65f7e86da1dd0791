import { getOrInsert } from '../../domain/cache.ts';
import { lineParts, unbroken } from '../../text/line-breaks.ts';
import { type EmbeddedFont, LACKING } from './embedded-font.ts';
import { type Letter, letterOf, pairOf, type Spacing, spaceBetween } from './spacing.ts';

/** A text that has been set; lengths in thousandths of its size. */
export interface SetText {
  readonly width: number;
  /** The width of its longest part without a line break, mostly a word. */
  readonly word: number;
  /** The operators that show it at the current place. */
  readonly operators: string;
  /** The only size for which the operators are right; undefined if they are for all sizes. */
  readonly size: number | undefined;
  /** The letters that the font lacks, each shown as an empty box. */
  readonly lacking: readonly string[];
}

export type Typeface = (text: string, size: number) => SetText;

/** Sets texts in a font of a document: letter by letter where its letters only stand side by side. */
export function typeface(font: EmbeddedFont, spacing: Spacing): Typeface {
  const codes = new Map<number, string>();
  const codeOf = (character: number, letter: Letter): string =>
    getOrInsert(codes, character, () => {
      const code = heldCode(character, letter, font);
      return byteText(code >> 8) + byteText(code & 0xff);
    });
  const places = new Map<number, Place | undefined>();
  const placeAfter = (before: number, character: number): Place | undefined => {
    const pair = pairOf(before, character);
    const known = places.get(pair);
    if (known !== undefined || places.has(pair)) return known;
    const letter = letterOf(character, font, spacing);
    const kerning = before === NONE ? 0 : spaceBetween(before, character, font, spacing);
    const place =
      letter === undefined || kerning === undefined
        ? undefined
        : {
            kerning,
            advance: letter.advance,
            shown: (kerning === 0 ? '' : `)${-kerning}(`) + codeOf(character, letter),
          };
    places.set(pair, place);
    return place;
  };
  const set: Typeface = (text, size) => {
    const letters = text.replaceAll('fi', String.fromCharCode(FI));
    /** The same letters; spaces between words are where a line may break. */
    const held = letters.includes(' ') ? unbroken(letters) : letters;
    let width = 0;
    let word = 0;
    let wordStart = 0;
    let before = NONE;
    let isBetween = true;
    let shown = '[(';
    for (let index = 0; index < letters.length; index++) {
      const character = letters.charCodeAt(index);
      const place = placeAfter(before, character);
      if (place === undefined) return setWhole(text, size, font, set);
      const wasBetween = isBetween;
      isBetween = held.charCodeAt(index) === SPACE;
      if (isBetween && !wasBetween) word = Math.max(word, width - wordStart);
      width += place.kerning;
      if (wasBetween) wordStart = width;
      shown += place.shown;
      width += place.advance;
      before = character;
    }
    if (!isBetween) word = Math.max(word, width - wordStart);
    return { width, word, operators: `${shown})]TJ`, size: undefined, lacking: NO_LETTERS };
  };
  return set;
}

/** The code of a letter in a document, which contains its shape from then on. */
export function heldCode(character: number, { glyph, advance }: Letter, font: EmbeddedFont): number {
  const code = font.subset.includeGlyph(glyph);
  font.widths[code] ??= advance;
  font.unicode[code] ??= character === FI ? [0x66, 0x69] : [character];
  return code;
}

/** A letter after another one: the space between them, its own width, and the operator that shows both. */
interface Place {
  readonly kerning: number;
  readonly advance: number;
  readonly shown: string;
}

/** Stands for the missing letter before the first one. */
const NONE = 0;
const SPACE = 0x20;

/** A byte in a literal string (ISO 32000-1, 7.3.4.2), as the character of its number. */
function byteText(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === '\r') return '\\r';
  return '()\\'.includes(character) ? `\\${character}` : character;
}

/** The missing letters of a text; characters that join others or are invisible may lack a glyph without harm. */
function lackingLetters(text: string, font: EmbeddedFont): readonly string[] {
  return font.layout(text).glyphs.some(({ id }) => id === LACKING)
    ? [...text].filter((letter) => !font.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
    : NO_LETTERS;
}

const NO_LETTERS: readonly string[] = [];

/** The only ligature of the font in plain text, as a letter of its own. */
const FI = 0xfb01;

/** As fontkit shapes it: with ligatures, and marks on their letters. */
function setWhole(text: string, size: number, font: EmbeddedFont, set: Typeface): SetText {
  const [codes, positions] = font.encode(text);
  let width = 0;
  let before = 0;
  const shown = positions.map(({ xAdvance, advanceWidth, xOffset, yOffset }, index) => {
    const glyph = `[${-(before + xOffset)} <${codes[index]}>] TJ`;
    width += xAdvance;
    before = xAdvance - advanceWidth - xOffset;
    return yOffset === 0 ? glyph : `${(yOffset * size) / 1000} Ts\n${glyph}\n0 Ts`;
  });
  const words = lineParts(text);
  const word = words.length === 1 ? width : Math.max(...words.map((part) => set(part, size).width));
  return { width, word, operators: shown.join('\n'), size, lacking: lackingLetters(text, font) };
}
