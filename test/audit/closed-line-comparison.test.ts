import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SAMPLE, type SampleInvoice } from '../invoices/einvoice/sample-invoice.ts';
import { ubl } from '../invoices/einvoice/sample-ubl.ts';
import { cents, rowsOf } from './tables.ts';
import { conventionOf, draftPending, INVOICE_HEADER, inFolder, makeSmall, must, ran } from './workspace.ts';

const LINES = [
  'OP,F1,2025-09-30,1,G,subscription,2025-09-01,2025-09-30,100.01,20\n',
  'OP,F1,2025-09-30,2,G,subscription,2025-09-01,2025-09-30,50.00,20\n',
];
const NEXT = 'OP,F2,2025-10-31,1,G,subscription,2025-10-01,2025-10-31,10.00,20\n';
const SEPTEMBER = 'invoices/2025-09.csv';
const STUDENTS = '{ by: students, as_of: { date: "10-01", year: previous } }';

/** A workspace whose September is closed, and whose October is there. */
async function inClosed(
  use: (workspace: string) => Promise<void>,
  convention = conventionOf('largest_remainder', STUDENTS),
): Promise<void> {
  await inFolder(async (workspace) => {
    makeSmall(workspace, convention, { '2025-09.csv': INVOICE_HEADER + LINES.join('') });
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none');
    await must('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-10');
    writeFileSync(join(workspace, 'invoices/2025-10.csv'), INVOICE_HEADER + NEXT);
    await use(workspace);
  });
}

/** `code file:row` of each problem, and how the command ended. */
async function told(...argv: readonly string[]): Promise<{
  readonly exitCode: number;
  readonly problems: readonly string[];
}> {
  const { exitCode, stdout } = await ran(...argv, '--format', 'json', '--lang', 'en');
  const { diagnostics } = JSON.parse(stdout) as {
    readonly diagnostics: readonly {
      readonly code: string;
      readonly file: string;
      readonly row: number | null;
    }[];
  };
  return { exitCode, problems: diagnostics.map(({ code, file, row }) => `${code} ${file}:${row ?? ''}`) };
}

function allocate(workspace: string, ...more: readonly string[]) {
  return told(
    'allocate',
    workspace,
    '--pending',
    '--period',
    '2025-10',
    '--reports',
    'none',
    '--force',
    ...more,
  );
}

function rewrite(workspace: string, text: string): void {
  writeFileSync(join(workspace, SEPTEMBER), INVOICE_HEADER + text);
}

function withdraw(workspace: string, line: string): void {
  const text = `supplier,invoice_number,line_number,run,reason\nOP,F1,${line},2025-09,sent twice\n`;
  writeFileSync(join(workspace, 'withdrawn-lines.csv'), text);
}

/** What all runs of a workspace charged, in cents. */
function charged(workspace: string): bigint {
  return ['2025-09', '2025-10', '2025-11']
    .flatMap((month) =>
      ['allocations.csv', 'regularisations.csv'].flatMap((file) =>
        existsSync(join(workspace, 'runs', month, file)) ? rowsOf(join(workspace, 'runs', month), file) : [],
      ),
    )
    .reduce((sum, row) => sum + cents(row['gross_amount']), 0n);
}

test.each([
  ['its net', LINES[0]?.replace('100.01', '100.02')],
  ['its date', LINES.join('').replaceAll('2025-09-30,1', '2025-09-29,1').split('\n')[0]?.concat('\n')],
  ['its VAT rate', LINES[0]?.replace(',20\n', ',10\n')],
])(
  'a closed line that changed %s is an error of check, allocate and close, until it is corrected',
  async (_, first) => {
    await inClosed(async (workspace) => {
      await draftPending(workspace, '2025-10', '--reports', 'none');
      const second = (first ?? '').includes('2025-09-29')
        ? LINES[1]?.replace('2025-09-30,2', '2025-09-29,2')
        : LINES[1];
      rewrite(workspace, `${first}${second}`);
      const changed = {
        exitCode: 2,
        problems: expect.arrayContaining([`closed-line-changed ${SEPTEMBER}:2`]),
      };
      expect(await told('check', workspace)).toMatchObject(changed);
      expect(await allocate(workspace)).toMatchObject(changed);
      const closing = await ran(
        'close',
        join(workspace, 'runs/2025-10'),
        '--on',
        '2025-11-10',
        '--as-is',
        '--lang',
        'en',
      );
      expect(closing.exitCode).toBe(2);
      expect(closing.stderr).toContain('closed-line-changed');
      expect(await allocate(workspace, '--regularise', '2025-09')).toEqual({ exitCode: 0, problems: [] });
      await must('close', join(workspace, 'runs/2025-10'), '--on', '2025-11-10');
      await must('verify', join(workspace, 'runs/2025-10'));
      expect(await told('check', workspace)).toEqual({ exitCode: 0, problems: [] });
    });
  },
);

