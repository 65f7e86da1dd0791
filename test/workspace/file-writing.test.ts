/** Days and numbers as a layout says that its file writes them: `dates`, `numbers` (docs/layouts.md). */
import { describe, expect, test } from 'vitest';
import type { FileWriting } from '../../src/domain/layout.ts';
import { formatDay } from '../../src/domain/time/calendar.ts';
import { parseDayForm } from '../../src/domain/time/day-form.ts';
import { cellReader } from '../../src/workspace/columns/cell-reader.ts';
import { amount, day } from '../../src/workspace/columns/columns.ts';
import { writtenReader } from '../../src/workspace/columns/file-writing.ts';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from '../doors/small-group.ts';

const PLAIN: FileWriting = { days: [], thousands: undefined, negative: undefined };

/** The day of a text in a file whose days have this form, or the code of what is wrong. */
function dayOf(forms: string, text: string): string {
  const column = { ...day(undefined, '', ''), name: 'invoice_date' };
  const read = writtenReader(column, cellReader(column, '.'), {
    ...PLAIN,
    days: forms.split('|').flatMap((form) => parseDayForm(form) ?? []),
  });
  const reading = read(text);
  return 'fault' in reading ? reading.fault.code : formatDay(reading.value as number);
}

describe('days', () => {
  test('are read by their form, blanks around them aside', () => {
    expect(dayOf('DD.MM.YY', ' 30.09.25 ')).toBe('2025-09-30');
    expect(dayOf('DD.MM.YY', '2025-09-30')).toBe('2025-09-30');
    expect(dayOf('DD.MM.YY', '30/09/2025')).toBe('date-form');
  });

  test('may be empty', () => {
    const column = { ...day(undefined, '', '').optional(), name: 'valid_to' };
    const days = parseDayForm('DD.MM.YY');
    const read = writtenReader(column, cellReader(column, '.'), { ...PLAIN, days: days ? [days] : [] });
    expect(read(' ')).toEqual({ value: undefined });
  });
});

/** The cents of a text in a file that writes numbers so, with commas before the decimals; or the code of what is wrong. */
function centsOf(text: string, writing: Partial<FileWriting>): unknown {
  const column = { ...amount(undefined, '', ''), name: 'net_amount' };
  const reading = writtenReader(column, cellReader(column, ','), { ...PLAIN, ...writing })(text);
  return 'fault' in reading ? reading.fault.code : reading.value;
}

describe('numbers', () => {
  test.each([
    ['1.234,56', { thousands: '.' }, 123_456],
    ['1.234.567,89 €', { thousands: '.' }, 123_456_789],
    ['1.234', { thousands: '.' }, 123_400],
    ['€1.234,56', { thousands: '.' }, 123_456],
    ['-€1.234,56', { thousands: '.' }, -123_456],
    ['(€1.234,56)', { thousands: '.', negative: '(1)' }, -123_456],
    ['€12,50-', { thousands: '.', negative: '1-' }, -1250],
    ['€\u00a012,50', { thousands: '.' }, 1250],
    ['€12', { thousands: '.' }, 1200],
    ['-1.234,5', { thousands: '.' }, -123_450],
    ['1 234,56', { thousands: '.' }, 123_456],
    ["1'234,56", { thousands: "'" }, 123_456],
    ['1’234,56', { thousands: "'" }, 123_456],
    ['12,50-', { negative: '1-' }, -1250],
    ['12,50 -', { negative: '1-' }, -1250],
    ['12,50- €', { negative: '1-' }, -1250],
    ['-12,50', { negative: '1-' }, -1250],
    ['12,50', { negative: '1-' }, 1250],
    ['(12,50)', { negative: '(1)' }, -1250],
    ['(12,50) €', { negative: '(1)' }, -1250],
    ['(12,50 €)', { negative: '(1)' }, -1250],
    ['1.234,56-', { negative: '1-', thousands: '.' }, -123_456],
    ['(1.234,56)', { negative: '(1)', thousands: '.' }, -123_456],
  ] satisfies [string, Partial<FileWriting>, number][])('%s under %o', (text, writing, cents) => {
    expect(centsOf(text, writing)).toBe(BigInt(cents));
  });

  test.each([
    ['1.23', { thousands: '.' }],
    ['0.500', { thousands: '.' }],
    ['-0.500', { thousands: '.' }],
    ['12.34,56', { thousands: '.' }],
    ['1.234.56', { thousands: '.' }],
    ['1.2345,00', { thousands: '.' }],
    ['1.234,567', { thousands: ',' }],
    ["1.234'567,00", { thousands: '.' }],
    ['1.234,56', { thousands: "'" }],
    ['1.234,56', {}],
    ['12,50-', { negative: '(1)' }],
    ['(12,50)', { negative: '1-' }],
    ['-12,50-', { negative: '1-' }],
    ['(-12,50)', { negative: '(1)' }],
    ['()', { negative: '(1)' }],
    ['€12,50', { negative: '(1)' }],
    ['€12,50 €', { thousands: '.' }],
    ['€12,50%', { thousands: '.' }],
    ['€€12,50', { thousands: '.' }],
    ['-', { negative: '1-' }],
  ] satisfies [string, Partial<FileWriting>][])('not %s under %o', (text, writing) => {
    expect(centsOf(text, writing)).toBe('number-invalid');
  });
});

