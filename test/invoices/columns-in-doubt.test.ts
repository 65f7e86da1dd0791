/** A column of an invoice file at fault, or a pattern, hides no fault in other cells, and nothing is said that hangs on it. */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from '../doors/small-group.ts';

/** `row code column` of each error, sorted; `layout` is the entry for the file, without `files`. */
async function errorsIn(text: string, layout = ''): Promise<readonly string[]> {
  const { folder, write, edit } = smallGroup();
  write('invoices/2025-09.csv', text);
  if (layout !== '') {
    edit('convention.yaml', 'rules:\n', `invoices: [{ files: "2025-09.csv", ${layout} }]\nrules:\n`);
  }
  const { stdout } = await runCommand(['check', folder, '--format', 'json']);
  const { diagnostics } = JSON.parse(stdout);
  return diagnostics
    .filter(({ severity }: { severity: string }) => severity === 'error')
    .map(({ row, code, column }: Record<string, unknown>) => [row, code, column].join(' '))
    .sort();
}

const HEADER =
  'invoice_number,invoice_date,line_number,access,serves,category,period_start,period_end,net_amount,vat_rate';
const LINE = 'F1,2025-09-30,1,A1,,subscription,2025-09-01,2025-09-30,289.90,20';

/** The header and lines, without a column. */
function without(column: string, ...lines: readonly string[]): string {
  const at = HEADER.split(',').indexOf(column);
  return [HEADER, ...lines].map((line) => `${line.split(',').toSpliced(at, 1).join(',')}\n`).join('');
}

/** The header and lines, with a column a second time. */
function twice(column: string, ...lines: readonly string[]): string {
  const at = HEADER.split(',').indexOf(column);
  return [HEADER, ...lines].map((line) => `${line},${line.split(',')[at]}\n`).join('');
}

test('a missing column hides no fault of the other cells', async () => {
  const lines = [
    LINE.replace('A1', 'A9'),
    LINE.replace('A1,', ',NOWHERE').replace('289.90', '289.905'),
    LINE.replace('subscription', 'bidule').replace('09-01', '09-31'),
    LINE.replace('A1', '').replace('2025-09-30,289', '2025-08-31,289'),
  ];
  expect(await errorsIn(without('invoice_date', ...lines))).toEqual([
    '1 column-missing invoice_date',
    '2 access-unknown access',
    '3 number-decimals net_amount',
    '3 serves-unknown serves',
    '4 choice-invalid category',
    '4 date-invalid period_start',
    '5 period-reversed period_end',
    '5 serves-missing serves',
  ]);
});

test('nor does a repeated one, nor an unknown one that comes twice', async () => {
  const line = LINE.replace('A1', 'A9').replace('289.90', 'cher');
  const ofCells = ['2 access-unknown access', '2 number-invalid net_amount'];
  expect(await errorsIn(twice('category', line))).toEqual(['1 column-repeated category', ...ofCells]);
  expect(await errorsIn(`${HEADER},x,x\n${LINE.replace('A1', 'A9')},1,2\n`)).toEqual([
    '1 header-repeated x',
    '2 access-unknown access',
  ]);
});

test.each([
  ['what a line serves: its access', twice('serves', LINE.replace('A1', 'A9')), ''],
  ['its access: whether it names something', twice('access', LINE.replace('A1', '')), ''],
  ['a day of its period: the other', twice('period_end', LINE.replace('2025-09-01', '2026-09-01')), ''],
  [
    'the item by which it has a category: that',
    `${HEADER},item_code,item_code\n${LINE.replace('subscription', '')},FAS,FAS\n`,
    'categories: { "ABO*": subscription }',
  ],
  [
    'which amounts are credits: whether VAT is',
    `${HEADER},vat_amount\n${LINE},-57.98\n`,
    'charge_or_credit: { Sens: { D: charge, C: credit } }',
  ],
])('where a column in doubt says %s is not judged', async (_, text, layout) => {
  const found = await errorsIn(text, layout);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/column-repeated|layout-header-missing/);
});

