import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AllocatedLine } from '../../src/allocate/allocator.ts';
import { ALLOCATION_COLUMNS } from '../../src/report/csv/allocation-columns.ts';
import { allocationWriter } from '../../src/report/csv/allocations.ts';
import { headerOf } from '../../src/report/csv/output-table.ts';
import { OUTPUTS } from '../../src/schema/output-schema.ts';
import { cents, allocated as shared } from '../settle/values.ts';

/** Texts that a careless writer would break: marks, line ends, formulas, spaces at the edge. */
const hostile = fc.oneof(
  fc.constantFrom(
    '',
    ',',
    '"',
    '""',
    'a"b',
    'a,b',
    'a\nb',
    'a\rb',
    'a\r\nb',
    ' a ',
    '=1+1',
    '-1',
    '\t',
    'é;€',
  ),
  fc.string({ maxLength: 12 }),
);

const row = fc.record({
  member: hostile,
  site: hostile,
  share: fc.constantFrom('1/1', '414/677'),
  imputation: fc.option(
    fc.record({ chapter: hostile, function: hostile, nature: hostile, engagement: hostile }),
    {
      nil: undefined,
    },
  ),
  net: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
  vat: fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
});

/** A line with its rows: what the writer reads of it, and no more. What a new column reads is drawn here too. */
const allocated = fc
  .record({
    line: fc.record({
      supplier: hostile,
      invoiceNumber: hostile,
      invoiceDate: fc.integer({ min: 0, max: 30_000 }),
      lineNumber: hostile,
      file: hostile,
      row: fc.integer({ min: 2, max: 10 ** 6 }),
      access: fc.option(hostile, { nil: undefined }),
      category: fc.constantFrom('subscription', 'other'),
      itemCode: fc.option(hostile, { nil: undefined }),
      periodStart: fc.option(fc.integer({ min: 0, max: 30_000 }), { nil: undefined }),
      periodEnd: fc.option(fc.integer({ min: 0, max: 30_000 }), { nil: undefined }),
      vatRate: fc.constantFrom('20', '5.5'),
    }),
    serves: hostile,
    rule: hostile,
    article: hostile,
    billedTo: hostile,
    rows: fc.array(row, { minLength: 1, maxLength: 4 }),
  })
  .map(({ line, serves, rows, ...terms }) => {
    const { rule, article, billedTo } = terms;
    const withGross = rows.map((of) => ({
      ...of,
      gross: of.net + of.vat,
      terms: { billedTo, imputation: of.imputation },
    }));
    const shares = rows.map(({ share }) => ({ text: share }));
    const found = { line, plan: { serves, rule, article, shares }, billedTo, rows: withGross };
    return found as unknown as AllocatedLine;
  });

/** The cells of a line, each made by its column alone. */
function cellsOf({ line, plan, billedTo, rows }: AllocatedLine): string[][] {
  const { serves, rule, article } = plan;
  return rows.map((row) => {
    const record = { ...row, line, serves, rule, article, billedTo };
    return ALLOCATION_COLUMNS.map(({ cell }) => cell(record));
  });
}

/** Another line of the invoice of one before it. */
function ofInvoiceOf({ line }: AllocatedLine, other: AllocatedLine): AllocatedLine {
  const { supplier, invoiceNumber, invoiceDate } = line;
  return { ...other, line: { ...other.line, supplier, invoiceNumber, invoiceDate } };
}

/** Another line with the plan and the terms of one before it, and with amounts of its own. */
function ofPlanOf({ plan, billedTo, rows }: AllocatedLine, other: AllocatedLine): AllocatedLine {
  const ownRows = rows.map(({ net, vat, gross, ...row }) => ({
    ...{ ...row, net: net + 1n, vat: vat + 2n, gross: gross + 3n },
  }));
  return { ...other, plan: { ...plan, serves: other.plan.serves }, billedTo, rows: ownRows };
}

/** The same, but paid and booked as the other line. */
function ofPlanAlone(line: AllocatedLine, other: AllocatedLine): AllocatedLine {
  const { billedTo } = other;
  const [{ imputation, terms } = { imputation: undefined, terms: undefined }] = other.rows;
  const rows = ofPlanOf(line, other).rows.map((row) => ({ ...row, imputation, terms: { ...terms } }));
  return { ...ofPlanOf(line, other), billedTo, rows: rows as unknown as AllocatedLine['rows'] };
}

/** Another line, all of whose rows are paid and booked by the very terms of the first row of the one before it. */
function ofTermsAlone({ line, billedTo, rows: [first] }: AllocatedLine, other: AllocatedLine): AllocatedLine {
  if (first === undefined) throw new Error('it has a row');
  const { member, imputation, terms } = first;
  return {
    ...{ ...other, billedTo, line: { ...other.line, category: line.category } },
    rows: other.rows.map((row) => ({ ...row, member, imputation, terms })),
  };
}

const allocationRows = allocationWriter(ALLOCATION_COLUMNS);

function asCsv(line: AllocatedLine): string {
  return stringify(cellsOf(line), { quoted_match: /[\r\n]/ });
}

describe('the writer of allocations.csv', () => {
  it('writes the bytes of csv-stringify, whatever the cells hold', () => {
    fc.assert(
      fc.property(allocated, (line) => {
        expect(allocationRows(line)).toBe(asCsv(line));
      }),
      { numRuns: 2_000, seed: 20250910 },
    );
  });

  it.each([
    ['its invoice', ofInvoiceOf],
    ['its plan and its terms', ofPlanOf],
    ['its plan alone', ofPlanAlone],
    ['its terms alone', ofTermsAlone],
  ] as const)('writes the cells of each line that has %s in common with the one before', (_, alike) => {
    fc.assert(
      fc.property(allocated, allocated, (line, other) => {
        const next = alike(line, other);
        expect(allocationRows(line) + allocationRows(next)).toBe(asCsv(line) + asCsv(next));
      }),
      { numRuns: 300, seed: 20250910 },
    );
  });

  it('writes a cell under every header, each under its own', () => {
    fc.assert(
      fc.property(allocated, (line) => {
        const rows = parse<Record<string, string>>(headerOf(ALLOCATION_COLUMNS) + allocationRows(line), {
          columns: true,
        });
        const names = ALLOCATION_COLUMNS.map(({ name }) => name);
        cellsOf(line).forEach((cells, index) => {
          expect(names.map((name) => rows[index]?.[name])).toEqual(cells);
        });
      }),
      { numRuns: 200, seed: 20250910 },
    );
  });

  it('leaves no row out: one without its share in the plan is a bug', () => {
    const whole = shared([{ member: 'A', amounts: cents(100n) }]);
    expect(allocationRows(whole)).toContain(',A,');
    const plan = { ...whole.plan, shares: [] };
    expect(() => allocationRows({ ...whole, plan })).toThrow('nothing stands where something must');
  });
});

describe('the columns of every output', () => {
  it.each(OUTPUTS.map((output) => [output.name, output] as const))(
    'of %s have names of their own and words in both languages',
    (_, { columns, doc }) => {
      const names = columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const said of [doc, ...columns.map((column) => column.doc)]) {
        expect(said.en).not.toBe('');
        expect(said.fr).not.toBe('');
      }
    },
  );
});
