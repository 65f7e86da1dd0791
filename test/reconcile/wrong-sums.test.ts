/** An electronic invoice that contradicts itself is a mistake of the operator: a finding, which stops no check. */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { type SmallGroup, smallGroup } from '../doors/small-group.ts';
import { oneLine, type SampleInvoice } from '../invoices/einvoice/sample-invoice.ts';
import { ubl } from '../invoices/einvoice/sample-ubl.ts';

const RATE = { base: '100.00', vat: '20.00', rate: '20' };
const TOTALS = { lines: '100.00', net: '100.00', vat: '20.00', gross: '120.00' };

/** A group with the invoice E1 of October, of one line of 100.00, besides those of its CSV of September. */
function billed(header: Partial<SampleInvoice>): SmallGroup {
  const group = smallGroup();
  const line = { net: '100.00', period: ['2025-10-01', '2025-10-31'] } as const;
  group.write('invoices/e.xml', ubl(oneLine(line, { number: 'E1', date: '2025-10-31', ...header })));
  const layout = '{ files: "*.xml", supplier: OP, defaults: { access: A1, category: subscription } }';
  group.edit('convention.yaml', 'rules:', `invoices: [${layout}]\nrules:`);
  return group;
}

/** The exit code, and `column expected actual at_stake` of what is found of totals. */
async function found({ folder }: SmallGroup, ...args: readonly string[]): Promise<readonly unknown[]> {
  const { exitCode, stdout } = await runCommand(['reconcile', folder, '--format', 'json', ...args]);
  const totals = (JSON.parse(stdout).findings ?? []).filter(
    ({ code }: { code: string }) => code === 'invoice-total-mismatch',
  );
  return [
    exitCode,
    ...totals.map((one: Record<string, string>) =>
      [one['column'], one['expected'], one['actual'], one['at_stake']].join(' '),
    ),
  ];
}

test.each<[string, Partial<SampleInvoice>, readonly string[]]>([
  [
    'its sum of lines',
    { rates: [RATE], totals: { ...TOTALS, lines: '100.01' } },
    ['BT-106 100.00 100.01 ', 'BT-109 100.01 100.00 '],
  ],
  ['its gross', { rates: [RATE], totals: { ...TOTALS, gross: '125.00' } }, ['gross_amount 120.00 125.00 ']],
  [
    'the VAT of a rate, and so its total',
    { rates: [{ ...RATE, vat: '25.00' }], totals: TOTALS },
    ['BT-117 20.00 25.00 ', 'vat_amount 25.00 20.00 '],
  ],
  [
    'the VAT of a rate, with its total',
    { rates: [{ ...RATE, vat: '25.00' }], totals: { ...TOTALS, vat: '25.00', gross: '125.00' } },
    ['BT-117 20.00 25.00 '],
  ],
])('of an invoice, %s is found where it is wrong', async (_, header, sums) => {
  const group = billed(header);
  expect(await found(group, '--period', '2025-10')).toEqual([1, ...sums]);
  expect(await found(group, '--period', '2025-09')).toEqual([0]);
});

test('it stands with its words in the letter, and where the input is in doubt beside what is', async () => {
  const group = billed({ rates: [{ ...RATE, vat: '25.00' }], totals: TOTALS });
  const said = 'the VAT of a rate (BT-117) is 25.00, the elements of the invoice give 20.00 (BR-CO-17)';
  const letter = await runCommand(['reconcile', group.folder, '--format', 'letter', '--lang', 'en']);
  expect(letter.stdout).toContain(said);
  group.edit('members.csv', 'member,', 'membre2,');
  const refused = await runCommand(['reconcile', group.folder, '--lang', 'en']);
  expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining(said)]);
});

test('it may be accepted', async () => {
  const group = billed({ rates: [RATE], totals: { ...TOTALS, lines: '100.01' } });
  group.write('accepted-findings.csv', 'code,invoice_number,reason\ninvoice-total-mismatch,E1,known\n');
  expect(await found(group, '--period', '2025-10')).toEqual([0]);
});
