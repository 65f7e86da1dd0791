import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { type SmallGroup, smallGroup } from './small-group.ts';

const HEADER =
  'supplier,invoice_number,invoice_date,line_number,label,access,category,period_start,period_end,net_amount,vat_rate,gross_amount\n';
const line = (invoice: string, number: number, net: string): string =>
  `OP,${invoice},2025-09-30,${number},Abonnement,A1,subscription,2025-09-01,2025-09-30,${net},20,\n`;
const total = (invoice: string, net: string, gross: string): string =>
  `OP,${invoice},,,Total facture,,,,,${net},,${gross}\n`;

function withRows(...rows: readonly string[]): SmallGroup {
  const group = smallGroup();
  group.write('invoices/2025-09.csv', HEADER + rows.join(''));
  group.edit(
    'convention.yaml',
    'rules:',
    'invoices: [{ files: "*.csv", totals: { label: "Total*" } }]\nrules:',
  );
  return group;
}

async function check({ folder }: SmallGroup) {
  const { exitCode, stderr } = await runCommand(['check', folder, '--lang', 'en']);
  return { exitCode, stderr };
}

test('rows that skip_rows leaves aside are told by check with their sum, beside that of the lines', async () => {
  const group = withRows(line('F1', 1, '1289.90'), total('F1', '1389.90', ''));
  group.edit('convention.yaml', 'totals: { label: "Total*" }', 'skip_rows: { label: ["Total*"] }');
  const said = async (language: string): Promise<string> =>
    (await runCommand(['check', group.folder, '--lang', language])).stdout;
  expect(await said('en')).toBe(
    '1 invoice line can be shared.\n1 other row is not counted (skip_rows): 1,389.90 net; the lines, 1,289.90.\n',
  );
  expect(await said('fr')).toBe(
    '1 ligne de facture peut être répartie.\n' +
      '1 autre rangée n’est pas comptée (skip_rows) : 1\u00a0389,90 HT ; les lignes, 1\u00a0289,90.\n',
  );
});

test.each(['skip_rows', 'totals'])(
  'a file that lacks an optional column by which %s judges has no such rows',
  async (key) => {
    const asked = (optional: string): SmallGroup => {
      const group = withRows(line('F1', 1, '289.90'), total('F1', '289.90', ''));
      const lacking = (text: string): string => text.replace(/^((?:[^,\n]*,){4})[^,\n]*,/gmu, '$1');
      group.write('invoices/2025-10.csv', lacking(HEADER + line('F2', 1, '100.00')));
      group.edit(
        'convention.yaml',
        'totals: { label: "Total*" }',
        `${optional}${key}: { label: ["Total*"] }`,
      );
      return group;
    };
    expect((await check(asked('optional: [label], '))).exitCode).toBe(0);
    const { exitCode, stderr } = await check(asked(''));
    expect([exitCode, stderr.includes(`${key}.label: error[layout-header-missing]`)]).toEqual([2, true]);
  },
);

