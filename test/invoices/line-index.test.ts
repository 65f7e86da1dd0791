/** No line is charged twice; two keys that only share a hash are two lines. */
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/diagnostics/problem.ts';
import type { InvoiceLine } from '../../src/domain/invoice-line.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';
import { keyHasher } from '../../src/invoices/lines/key-hash.ts';
import { lineIndex, repeatedLines } from '../../src/invoices/lines/line-index.ts';

function line(supplier: string, invoiceNumber: string, lineNumber: string, row = 2): InvoiceLine {
  return {
    supplier,
    invoiceNumber,
    invoiceDate: dayOf(2025, 9, 30),
    lineNumber,
    file: 'invoices/a.csv',
    row,
    access: undefined,
    serves: '*',
    itemCode: undefined,
    label: undefined,
    category: 'other',
    periodStart: undefined,
    periodEnd: undefined,
    serviceDate: undefined,
    quantity: undefined,
    unitPrice: undefined,
    net: 100n,
    vatRate: '20',
    statedVat: undefined,
    statedGross: undefined,
    billedTo: undefined,
    originalInvoice: undefined,
    vatMode: 'line',
    statedRateVat: undefined,
    siteOfGrappe: undefined,
  };
}

function repeated(lines: readonly InvoiceLine[], suspects?: ReadonlySet<number>): readonly Problem[] {
  const problems: Problem[] = [];
  const report = (found: Problem): void => void problems.push(found);
  const index = lineIndex();
  for (const item of lines) index.add(item, { inParts: false, numberedByRow: false }, false, report);
  repeatedLines(lines, { suspects: suspects ?? index.suspects(), isAgain: index.isAgain }, report);
  return problems;
}

describe('the key of a line', () => {
  test('hashes to a whole number below 2⁵³, the same for the same key in whatever company', () => {
    const hash = keyHasher();
    const first = hash('S', 'F1', '1');
    expect(Number.isSafeInteger(first) && first >= 0).toBe(true);
    hash('S', 'F1', '2');
    hash('T', 'F2', '1');
    expect(hash('S', 'F1', '1')).toBe(first);
    expect(keyHasher()('S', 'F1', '1')).toBe(first);
  });

  test('of 300,000 lines, no two share a hash', () => {
    const hash = keyHasher();
    const seen = new Set<number>();
    for (let i = 0; i < 300_000; i++) seen.add(hash('S', `F${i % 1000}`, String(Math.floor(i / 1000))));
    expect(seen.size).toBe(300_000);
  });

  test('is its three parts, not their letters in a row', () => {
    const hash = keyHasher();
    const keys = [hash('a', 'bc', 'd'), hash('ab', 'c', 'd'), hash('a', 'b', 'cd'), hash('', 'abc', 'd')];
    expect(new Set(keys).size).toBe(4);
  });
});

describe('the index of lines', () => {
  test('finds a line again that stands 200,000 lines away', () => {
    const lines = Array.from({ length: 200_000 }, (_, i) => line('S', 'F1', String(i), i + 2));
    const problems = repeated([...lines, line('S', 'F1', '0', 200_002), line('S', 'F1', '65536', 200_003)]);
    expect(problems.map(({ code, place, args }) => [code, place.row, args.other])).toEqual([
      ['line-repeated', 200_002, 'invoices/a.csv:2'],
      ['line-repeated', 200_003, 'invoices/a.csv:65538'],
    ]);
  });

  test('reports each repetition, with the first place', () => {
    const lines = [line('S', 'F1', '1', 2), line('S', 'F1', '1', 3), line('S', 'F1', '1', 4)];
    expect(repeated(lines).map(({ place, args }) => [place.row, args.other])).toEqual([
      [3, 'invoices/a.csv:2'],
      [4, 'invoices/a.csv:2'],
    ]);
  });

  test('keys that collide are suspected, and the second look clears them', () => {
    const lines = [line('S', 'F1', '1'), line('S', 'F2', '1'), line('T', 'F1', '1'), line('S', 'F1', '11')];
    const hash = keyHasher();
    const all = new Set(lines.map((item) => hash(item.supplier, item.invoiceNumber, item.lineNumber)));
    expect(repeated(lines, all)).toEqual([]);
  });

  test('an invoice has one date', () => {
    const lines = [line('S', 'F1', '1', 2), { ...line('S', 'F1', '2', 3), invoiceDate: dayOf(2025, 10, 1) }];
    expect(repeated(lines).map(({ code, place }) => [code, place.row])).toEqual([
      ['invoice-date-differs', 3],
    ]);
  });

  test('the same number of two suppliers is two invoices', () => {
    const lines = [line('S', 'F1', '1'), { ...line('T', 'F1', '1'), invoiceDate: dayOf(2025, 10, 1) }];
    expect(repeated(lines)).toEqual([]);
  });
});