test('reconcile and status tell of closed lines that are not what they were', async () => {
  await inClosed(async (workspace) => {
    const reconcile = async (): Promise<string> =>
      (await ran('reconcile', workspace, '--period', '2025-10', '--lang', 'en')).stderr;
    const status = () => ran('status', workspace, '--lang', 'en');
    rewrite(workspace, LINES.join('').replace('100.01', '100.02'));
    expect(await reconcile()).toContain('warning[closed-line-changed]');
    expect(await status()).toMatchObject({
      exitCode: 1,
      stdout: expect.stringMatching(/would change.* 2025-09 +all members +0\.01/su),
    });
    rewrite(workspace, LINES[0] ?? '');
    expect(await reconcile()).toContain('warning[closed-line-vanished]');
    const { exitCode, stdout } = await status();
    expect([exitCode, stdout.includes('closed-line-vanished')]).toEqual([1, true]);
    // What cannot be computed again is no change of nothing.
    expect(stdout).not.toMatch(/2025-09 +0\.00/u);
  });
});

test('what a closed line without access serves is not held, but status says what it would change', async () => {
  await inClosed(async (workspace) => {
    rewrite(workspace, LINES.join('').replace(',1,G,', ',1,S1,'));
    expect(await told('check', workspace)).toEqual({ exitCode: 0, problems: [] });
    const { exitCode, stdout } = await ran('status', workspace, '--lang', 'en');
    expect([
      exitCode,
      /would change.* 2025-09 +all members +0\.00 +0\.00 +0\.00\n +C +44\.00 +8\.80 +52\.80/su.test(stdout),
    ]).toEqual([1, true]);
  });
});

test('a VAT amount that a closed line stated, and states no more, is a change', async () => {
  await inFolder(async (workspace) => {
    const stated = (vat: string): string =>
      `${INVOICE_HEADER.trimEnd()},vat_amount\nOP,F1,2025-09-30,1,G,service,2025-09-01,2025-09-30,10.00,20,${vat}\n`;
    makeSmall(workspace, conventionOf('largest_remainder', '{ by: equal, per: member }'), {
      'a.csv': stated('5.00'),
    });
    expect((await ran('allocate', workspace, '--period', '2025-09', '--reports', 'none')).exitCode).toBe(0);
    expect((await ran('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-05')).exitCode).toBe(0);
    expect((await ran('check', workspace)).exitCode).toBe(0);
    writeFileSync(join(workspace, 'invoices/a.csv'), stated(''));
    const { exitCode, stderr } = await ran('check', workspace);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('closed-line-changed')]);
  });
});

test('a closed line that is gone is told, and given back whole once it is withdrawn', async () => {
  await inClosed(async (workspace) => {
    rewrite(workspace, LINES[0] ?? '');
    const gone = ['closed-line-vanished runs/2025-09/allocations.csv:5'];
    expect(await told('check', workspace)).toEqual({ exitCode: 2, problems: gone });
    expect(await allocate(workspace)).toEqual({ exitCode: 2, problems: gone });
    expect(await allocate(workspace, '--regularise', '2025-09')).toEqual({ exitCode: 2, problems: gone });
    withdraw(workspace, '2');
    expect((await allocate(workspace)).problems).toEqual(['withdrawn-line-charged withdrawn-lines.csv:2']);
    expect(await allocate(workspace, '--regularise', '2025-09')).toEqual({ exitCode: 0, problems: [] });
    expect(charged(workspace)).toBe(12_001n + 1200n);
    await must('verify', join(workspace, 'runs/2025-10'));
    await must('close', join(workspace, 'runs/2025-10'), '--on', '2025-11-10');
    expect(await told('check', workspace)).toEqual({ exitCode: 0, problems: [] });
    renameSync(join(workspace, 'withdrawn-lines.csv'), join(workspace, 'old.txt'));
    expect(await told('check', workspace)).toEqual({ exitCode: 0, problems: [] });
    renameSync(join(workspace, 'old.txt'), join(workspace, 'withdrawn-lines.csv'));
    rewrite(workspace, LINES.join(''));
    expect((await told('check', workspace)).problems).toEqual([
      `closed-line-changed ${SEPTEMBER}:3`,
      'withdrawn-line-present withdrawn-lines.csv:2',
    ]);
  });
});

