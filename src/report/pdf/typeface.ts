import type { EmbeddedFont } from './embedded-font.ts';
import { type Letter, letterOf, type Spacing, spaceBetween } from './spacing.ts';

/** A text that has been set: its width, in points, and the operators that show it where the page says. */
export interface SetText {
  readonly width: number;
  readonly operators: string;
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
  return (text, size) => {
    const letters = text.replaceAll('fi', String.fromCharCode(FI));
    let width = 0;
    const shown = ['[('];
    for (let index = 0; index < letters.length; index++) {
      const character = letters.charCodeAt(index);
      const letter = letterOf(character, font, spacing);
      const kerning =
        index + 1 < letters.length
          ? spaceBetween(character, letters.charCodeAt(index + 1), font, spacing)
          : 0;
      if (letter === undefined || kerning === undefined) return setWhole(text, size, font);
      shown.push(codeOf(character, letter));
      if (kerning !== 0) shown.push(`)${-kerning}(`);
      width += letter.advance + kerning;
    }
    shown.push(')]TJ');
    return { width: (width * size) / 1000, operators: shown.join('') };
  };
}

/** A byte in a literal string (ISO 32000-1, 7.3.4.2), as the character of its number. */
function byteText(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === '\r') return '\\r';
  return '()\\'.includes(character) ? `\\${character}` : character;
}

/** The one ligature of the font that plain text asks for, as a letter of its own. */
const FI = 0xfb01;

/** As fontkit shapes it: with ligatures, and marks on their letters. */
function setWhole(text: string, size: number, font: EmbeddedFont): SetText {
  const [codes, positions] = font.encode(text);
  let width = 0;
  let before = 0;
  const shown = positions.map(({ xAdvance, advanceWidth, xOffset, yOffset }, index) => {
    const glyph = `[${-(before + xOffset)} <${codes[index]}>] TJ`;
    width += xAdvance;
    before = xAdvance - advanceWidth - xOffset;
    return yOffset === 0 ? glyph : `${(yOffset * size) / 1000} Ts\n${glyph}\n0 Ts`;
  });
  return { width: (width * size) / 1000, operators: shown.join('\n') };
}
