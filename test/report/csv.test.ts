import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRows } from '../../src/report/csv/csv.ts';

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

test('each cell is quoted as csv-stringify does it', () => {
  const options = { delimiter: ';', record_delimiter: '\r\n', quoted_match: /[\r\n]/ };
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, fc.oneof(cell, fc.integer()))), (rows) => {
      expect(csvRows(rows, ';', '\r\n')).toBe(stringify(rows, options));
    }),
  );
});
