/** What is written as bytes is what the same texts and amounts are as text, in their order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCents } from '../../src/domain/money.ts';
import { type ByteWriter, byteWriter } from '../../src/report/byte-writer.ts';

const MOST = Number.MAX_SAFE_INTEGER;

function written(write: (writer: ByteWriter) => void): {
  readonly text: string;
  readonly sizes: readonly number[];
} {
  const chunks: Buffer[] = [];
  const writer = byteWriter((bytes) => void chunks.push(Buffer.from(bytes)));
  write(writer);
  writer.flush();
  return { text: Buffer.concat(chunks).toString('utf8'), sizes: chunks.map(({ length }) => length) };
}

const amounts = (...cents: readonly [number, number, number]): string =>
  cents.map((amount) => formatCents(BigInt(amount))).join(',');

const BOUNDS = [
  0,
  1,
  9,
  10,
  99,
  100,
  101,
  999,
  1e9 - 1,
  1e9,
  1e9 + 1,
  1e10 - 1,
  1e10,
  2 ** 31,
  2 ** 32,
  1e15,
  2 ** 52,
  MOST - 1,
  MOST,
];

test.each(BOUNDS)('%i, as an integer and as an amount of either sign', (value) => {
  expect(written((writer) => writer.integer(value)).text).toBe(String(value));
  expect(written((writer) => writer.amounts(value, -value, 0)).text).toBe(amounts(value, -value, 0));
});

test('a negative zero has no sign', () => {
  expect(written((writer) => writer.amounts(-0, 0, -0)).text).toBe('0.00,0.00,0.00');
});

const integer = fc.oneof(fc.integer({ min: 0, max: MOST }), fc.integer({ min: 0, max: 2000 }));
const signed = fc.tuple(integer, fc.boolean()).map(([value, negative]) => (negative ? 0 - value : value));

test('any integers and amounts', () => {
  fc.assert(
    fc.property(integer, signed, signed, signed, (value, net, vat, gross) => {
      const { text } = written((writer) => {
        writer.integer(value);
        writer.amounts(net, vat, gross);
      });
      expect(text).toBe(value + amounts(net, vat, gross));
    }),
    { seed: 1, numRuns: 5000 },
  );
});

const size = fc.oneof(
  fc.nat(300),
  fc.integer({ min: 60_000, max: 70_000 }),
  fc.integer({ min: 250_000, max: 270_000 }),
);
const piece = fc.record({
  kind: fc.constantFrom('text', 'bytes', 'integer', 'amounts', 'flush'),
  size,
  unit: fc.constantFrom('a', 'é', '😀'),
});

test('texts, bytes and numbers of any size keep their order, none is handed on empty or twice', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
      let expected = '';
      const { text, sizes } = written((writer) => {
        for (const { kind, size: count, unit } of parts) {
          if (kind === 'text') {
            writer.text(unit.repeat(count));
            expected += unit.repeat(count);
          } else if (kind === 'bytes') {
            const bytes = Buffer.from(`#${unit.repeat(count)}#`);
            writer.bytes(bytes, 1, bytes.length - 1);
            expected += unit.repeat(count);
          } else if (kind === 'integer') {
            writer.integer(count);
            expected += count;
          } else if (kind === 'amounts') {
            writer.amounts(count, -count, 0);
            expected += amounts(count, -count, 0);
          } else writer.flush();
        }
      });
      expect(text === expected).toBe(true);
      expect(sizes).not.toContain(0);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('numbers at the end of the buffer are not cut', () => {
  for (let left = 0; left < 40; left++) {
    const { text } = written((writer) => {
      for (let part = 0; part < 8; part++) {
        writer.bytes(Buffer.alloc(32_768, 'x'), 0, 32_768 - (part === 7 ? left : 0));
      }
      writer.amounts(-MOST, MOST, -1);
      writer.integer(MOST);
    });
    expect(text.slice(8 * 32_768 - left)).toBe(amounts(-MOST, MOST, -1) + MOST);
  }
});
