import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { groupProblems } from '../../src/diagnostics/group.ts';
import { problem } from '../../src/diagnostics/problem.ts';
import { runCommand } from '../cli/run-command.ts';
import { oneLine } from '../invoices/einvoice/sample-invoice.ts';
import { ubl } from '../invoices/einvoice/sample-ubl.ts';
import { workspaceOf } from '../reconcile/workspace.ts';

const HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,item_code,label,category,period_start,period_end,net_amount,vat_rate\n';
const line = (number: number, access: string): string =>
  `34305956400959,F9,2025-09-05,${number},${access},ABO,Abonnement,subscription,2025-09-01,2025-09-30,1.00,20\n`;

function baseWith(lines: readonly string[]): string {
  const folder = workspaceOf('diagnostics/base');
  writeFileSync(join(folder, 'invoices/many.csv'), HEADER + lines.join(''));
  return folder;
}

test('problems that differ by their row only are one entry, with its first rows and their number', async () => {
  const folder = baseWith(Array.from({ length: 543 }, (_, index) => line(index + 1, 'NOWHERE')));
  const { exitCode, stderr } = await runCommand(['check', folder, '--lang', 'en']);
  expect(exitCode).toBe(2);
  expect(stderr.match(/access-unknown/g)).toHaveLength(1);
  expect(stderr).toContain('also in rows 3, 4, 5, 6, 7, … (543 rows in all)');
  expect((await runCommand(['check', folder, '--all'])).stderr.match(/access-unknown/g)).toHaveLength(543);
});

test('errors stand before warnings, and what is left is named by code', async () => {
  const folder = baseWith(Array.from({ length: 60 }, (_, index) => line(index + 1, `NOWHERE-${index}`)));
  writeFileSync(join(folder, 'suppliers.csv'), `supplier,name,${'x,y,z,t,u'}\n`);
  const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
  expect(stderr.split('\n')[0]).toContain('error[access-unknown]');
  expect(stderr).toContain('… and 15 more (10 access-unknown, 5 column-unknown); --all shows them.');
});

test('where a command has no --all, all are shown', async () => {
  const folder = baseWith([line(1, 'A1')]);
  const run = join(folder, 'runs/2025-09');
  expect((await runCommand(['allocate', folder, '--period', '2025-09'])).exitCode).toBe(0);
  const lines = Array.from({ length: 60 }, (_, index) => line(index + 1, `NOWHERE-${index}`));
  writeFileSync(join(folder, 'invoices/many.csv'), HEADER + lines.join(''));
  const { exitCode, stderr } = await runCommand(['close', run, '--on', '2025-10-20', '--lang', 'en']);
  expect([exitCode, stderr.match(/access-unknown/g)?.length]).toEqual([2, 60]);
  expect(stderr).not.toContain('--all shows');
});

test('one column full of faults hides no other: of more than fifty the first of each is shown', async () => {
  const days = Array.from({ length: 60 }, (_, index) =>
    line(index + 1, 'A1').replace('2025-09-05', `day ${index}`),
  );
  const folder = baseWith([...days, line(61, 'A1').replace(',1.00,', ',1.0O,')]);
  const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
  const shown = stderr.match(/^invoices\/many.csv:\d+:\w+/gm) ?? [];
  expect(shown).toHaveLength(50);
  expect(shown.at(-1)).toBe('invoices/many.csv:62:net_amount');
  expect(stderr).toContain('… and 11 more (11 date-invalid); --all shows them.');
});

test('a warning that touches money is shown to who wants quiet, another is not', async () => {
  const folder = baseWith([]);
  writeFileSync(join(folder, 'imputation.csv'), 'member\n');
  writeFileSync(join(folder, 'suppliers.csv'), 'supplier,name,remark\n');
  const accesses = join(folder, 'accesses.csv');
  const [header, ...rows] = readFileSync(accesses, 'utf8').trim().split('\n');
  writeFileSync(accesses, `${[`${header},biled_to`, ...rows.map((row) => `${row},`)].join('\n')}\n`);
  const { exitCode, stderr } = await runCommand(['check', folder, '-q', '--lang', 'en']);
  expect(exitCode).toBe(0);
  expect(stderr).toContain('If it is imputations.csv, rename it so.');
  expect(stderr.match(/^\S+ warning\[column-unknown\]/gm)).toEqual([
    'accesses.csv:1:biled_to: warning[column-unknown]',
  ]);
});

test('a rule hidden by another is reported with -q too: its lines are shared by another key', async () => {
  const folder = baseWith([]);
  const path = join(folder, 'convention.yaml');
  const text = readFileSync(path, 'utf8');
  const amended =
    '  - { id: amended, from: 2025-01-01, applies_to: { target: grappe, kinds: [cite_scolaire], categories: [subscription] }, share: { by: equal } }\n';
  writeFileSync(path, text + amended);
  const { exitCode, stderr } = await runCommand(['check', folder, '-q', '--lang', 'en']);
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining('warning[rule-hidden]: the rule amended')]);
});

