import { describe, expect, it } from 'vitest';
import { formatCents } from '../../src/domain/numbers/money.ts';
import { covers, dayOf } from '../../src/domain/time/calendar.ts';
import { computeRun } from '../../src/jobs/allocate/compute.ts';
import { NO_SINK } from '../../src/runs/computation.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { runCommand } from '../cli/run-command.ts';

const EXAMPLE = 'fixtures/grand-est';

describe('December of the worked example, in the operator’s own files', () => {
  it('gives the totals that were computed apart from grappe', async () => {
    const days = { from: dayOf(2025, 12, 1), to: dayOf(2025, 12, 31) };
    let rows = 0;
    const { totals, problems } = await computeRun(
      loadWorkspace(EXAMPLE),
      { selection: { kind: 'period', period: { name: '2025-12', days } }, allowUnallocated: false },
      {
        ...NO_SINK,
        allocated: ({ line, rows: ofLine }) => {
          expect(covers(days, line.invoiceDate)).toBe(true);
          rows += ofLine.length;
        },
      },
    );
    expect(problems).toEqual([]);
    const sums = totals?.members.map(({ member, net, vat, gross }) =>
      [member, ...[net, vat, gross].map(formatCents)].join(' '),
    );
    expect([totals?.allocated.lines, rows]).toEqual([84, 120]);
    expect(sums).toEqual([
      'CEA 5016.57 1003.32 6019.89',
      'MEUSE 1306.20 261.25 1567.45',
      'REGION 11956.55 2391.29 14347.84',
    ]);
    // Three subtotals, which sum to the invoice of 15,480.92; its total is held against the lines.
    expect([totals?.skipped.lines, totals?.skipped.net]).toEqual([3, 1_548_092n]);
  });

  it('shows how each file was read', async () => {
    const { exitCode, stdout } = await runCommand(['check', EXAMPLE, '-v', '--lang', 'en']);
    expect(exitCode).toBe(0);
    const lines = stdout.split('\n').map((line) => line.split(/ {2,}/));
    expect(lines.find(([file]) => file === 'invoices/operateur-2025-12.csv')).toEqual([
      ...['invoices/operateur-2025-12.csv', 'CSV', 'windows-1252', ';', 'CRLF', 'operateur-*.csv'],
      ...['71', '15,480.92', '3', '15,480.92'],
    ]);
    expect(lines.find(([file]) => file === 'invoices/efacture-A2025-0002.xml')).toEqual([
      ...['invoices/efacture-A2025-0002.xml', 'UBL', 'efacture-*.xml', '2', '-79.55', '0', '0.00'],
    ]);
  });

  it('says so to programs too', async () => {
    const { stdout } = await runCommand(['check', EXAMPLE, '--format', 'json']);
    const { files }: { readonly files: readonly Record<string, unknown>[] } = JSON.parse(stdout);
    expect(files.find(({ path }) => path === 'invoices/operateur-2025-12.csv')).toMatchObject({
      form: 'CSV',
      encoding: 'windows-1252',
      delimiter: ';',
      line_end: 'CRLF',
      layout: 'operateur-*.csv',
      rows: 71,
      net_amount: '15480.92',
      skipped_rows: 3,
      skipped_net_amount: '15480.92',
    });
  });
});
