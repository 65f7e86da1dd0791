/** Which changed rows explain, in a diff, that a line differs. */
import { expect, test } from 'vitest';
import type { RecordDifference } from '../../src/audit/input-differences.ts';
import { causeFinder } from '../../src/jobs/line-causes.ts';
import type { LineSources } from '../../src/runs/line-sources.ts';

const COUNT = 20_000;
const rows = Array.from({ length: COUNT }, (_, at) => at + 2);

function changed(row: number, record: Readonly<Record<string, string>> = {}): RecordDifference {
  return { oldRow: row, newRow: row, record, cells: [] };
}

function sources(of: (row: number) => Partial<LineSources>): ReadonlyMap<string, LineSources> {
  const none = { places: new Set(), members: new Set(), memberFiles: new Set(['members.csv']), rules: [] };
  return new Map(rows.map((row) => [`line ${row}`, { ...none, ...of(row) } as LineSources]));
}

const INVOICES = {
  file: 'invoices/a.csv',
  change: 'changed',
  records: rows.map((row) => changed(row)),
} as const;

test('each of many lines in as many changed rows has its own, at once', () => {
  const known = sources((row) => ({ places: new Set([`invoices/a.csv:${row}`]) }));
  const causesOf = causeFinder([INVOICES], known, known);
  const found = rows.map((row) => causesOf(`line ${row}`).map(({ record }) => record?.newRow));
  expect(found).toEqual(rows.map((row) => [row]));
});

test('a line has the rows of its rule and of its members too, in the order of the inputs', () => {
  const known = sources(() => ({ rules: [[10, 12]], members: new Set(['CEA']) }));
  const inputs = [
    { file: 'convention.yaml', change: 'changed', records: [changed(9), changed(10), changed(13)] },
    {
      file: 'members.csv',
      change: 'changed',
      records: [changed(2, { member: 'MEUSE' }), changed(3, { member: 'CEA' })],
    },
  ] as const;
  const causes = causeFinder(inputs, known, new Map())('line 2');
  expect(causes.map(({ file, record }) => `${file}:${record?.oldRow}`)).toEqual([
    'convention.yaml:10',
    'members.csv:3',
  ]);
});

test('a line that rests on no changed row has all of them, and of very many only their files', () => {
  const convention = { file: 'convention.yaml', change: 'changed', records: [changed(4)] } as const;
  const few = causeFinder([convention], new Map(), new Map())('line 2');
  expect(few).toEqual([{ file: 'convention.yaml', record: changed(4) }]);
  const many = causeFinder([convention, INVOICES], new Map(), new Map())('line 2');
  expect(many).toEqual([
    { file: 'convention.yaml', record: undefined },
    { file: 'invoices/a.csv', record: undefined },
  ]);
});
