/** What passes as plain is read by the ordinary readers to just what it looks like. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isPlainDecimal,
  isPlainLabel,
  isPlainReference,
  plainCents,
} from '../../src/fastlane/clerk/plain-cells.ts';
import { csvCell } from '../../src/report/csv.ts';
import { type CellReading, cellReader } from '../../src/workspace/cell-reader.ts';
import type { MarkRule } from '../../src/workspace/numbers.ts';
import { columnsOf } from '../../src/workspace/table.ts';
import { type InvoiceColumn, invoiceLineSchema } from '../../src/workspace/tables/invoice-lines.ts';

const MARKS: readonly MarkRule[] = ['.', ',', 'either'];
const RUNS = { seed: 1, numRuns: 20_000 };

function read(name: InvoiceColumn, text: string, mark: MarkRule): CellReading {
  const column = columnsOf(invoiceLineSchema).find((candidate) => candidate.name === name);
  if (column === undefined) throw new Error(`no column ${name}`);
  return cellReader({ ...column, required: false }, mark)(text);
}

/** Applies a test of bytes to a text that lies among others. */
function within<T>(text: string, look: (bytes: Buffer, from: number, to: number) => T): T {
  const bytes = Buffer.from(`7${text}7`);
  return look(bytes, 1, bytes.length - 1);
}

const cents = (text: string, mark: MarkRule): number =>
  within(text, (bytes, from, to) => plainCents(bytes, from, to, mark));
const isDecimal = (text: string, mark: MarkRule): boolean =>
  within(text, (bytes, from, to) => isPlainDecimal(bytes, from, to, mark));

const numbers = fc.oneof(
  fc.stringMatching(/^-?[0-9]{0,15}([.,][0-9]{0,4})?$/u),
  fc.string({ unit: fc.constantFrom('0', '1', '9', '-', '.', ',', ' ', '€', '+', 'e'), maxLength: 6 }),
);

describe('an amount', () => {
  test.each([
    ['0', 0],
    ['-0', 0],
    ['-0.00', 0],
    ['12', 1200],
    ['12.5', 1250],
    ['-12.50', -1250],
    ['007.01', 701],
    ['9999999999999.99', 999_999_999_999_999],
  ])('%s is plain', (text, expected) => {
    expect(cents(text, '.')).toBe(expected);
  });

  test.each([
    '',
    '-',
    '.5',
    '12.',
    '1.234',
    '1 234',
    '12 €',
    '+1',
    '1e3',
    '--1',
    '1-',
    '10000000000000',
    ' 1',
    '1.2.3',
    '1.-2',
  ])('“%s” is not', (text) => {
    for (const mark of MARKS) expect(cents(text, mark)).toBeNaN();
  });

  test('has the mark of its file', () => {
    expect(MARKS.map((mark) => [cents('1.50', mark), cents('1,50', mark)])).toEqual([
      [150, Number.NaN],
      [Number.NaN, 150],
      [150, 150],
    ]);
  });

  test('that is plain is what the ordinary reader reads, and no negative zero', () => {
    let plain = 0;
    fc.assert(
      fc.property(numbers, fc.constantFrom(...MARKS), (text, mark) => {
        const found = cents(text, mark);
        if (Number.isNaN(found)) return;
        plain++;
        expect(read('net_amount', text, mark)).toEqual({ value: BigInt(found) });
        expect(Object.is(found, -0)).toBe(false);
      }),
      RUNS,
    );
    expect(plain).toBeGreaterThan(2000);
  });
});

test('a decimal that is plain is one to the readers of quantities and prices', () => {
  let plain = 0;
  fc.assert(
    fc.property(numbers, fc.constantFrom(...MARKS), (text, mark) => {
      if (!isDecimal(text, mark)) return;
      plain++;
      expect(read('quantity', text, mark)).toHaveProperty('value');
      expect(read('unit_price', text, mark)).toHaveProperty('value');
    }),
    RUNS,
  );
  expect(plain).toBeGreaterThan(2000);
  expect(
    ['1', '-1.5', '0.25', '1.', '.5', '', '-', '1.234', '1,5'].map((text) => isDecimal(text, '.')),
  ).toEqual([...[true, true, true], ...[false, false, false, false, false, false]]);
});

const letters = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      'a',
      'Z',
      '0',
      '-',
      '/',
      ' ',
      ',',
      '"',
      '\n',
      '\r',
      '\t',
      '\u0000',
      '\u007f',
      '\u0085',
      '\u00a0',
      'é',
      '😀',
    ),
    fc.integer({ min: 1, max: 0x7ff }).map((unit) => String.fromCharCode(unit)),
  ),
  maxLength: 5,
});

test('a reference that is plain is read and printed as it stands', () => {
  let plain = 0;
  const isPlain = (text: string): boolean => within(text, isPlainReference);
  fc.assert(
    fc.property(letters, (text) => {
      if (!isPlain(text)) return;
      plain++;
      expect(read('line_number', text, '.')).toEqual({ value: text });
      expect(csvCell(text)).toBe(text);
      expect(Buffer.byteLength(text)).toBe(text.length);
    }),
    RUNS,
  );
  expect(plain).toBeGreaterThan(500);
  expect(['', 'a b', 'a,b', 'a"b', 'é', 'x'.repeat(65)].some(isPlain)).toBe(false);
  expect(['1', 'a-1', '~!', 'x'.repeat(64)].every(isPlain)).toBe(true);
});

test('a label that is plain is understood', () => {
  let plain = 0;
  const isPlain = (text: string): boolean => within(text, isPlainLabel);
  fc.assert(
    fc.property(letters, (text) => {
      if (!isPlain(text)) return;
      plain++;
      expect(read('label', text, '.')).toHaveProperty('value');
    }),
    RUNS,
  );
  expect(plain).toBeGreaterThan(2000);
  expect(['a\nb', '\u0001', '\u007f', '\u0080', 'a\u009f', 'x'.repeat(8193)].some(isPlain)).toBe(false);
  expect(['', 'é à', '\u00a0', '¿', 'x'.repeat(8192)].every(isPlain)).toBe(true);
});