test('lines of an electronic invoice whose layout names no access are one entry, which shows the first', async () => {
  const folder = workspaceOf('diagnostics/base');
  const { lines, ...invoice } = oneLine({ net: '100.00', objects: [{ id: 'SRV-1', scheme: 'AWV' }] });
  const halves = lines.flatMap((whole) =>
    ['SRV-1', 'SRV-2'].map((id) => ({ ...whole, id, net: '50.00', objects: [{ id, scheme: 'AWV' }] })),
  );
  writeFileSync(join(folder, 'invoices/e.xml'), ubl({ ...invoice, lines: halves }));
  const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
  expect(stderr.match(/error\[serves-missing\]/g)).toHaveLength(1);
  expect(stderr).toContain('The line carries BT-128 "SRV-1" (scheme: "AWV")');
  expect(stderr).toMatch(/also in rows? \d+ \(2 rows in all\)/);

  const oneRow = ubl({ ...invoice, lines: halves }).replaceAll('\n', ' ');
  writeFileSync(join(folder, 'invoices/e.xml'), oneRow);
  const inEnglish = await runCommand(['check', folder, '--lang', 'en']);
  expect(inEnglish.stderr).toMatch(/\n {4}2 times in this row\n/);
  const inFrench = await runCommand(['check', folder, '--lang', 'fr']);
  expect(inFrench.stderr).toMatch(/\n {4}2 fois à cette ligne\n/);
});

test('problems without a row are one entry for what they put at stake together, and apart from those of rows', () => {
  const args = { value: 'M', nearest: '' };
  const at = (row?: number) => ({ ...problem('member-unknown', { file: 'f.csv', row }, args), stake: 100n });
  const groups = groupProblems([at(2), at(), at(5), at()]);
  expect(groups.map(({ first, otherRows }) => [first.place.row, first.stake, otherRows])).toEqual([
    [2, 200n, [5]],
    [undefined, 200n, []],
  ]);
});

test('what lines of several months lack in the tables is one entry, with what it puts at stake together', () => {
  const args = { measure: 'students', id: 'CLG', day: '2024-10-01', rule: 'cite' };
  const at = (file: string, row: number) => ({
    ...problem('measure-missing', { file, row }, args),
    stake: 100n,
  });
  const months = [at('invoices/09.csv', 2), at('invoices/09.csv', 3), at('invoices/10.csv', 2)];
  const groups = groupProblems([...months, at('invoices/10.csv', 3), at('invoices/11.csv', 2)]);
  expect(groups).toMatchObject([
    {
      first: { place: { file: 'invoices/09.csv', row: 2 }, stake: 500n },
      otherRows: [3],
      otherFiles: ['invoices/10.csv', 'invoices/11.csv'],
    },
  ]);
});

const UNBOOKED = { member: 'M', flow: 'paid', siteType: 'lycee', category: 'subscription', rows: '' };

test('what the rules or tables lack month after month is one entry, whatever the days; what lines lack is told by file', () => {
  const nobody = (file: string, row: number, value: string) =>
    problem('no-participant', { file, row }, { value, days: `2025-0${row}-01`, grappe: value, rule: '' });
  const unbooked = (file: string, day: string) =>
    problem('imputation-missing', { file, row: 2 }, { ...UNBOOKED, day });
  const unpaid = (file: string, row: number) =>
    problem('billed-to-missing', { file, row, column: 'billed_to' }, {});
  const groups = groupProblems([
    nobody('invoices/09.csv', 2, 'G1'),
    nobody('invoices/09.csv', 3, 'G2'),
    nobody('invoices/10.csv', 4, 'G1'),
    unbooked('invoices/09.csv', '2025-09-01'),
    unbooked('invoices/10.csv', '2025-10-01'),
    unpaid('invoices/09.csv', 2),
    unpaid('invoices/10.csv', 2),
  ]);
  expect(groups.map(({ first, otherFiles }) => [first.code, first.args['value'], otherFiles])).toEqual([
    ['no-participant', 'G1', ['invoices/10.csv']],
    ['no-participant', 'G2', []],
    ['imputation-missing', undefined, ['invoices/10.csv']],
    ['billed-to-missing', undefined, []],
    ['billed-to-missing', undefined, []],
  ]);
});

test('closed lines that are gone alike are one entry an invoice, which shows the first', () => {
  const gone = (
    code: 'closed-line-vanished' | 'closed-line-moved',
    invoice: string,
    line: string,
    row: number,
  ) => {
    const place = { file: 'runs/2025-09/allocations.csv', row, column: 'line_number', value: line };
    const args = { supplier: 'OP', invoice, line, run: '2025-09', file: 'withdrawn-lines.csv' };
    return code === 'closed-line-vanished'
      ? problem(code, place, args)
      : problem(code, place, { ...args, other: `SFR / ${invoice} / ${line}`, at: `invoices/a.csv:${row}` });
  };
  const groups = groupProblems([
    gone('closed-line-moved', 'F1', '1', 2),
    gone('closed-line-moved', 'F1', '2', 4),
    gone('closed-line-moved', 'F2', '1', 6),
    gone('closed-line-vanished', 'F1', '3', 8),
    gone('closed-line-vanished', 'F1', '4', 10),
  ]);
  expect(
    groups.map(({ first, otherRows }) => [first.code, first.args['line'], first.place.row, otherRows]),
  ).toEqual([
    ['closed-line-moved', '1', 2, [4]],
    ['closed-line-moved', '1', 6, []],
    ['closed-line-vanished', '3', 8, [10]],
  ]);
});