test('the rows of a withdrawn line come after those of all other lines of its run', async () => {
  await inClosed(async (workspace) => {
    rewrite(workspace, LINES[1]?.replace('50.00', '60.00') ?? '');
    withdraw(workspace, '1');
    expect((await allocate(workspace, '--regularise', '2025-09')).exitCode).toBe(0);
    const rows = rowsOf(join(workspace, 'runs/2025-10'), 'regularisations.csv');
    expect([...new Set(rows.map(({ line_number: line, member }) => `${line} ${member}`))]).toEqual([
      '2 C',
      '2 R',
      '1 C',
      '1 R',
    ]);
  });
});

test('a closed line without an amount that is gone is reported like any other, and a row that withdraws it is enough', () =>
  inFolder(async (workspace) => {
    const free = 'OP,F1,2025-09-30,3,G,service,2025-09-01,2025-09-30,0.00,20\n';
    makeSmall(workspace, conventionOf('largest_remainder', STUDENTS), {
      '2025-09.csv': INVOICE_HEADER + LINES.join('') + free,
    });
    await draftPending(workspace, '2025-09', '--reports', 'none');
    await must('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-10');
    writeFileSync(join(workspace, 'invoices/2025-10.csv'), INVOICE_HEADER + NEXT);
    writeFileSync(join(workspace, SEPTEMBER), INVOICE_HEADER + LINES.join(''));
    expect(await allocate(workspace)).toEqual({
      exitCode: 2,
      problems: ['closed-line-vanished runs/2025-09/allocations.csv:8'],
    });
    const withdrawn =
      'supplier,invoice_number,line_number,run,reason\nOP,F1,3,2025-09,no more on the invoice\n';
    writeFileSync(join(workspace, 'withdrawn-lines.csv'), withdrawn);
    expect(await allocate(workspace)).toEqual({ exitCode: 0, problems: [] });
    expect((await allocate(workspace, '--regularise', '2025-09')).exitCode).toBe(0);
  }));

test('a withdrawn line that comes back is charged again once', async () => {
  await inClosed(async (workspace) => {
    rewrite(workspace, LINES[0] ?? '');
    withdraw(workspace, '2');
    expect((await allocate(workspace, '--regularise', '2025-09')).exitCode).toBe(0);
    await must('close', join(workspace, 'runs/2025-10'), '--on', '2025-11-10');
    rewrite(workspace, LINES.join(''));
    withdraw(workspace, '2');
    renameSync(join(workspace, 'withdrawn-lines.csv'), join(workspace, 'old.txt'));
    await draftPending(workspace, '2025-11', '--regularise', '2025-09', '--reports', 'none');
    expect(charged(workspace)).toBe(12_001n + 6000n + 1200n);
    await must('verify', join(workspace, 'runs/2025-11'));
  });
});

test('a closed line under another key is not charged a second time', async () => {
  await inClosed(async (workspace) => {
    rewrite(workspace, LINES.join('').replaceAll('OP,', 'OPERATOR,'));
    expect(await allocate(workspace)).toEqual({
      exitCode: 2,
      problems: [2, 5].map((row) => `closed-line-moved runs/2025-09/allocations.csv:${row}`),
    });
    const { stdout } = await ran('status', workspace, '--all', '--lang', 'en');
    expect(stdout.match(/closed-line-[a-z]+/g)).toEqual(['closed-line-moved', 'closed-line-moved']);
    const rows = ['1', '2'].map((line) => `OP,F1,${line},2025-09,renamed\n`);
    writeFileSync(
      join(workspace, 'withdrawn-lines.csv'),
      `supplier,invoice_number,line_number,run,reason\n${rows.join('')}`,
    );
    expect(await allocate(workspace, '--regularise', '2025-09')).toEqual({ exitCode: 0, problems: [] });
    expect(charged(workspace)).toBe(12_001n + 6000n + 1200n);
  });
});

