/** What a cell means is that of its own file: its mark, its layout, its name. */
import { expect, test } from 'vitest';
import { parsePeriod } from '../../src/domain/period.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { inFolder } from '../properties/product.ts';
import { type BothOptions, type BothWays, bothWays } from './both-ways.ts';
import { difference } from './difference.ts';
import { CONVENTION, type LineCells, RULES, smallWorkspace } from './small.ts';

const ALL = { selection: { kind: 'all' }, allowUnallocated: true } as const;
const HEADER =
  'invoice_number,invoice_date,line_number,access,category,period_start,period_end,net_amount,vat_rate';

async function compute(files: WorkspaceFiles, options: BothOptions = ALL): Promise<BothWays> {
  const both = await inFolder(files, (folder) => bothWays(folder, options));
  expect(difference(both.withLane, both.without)).toBeUndefined();
  return both;
}

/** A workspace with these files of invoices only. */
function withInvoices(invoices: WorkspaceFiles, layouts = ''): WorkspaceFiles {
  const { 'invoices/f.csv': _, ...tables } = smallWorkspace(
    { 'convention.yaml': CONVENTION + layouts + RULES },
    [],
  );
  const named = Object.entries(invoices).map(([name, text]) => [`invoices/${name}`, text]);
  return { ...tables, ...Object.fromEntries(named) };
}

function file(invoice: string, count: number, rate = '20', header = HEADER): string {
  const row = (index: number): string =>
    `${invoice},2025-01-31,${index + 1},AG,subscription,2025-01-01,2025-01-31,10.01,${rate}\n`;
  return `${header}\n${Array.from({ length: count }, (_, index) => row(index)).join('')}`;
}

const found = ({ without }: BothWays) =>
  without.problems.map(({ code, place }) => [code, place.file, place.row]);
const cellsOf = ({ without }: BothWays, column: number): readonly (string | undefined)[] =>
  (without.written?.allocations ?? '')
    .trimEnd()
    .split('\n')
    .filter((_, index) => index % 2 === 0)
    .map((row) => row.split(',')[column]);

test('a comma is a mark in one file and none in the next', async () => {
  const semicolons = file('F1', 3).replaceAll(',', ';').replaceAll(';20\n', ';5,5\n');
  const both = await compute(withInvoices({ 'a.csv': semicolons, 'b.csv': file('F2', 2, '"5,5"') }));
  expect(found(both)).toEqual([
    ['number-invalid', 'invoices/b.csv', 2],
    ['number-invalid', 'invoices/b.csv', 3],
  ]);
});

test('an empty cell is what the layout of its file says', async () => {
  const layouts = `invoices:
  - { files: "a*", supplier: OP, defaults: { vat_rate: "20" } }
  - { files: "b*", supplier: SFR, defaults: { vat_rate: "10" } }
`;
  const both = await compute(
    withInvoices({ 'a.csv': file('F1', 3, ''), 'b.csv': file('F2', 3, '') }, layouts),
  );
  expect(found(both)).toEqual([]);
  expect(cellsOf(both, 0)).toEqual(['OP', 'OP', 'OP', 'SFR', 'SFR', 'SFR']);
  expect(cellsOf(both, 12)).toEqual(['20', '20', '20', '10', '10', '10']);
  expect([both.shared, both.inLane]).toEqual([6, 4]);
});

test('an empty cell is what the name of its file says, though the layout is one', async () => {
  const layouts = 'invoices:\n  - { files: "f*", from_name: "f-{invoice_number}.csv" }\n';
  const nameless = HEADER.replace('invoice_number', 'label');
  const files = { 'f-1.csv': file('', 3, '20', nameless), 'f-2.csv': file('', 3, '20', nameless) };
  const both = await compute(withInvoices(files, layouts));
  expect(found(both)).toEqual([]);
  expect(cellsOf(both, 1)).toEqual(['1', '1', '1', '2', '2', '2']);
  expect([both.shared, both.inLane]).toEqual([6, 4]);
});

test('files of one layout share what was met in them, whatever columns they have', async () => {
  const without = file('F2', 3).replace(',category', ',item_code').replaceAll('subscription', 'usage');
  const layouts = 'invoices:\n  - { files: "*", defaults: { category: subscription } }\n';
  const both = await compute(withInvoices({ 'a.csv': file('F1', 3), 'b.csv': without }, layouts));
  expect(found(both)).toEqual([]);
  expect(cellsOf(both, 8)).toEqual(Array.from({ length: 6 }, () => 'subscription'));
  expect(cellsOf(both, 9)).toEqual(['', '', '', 'usage', 'usage', 'usage']);
  expect([both.shared, both.inLane]).toEqual([6, 5]);
});

