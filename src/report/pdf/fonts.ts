import { cached } from '../../domain/cache.ts';
import { readAsset, readTextAsset } from '../../package-files.ts';
import type { EmbeddedFont } from './embedded-font.ts';
import { type Spacing, type SpacingTable, spacingOf } from './spacing.ts';
import { heldCode, type SetText, typeface } from './typeface.ts';

export type FontName = 'regular' | 'bold';

/** IBM Plex Sans Condensed (SIL Open Font License 1.1): French accents, `€`, digits of one width. */
export const FONT_FILES: Record<FontName, string> = {
  regular: 'IBMPlexSansCondensed-Regular',
  bold: 'IBMPlexSansCondensed-SemiBold',
};

/** How many set texts are kept: those of nearly every line come first. */
const REMEMBERED = 16_384;

/** A font of a document, and how texts are set in it. */
export function openFont(document: PDFKit.PDFDocument, name: FontName) {
  const font = embeddedFont(document, name);
  const spacing = spacingOfFont(name);
  holdUsualLetters(font, spacing);
  embedBuiltFile(font, name);
  const set = typeface(font, spacing);
  const known = new Map<string, SetText>();
  return {
    id: font.id,
    ascender: font.ascender,
    /** The object that stands for it among the resources of a page. */
    reference: font.ref(),
    /** Cached: the texts of a statement come again on every line. */
    set(line: string, size: number): SetText {
      const before = known.get(line);
      if (before !== undefined && (before.size ?? size) === size) return before;
      const found = set(printable(line), size);
      if (known.size < REMEMBERED) known.set(line, found);
      return found;
    },
  };
}

/** The letters of French and English; nearly every document needs most of them. */
const USUAL = `${String.fromCharCode(...Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index))}\u00a0éèêëàâùûüîïôöçœæÉÈÊËÀÂÙÛÜÎÏÔÖÇŒÆ«»’‘“”–—…€°·•×²³\ufb01`;

/** Every document contains the usual letters, in the same order, so that it can embed a file made by the build. */
export function holdUsualLetters(font: EmbeddedFont, { letters }: Spacing): void {
  for (const character of USUAL) {
    const code = character.charCodeAt(0);
    const letter = letters.get(code);
    if (letter === undefined) throw new Error(`the build has not read U+${code.toString(16)}`);
    heldCode(code, letter, font);
  }
}

/** The font file with only usual letters, under another name: the licence reserves the font's name for the whole. */
export function usualFile(name: FontName): string {
  return `fonts/${name}.usual.ttf`;
}

/** Embeds the file of the build where no other letter is needed: making one takes longer than a short statement. */
function embedBuiltFile({ subset }: EmbeddedFont, name: FontName): void {
  const usual = subset.glyphs.length;
  const encode = subset.encode.bind(subset);
  subset.encode = () => (subset.glyphs.length === usual ? readAsset(usualFile(name)) : encode());
}

export function embeddedFont(document: PDFKit.PDFDocument, name: FontName): EmbeddedFont {
  document.font(Buffer.from(readAsset(`fonts/${FONT_FILES[name]}.ttf`)));
  return (document as unknown as { readonly _font: EmbeddedFont })._font;
}

/** The same for every document, so it is read once. */
const spacingOfFont = cached((name: FontName) => {
  const table: SpacingTable = JSON.parse(readTextAsset(`fonts/${FONT_FILES[name]}.spacing.json`));
  return spacingOf(table);
});

/** The font has no narrow no-break space, and control characters have no shape. */
function printable(line: string): string {
  return UNPRINTABLE.test(line) ? line.replaceAll('\u202f', '\u00a0').replace(/\p{Cc}/gu, ' ') : line;
}

const UNPRINTABLE = /[\u202f\p{Cc}]/u;