/** A workspace whose convention says how its invoices without supplier or line number are read, with September closed. */
async function inLayout(
  layout: string,
  header: string,
  use: (workspace: string) => Promise<void>,
): Promise<void> {
  await inFolder(async (workspace) => {
    makeSmall(workspace, layout + conventionOf('largest_remainder', STUDENTS), {
      '2025-09.csv': header + LINES.map((line) => without(line, header)).join(''),
    });
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none');
    await must('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-10');
    await use(workspace);
  });
}

/** A line with the cells of a header alone. */
function without(line: string, header: string): string {
  const kept = new Set(header.trim().split(','));
  const names = INVOICE_HEADER.trim().split(',');
  const cells = line.trim().split(',');
  return `${cells.filter((_, index) => kept.has(names[index] ?? '')).join(',')}\n`;
}

test('a layout that names a supplier where none was named charges nothing a second time', async () => {
  const layout = 'invoices: [{ files: "*.csv" }]\n';
  await inLayout(layout, INVOICE_HEADER.replace('supplier,', ''), async (workspace) => {
    const convention = join(workspace, 'convention.yaml');
    const named = readFileSync(convention, 'utf8').replace('"*.csv" }', '"*.csv", supplier: OP }');
    writeFileSync(convention, named);
    const moved = [2, 5].map((row) => `closed-line-moved runs/2025-09/allocations.csv:${row}`);
    expect(await allocate(workspace)).toEqual({ exitCode: 2, problems: moved });
    expect(await told('check', workspace)).toMatchObject({
      exitCode: 2,
      problems: expect.arrayContaining(moved),
    });
    const { stderr } = await ran('allocate', workspace, '--period', '2025-10', '--lang', 'en');
    expect(stderr).toContain(
      'line 1 of invoice F1, which the closed run 2025-09 charged, is now called OP / F1 / 1',
    );
    expect(stderr).toContain(
      'In invoices/2025-09.csv only the supplier of the line is another now: OP. Give it its name back, F1 / 1: put back',
    );
    expect(stderr).toContain(
      'then, for each such line, with its own numbers (its invoice_number and line_number in the closed run): `,F1,1,2025-09,<the reason>`',
    );
    const rows = ['1', '2'].map((line) => `,F1,${line},2025-09,renamed\n`);
    writeFileSync(
      join(workspace, 'withdrawn-lines.csv'),
      `supplier,invoice_number,line_number,run,reason\n${rows.join('')}`,
    );
    expect(await allocate(workspace, '--regularise', '2025-09')).toEqual({ exitCode: 0, problems: [] });
    expect(charged(workspace)).toBe(12_001n + 6000n);
  });
});

test('a file that counts its lines by their rows, sent again with one row more, charges nothing twice', async () => {
  const layout = 'invoices: [{ files: "*.csv", line_number: row }]\n';
  const header = INVOICE_HEADER.replace('line_number,', '');
  await inLayout(layout, header, async (workspace) => {
    const more = 'OP,F1,2025-09-30,0,G,subscription,2025-09-01,2025-09-30,7.00,20\n';
    const lines = [more, ...LINES].map((line) => without(line, header));
    writeFileSync(join(workspace, SEPTEMBER), header + lines.join(''));
    const { exitCode, problems } = await allocate(workspace);
    expect(exitCode).toBe(2);
    expect(problems).toEqual([`closed-line-changed ${SEPTEMBER}:2`, `closed-line-changed ${SEPTEMBER}:3`]);
    expect(await allocate(workspace, '--regularise', '2025-09')).toEqual({ exitCode: 0, problems: [] });
    expect(charged(workspace)).toBe(840n + 12_001n + 6000n);
  });
});