describe('rows that state a total', () => {
  test('are no lines, and are silent where the lines give them', async () => {
    const group = withRows(line('F1', 1, '100.00'), line('F1', 2, '189.90'), total('F1', '289.90', '347.88'));
    expect(await check(group)).toEqual({ exitCode: 0, stderr: '' });
  });

  test('are refused with the difference where they do not', async () => {
    const group = withRows(line('F1', 1, '289.95'), total('F1', '289.90', ''));
    const { exitCode, stderr } = await check(group);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('invoices/2025-09.csv:3:net_amount: error[declared-total]');
    expect(stderr).toContain('states 289.90 net for F1, its lines sum to 289.95: a difference of -0.05');
  });

  test('that say so where the supplier stands are of the invoice of their number', async () => {
    const group = withRows(
      line('F1', 1, '289.90'),
      total('F1', '289.90', '').replace('OP,', 'Total général,'),
    );
    group.edit('convention.yaml', 'label: "Total*"', 'supplier: "Total*"');
    expect(await check(group)).toEqual({ exitCode: 0, stderr: '' });
    group.edit(
      'invoices/2025-09.csv',
      'Total général,F1,,,Total facture,,,,,289.90',
      'Total général,F1,,,,,,,,289.80',
    );
    expect((await check(group)).stderr).toContain('states 289.80 net for F1, its lines sum to 289.90');
  });

  test('that leave the supplier out are of the invoice that the lines name, whatever supplier the layout says', async () => {
    const stated = (net: string): string => total('F1', net, '').replace('OP,', ',');
    const group = withRows(line('F1', 1, '289.90'), stated('289.90'));
    group.edit('convention.yaml', '{ files: "*.csv",', '{ files: "*.csv", supplier: OTHER,');
    expect(await check(group)).toEqual({ exitCode: 0, stderr: '' });
    const { stdout } = await runCommand(['reconcile', group.folder, '--lang', 'en']);
    expect(stdout).not.toContain('invoice-total-mismatch');
    group.edit('invoices/2025-09.csv', ',,,,,289.90', ',,,,,289.80');
    expect((await check(group)).stderr).toContain('states 289.80 net for F1, its lines sum to 289.90');
  });

  test('of an invoice of which the file has no line are of the supplier of the layout', async () => {
    const group = withRows(line('F1', 1, '289.90').replace('OP,', ','));
    group.write('invoices/2025-09b.csv', HEADER + total('F1', '289.90', '').replace('OP,', ','));
    group.edit('convention.yaml', '{ files: "*.csv",', '{ files: "*.csv", supplier: OP, in_parts: yes,');
    expect((await check(group)).stderr).not.toContain('declared-total');
  });

  test('are held against the lines of an import too, unless other files hold parts of the invoice', async () => {
    const group = withRows(line('F1', 1, '289.95'), total('F1', '289.90', ''));
    const imported = async () =>
      runCommand([
        ...['import', join(group.folder, 'invoices/2025-09.csv'), '--workspace', group.folder],
        ...['--lang', 'en'],
      ]);
    const { exitCode, stdout, stderr } = await imported();
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('error[declared-total]');
    expect(stderr).toContain('states 289.90 net for F1, its lines sum to 289.95');
    group.edit('convention.yaml', 'totals: {', 'in_parts: yes, totals: {');
    expect((await imported()).exitCode).toBe(0);
  });

  test('an import refuses a period of one end or of ends the wrong way round, as allocate does', async () => {
    const bad = line('F1', 1, '100.00').replace('2025-09-01,', ',');
    const reversed = line('F1', 2, '100.00').replace('2025-09-01,2025-09-30', '2025-09-30,2025-09-01');
    const { folder } = withRows(bad, reversed);
    const argv = ['import', join(folder, 'invoices/2025-09.csv'), '--workspace', folder, '--lang', 'en'];
    const { exitCode, stdout, stderr } = await runCommand(argv);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('2025-09.csv:2:period_start: error[period-incomplete]');
    expect(stderr).toContain('2025-09.csv:3:period_end: error[period-reversed]');
  });

  test('state some amount, else nothing is held against the lines', async () => {
    const { exitCode, stderr } = await check(withRows(line('F1', 1, '289.90'), total('F1', '', '')));
    expect(exitCode).toBe(2);
    expect(stderr).toContain('invoices/2025-09.csv:3:net_amount: error[cell-empty]');
    const gross = withRows(line('F1', 1, '289.90'), total('F1', '', '347.88'));
    expect(await check(gross)).toEqual({ exitCode: 0, stderr: '' });
  });

  test('are told once where their amount is no number', async () => {
    const { exitCode, stderr } = await check(withRows(line('F1', 1, '289.90'), total('F1', 'x', '')));
    expect([exitCode, stderr.match(/error\[.*?\]/g)]).toEqual([2, ['error[number-invalid]']]);
  });

  test('are held against the lines where skip_rows matches them too, and the others are skipped', async () => {
    const subtotal = 'OP,F1,,,Sous-total,,,,,289.90,,\n';
    const group = withRows(line('F1', 1, '289.90'), subtotal, total('F1', '289.90', ''));
    group.edit('convention.yaml', 'totals: {', 'skip_rows: { label: ["Total*", "Sous-total*"] }, totals: {');
    expect(await check(group)).toEqual({ exitCode: 0, stderr: '' });
    const wrong = withRows(line('F1', 1, '289.95'), total('F1', '289.90', ''));
    wrong.edit('convention.yaml', 'totals: {', 'skip_rows: { label: ["Total*"] }, totals: {');
    const { exitCode, stderr } = await check(wrong);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('states 289.90 net for F1, its lines sum to 289.95');
  });

  test('are those of the file where the column of the number says that they are totals', async () => {
    const rows = (net: string): readonly string[] => [
      line('F1', 1, '100.00'),
      line('F2', 1, '189.90'),
      total('TOTAL', net, ''),
    ];
    const byNumber = (net: string): SmallGroup => {
      const group = withRows(...rows(net));
      group.edit('convention.yaml', 'totals: { label: "Total*" }', 'totals: { invoice_number: "TOTAL*" }');
      return group;
    };
    expect(await check(byNumber('289.90'))).toEqual({ exitCode: 0, stderr: '' });
    const { exitCode, stderr } = await check(byNumber('289.80'));
    expect(exitCode).toBe(2);
    expect(stderr).toContain('its lines sum to 289.90');
  });

  test('hold the gross too, VAT included', async () => {
    const group = withRows(line('F1', 1, '289.90'), total('F1', '289.90', '347.87'));
    expect((await check(group)).stderr).toContain('states 347.87 gross for F1, its lines sum to 347.88');
  });

  test('are of the whole file where they name no invoice', async () => {
    const rows = [line('F1', 1, '100.00'), line('F2', 1, '50.00')];
    expect((await check(withRows(...rows, total('', '150.00', '')))).exitCode).toBe(0);
    expect((await check(withRows(...rows, total('', '149.00', '')))).exitCode).toBe(2);
  });

  test('are a finding of reconcile, with the euros at stake', async () => {
    const group = withRows(line('F1', 1, '289.95'), total('F1', '289.90', ''));
    const { exitCode, stdout } = await runCommand(['reconcile', group.folder, '--format', 'json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).findings).toMatchObject([
      { code: 'invoice-total-mismatch', at_stake: '-0.05', file: 'invoices/2025-09.csv', row: 3 },
    ]);
  });

  test('are a finding of reconcile where they name an invoice without a line', async () => {
    const group = withRows(line('F1', 1, '289.90'), total('F9', '289.90', ''));
    const { exitCode, stdout } = await runCommand(['reconcile', group.folder, '--format', 'csv']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'invoice-total-mismatch,error,OP,F9,,,0.00,289.90,,"the invoice declares 289.90 net, and none of its lines is in invoices/",invoices/2025-09.csv,3,',
    );
  });

  test.each([
    [
      ...['an invoice', 'F9', 'OP,F9'],
      ...['the invoice declares 347.88 gross, and none of its lines is in invoices/', 'invoice_number'],
    ],
    ['a file', '', ',', 'the file states 347.88 gross in all, and has no line', 'gross_amount'],
  ])(
    'are a finding of reconcile where they state the gross alone of %s without a line',
    async (_name, number, about, said, column) => {
      const group = withRows(line('F1', 1, '289.90'));
      group.write('invoices/2025-10.csv', HEADER + total(number, '', '347.88'));
      const { exitCode, stdout } = await runCommand(['reconcile', group.folder, '--format', 'csv']);
      expect(exitCode).toBe(1);
      expect(stdout).toContain(
        `invoice-total-mismatch,error,${about},,,0.00,347.88,,"${said}",invoices/2025-10.csv,2,${column}`,
      );
      const asked = await runCommand(['reconcile', group.folder, '--invoice', 'F1', '--format', 'csv']);
      expect(asked.stdout).not.toContain('invoice-total-mismatch');
      const letter = await runCommand(['reconcile', group.folder, '--format', 'letter']);
      expect(letter.stdout).not.toContain('347');
    },
  );

  describe('of a whole file', () => {
    const rows = (net: string, gross = ''): readonly string[] => [
      line('F1', 1, '100.00'),
      line('F2', 1, '50.00'),
      total('', net, gross),
    ];
    const october = (rowsOf: readonly string[]): SmallGroup =>
      withRows(...rowsOf.map((row) => row.replace('F2,2025-09-30', 'F2,2025-10-01')));
    const found = async (group: SmallGroup, ...asked: readonly string[]) => {
      const { stdout } = await runCommand(['reconcile', group.folder, '--format', 'csv', ...asked]);
      return stdout.split('\n').filter((row) => row.startsWith('invoice-total-mismatch'));
    };
    const mismatch = (amounts: string, said: string, column: string): string =>
      `invoice-total-mismatch,error,OP,,,,${amounts},"${said}",invoices/2025-09.csv,4,${column}`;

    test('are a finding of reconcile too, about no single invoice', async () => {
      expect(await found(withRows(...rows('150.00', '180.00')))).toEqual([]);
      expect(await found(withRows(...rows('149.95', '180.00')))).toEqual([
        mismatch(
          '150.00,149.95,-0.05',
          'the file states 149.95 net in all, its lines sum to 150.00',
          'net_amount',
        ),
      ]);
    });

    test('are held against lines of other months too, where one is of the month asked for', async () => {
      const group = october(rows('149.95'));
      for (const month of ['2025-09', '2025-10'])
        expect(await found(group, '--period', month)).toHaveLength(1);
      group.write('invoices/2025-11.csv', HEADER + line('F3', 1, '10.00').replaceAll('2025-09', '2025-11'));
      expect(await found(group, '--period', '2025-11')).toEqual([]);
    });

    test('are held against the VAT of lines of other months too', async () => {
      expect(await found(october(rows('', '180.00')), '--period', '2025-10')).toEqual([]);
    });

    test('are about no supplier where the file holds invoices of two', async () => {
      const group = withRows(...rows('149.95').map((row) => row.replace('OP,F2', 'SFR,F2')));
      expect((await found(group))[0]).toMatch(/^invoice-total-mismatch,error,,,,,150\.00,149\.95,/);
      const [first = '', second = ''] = rows('149.95');
      const three = [
        first,
        second.replace('OP,', 'SFR,'),
        first.replace('F1', 'F3'),
        total('', '249.95', ''),
      ];
      expect((await found(withRows(...three)))[0]).toMatch(
        /^invoice-total-mismatch,error,,,,,250\.00,249\.95,/,
      );
    });

    test('are a finding where the gross alone is stated, of a file as of an invoice', async () => {
      expect(await found(withRows(...rows('', '179.99')))).toEqual([
        mismatch(
          '180.00,179.99,',
          'the file states 179.99 gross in all, its lines sum to 180.00',
          'gross_amount',
        ),
      ]);
      const ofInvoice = withRows(line('F1', 1, '289.90'), total('F1', '', '347.87'));
      expect(await found(ofInvoice)).toHaveLength(1);
    });

    test('are about the invoice where the file holds one alone', async () => {
      const group = withRows(line('F1', 1, '289.95'), total('', '289.90', ''));
      expect((await found(group))[0]).toContain('invoice-total-mismatch,error,OP,F1,');
    });

    test('count a row that stands twice or not', async () => {
      const twice = [line('F1', 1, '100.00'), line('F1', 1, '100.00')];
      for (const net of ['100.00', '200.00']) {
        expect(await found(withRows(...twice, total('', net, '')))).toEqual([]);
      }
      expect(await found(withRows(...twice, total('', '150.00', '')))).toHaveLength(1);
    });
  });
});
