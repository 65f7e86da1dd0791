import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRows } from '../../src/report/csv/csv.ts';

const cell = fc.oneof(
  fc.integer(),
  fc.array(fc.constantFrom('a', '"', ',', ';', '\t', '\r\n', ' ', 'é')).map((parts) => parts.join('')),
);

test.each([
  [',', '\n'],
  [';', '\r\n'],
  ['\t', '\n'],
])('cells separated by %j in rows ended by %j are those of csv-stringify', (delimiter, lineEnd) => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1 })), (rows) => {
      expect(csvRows(rows, delimiter, lineEnd)).toBe(
        stringify(rows, { delimiter, record_delimiter: lineEnd }),
      );
    }),
  );
});

test('a cell that holds any line break is quoted, whatever ends the rows', () => {
  expect(csvRows([['a\nb', 'c\rd']], ';', '\r\n')).toBe('"a\nb";"c\rd"\r\n');
});
