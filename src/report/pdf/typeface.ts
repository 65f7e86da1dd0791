import { lineParts, unbroken } from '../../text/line-end.ts';
import type { EmbeddedFont } from './embedded-font.ts';
import { type Letter, letterOf, type Spacing, spaceBetween } from './spacing.ts';

/** A text that has been set; lengths in thousandths of its size. */
export interface SetText {
  readonly width: number;
  /** The width of its longest part in which no line ends, a word mostly. */
  readonly word: number;
  /** What shows it where the page says. */
  readonly operators: string;
  /** The only size that the operators are right for; undefined where they are for all. */
  readonly size: number | undefined;
}

export type Typeface = (text: string, size: number) => SetText;

/** Sets texts in a font of a document: letter by letter where its letters do no more than stand side by side. */
export function typeface(font: EmbeddedFont, spacing: Spacing): Typeface {
  const codes = new Map<number, string>();
  const codeOf = (character: number, letter: Letter): string => {
    const known = codes.get(character);
    if (known !== undefined) return known;
    const code = font.subset.includeGlyph(letter.glyph);
    font.widths[code] ??= letter.advance;
    font.unicode[code] ??= character === FI ? [0x66, 0x69] : [character];
    const text = byteText(code >> 8) + byteText(code & 0xff);
    codes.set(character, text);
    return text;
  };
  const set: Typeface = (text, size) => {
    const letters = text.replaceAll('fi', String.fromCharCode(FI));
    /** The same letters; between words stand the spaces at which a line may end. */
    const held = unbroken(letters);
    let width = 0;
    let word = 0;
    let wordStart = 0;
    let before: number | undefined;
    let isBetween = true;
    const shown = ['[('];
    for (let index = 0; index < letters.length; index++) {
      const character = letters.charCodeAt(index);
      const letter = letterOf(character, font, spacing);
      const kerning = before === undefined ? 0 : spaceBetween(before, character, font, spacing);
      if (letter === undefined || kerning === undefined) return setWhole(text, size, font, set);
      const wasBetween = isBetween;
      isBetween = held.charCodeAt(index) === SPACE;
      if (isBetween && !wasBetween) word = Math.max(word, width - wordStart);
      if (kerning !== 0) shown.push(`)${-kerning}(`);
      width += kerning;
      if (wasBetween) wordStart = width;
      shown.push(codeOf(character, letter));
      width += letter.advance;
      before = character;
    }
    if (!isBetween) word = Math.max(word, width - wordStart);
    shown.push(')]TJ');
    return { width, word, operators: shown.join(''), size: undefined };
  };
  return set;
}

const SPACE = 0x20;

/** A byte in a literal string (ISO 32000-1, 7.3.4.2), as the character of its number. */
function byteText(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === '\r') return '\\r';
  return '()\\'.includes(character) ? `\\${character}` : character;
}

/** The one ligature of the font that plain text asks for, as a letter of its own. */
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
  return { width, word, operators: shown.join('\n'), size };
}
