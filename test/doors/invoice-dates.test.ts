/** Dates of invoices whose month and day are perhaps swapped, and what is said of a month without lines. */
import { describe, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from './small-group.ts';

const HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,serves,category,period_start,period_end,net_amount,vat_rate';
const SWAPPED = 'invoice-date-swapped';

type Billed = readonly [number: string, date: string, from: string, to: string, net?: string];

function groupOf(invoices: readonly Billed[]) {
  const group = smallGroup();
  for (const [number, date, from, to, net = '10.00'] of invoices) {
    const row = `OP,${number},${date},1,A1,,subscription,${from},${to},${net},20`;
    group.write(`invoices/${number}.csv`, `${HEADER}\n${row}\n`);
  }
  return group;
}

async function told(group: ReturnType<typeof smallGroup>, ...options: readonly string[]) {
  const { stderr, stdout } = await runCommand(['check', group.folder, '--lang', 'en', ...options]);
  return `${stdout}${stderr}`;
}

const OCTOBER: Billed = ['F2', '2025-10-10', '2025-10-01', '2025-10-31'];
const NOVEMBER: Billed = ['F3', '2025-11-10', '2025-11-01', '2025-11-30'];
const DECEMBER: Billed = ['F4', '2025-12-10', '2025-12-01', '2025-12-31'];

// The small group has F1 of 30 September, which bills September.
describe('a date of an invoice', () => {
  test('that fits the others of its supplier with month and day swapped is told', async () => {
    const group = groupOf([OCTOBER, ['F3', '2025-12-11', '2025-11-01', '2025-11-30']]);
    expect(await told(group)).toContain(
      `invoices/F3.csv:2:invoice_date: warning[${SWAPPED}]: invoice F3 is dated 2025-12-11 and bills until 2025-11-30; with month and day the other way round, 2025-11-12, it would be dated as 2 others`,
    );
    const { stderr } = await runCommand(['reconcile', group.folder, '--period', '2025-12', '-q']);
    expect(stderr).toContain(SWAPPED);
  });

  test('is told of all invoices of that day, credits of other months beside them', async () => {
    const group = groupOf([
      OCTOBER,
      ['F3', '2025-12-11', '2025-11-01', '2025-11-30'],
      ['F3B', '2025-12-11', '2025-11-01', '2025-11-30'],
      ['C1', '2025-11-20', '2025-09-01', '2025-09-30', '-10.00'],
    ]);
    const text = await told(group);
    expect(text).toContain(`invoices/F3.csv:2:invoice_date: warning[${SWAPPED}]`);
    expect(text).toContain(`invoices/F3B.csv:2:invoice_date: warning[${SWAPPED}]`);
  });

  test.each<[string, readonly Billed[]]>([
    ['of too few invoices', [['F3', '2025-12-11', '2025-11-01', '2025-11-30']]],
    ['that swapped would fit no habit', [OCTOBER, ['F3', '2025-12-10', '2025-11-01', '2025-11-30']]],
    [
      'of an invoice in arrears as all others are',
      [OCTOBER, NOVEMBER, ['F4', '2026-01-12', '2025-12-01', '2025-12-31']].map(
        ([number, , from, to]) => [number, '2026-01-12', from, to] as Billed,
      ),
    ],
    [
      'of a credit alone, of a month long ago',
      [OCTOBER, NOVEMBER, DECEMBER, ['C1', '2025-12-09', '2025-09-01', '2025-09-30', '-10.00']],
    ],
    [
      'where the others of the supplier have two habits',
      [
        OCTOBER,
        ['F3', '2026-01-20', '2025-11-01', '2025-11-30'],
        ['F4', '2026-01-12', '2025-12-01', '2025-12-31'],
      ],
    ],
  ])('%s is not', async (_, invoices) => {
    expect(await told(groupOf(invoices))).not.toContain(SWAPPED);
  });

  test('is told no more once closed runs have charged the invoice', async () => {
    const group = groupOf([OCTOBER, ['F3', '2025-12-11', '2025-11-01', '2025-11-30']]);
    await runCommand(['allocate', group.folder, '--period', '2025-12', '--reports', 'none', '-q']);
    await runCommand(['close', `${group.folder}/runs/2025-12`, '--on', '2026-01-20', '-q']);
    expect(await told(group)).not.toContain(SWAPPED);
  });
});

test('a month without lines names those beside it, each with how many', async () => {
  const group = groupOf([['F3', '2025-11-10', '2025-11-01', '2025-11-30'], DECEMBER]);
  const argv = ['allocate', group.folder, '--lang', 'en', '--period'];
  expect((await runCommand([...argv, '2025-10'])).stderr).toContain(
    'Nearest months, with their lines: 2025-09 (1), 2025-11 (1);',
  );
  expect((await runCommand([...argv, '2026-10'])).stderr).toContain('with their lines: 2025-12 (1);');
});
