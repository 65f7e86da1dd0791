/** Equal cells have one number and are read once; different ones never share one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dictionary, dictionary, NOT_UNDERSTOOD } from '../../src/fastlane/dictionary.ts';

function codeOf<T>(known: Dictionary<T>, text: string): number {
  const bytes = Buffer.from(`#${text}#`);
  const code = known.codeOf(bytes, 1, bytes.length - 1);
  // What the buffer holds later is of no matter.
  bytes.fill(0x78);
  return code;
}

/** A dictionary of texts that counts what it reads. */
function counted(isUnderstood: (text: string) => boolean = () => true) {
  const read: string[] = [];
  const known = dictionary((text) => {
    read.push(text);
    return isUnderstood(text) ? { value: text } : undefined;
  });
  return { known, read };
}

describe('a dictionary', () => {
  test('numbers cells as they are met, the empty one too', () => {
    const { known, read } = counted();
    expect(['b', '', 'a', 'b', 'b', '', 'a'].map((text) => codeOf(known, text))).toEqual([
      0, 1, 2, 0, 0, 1, 2,
    ]);
    expect(read).toEqual(['b', '', 'a']);
    expect([known.size(), known.valueOf(1)]).toEqual([3, '']);
  });

  test('tells cells apart that begin or end alike, or hash alike', () => {
    const { known } = counted();
    // Pairs whose FNV-1a hash of 32 bits is the same.
    const colliding = ['costarring', 'liquid', 'declinate', 'macallums', 'altarage', 'zinke'];
    const texts = ['ab', 'abc', 'a', 'bc', 'c', 'abcd', 'é', 'e', ...colliding];
    expect(texts.map((text) => codeOf(known, text))).toEqual(texts.map((_, code) => code));
    expect(texts.map((text) => codeOf(known, text))).toEqual(texts.map((_, code) => code));
    expect(texts.map((_, code) => known.valueOf(code))).toEqual(texts);
  });

  test('asks again for a cell that was not understood, and gives it no number', () => {
    const { known, read } = counted((text) => text !== '?');
    expect(['a', '?', 'a', '?', 'b'].map((text) => codeOf(known, text))).toEqual([
      0,
      NOT_UNDERSTOOD,
      0,
      NOT_UNDERSTOOD,
      1,
    ]);
    expect(read).toEqual(['a', '?', '?', 'b']);
  });

  test('grows, in cells and in bytes, and keeps what it knows', () => {
    const { known, read } = counted();
    const texts = Array.from({ length: 5000 }, (_, index) => 'x'.repeat(index % 97) + index);
    for (const text of texts) codeOf(known, text);
    expect(texts.map((text) => codeOf(known, text))).toEqual(texts.map((_, code) => code));
    expect([read.length, known.size()]).toEqual([5000, 5000]);
    expect(codeOf(known, 'y'.repeat(100_000))).toBe(5000);
    expect(codeOf(known, texts[4999] ?? '')).toBe(4999);
  });

  test('is a map from texts to numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' '), maxLength: 4 })),
        (texts) => {
          const { known } = counted();
          const codes = new Map<string, number>();
          for (const text of texts) {
            const expected = codes.get(text) ?? codes.size;
            codes.set(text, expected);
            expect(codeOf(known, text)).toBe(expected);
            expect(known.valueOf(expected)).toBe(text);
          }
        },
      ),
      { seed: 1, numRuns: 2000 },
    );
  });
});