test('rows that may be no lines are not judged', async () => {
  const line = LINE.replace('A1', 'A9');
  const rows = [`${line},more`, line.replace('F1', 'Total F1'), line.replace('F1', ''), '', line];
  expect(await errorsIn(`${HEADER},x,x\n${rows.map((row) => `${row},,\n`).join('')}`)).toEqual([
    '1 header-repeated x',
  ]);
});

test('nothing is judged where several columns are missing, or the one in doubt decides which rows are lines', async () => {
  const line = LINE.replace('A1', 'A9');
  const two = without('invoice_date', line).replace('vat_rate', 'taux');
  expect(await errorsIn(two)).toEqual(['1 column-missing invoice_date', '1 column-missing vat_rate']);
  const again = twice('category', line);
  for (const key of ['skip_rows', 'totals']) {
    const found = await errorsIn(again, `${key}: { category: ["Sous*"] }`);
    expect(found).toEqual(['1 column-repeated category']);
  }
  expect(await errorsIn(again, 'skip_rows: { access: [A9] }')).toEqual(['1 column-repeated category']);
});

test('cells are filled down past rows that are left aside, and columns joined, though another is in doubt', async () => {
  const rows = [LINE.replace('A1', 'A9').replace(/20$/, 'Titre'), LINE.replace('A1', '')];
  const found = await errorsIn(
    twice('category', ...rows),
    'fill_down: [access], skip_rows: { vat_rate: [Titre] }',
  );
  expect(found).toEqual(['1 column-repeated category', '3 access-unknown access']);
  const joined = twice('category', LINE.replace('A1,', ',A9'));
  expect(await errorsIn(joined, 'columns: { access: [access, serves] }')).toEqual([
    '1 column-repeated category',
    '2 access-unknown access',
  ]);
});

const FROM_NAME = 'from_name: "releve-{invoice_number}-{period}.csv"';
const UNMATCHED = '8 pattern-unmatched invoices[0].from_name';

test('a pattern that matches nothing hides no fault of the cells, nor of the header', async () => {
  const lines = [
    LINE.replace('A1', 'A9'),
    LINE.replace('289.90', 'cher').replace('2025-09-01', '2025-10-01'),
  ];
  const text = `${HEADER}\n${lines.join('\n')}\n`;
  const ofCells = ['2 access-unknown access', '3 number-invalid net_amount', '3 period-reversed period_end'];
  expect(await errorsIn(text, FROM_NAME)).toEqual([...ofCells, UNMATCHED]);
  const ambiguous = 'from_name: "{invoice_number}-*", from_preamble: ["N° {invoice_number}"], preamble: 1';
  expect(await errorsIn(`N° F2\n${text}`, ambiguous)).toEqual([
    ...['3 access-unknown access', '4 number-invalid net_amount', '4 period-reversed period_end'],
    '8 pattern-ambiguous invoices[0].from_preamble',
  ]);
  expect(await errorsIn(without('vat_rate', ...lines), FROM_NAME)).toEqual([
    '1 column-missing vat_rate',
    ...ofCells,
    UNMATCHED,
  ]);
});

test('what such a pattern would have said is neither missing nor judged, whatever stands in for it', async () => {
  const noNumber = without('invoice_number', LINE, LINE.replace('A1', 'A9'));
  expect(await errorsIn(noNumber, FROM_NAME)).toEqual(['3 access-unknown access', UNMATCHED]);
  const empty = `${HEADER}\n${LINE.replace('F1', '').replace('2025-09-30,289', ',289')}\n`;
  expect(await errorsIn(empty, `${FROM_NAME}, defaults: { period_end: 2025-08-31 }`)).toEqual([UNMATCHED]);
  const served = 'from_name: "releve-{serves}.csv"';
  for (const line of [LINE.replace('A1', 'A9'), LINE.replace('A1', '')]) {
    const found = await errorsIn(`${HEADER}\n${line}\n`, served);
    expect(found).toEqual([UNMATCHED]);
  }
});