describe('the remedy of a number in another form', () => {
  test.each([
    ['1.234,56', 'numbers: { decimal: ",", thousands: "." }'],
    ['12,50-', 'numbers: { decimal: ",", negative: "1-" }'],
    ['(1.234,56)', 'numbers: { decimal: ",", thousands: ".", negative: "(1)" }'],
    ["1'234.50", `numbers: { decimal: ".", thousands: "'" }`],
    ['€12,50', 'numbers: { decimal: ",", thousands: "." }'],
    ['-€12.50', 'numbers: { decimal: ".", thousands: "," }'],
    ['(€1234.50)', 'numbers: { decimal: ".", thousands: ",", negative: "(1)" }'],
    ['€12', 'numbers: { decimal: ".", thousands: "," }'],
  ])('%s says how the layout names it, and the layout then reads it', async (text, numbers) => {
    const { folder, edit } = smallGroup();
    edit('invoices/2025-09.csv', '289.90', `"${text}"`);
    const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
    expect(stderr).toContain(`invoices: [{ files: "2025-09.csv", ${numbers} }]`);
    edit('convention.yaml', 'rules:', `invoices: [{ files: "2025-09.csv", ${numbers} }]\nrules:`);
    const after = await runCommand(['check', folder, '--lang', 'en']);
    expect(after.stderr).not.toContain('number-invalid');
  });

  test('marks that part thousands and begin decimals alike are refused', async () => {
    const { folder, edit } = smallGroup();
    edit(
      'convention.yaml',
      'rules:',
      'invoices: [{ files: "*", numbers: { decimal: ".", thousands: "." } }]\nrules:',
    );
    const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
    expect(stderr).toContain(`"," | "'"`);
  });
});

describe('the form of days', () => {
  const PREAMBLE = (dates: string) =>
    `invoices: [{ files: "*.csv"${dates}, preamble: 1, from_preamble: ["Date : {invoice_date}"] }]\nrules:`;
  const FILE =
    'Date : 30/09/25,,,,,,,\nsupplier,invoice_number,line_number,access,category,net_amount,vat_rate,service_date\nOP,F1,1,A1,subscription,289.90,20,2025-09-30\n';
  const told = async (layout: string, file: string, name = '2025-09.csv') => {
    const { folder, edit, write } = smallGroup();
    write(`invoices/${name}`, file);
    edit('convention.yaml', 'rules:', layout);
    return (await runCommand(['check', folder, '--lang', 'en'])).stderr;
  };

  test('holds for what stands above the header, and is told where it lacks', async () => {
    const lacking = await told(PREAMBLE(''), FILE);
    expect(lacking).toContain('say it in its entry in convention.yaml: `dates: DD/MM/YY`');
    expect(await told(PREAMBLE(', dates: DD/MM/YY'), FILE)).toBe('');
  });

  test.each([
    ['DD/MM/YYYY hh:mm', '30/09/2025 00:00'],
    ['DD MM YYYY', '30 09 2025'],
  ])('a preamble says its day with the hour or the blanks of `dates: %s`', async (form, day) => {
    expect(await told(PREAMBLE(`, dates: ${form}`), FILE.replace('30/09/25', day))).toBe('');
  });

  test('is told of a text, and not of the name of a file', async () => {
    const header =
      'supplier,invoice_number,line_number,access,category,net_amount,vat_rate,invoice_date,label\n';
    const line = 'OP,F1,1,A1,subscription,289.90,20,2025-09-30,du 01/09/25 au 30/09/25\n';
    const form = 'If DD/MM/YY is how the days of the file are written';
    const texts =
      'invoices: [{ files: "*", from_columns: { label: "du {period_start} au {period_end}" } }]\nrules:';
    expect(await told(texts, header + line)).toContain(form);
    const named = await told(
      'invoices: [{ files: "op*", preamble: 1, from_name: "op-{invoice_date}.csv" }]\nrules:',
      FILE,
      'op-30-09-25.csv',
    );
    expect(named).toContain('"30-09-25" is no day');
    expect(named).not.toContain('is how the days');
  });

  test('is told of days with their month first', async () => {
    const { folder, edit } = smallGroup();
    edit('invoices/2025-09.csv', '2025-09-30,1', '9/30/2025,1');
    const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
    expect(stderr).toContain('invoices: [{ files: "2025-09.csv", dates: M/D/YYYY }]');
  });
});
