/** An amount that a sheet shows in another currency than that of the convention, or with another sign than its own, is no amount in it (DATA.md, "Sheets"). */
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../cli/run-command.ts';
import { LINES_HEADER, lineOf, smallGroup } from '../../doors/small-group.ts';
import { odsText, writeOds } from './write-ods.ts';
import { writeXlsx } from './write-xlsx.ts';

const HEADER = LINES_HEADER.trim().split(',');
const CELLS = lineOf('F9', '2025-09-30', '100').trim().split(',');
const NET = HEADER.indexOf('net_amount');

/** One line of which the net is shown under a format. */
function inXlsx(format: string): Uint8Array {
  const row = CELLS.map((cell, index) => (index === NET ? { v: cell, s: 1 } : cell));
  return writeXlsx({ formats: [format], sheets: [{ name: 'Lignes', rows: [HEADER, row] }] });
}

/** One line of which the net is shown so. */
function inOds(value: string): Uint8Array {
  const rowOf = (cells: readonly string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
  const cells = CELLS.map((cell, index) =>
    index === NET
      ? `<table:table-cell office:value="100" ${value}</text:p></table:table-cell>`
      : odsText(cell),
  );
  return writeOds([{ name: 'Lignes', rows: rowOf(HEADER.map((cell) => odsText(cell))) + rowOf(cells) }]);
}

/** What check says of a workbook of one line, under a currency of the convention. */
async function checked(file: string, bytes: Uint8Array, currency?: string): Promise<string> {
  const { folder, write, edit } = smallGroup();
  write(`invoices/${file}`, bytes);
  if (currency !== undefined) edit('convention.yaml', 'title:', `currency: ${currency}\ntitle:`);
  return (await runCommand(['check', folder, '--lang', 'en'])).stderr;
}

describe('xlsx', () => {
  test.each([
    ['#,##0.00\\ [$CHF-807]', 'CHF'],
    ['[$$-409]#,##0.00', '$'],
    ['"$"#,##0.00', '$'],
    ['\\$#,##0.00', '$'],
    ['[$£-809]#,##0.00', '£'],
    ['_-* #,##0.00\\ [$Fr.-807]_-;-* #,##0.00', 'Fr.'],
    ['0.00" USD"', 'USD'],
    ['0.0" k€"', 'k€'],
    ['#,##0.0\\ \\k\\€', 'k€'],
    ['0.0" M€"', 'M€'],
    ['#,##0" kEUR"', 'kEUR'],
  ])('%s', async (format, sign) => {
    const told = await checked('f.xlsx', inXlsx(format));
    expect(told).toContain(`invoices/f.xlsx:2:net_amount: error[number-invalid]`);
    expect(told).toContain(`found "100 ${sign}"`);
    expect(told).toContain(`If ${sign} is another currency than`);
  });

  test.each([
    '#,##0.00\\ [$€-40C]',
    '0.00" €"',
    '[$EUR]\\ 0.00',
    '[$-40C]0.00',
    '[Red]0.00',
    '0.00" HT"',
    '#,##0,\\ "k€"',
    '0.0,," M€"',
  ])('%s is an amount in euros', async (format) =>
    expect(await checked('f.xlsx', inXlsx(format))).not.toContain('number-invalid'),
  );

  test.each([
    ['[$CHF-807]0.00', 'CHF', false],
    ['[$$-409]0.00', 'USD', false],
    ['[$USD]0.00', 'CHF', true],
    ['[$€-40C]0.00', 'CHF', true],
  ])('%s under `currency: %s`', async (format, currency, isOther) => {
    const told = await checked('f.xlsx', inXlsx(format), currency);
    expect(told.includes('number-invalid')).toBe(isOther);
  });
});

describe('ods', () => {
  test.each([
    ['office:value-type="currency" office:currency="CHF"><text:p>100.00', 'CHF'],
    ['office:value-type="currency" office:currency="USD"><text:p>$100.00', 'USD'],
    ['office:value-type="float"><text:p>100.00 £', '£'],
    ['office:value-type="float"><text:p>100 k€', 'k€'],
  ])('%s', async (value, sign) => {
    const told = await checked('f.ods', inOds(value));
    expect(told).toContain(`invoices/f.ods:2:net_amount: error[number-invalid]`);
    expect(told).toContain(`found "100 ${sign}"`);
  });

  test('euros', async () => {
    const value = 'office:value-type="currency" office:currency="EUR"><text:p>100,00 €';
    expect(await checked('f.ods', inOds(value))).not.toContain('number-invalid');
  });
});

test('of a CSV, too, the remedy says what stands beside the figures', async () => {
  const { folder, edit } = smallGroup();
  edit('invoices/2025-09.csv', ',289.90,', ',289.90 CHF,');
  const { stderr } = await runCommand(['check', folder, '--lang', 'fr']);
  expect(stderr).toContain('Si CHF est une autre monnaie que `currency` de convention.yaml');
});

describe('the sign', () => {
  test.each([
    '"-"0.00',
    '-0.00',
    '\\-#,##0.00\\ "€"',
    '0.00"-"',
    '(0.00)',
    '"("#,##0.00" €)"',
    '[Red]-0.00',
    '−0.00',
    '"-"General',
  ])('%s shows a positive number as a negative one', async (format) => {
    const told = await checked('f.xlsx', inXlsx(format));
    expect(told).toContain('invoices/f.xlsx:2:net_amount: error[number-invalid]');
    expect(told).toContain('found "−100"');
    expect(told).toContain(
      'begins with a hyphen (in a workbook: in the cell itself, not by its format): -100.',
    );
  });

  test.each([
    '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-',
    '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)',
    '_ * #,##0.00_) [$€-1]_ ;_ * (#,##0.00) [$€-1]_ ;_ * "-"??_) [$€-1]_ ;_ @_ ',
    '#,##0.00;-#,##0.00',
    '[Red][<0]-0.00;0.00',
    '0.00" (HT)"',
  ])('%s does not', async (format) =>
    expect(await checked('f.xlsx', inXlsx(format))).not.toContain('number-invalid'),
  );

  test('the figures of an ods are looked at as it shows them', async () => {
    const float = 'office:value-type="float"><text:p>';
    for (const shown of ['-100,00', '- 100,00 €', '(100)', '100-']) {
      expect(await checked('f.ods', inOds(float + shown))).toContain('found "−100"');
    }
    expect(await checked('f.ods', inOds(`${float}100,00 €`))).not.toContain('number-invalid');
  });
});