test('a change that moves no money is decided once', async () => {
  const convention = conventionOf('largest_remainder', STUDENTS, 'invoice');
  await inClosed(async (workspace) => {
    const accesses = 'access,serves\nA1,G\nA2,G\n';
    writeFileSync(join(workspace, 'accesses.csv'), accesses);
    const header = INVOICE_HEADER.replace('serves', 'access');
    writeFileSync(join(workspace, SEPTEMBER), header + LINES.join('').replaceAll(',G,', ',A2,'));
    expect((await allocate(workspace)).exitCode).toBe(2);
    expect(await allocate(workspace, '--regularise', '2025-09')).toEqual({ exitCode: 0, problems: [] });
    expect(rowsOf(join(workspace, 'runs/2025-10'), 'settlement.csv')).toHaveLength(1);
    await must('close', join(workspace, 'runs/2025-10'), '--on', '2025-11-10');
    await must('verify', join(workspace, 'runs/2025-10'));
    expect(await told('check', workspace)).toEqual({ exitCode: 0, problems: [] });
  }, convention);
});

test('the cent of VAT of a line left aside is charged, whatever the files are called afterwards', async () => {
  const parts = 'invoices: [{ files: "*.csv", in_parts: yes }]\n';
  const convention = parts + conventionOf('largest_remainder', STUDENTS, 'invoice');
  await inFolder(async (workspace) => {
    const line = (number: number, year: number): string =>
      `${INVOICE_HEADER}OP,F1,2025-09-30,${number},G,subscription,${year}-09-01,${year}-09-30,0.02,20\n`;
    makeSmall(workspace, convention, { 'a.csv': line(1, 2025), 'b.csv': line(2, 2030) });
    const september = ['--period', '2025-09', '--reports', 'none', '--allow-unallocated'];
    expect((await ran('allocate', workspace, ...september)).exitCode).toBe(1);
    await must('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-10');
    expect((await told('check', workspace)).problems).toContain('lines-left runs/2025-09/unallocated.csv:');
    renameSync(join(workspace, 'invoices/a.csv'), join(workspace, 'invoices/z.csv'));
    const counts = 'students,S1,2029-10-01,7\nstudents,S2,2029-10-01,4\nstudents,S3,2029-10-01,1\n';
    appendFileSync(join(workspace, 'measures.csv'), counts);
    expect(await allocate(workspace)).toEqual({ exitCode: 0, problems: [] });
    expect(charged(workspace)).toBe(2n + 2n + 1n);
    await must('verify', join(workspace, 'runs/2025-10'));
  });
});

test('a changed line of an invoice whose VAT is rounded as a whole is reported with the VAT that a correction gives it', async () => {
  const parts = 'invoices: [{ files: "*.csv", in_parts: yes }]\n';
  const convention = parts + conventionOf('largest_remainder', STUDENTS, 'invoice');
  await inFolder(async (workspace) => {
    const line = (number: number, net: string): string =>
      `${INVOICE_HEADER}OP,F1,2025-09-30,${number},G,subscription,2025-09-01,2025-09-30,${net},20\n`;
    makeSmall(workspace, convention, { 'b.csv': line(2, '0.03') });
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none');
    await must('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-10');
    // The late part stands before it in the files, and after it in the invoice: 20 % of 0.04 is 0.01.
    writeFileSync(join(workspace, 'invoices/a.csv'), line(1, '0.03'));
    writeFileSync(join(workspace, 'invoices/b.csv'), line(2, '0.04'));
    const { stderr } = await ran('check', workspace, '--lang', 'en');
    expect(stderr).toMatch(/it was .*, 0\.03 \+ 0\.01 \(20%\), it is .*, 0\.04 \+ 0\.01 \(20%\)/);
    expect(await allocate(workspace, '--regularise', '2025-09')).toEqual({ exitCode: 0, problems: [] });
    // 20 % of 0.07 is 0.01: the late line has no VAT.
    expect(charged(workspace)).toBe(4n + 3n + 1n);
  });
});

test('lines that a closed run left, and others that came late, are told wherever they are not taken', async () => {
  await inClosed(async (workspace) => {
    rewrite(workspace, `${LINES.join('')}OP,F0,2025-09-29,1,G,service,2025-09-01,2025-09-30,2.00,20\n`);
    const late = ['lines-uncharged invoices/:'];
    expect(await told('check', workspace)).toEqual({ exitCode: 0, problems: late });
    expect(await told('allocate', workspace, '--period', '2025-10', '--reports', 'none')).toEqual({
      exitCode: 0,
      problems: late,
    });
    expect(
      (await ran('allocate', workspace, '--period', '2025-10', '--force', '-q', '--lang', 'en')).stderr,
    ).toContain('1, for 2.40 gross');
    expect((await ran('reconcile', workspace, '--period', '2025-10', '--lang', 'en')).stderr).toContain(
      'lines-uncharged',
    );
    expect(await allocate(workspace)).toEqual({ exitCode: 0, problems: [] });
    expect(readFileSync(join(workspace, 'runs/2025-10/allocations.csv'), 'utf8')).toContain('F0');
  });
});

