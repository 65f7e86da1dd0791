import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { InvoiceLine } from '../../src/domain/invoice-line.ts';
import { closedLines } from '../../src/invoices/lines/closed-lines.ts';
import { vatMovedByCorrections } from '../../src/jobs/closed-lines/closed-invoice-vat.ts';
import { NOTHING_CLOSED } from '../../src/runs/closed/closed-context.ts';
import { SAMPLE } from '../invoices/einvoice/sample-invoice.ts';
import { ubl } from '../invoices/einvoice/sample-ubl.ts';
import { cents, rowsOf } from './tables.ts';
import { conventionOf, INVOICE_HEADER, inFolder, makeSmall, must, ran } from './workspace.ts';

const STUDENTS = '{ by: students, as_of: { date: "10-01", year: previous } }';
const CONVENTION = `invoices: [{ files: "*.csv", in_parts: yes }]\n${conventionOf('largest_remainder', STUDENTS, 'invoice')}`;

/** A part of one invoice, in lines of 20 %. */
function part(first: number, ...nets: readonly string[]): string {
  const lines = nets.map(
    (net, at) => `OP,F1,2025-09-30,${first + at},G,subscription,2025-09-01,2025-09-30,${net},20\n`,
  );
  return INVOICE_HEADER + lines.join('');
}

/** A workspace whose invoice came in two parts, each in a closed run: 0.08 and 20 % of it, 0.02. */
async function inTwoRuns(use: (workspace: string) => Promise<void>): Promise<void> {
  await inFolder(async (workspace) => {
    makeSmall(workspace, CONVENTION, { 'a.csv': part(1, '0.02', '0.02') });
    await pending(workspace, 'first');
    await must('close', join(workspace, 'runs/first'), '--on', '2025-10-10');
    writeFileSync(join(workspace, 'invoices/b.csv'), part(3, '0.02', '0.02'));
    await pending(workspace, 'second');
    await must('close', join(workspace, 'runs/second'), '--on', '2025-10-11');
    await use(workspace);
  });
}

async function pending(workspace: string, run: string, ...more: readonly string[]) {
  return ran(
    ...['allocate', workspace, '--pending', '--out', join(workspace, 'runs', run)],
    ...['--reports', 'none', '--lang', 'en', ...more],
  );
}

/** The VAT of the corrections of a run, in cents. */
function correctedVat(workspace: string, run: string): bigint {
  const rows = rowsOf(join(workspace, 'runs', run), 'regularisations.csv');
  return rows.reduce((sum, { vat_amount = '' }) => sum + cents(vat_amount), 0n);
}

test('a correction that moves the VAT of an invoice in another closed run asks for that run, too', async () => {
  await inTwoRuns(async (workspace) => {
    // 20 % of 0.07 is 0.01: the first part keeps its cent, and the second loses the one that it was charged.
    writeFileSync(join(workspace, 'invoices/a.csv'), part(1, '0.01', '0.02'));
    const alone = await pending(workspace, 'third', '--regularise', 'first');
    expect(alone.exitCode).toBe(2);
    expect(alone.stderr).toMatch(
      /^invoices\/b\.csv:3:line_number: error\[closed-line-changed\]: .*0\.02 \+ 0\.01 \(20%\), it is .*0\.02 \+ 0\.00/,
    );
    expect(alone.stderr).toContain('--regularise first --regularise second"');
    expect(alone.stderr).toContain('1 error,');
    const both = await pending(workspace, 'third', '--regularise', 'first', '--regularise', 'second');
    expect(both.exitCode).toBe(0);
    expect(correctedVat(workspace, 'third')).toBe(-1n);
    await must('close', join(workspace, 'runs/third'), '--on', '2025-10-12');
    expect((await ran('check', workspace)).exitCode).toBe(0);
    await must('verify', join(workspace, 'runs/third'));
  });
});

test('a correction that leaves the VAT of the other part as it is together asks for nothing more', async () => {
  await inTwoRuns(async (workspace) => {
    // 20 % of 0.10 is 0.02; the cent of the second part moves from its last line to its first.
    writeFileSync(join(workspace, 'invoices/a.csv'), part(1, '0.04', '0.02'));
    expect((await pending(workspace, 'third', '--regularise', 'first')).exitCode).toBe(0);
    expect(correctedVat(workspace, 'third')).toBe(0n);
  });
});

/** An electronic invoice of 0.10 and 20 % of it, whose last line no rule shares. */
const inLines = (...nets: readonly string[]): string =>
  ubl({
    ...SAMPLE,
    lines: nets.map((net, at) => ({ id: `${at + 1}`, name: `Accès ${at + 1}`, net, rate: '20' })),
    allowances: [],
    rates: [{ base: '0.10', vat: '0.02', rate: '20' }],
    totals: { lines: '0.10', net: '0.10', vat: '0.02', gross: '0.12' },
  });

test('nor does it where a part of an electronic invoice is in no closed run yet', async () => {
  await inFolder(async (workspace) => {
    const kinds = '{ "Accès 1": subscription, "Accès 4": other, "*": service }';
    const layout = `invoices:\n  - { files: "*.xml", defaults: { serves: G }, supplier: OP, categories: ${kinds} }\n`;
    const sharing = (categories: string): string =>
      layout +
      conventionOf('largest_remainder', STUDENTS).replace(
        'target: grappe',
        `target: grappe, categories: [${categories}]`,
      );
    const closed = async (run: string, ...more: readonly string[]): Promise<void> => {
      expect((await pending(workspace, run, '--allow-unallocated', ...more)).exitCode).toBe(1);
      await must('close', join(workspace, 'runs', run), '--on', '2025-10-10');
    };
    makeSmall(workspace, sharing('subscription'), { 'f.xml': inLines('0.04', '0.02', '0.02', '0.02') });
    await closed('first');
    writeFileSync(join(workspace, 'convention.yaml'), sharing('subscription, service'));
    await closed('second');
    // 20 % of 0.08 is 0.02: the cent of the second run moves from its last line to its first.
    writeFileSync(join(workspace, 'invoices/f.xml'), inLines('0.06', '0.02', '0.02', '0.00'));
    await closed('third', '--regularise', 'first');
    expect((await ran('check', workspace)).stderr).not.toContain('closed-line-changed');
  });
});

test('lines beside a correction that an earlier version closed alone are told as well', () => {
  const facts = {
    ...{ invoiceDate: 20_000, access: 'G', itemCode: undefined, category: 'subscription', vatRate: '20' },
    ...{ periodStart: undefined, periodEnd: undefined },
  } as const;
  const lines = closedLines();
  const key = (lineNumber: string) => ({ supplier: 'OP', invoiceNumber: 'F1', lineNumber });
  lines.add({ ...key('1'), facts, allocated: true, net: 4n, vat: 1n, row: 2 }, 0);
  lines.add({ ...key('2'), facts, allocated: true, net: 4n, vat: 1n, row: 2 }, 1);
  const line = { ...key('2'), vatMode: 'invoice', vatRate: '20', net: 4n } as InvoiceLine;
  const known = lines.find(line);
  if (known === undefined) throw new Error('the line is not found');
  const differing = () => {
    const beside = vatMovedByCorrections({ ...NOTHING_CLOSED, lines }, () => false);
    beside.observe(line, known);
    return [beside.open(), beside.differing([{ line, known, vat: 0n }])];
  };
  expect(differing()).toEqual([[], []]);
  lines.correct({ ...key('1'), facts, net: -1n, vat: 0n });
  expect(differing()).toEqual([[line], [{ line, known, vat: 0n }]]);
});
