import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvPieces, csvRows } from '../../src/report/csv/csv.ts';

const cell = fc
  .array(fc.constantFrom('a', '"', ',', ';', '\t', '\r', '\n', ' ', 'é'))
  .map((parts) => parts.join(''));

test.each([
  [',', '\n'],
  [';', '\r\n'],
  ['\t', '\n'],
])('cells separated by %j in rows ended by %j are read again as they were', (delimiter, lineEnd) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell)), (rows) => {
      expect(parse(csvRows(rows, delimiter, lineEnd), { delimiter, record_delimiter: lineEnd })).toEqual(
        rows,
      );
    }),
  );
});

test('a cell that holds any line break is quoted, whatever ends the rows', () => {
  expect(csvRows([['a\nb', 'c\rd']], ';', '\r\n')).toBe('"a\nb";"c\rd"\r\n');
});

test('long tables come in pieces, of which none lacks a row', () => {
  const rows = Array.from({ length: 1_000 }, (_, row) => [String(row), 'é;']);
  const pieces = [...csvPieces(rows, ';', '\n')];
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join('')).toBe(rows.map(([number]) => `${number};"é;"\n`).join(''));
});