describe('an invoice of two dates in two files', () => {
  type OfFile = Parameters<ReturnType<typeof lineIndex>['add']>[1];
  const NONE = { inParts: false, numberedByRow: false };

  /** What is told when the invoice comes in a file of 2026 too, and how many problems that it is in two files. */
  function told(
    supplier: string,
    [first, second]: readonly [OfFile, OfFile],
    dates: readonly [number, number] = [2025, 2026],
  ) {
    const problems: Problem[] = [];
    const index = lineIndex();
    for (const [file, year, ofFile] of [
      ['invoices/a.csv', dates[0], first],
      ['invoices/b.csv', dates[1], second],
    ] as const) {
      const item = { ...line(supplier, 'F1', file), file, invoiceDate: dayOf(year, 9, 30) };
      index.add(item, ofFile, false, (found) => problems.push(found));
    }
    const { code = '', args = {} } = problems[0] ?? {};
    const { invoice, supplier: _, value, expected, other, ...which } = args;
    const given = Object.fromEntries(Object.entries(which).filter(([, one]) => one !== undefined));
    const inFiles = index.inFiles({ held: new Set(), entries: new Set(), ...index.files() });
    return [code, given, inFiles.length];
  }

  test('may be two, of one who uses a number again: the later gets another word, by its column or its entry', () => {
    const rival = 'invoices/a.csv';
    const ofColumn = { rival, newer: 'invoices/b.csv', newerName: 'b.csv', word: '"S"', anew: '"S 2026"' };
    const ofEntry = { rival, later: 'invoices/b.csv', laterName: 'b.csv', another: '"S 2026"' };
    const named = { ...NONE, entry: '*.csv', supplierOfEntry: 'S' };
    const code = 'invoice-date-differs';
    expect(told('S', [NONE, NONE])).toEqual([code, ofColumn, 0]);
    expect(told('S', [NONE, { ...named, supplierOfEntry: 'T' }])).toEqual([code, ofColumn, 0]);
    expect(told('S', [named, named])).toEqual([code, ofEntry, 0]);
    expect(told('S', [NONE, named])).toEqual([code, ofEntry, 0]);
    const first = { rival, newer: 'invoices/a.csv', newerName: 'a.csv', word: '"S"', anew: '"S 2027"' };
    expect(told('S', [NONE, named], [2027, 2026])).toEqual([code, first, 0]);
  });

  test('may be two, of two suppliers, where no file names one: how to tell them apart is told of the files', () => {
    const code = 'invoice-date-differs';
    const entry = { ...NONE, entry: '*.csv' };
    expect(told('', [NONE, NONE])).toEqual([code, {}, 1]);
    expect(told('', [entry, entry])).toEqual([code, { rival: 'invoices/a.csv', number: 'F1' }, 0]);
  });

  test('in parts, is not said to be kept in one file only', () => {
    const parts = { ...NONE, inParts: true };
    const code = 'invoice-date-differs';
    expect(told('', [parts, parts])).toEqual([code, { number: 'F1' }, 0]);
    const [, given] = told('S', [parts, parts]);
    expect(given).toEqual({ newer: 'invoices/b.csv', newerName: 'b.csv', word: '"S"', anew: '"S 2026"' });
  });
});
