/** The cells that are found among bytes are those that splitRecords finds in the text, wherever the bytes end. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellTexts, findCells, INCOMPLETE, IRREGULAR, newCells } from '../../src/fastlane/clerk/cells.ts';
import { splitRecords } from '../../src/workspace/csv-records.ts';

const DELIMITER = ';';
const LINE_FEED = 0x0a;

interface Found {
  readonly records: readonly (readonly string[])[];
  /** Where each of them ends. */
  readonly ends: readonly number[];
  /** Where the first one begins that was not found, and why; the length of all where all were. */
  readonly at: number;
  readonly why: number | undefined;
}

/** All records in the bytes up to `end`; others lie behind, as in a buffer that is used again. */
function find(bytes: Buffer, end: number, last: boolean): Found {
  const cells = newCells();
  const records: (readonly string[])[] = [];
  const ends: number[] = [];
  let at = 0;
  while (at < end) {
    const next = findCells(bytes, at, end, last, DELIMITER.charCodeAt(0), cells);
    if (next < 0) return { records, ends, at, why: next };
    records.push(cellTexts(bytes, cells));
    ends.push(next);
    at = next;
  }
  return { records, ends, at, why: undefined };
}

const pieces = ['a', 'b', DELIMITER, '"', '""', '"a"', '\n', '\r', '\r\n', 'é', '😀', '"\n"', ';;'];
const texts = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 16 })
  .map((parts) => parts.join(''));
const RUNS = { seed: 1, numRuns: 4000 };

test('of a whole text, up to the first record that is not well-formed', () => {
  let irregular = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const { records, end } = splitRecords(text, DELIMITER);
      for (const stale of ['\n', '"', DELIMITER]) {
        const found = find(Buffer.from(text + stale), Buffer.byteLength(text), true);
        expect(found.records).toEqual(records);
        expect(found.at).toBe(Buffer.byteLength(text.slice(0, end)));
        expect(found.why).toBe(end === text.length ? undefined : IRREGULAR);
      }
      if (end !== text.length) irregular++;
    }),
    RUNS,
  );
  expect(irregular).toBeGreaterThan(1000);
  expect(irregular).toBeLessThan(3500);
});

test('of a text that is cut at any byte: those whose line end is there, and nothing that the rest would change', () => {
  let incomplete = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const bytes = Buffer.from(text);
      const whole = find(bytes, bytes.length, true);
      for (let cut = 0; cut < bytes.length; cut++) {
        const found = find(bytes, cut, false);
        const complete = whole.ends.filter((end) => end <= cut && bytes[end - 1] === LINE_FEED).length;
        expect(found.records).toEqual(whole.records.slice(0, complete));
        if (found.why === INCOMPLETE) incomplete++;
        if (found.why === IRREGULAR) expect([whole.why, whole.at]).toEqual([IRREGULAR, found.at]);
      }
    }),
    RUNS,
  );
  expect(incomplete).toBeGreaterThan(10_000);
});

test('a record of 256 cells is found, one of 257 is not looked at', () => {
  const cells = (count: number): Buffer => Buffer.from(`${'a;'.repeat(count - 1)}a\n`);
  expect(find(cells(256), 512, true).records[0]).toHaveLength(256);
  expect(find(cells(257), 514, true)).toMatchObject({ records: [], why: IRREGULAR });
});

test('which cells hold doubled quotes: how many, and the last of them', () => {
  const cells = newCells();
  const of = (text: string): readonly number[] => {
    const bytes = Buffer.from(text);
    findCells(bytes, 0, bytes.length, true, DELIMITER.charCodeAt(0), cells);
    return cells.escaped === 0 ? [0] : [cells.escaped, cells.lastEscaped];
  };
  expect(of('a;"b";"c"""""')).toEqual([1, 2]);
  expect(of('"a""";"b";"c"""')).toEqual([2, 2]);
  expect(of('"a""b""c";d')).toEqual([1, 0]);
  expect(of('a;"b";""')).toEqual([0]);
});
