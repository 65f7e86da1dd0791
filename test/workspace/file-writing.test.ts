/** Days and numbers as a layout says that its file writes them: `dates`, `numbers` (docs/layouts.md). */
import { describe, expect, test } from 'vitest';
import { formatDay } from '../../src/domain/calendar.ts';
import { parseDayForm, usualForm } from '../../src/domain/day-form.ts';
import type { FileWriting } from '../../src/domain/layout.ts';
import { cellReader } from '../../src/workspace/cell-reader.ts';
import { amount, day } from '../../src/workspace/columns.ts';
import { writtenReader } from '../../src/workspace/file-writing.ts';
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
  test.each([
    ['DD/MM/YY', '30/09/25', '2025-09-30'],
    ['JJ/MM/AA', '01/02/03', '2003-02-01'],
    ['D/M/YYYY', '1/9/2025', '2025-09-01'],
    ['D/M/YYYY', '30/11/2025', '2025-11-30'],
    ['DD.MM.YYYY', ' 30.09.2025 ', '2025-09-30'],
    ['YYYYMMDD', '20250930', '2025-09-30'],
    ['DDMMYY', '300925', '2025-09-30'],
    ['MM/DD/YYYY', '09/10/2025', '2025-09-10'],
    ['DD/MM/YYYY hh:mm', '30/09/2025 14:05', '2025-09-30'],
    ['YYYY-MM-DD hh:mm:ss', '2025-09-30T00:00:00', '2025-09-30'],
    ['AAAA/MM/JJ', '2025/09/30', '2025-09-30'],
    ['DD/MM/YY|DD/MM/YYYY', '30/09/25', '2025-09-30'],
    ['DD/MM/YY|DD/MM/YYYY', '30/09/2025', '2025-09-30'],
    ['DD/MM/YYYY|MM/DD/YYYY', '30/09/2025', '2025-09-30'],
    ['DD/MM/YYYY|MM/DD/YYYY', '09/09/2025', '2025-09-09'],
  ])('in the form %s: %s', (form, text, expected) => {
    expect(dayOf(form, text)).toBe(expected);
    expect(dayOf(form, '2025-09-30')).toBe('2025-09-30');
  });

  test.each([
    ['DD/MM/YY', '30/09/2025'],
    ['DD/MM/YY', '31/09/25'],
    ['DD/MM/YY', '1/9/25'],
    ['MM/DD/YYYY', '30/09/2025'],
    ['DD.MM.YYYY', '30/09/2025'],
    ['DD/MM/YYYY hh:mm', '30/09/2025'],
    ['DD/MM/YYYY hh:mm', '30/09/2025 24:00'],
    ['YYYYMMDD', '20250931'],
    ['DD/MM/YYYY|MM/DD/YYYY', '01/09/2025'],
  ])('not in the form %s: %s', (form, text) => {
    expect(dayOf(form, text)).toBe('date-form');
  });

  test.each([
    ...['DMYYYY', 'DDMM', 'DD/MM', 'DD/MM-YYYY', 'YYYY-DD-MM', 'DD/DD/YYYY', 'DD/MM/YYY', 'DD/MM/YYYY hh'],
    ...['dd/mm/yyyy', '', 'DD/MM/YYYY.', 'DD|MM|YYYY'],
  ])('"%s" is no form', (form) => {
    expect(parseDayForm(form)).toBeUndefined();
  });

  test('the usual form of texts is the one in which all of them are days', () => {
    expect(usualForm(['01/09/25', '30/09/25'])).toBe('DD/MM/YY');
    expect(usualForm(['1/9/2025', '30/10/2025'])).toBe('D/M/YYYY');
    expect(usualForm(['01/09/25', '30/09/2025'])).toBeUndefined();
    expect(usualForm(['1/9/2025', '30/9/2025'])).toBe('D/M/YYYY');
    expect(usualForm(['31122025', '01012025'])).toBe('DDMMYYYY');
    expect(usualForm(['9/30/2025'])).toBeUndefined();
    expect(usualForm(['2025-09-30'])).toBeUndefined();
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