test('each return to another date of an invoice is reported, whichever way the line between went', async () => {
  const dates = ['31', '30', '30', '31', '30', '30', '30'];
  const nets = ['1', '1', '1', '1.00 €', '1', '1.00 €', '1'];
  const lines = dates.map(
    (day, index): LineCells => ({ day: '2025-01-09', date: `2025-01-${day}`, net: nets[index] ?? '' }),
  );
  const both = await compute(smallWorkspace({}, lines));
  expect(found(both)).toEqual([3, 6].map((row) => ['invoice-date-differs', 'invoices/f.csv', row]));
});

test('lines that are not asked for are counted, and their ids looked at', async () => {
  const line = (invoice: string, cells: Partial<LineCells> = {}): LineCells => ({
    day: '2025-01-09',
    invoice,
    ...cells,
  });
  const lines = [
    line('F1'),
    line('F2', { serves: 'X' }),
    line('F1'),
    line('F2', { billedTo: 'X' }),
    line('F2'),
    line('F3'),
  ];
  const options = {
    selection: { kind: 'invoices', numbers: ['F1'] },
    allowUnallocated: false,
  } as const;
  const both = await compute(smallWorkspace({}, lines), options);
  expect(found(both)).toEqual([
    ['serves-unknown', 'invoices/f.csv', 3],
    ['member-unknown', 'invoices/f.csv', 5],
  ]);
  expect(both.without.inputs).toMatchObject([{ selected: 2, others: 4, net: 6006n }]);
});

test('an invoice alone is asked for among others', async () => {
  const lines = ['F1', 'F1', 'F2', 'F1', 'F2'].map((invoice): LineCells => ({ day: '2025-01-09', invoice }));
  const options = { selection: { kind: 'invoices', numbers: ['F1'] }, allowUnallocated: false } as const;
  const both = await compute(smallWorkspace({}, lines), options);
  expect(found(both)).toEqual([]);
  expect([both.shared, both.inLane]).toEqual([3, 2]);
});

test('an invoice that is asked for and not there is said, with those that are', async () => {
  const lines = ['F1', 'F1', 'F2', 'F2'].map((invoice): LineCells => ({ day: '2025-01-09', invoice }));
  const options = { selection: { kind: 'invoices', numbers: ['F3', 'X'] }, allowUnallocated: false } as const;
  const both = await compute(smallWorkspace({}, lines), options);
  expect(both.without.problems.map(({ args }) => args)).toEqual([
    { value: 'F3', nearest: 'F1' },
    { value: 'X', nearest: '—' },
  ]);
});

test('a month without lines says from when to when there are some', async () => {
  const dates = ['2025-01-31', '2025-01-31', '2025-03-31', '2025-03-31', '2025-02-28'];
  const lines = dates.map(
    (date, index): LineCells => ({ day: '2025-01-09', date, invoice: `F${index >> 1}` }),
  );
  const period = parsePeriod('2030-01');
  if (period === undefined) throw new Error('a month');
  const both = await compute(smallWorkspace({}, lines), {
    selection: { kind: 'period', period },
    allowUnallocated: false,
  });
  expect(both.without.problems.map(({ code, args }) => [code, args])).toEqual([
    ['no-lines', { period: '2030-01', first: '2025-01-31', last: '2025-03-31' }],
  ]);
});

test('rows above the header are no lines', async () => {
  const layouts = 'invoices:\n  - { files: "*", preamble: 2 }\n';
  const lines = file('F1', 4);
  const above = lines.split('\n').slice(1, 3).join('\n');
  const both = await compute(withInvoices({ 'a.csv': `${above}\n${lines}` }, layouts));
  expect(found(both)).toEqual([]);
  expect([both.shared, both.inLane]).toEqual([4, 3]);
});

test('nor are they where one of them lets the whole file go the ordinary way', async () => {
  const layouts = 'invoices:\n  - { files: "*", preamble: 2 }\n';
  const above = `Facture\n${','.repeat(300)}`;
  const both = await compute(withInvoices({ 'a.csv': `\uFEFF${above}\n${file('F1', 4)}` }, layouts));
  expect(found(both)).toEqual([]);
  expect([both.shared, both.inLane]).toEqual([4, 0]);
});
