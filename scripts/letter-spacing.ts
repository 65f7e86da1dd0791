// Writes into dist/assets/fonts, for the build, how the letters of the fonts of the PDFs stand side by side, and font files of the usual ones.
import { writeFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import {
  embeddedFont,
  FONT_FILES,
  type FontName,
  holdUsualLetters,
  usualFile,
} from '../src/report/pdf/fonts.ts';
import { spacingOf, spacingTable } from '../src/report/pdf/spacing.ts';

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
