// Writes into dist/assets/fonts, for the build, how the letters of the fonts of the PDFs stand side by side, and font files of the usual ones.
import { writeFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import type { EmbeddedFont } from '../src/report/pdf/embedded-font.ts';
import {
  embeddedFont,
  FONT_FILES,
  type FontName,
  holdUsualLetters,
  usualFile,
} from '../src/report/pdf/fonts.ts';
import { letterOf, pairOf, type SpacingTable, spaceBetween, spacingOf } from '../src/report/pdf/spacing.ts';

/** What windows-1252 holds, but the soft hyphen and two accents, and a ligature: other pairs are read when they come. */
const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));
const latin = Array.from({ length: 0x100 - 0xa0 }, (_, index) => String.fromCharCode(0xa0 + index));
const CHARACTERS = `${[...ascii, ...latin].join('').replace('\u00ad', '')}€‚ƒ„…†‡‰Š‹ŒŽ‘’“”•–—™š›œžŸ\ufb01`;

for (const name of Object.keys(FONT_FILES) as FontName[]) {
  const font = embeddedFont(new PDFDocument({ font: '', compress: false }), name);
  const table = spacingTable(CHARACTERS, font);
  writeFileSync(`dist/assets/fonts/${FONT_FILES[name]}.spacing.json`, JSON.stringify(table));
  holdUsualLetters(font, spacingOf(table));
  writeFileSync(`dist/assets/${usualFile(name)}`, font.subset.encode());
}

/** Every pair of these characters, which must be letters that stand side by side. */
function spacingTable(characters: string, font: EmbeddedFont): SpacingTable {
  const spacing = spacingOf({ letters: [], pairs: [], kernings: [] });
  const codes = [...characters].map((character) => character.charCodeAt(0));
  const letters = codes.map((code) => {
    const letter = letterOf(code, font, spacing);
    if (letter === undefined) throw new Error(`U+${code.toString(16)} does not stand by itself`);
    return [code, letter.glyph, letter.advance] as const;
  });
  const pairs = codes.flatMap((left) =>
    codes.map((right) => [pairOf(left, right), spaceBetween(left, right, font, spacing) ?? null] as const),
  );
  const kerned = pairs.filter(([, kerning]) => kerning !== 0);
  return { letters, pairs: kerned.map(([pair]) => pair), kernings: kerned.map(([, kerning]) => kerning) };
}
