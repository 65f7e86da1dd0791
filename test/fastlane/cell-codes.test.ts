/** Equal cells have one number; different ones never share one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CellCodes, cellCodes } from '../../src/fastlane/clerk/cell-codes.ts';

function codeOf(known: CellCodes, text: string): number {
  const bytes = Buffer.from(`#${text}#`);
  const code = known.codeOf(bytes, 1, bytes.length - 1);
  // What the buffer holds later is of no matter.
  bytes.fill(0x78);
  return code;
}

describe('the codes of cells', () => {
  test('count them as they are met, the empty one too', () => {
    const known = cellCodes();
    expect(known.size()).toBe(0);
    expect(['b', '', 'a', 'b', 'b', '', 'a'].map((text) => codeOf(known, text))).toEqual([
      0, 1, 2, 0, 0, 1, 2,
    ]);
    expect(known.size()).toBe(3);
  });

  test('tell cells apart that begin or end alike, or hash alike', () => {
    const known = cellCodes();
    // Pairs whose FNV-1a hash of 32 bits is the same.
    const colliding = ['costarring', 'liquid', 'declinate', 'macallums', 'altarage', 'zinke'];
    const texts = ['ab', 'abc', 'a', 'bc', 'c', 'abcd', 'é', 'e', ...colliding];
    expect(texts.map((text) => codeOf(known, text))).toEqual(texts.map((_, code) => code));
    expect(texts.map((text) => codeOf(known, text))).toEqual(texts.map((_, code) => code));
  });

  test('grow, in cells and in bytes, and keep what they know', () => {
    const known = cellCodes();
    const texts = Array.from({ length: 5000 }, (_, index) => 'x'.repeat(index % 97) + index);
    for (const text of texts) codeOf(known, text);
    expect(texts.map((text) => codeOf(known, text))).toEqual(texts.map((_, code) => code));
    expect(known.size()).toBe(5000);
    expect(codeOf(known, 'y'.repeat(100_000))).toBe(5000);
    expect(codeOf(known, texts[4999] ?? '')).toBe(4999);
  });

  test('are a map from texts to numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' '), maxLength: 4 })),
        (texts) => {
          const known = cellCodes();
          const codes = new Map<string, number>();
          for (const text of texts) {
            const expected = codes.get(text) ?? codes.size;
            codes.set(text, expected);
            expect(codeOf(known, text)).toBe(expected);
          }
        },
      ),
      { seed: 1, numRuns: 2000 },
    );
  });
});
