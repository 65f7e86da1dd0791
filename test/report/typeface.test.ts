import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAsset, readTextAsset } from '../../src/package-files.ts';
import type { EmbeddedFont } from '../../src/report/pdf/embedded-font.ts';
import {
  embeddedFont,
  FONT_FILES,
  type FontName,
  holdUsualLetters,
  openFont as openDocumentFont,
  usualFile,
} from '../../src/report/pdf/fonts.ts';
import { type SpacingTable, spacingOf } from '../../src/report/pdf/spacing.ts';
import { type SetText, typeface } from '../../src/report/pdf/typeface.ts';
import { lineParts } from '../../src/text/line-breaks.ts';

const FONTS = Object.keys(FONT_FILES) as FontName[];
const NOTHING_READ: SpacingTable = { letters: [], pairs: [], kernings: [] };

function openFont(name: FontName): EmbeddedFont {
  return embeddedFont(new PDFDocument({ font: '', compress: false }), name);
}

/** What the build read from a font. */
function readTable(name: FontName): SpacingTable {
  return JSON.parse(readTextAsset(`fonts/${FONT_FILES[name]}.spacing.json`));
}

/** The glyphs that operators show, and how far each lets the next one stand. */
function shown(operators: string): readonly (readonly [code: string, gap: number])[] {
  const glyphs: [code: string, gap: number][] = [];
  const parts = /<([0-9a-f]*)>|\(((?:\\[\s\S]|[^\\)])*)\)|(-?\d+(?:\.\d+)?)/g;
  for (const [, hex = '', bytes = '', gap] of operators.matchAll(parts)) {
    const codes = hex + hexOf(bytes.replace(/\\([\s\S])/g, (_, byte) => (byte === 'r' ? '\r' : byte)));
    const last = glyphs.at(-1);
    if (gap === undefined)
      glyphs.push(...(codes.match(/.{4}/g) ?? []).map((code): [string, number] => [code, 0]));
    else if (last !== undefined) last[1] = -Number(gap) + 0;
  }
  return glyphs;
}

function hexOf(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('hex');
}

/** The same, as fontkit shapes the whole text. */
function shaped(font: EmbeddedFont, text: string): readonly (readonly [code: string, gap: number])[] {
  const [codes, positions] = font.encode(text);
  return codes.map((code, index) => {
    const { xAdvance = 0, advanceWidth = 0 } = positions[index] ?? {};
    return [code, index === codes.length - 1 ? 0 : xAdvance - advanceWidth];
  });
}

const words = [
  ...new Set(
    readdirSync('fixtures/grand-est', { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:csv|yaml)$/.test(path))
      .flatMap((path) => readFileSync(`fixtures/grand-est/${path}`, 'utf8').split(/[\s;]+/)),
  ),
].filter((word) => word !== '');

describe.each(
  FONTS.flatMap((name) => [
    { name, spacing: 'read by the build', table: readTable(name) },
    { name, spacing: 'read when it comes', table: NOTHING_READ },
  ]),
)('the $name font, its spacing $spacing,', ({ name, table }) => {
  let font: EmbeddedFont;
  let set: (text: string) => SetText;
  beforeAll(() => {
    font = openFont(name);
    const face = typeface(font, spacingOf(table));
    set = (text) => face(text, 1000);
  });

  it('sets every word of the example as a shaping of the whole word does', () => {
    expect(words.length).toBeGreaterThan(500);
    for (const word of words) expect(shown(set(word).operators), word).toEqual(shaped(font, word));
  });

  it('sets any Latin text so', () => {
    const ascii = fc.integer({ min: 0x20, max: 0x7e });
    const letter = fc
      .oneof(ascii, fc.integer({ min: 0xa0, max: 0x24f }))
      .map((code) => String.fromCodePoint(code));
    const sign = fc.constantFrom(...'€–—’«»…œŒ·fijlAVTo.,/0123456789');
    const text = fc.string({ unit: fc.oneof(letter, sign, sign), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, (found) => {
        expect(shown(set(found).operators)).toEqual(shaped(font, found));
        expect(set(found).width).toBeCloseTo(widthOf(font, found), 6);
        expect(set(found).word).toBe(Math.max(...lineParts(found).map((part) => set(part).width)));
      }),
      { numRuns: 2_000, seed: 20250910 },
    );
  });

  it('kerns, and joins letters where the font does', () => {
    expect(set('AV').width).toBeLessThan(set('A').width + set('V').width);
    expect(shown(set('fi').operators)).toEqual(shaped(font, 'fi'));
  });

  it('puts an accent written apart on its letter', () => {
    expect(set('e\u0301').width).toBe(set('é').width);
  });

  it('says each letter once, whatever other documents held', () => {
    const spacing = spacingOf(table);
    typeface(openFont(name), spacing)('zyx', 10);
    const second = openFont(name);
    const alone = openFont(name);
    expect(typeface(second, spacing)('abc', 10)).toEqual(typeface(alone, spacingOf(table))('abc', 10));
    expect(second.unicode).toEqual([[0], [97], [98], [99]]);
  });
});

describe.each(FONTS)('the file of the %s font that a document embeds', (name) => {
  it('is what fontkit makes of the usual letters', () => {
    const font = openFont(name);
    holdUsualLetters(font, spacingOf(readTable(name)));
    expect(Buffer.compare(font.subset.encode(), readAsset(usualFile(name)))).toBe(0);
  });

  it('is that of the build, until a letter comes that it lacks', () => {
    const document = new PDFDocument({ font: '', compress: false });
    const { set } = openDocumentFont(document, name);
    const { subset } = (document as unknown as { readonly _font: EmbeddedFont })._font;
    set('Établissement fœtal', 10);
    expect(Buffer.compare(subset.encode(), readAsset(usualFile(name)))).toBe(0);
    set('Łódź', 10);
    expect(subset.encode().length).toBeGreaterThan(readAsset(usualFile(name)).length);
  });
});

function widthOf(font: EmbeddedFont, text: string): number {
  return font.encode(text)[1].reduce((sum, { xAdvance }) => sum + xAdvance, 0);
}