/** An electronic invoice of one rate, 16.67 of VAT on 83.34: 6.67, 6.66 and 3.34 for its lines, in their order. */
const ONE_RATE: SampleInvoice = {
  ...SAMPLE,
  number: 'F1',
  lines: ['33.33', '33.33', '16.68'].map((net, index) => ({
    id: `${index + 1}`,
    name: `Accès ${index + 1}`,
    net,
    rate: '20',
  })),
  allowances: [],
  rates: [{ base: '83.34', vat: '16.67', rate: '20' }],
  totals: { lines: '83.34', net: '83.34', vat: '16.67', gross: '100.01' },
};

test.each([
  ['a line, all of it in one row of text', ubl(ONE_RATE).replaceAll('\n', ' '), 'Accès 2'],
  [
    'the charge on the whole, which stands above the lines',
    ubl({
      ...ONE_RATE,
      lines: ONE_RATE.lines.slice(1),
      allowances: [{ charge: 'true', amount: '33.33', reason: 'Livraison', rate: '20' }],
      totals: { ...ONE_RATE.totals, lines: '50.01', charges: '33.33' },
    }),
    'Livraison',
  ],
])(
  'of an electronic invoice a closed run leaves %s: what follows moves no cent of the others',
  async (_, file, left) => {
    await inFolder(async (workspace) => {
      const layout = `invoices:\n  - { files: "*.xml", defaults: { serves: G }, supplier: OP, categories: { "${left}": other, "*": subscription } }\n`;
      const convention = layout + conventionOf('largest_remainder', STUDENTS);
      makeSmall(
        workspace,
        convention.replace('target: grappe', 'target: grappe, categories: [subscription]'),
        {
          'f1.xml': file,
        },
      );
      const september = ['--period', '2025-09', '--reports', 'none', '--allow-unallocated'];
      expect((await ran('allocate', workspace, ...september)).exitCode).toBe(1);
      await must('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-10');
      writeFileSync(join(workspace, 'convention.yaml'), convention);
      expect(await allocate(workspace, '--regularise', '2025-09')).toEqual({ exitCode: 0, problems: [] });
      expect(rowsOf(join(workspace, 'runs/2025-10'), 'regularisations.csv')).toEqual([]);
      expect(charged(workspace)).toBe(10001n);
      // Nor where another closed run has shared that line since: the first saw it at its place all the same.
      await must('close', join(workspace, 'runs/2025-10'), '--on', '2025-11-10');
      const both = ['--regularise', '2025-09', '--regularise', '2025-10'];
      await must('allocate', workspace, '--period', '2025-11', '--pending', '--reports', 'none', ...both);
      expect(rowsOf(join(workspace, 'runs/2025-11'), 'regularisations.csv')).toEqual([]);
    });
  },
);

test('an electronic invoice that is sent again with its lines in another order moves no cent', async () => {
  await inFolder(async (workspace) => {
    const layout = `invoices:\n  - { files: "*.xml", defaults: { serves: G }, supplier: OP, categories: { "*": subscription } }\n`;
    const convention = layout + conventionOf('largest_remainder', STUDENTS);
    makeSmall(workspace, convention, { 'f1.xml': ubl(ONE_RATE) });
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none');
    await must('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-10');
    const [first, second, ...others] = ONE_RATE.lines;
    if (first === undefined || second === undefined) throw new Error('two lines of one net');
    const again = ubl({ ...ONE_RATE, lines: [second, first, ...others] });
    writeFileSync(join(workspace, 'invoices/f1.xml'), again);
    expect(await allocate(workspace, '--regularise', '2025-09')).toEqual({ exitCode: 0, problems: [] });
    expect(rowsOf(join(workspace, 'runs/2025-10'), 'regularisations.csv')).toEqual([]);
  });
});