test('closed lines of which only the supplier is another are one entry a file, whatever their invoices', () => {
  const moved = (invoice: string, row: number, within: string) => {
    const place = { file: 'runs/2025-09/allocations.csv', row, column: 'line_number', value: '1' };
    const args = { supplier: 'OP', invoice, line: '1', run: '2025-09', file: 'withdrawn-lines.csv' };
    const now = { other: `SFR / ${invoice} / 1`, at: `${within}:${row}`, named: 'SFR', within };
    return problem('closed-line-moved', place, { ...args, ...now });
  };
  const groups = groupProblems([
    moved('F1', 2, 'invoices/a.csv'),
    moved('F2', 4, 'invoices/a.csv'),
    moved('F3', 6, 'invoices/b.csv'),
  ]);
  expect(groups.map(({ first, otherRows }) => [first.args['invoice'], otherRows])).toEqual([
    ['F1', [4]],
    ['F3', []],
  ]);
});

/** Three files of an operator that one layout reads, the last with a header of its own. */
function ofOneLayout(): string {
  const folder = workspaceOf('diagnostics/base');
  const path = join(folder, 'convention.yaml');
  const layout =
    'invoices: [{ files: "sfr-*.csv", columns: { net_amount: HT }, line_number: row, defaults: { vat_rate: "20", category: other } }]';
  writeFileSync(path, `${readFileSync(path, 'utf8')}\n${layout}\n`);
  for (const [name, header] of Object.entries({ a: 'Jour,Total', b: 'Jour,Total', c: 'Jour,Montant' })) {
    writeFileSync(join(folder, `invoices/sfr-${name}.csv`), `invoice_number,access,${header}\nF,A1,1,1\n`);
  }
  return folder;
}

test('what is wrong with the headers of files that one layout reads is one entry for those of the same headers', async () => {
  const { stderr } = await runCommand(['check', ofOneLayout(), '--lang', 'en']);
  expect(stderr.match(/^\S+: error\[column-missing\].*invoice_date/gm)).toEqual([
    'invoices/sfr-a.csv:1:invoice_date: error[column-missing]: the column invoice_date',
    'invoices/sfr-c.csv:1:invoice_date: error[column-missing]: the column invoice_date',
  ]);
  expect(stderr).toContain('`invoices: [{ files: "sfr-*.csv", columns: { invoice_date: "…" } }]`');
  expect(stderr).toContain('`invoices: [{ files: "sfr-*.csv", from_name: "…{invoice_date}….csv" }]`');
  expect(stderr).not.toContain('defaults: { invoice_date');
  expect(stderr.match(/error\[layout-header-missing\]/g)).toHaveLength(2);
  expect(stderr.match(/^ {4}also in invoices\/sfr-b\.csv \(2 files in all\)$/gm)?.length).toBeGreaterThan(2);
  const all = await runCommand(['check', ofOneLayout(), '--all', '--lang', 'fr']);
  expect(all.stderr.match(/erreur\[column-missing\]/g)).toHaveLength(3);
});

test('of many files of one layout the first are named', async () => {
  const folder = ofOneLayout();
  for (let number = 1; number <= 20; number++) {
    writeFileSync(
      join(folder, `invoices/sfr-a${number}.csv`),
      'invoice_number,access,Jour,Total\nF,A1,1,1\n',
    );
  }
  const { stderr } = await runCommand(['check', folder, '--lang', 'fr']);
  expect(stderr).toMatch(/de même dans (invoices\/sfr-a\d+\.csv, ){5}… \(22 fichiers en tout\)/);
});

test('sites whose owner is not in the group are one entry, which names that member, whatever the file', () => {
  const cause = (site: string, member: string, file: string, row: number, others = '') =>
    problem(
      'site-absent',
      { file, row },
      {
        site,
        member,
        ownerless: member === '' ? site : '',
        value: site,
        days: `2025-0${row}-01`,
        grappe: '',
        others,
      },
    );
  const entry = { entry: 'invoices/b.csv: ' };
  const groups = groupProblems([
    cause('S1', 'M', 'invoices/a.csv', 2),
    cause('S2', 'M', 'invoices/a.csv', 3, 'S6'),
    cause('S3', '', 'invoices/a.csv', 4),
    cause('S4', '', 'invoices/a.csv', 5),
    { ...cause('S5', 'M', 'invoices/b.csv', 6), called: entry },
  ]);
  expect(
    groups.map(({ first, otherRows, otherFiles }) => [first.args['site'], otherRows, otherFiles]),
  ).toEqual([
    ['S1', [3], ['invoices/b.csv']],
    ['S3', [], []],
    ['S4', [], []],
  ]);
});
