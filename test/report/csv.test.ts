import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../src/report/csv/csv.ts';

const cell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '\t', '"', '\r', '\n', 'é'), maxLength: 6 }),
  fc.integer(),
);
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 4 });

describe('rows of output files', () => {
  it('are quoted as csv-stringify quotes them, whatever the delimiter and the line end', () => {
    const dialects = fc.record({
      delimiter: fc.constantFrom<',' | ';' | '\t'>(',', ';', '\t'),
      lineEnd: fc.constantFrom('\n', '\r\n'),
    });
    fc.assert(
      fc.property(rows, dialects, (cells, { delimiter, lineEnd }) => {
        const expected = stringify(cells, { delimiter, record_delimiter: lineEnd, quoted_match: /[\r\n]/ });
        expect(csvRows(cells, delimiter, lineEnd)).toBe(expected);
      }),
    );
  });
});