test.each([
  [
    'another net, with the VAT that the line has today, and no other line',
    {
      lines: ONE_RATE.lines.map((line) => (line.id === '2' ? { ...line, net: '43.33' } : line)),
      rates: [{ base: '93.34', vat: '18.67', rate: '20' }],
      totals: { lines: '93.34', net: '93.34', vat: '18.67', gross: '112.01' },
    },
    /line 2 of .* it was 2025-09-30, —, 33\.33 \+ 6\.66 \(20%\), it is 2025-09-30, —, 43\.33 \+ 8\.66 \(20%\)$/,
  ],
  [
    'another VAT of its rate, at the first line that has another one',
    {
      rates: [{ base: '83.34', vat: '16.66', rate: '20' }],
      totals: { ...ONE_RATE.totals, vat: '16.66', gross: '100.00' },
    },
    /line 1 of .* it was 2025-09-30, —, 33\.33 \+ 6\.67 \(20%\), it is 2025-09-30, —, 33\.33 \+ 6\.66 \(20%\)$/,
  ],
  [
    'another VAT of its rate, and a line more, which no run has charged',
    {
      lines: [
        ...ONE_RATE.lines,
        ...ONE_RATE.lines.slice(2).map((line) => ({ ...line, id: '4', net: '0.01' })),
      ],
      rates: [{ base: '83.35', vat: '16.66', rate: '20' }],
      totals: { lines: '83.35', net: '83.35', vat: '16.66', gross: '100.01' },
    },
    /line 1 of .* it was 2025-09-30, —, 33\.33 \+ 6\.67 \(20%\), it is 2025-09-30, —, 33\.33 \+ 6\.66 \(20%\)$/,
  ],
])('of a closed electronic invoice that states %s, one line is told', async (_, change, message) => {
  await inFolder(async (workspace) => {
    const layout =
      'invoices:\n  - { files: "*.xml", defaults: { serves: G, category: subscription }, supplier: OP }\n';
    const convention = layout + conventionOf('largest_remainder', STUDENTS);
    makeSmall(workspace, convention, { 'f1.xml': ubl(ONE_RATE) });
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none');
    await must('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-10');
    writeFileSync(join(workspace, 'invoices/f1.xml'), ubl({ ...ONE_RATE, ...change }));
    const { stdout } = await ran('check', workspace, '--format', 'json', '--lang', 'en');
    const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly Record<string, string>[] };
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([
      expect.objectContaining({ code: 'closed-line-changed', message: expect.stringMatching(message) }),
    ]);
  });
});

test('a number used again for another invoice is told once, with the words that tell the two apart', async () => {
  await inClosed(
    async (workspace) => {
      const again = 'OP,F1,2026-09-30,1,G,subscription,2026-09-01,2026-09-30,120.00,20\n';
      const file = join(workspace, 'invoices/2026-09.csv');
      writeFileSync(file, INVOICE_HEADER + again);
      expect((await told('check', workspace)).problems).toEqual([
        'invoice-date-differs invoices/2026-09.csv:2',
      ]);
      const { stderr } = await ran('check', workspace, '--lang', 'en');
      const entry = 'invoices: [{ files: "2026-09.csv", values: { supplier: { "OP": "OP 2026" } } }]';
      expect(stderr).toContain(`\`${entry}\``);
      const convention = join(workspace, 'convention.yaml');
      const without = readFileSync(convention, 'utf8');
      appendFileSync(convention, `${entry}\n`);
      expect(await told('check', workspace)).toEqual({ exitCode: 0, problems: [] });
      await must('allocate', workspace, '--period', '2026-09', '--reports', 'none');
      const rows = rowsOf(join(workspace, 'runs/2026-09'), 'allocations.csv');
      expect(rows.reduce((sum, row) => sum + cents(row['net_amount']), 0n)).toBe(12_000n);
      // Alone, it is the line of the closed run, changed: that it may be another invoice is said too.
      writeFileSync(convention, without);
      renameSync(join(workspace, SEPTEMBER), join(workspace, 'earlier.csv'));
      expect((await told('check', workspace)).problems).toContain(
        'closed-line-changed invoices/2026-09.csv:2',
      );
      const alone = await ran('check', workspace, '--lang', 'en');
      expect(alone.stderr).toContain(
        'If this is another invoice, of 2026-09-30, whose number the operator has used again',
      );
    },
    conventionOf('largest_remainder', '{ by: equal }'),
  );
});
