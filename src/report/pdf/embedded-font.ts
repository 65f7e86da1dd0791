/** A font as pdfkit keeps it for a document, with what its types leave out; lengths in thousandths of the size. */
export interface EmbeddedFont {
  readonly id: string;
  readonly ascender: number;
  /** The object of the font in the document; only a font whose object was requested is written. */
  ref(): { readonly id: number };
  layout(text: string): { readonly glyphs: readonly { readonly id: number }[]; readonly positions: Places };
  /** The whole font. */
  readonly font: { hasGlyphForCodePoint(character: number): boolean };
  /** The codes of the glyphs in the document, as four hexadecimal digits; `subset` contains them from then on. */
  encode(text: string): readonly [codes: readonly string[], positions: Places];
  /** The glyphs in the document; the width and the characters of each are stored under its code. */
  readonly subset: {
    readonly glyphs: readonly number[];
    includeGlyph(id: number): number;
    /** The font file of the document. */
    encode(): Uint8Array;
  };
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
}

/** The glyph of every letter that a font lacks: an empty box. */
export const LACKING = 0;

type Places = readonly {
  readonly advanceWidth: number;
  /** `advanceWidth` with the kerning. */
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}[];
