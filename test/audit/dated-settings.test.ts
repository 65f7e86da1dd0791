import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { mustBuilt } from './built.ts';
import { rowsOf } from './tables.ts';
import { conventionOf, INVOICE_HEADER, inFolder, makeSmall, must } from './workspace.ts';

const STUDENTS = '{ by: students, as_of: { date: "10-01", year: previous } }';

function month(number: string, date: string): string {
  const name = date.slice(0, 7);
  return `${INVOICE_HEADER}OP,${number},${date},1,G,subscription,${name}-01,${name}-28,120.00,20\n`;
}

async function inMonths(use: (workspace: string) => Promise<void>): Promise<void> {
  await inFolder(async (workspace) => {
    makeSmall(workspace, conventionOf('largest_remainder', STUDENTS), {
      'a.csv': month('F1', '2025-09-20'),
      'b.csv': month('F2', '2025-10-20'),
    });
    await use(workspace);
  });
}

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

const IN_TURN = 'billed_to: [{ to: 2025-09-30, value: R }, { from: 2025-10-01, value: C }]';

test('after a change of payer, a correction of an old month is made by the old month’s payer', async () => {
  await inMonths(async (workspace) => {
    mustBuilt('allocate', workspace, '--period', '2025-09', '--reports', 'csv', '-q');
    mustBuilt('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-10', '-q');
    edit(join(workspace, 'convention.yaml'), 'billed_to: R', IN_TURN);
    edit(join(workspace, 'measures.csv'), ',7\n', ',17\n');
    const october = ['--pending', '--period', '2025-10', '--regularise', '2025-09', '--reports', 'csv', '-q'];
    mustBuilt('allocate', workspace, ...october);
    const run = join(workspace, 'runs/2025-10');
    const payers = (file: string) => [...new Set(rowsOf(run, file).map((row) => row['billed_to']))];
    expect(payers('regularisations.csv')).toEqual(['R']);
    expect(payers('allocations.csv')).toEqual(['C']);
    mustBuilt('verify', run);
  });
});

test.each([
  ['vat: line', 'vat: [{ to: 2025-09-30, value: line }, { from: 2025-10-01, value: invoice }]'],
  [
    'prorata: daily',
    'prorata: [{ to: 2025-09-30, value: daily }, { from: 2025-10-01, value: period_start }]',
  ],
  [
    'rounding: largest_remainder',
    'rounding: [{ to: 2025-09-30, value: largest_remainder }, { from: 2025-10-01, value: carry }]',
  ],
  [
    'basis: service',
    'basis: [{ to: 2025-09-30, value: service }, { from: 2025-10-01, value: invoice_date }]',
  ],
])('%s dated changes nothing of the lines of before', async (one, turns) => {
  await inMonths(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q');
    const before = readFileSync(join(workspace, 'runs/2025-09/allocations.csv'), 'utf8');
    edit(join(workspace, 'convention.yaml'), one, turns);
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q', '--force');
    expect(readFileSync(join(workspace, 'runs/2025-09/allocations.csv'), 'utf8')).toBe(before);
    await must('allocate', workspace, '--period', '2025-10', '--reports', 'none', '-q');
  });
});

const LATER_CARRY =
  'rounding: [{ to: 2025-09-30, value: largest_remainder }, { from: 2025-10-01, value: carry }]';

test('statements and the report tell the rounding of the invoices they show, with their dates where it changed', async () => {
  await inMonths(async (workspace) => {
    edit(join(workspace, 'convention.yaml'), 'rounding: largest_remainder', LATER_CARRY);
    const told = async (run: string, ...period: readonly string[]) => {
      await must('allocate', workspace, ...period, '--reports', 'csv,html', '-q', '--lang', 'en');
      return ['statements/C.csv', 'report.html'].map((file) =>
        readFileSync(join(workspace, 'runs', run, file), 'utf8')
          .replaceAll(/<[^>]*>/g, '')
          .match(/(?:Invoice dates: [^"\n]*)?Rounding: \w+/g),
      );
    };
    expect(await told('2025-09', '--period', '2025-09')).toEqual([
      ['Rounding: largest'],
      ['Rounding: largest'],
    ]);
    expect(await told('2025-10', '--period', '2025-10')).toEqual([
      ['Rounding: carried'],
      ['Rounding: carried'],
    ]);
    const both = [
      'Invoice dates: on 2025-09-20. Rounding: largest',
      'Invoice dates: on 2025-10-20. Rounding: carried',
    ];
    expect(await told('all')).toEqual([both, both]);
  });
});

test('a cent that is left is marked by the rounding of the day of its invoice', async () => {
  await inMonths(async (workspace) => {
    edit(join(workspace, 'convention.yaml'), 'rounding: largest_remainder', LATER_CARRY);
    for (const file of ['a.csv', 'b.csv']) edit(join(workspace, 'invoices', file), '120.00', '-0.01');
    await must('allocate', workspace, '--reports', 'csv', '-q', '--lang', 'en');
    // Of 0.01 C gets the cent that is left, and the sign is given back; carried over, -0.01 is its part rounded down.
    const statement = readFileSync(join(workspace, 'runs/all/statements/C.csv'), 'utf8');
    const marks = [...statement.matchAll(/^OP,(F\d),.*,-0\.01,0\.00,-0\.01,(\w*),R,/gm)];
    expect(marks.map(([, invoice, mark]) => [invoice, mark])).toEqual([
      ['F1', 'Net'],
      ['F2', ''],
    ]);
  });
});

test('explain tells the days by the settings of the day of the invoice', async () => {
  await inMonths(async (workspace) => {
    const turns = '[{ to: 2025-09-30, value: daily }, { from: 2025-10-01, value: period_start }]';
    edit(join(workspace, 'convention.yaml'), 'prorata: daily', `prorata: ${turns}`);
    const daysOf = async (invoice: string) => {
      const explain = ['explain', workspace, '--invoice', invoice, '--line', '1', '--format', 'json'];
      const { count, prorata } = JSON.parse(await must(...explain)).days;
      return { count, prorata };
    };
    expect(await daysOf('F1')).toEqual({ count: 28, prorata: 'daily' });
    expect(await daysOf('F2')).toEqual({ count: 1, prorata: 'period_start' });
  });
});

test('what a site of a grappe means for the inventory is asked of the day of the invoice, not of the last', async () => {
  await inMonths(async (workspace) => {
    const convention = join(workspace, 'convention.yaml');
    const turns = '[{ from: 2025-10-01, value: grappe }, { to: 2025-09-30, value: site }]';
    edit(convention, 'site_of_grappe: site', `site_of_grappe: ${turns}`);
    edit(convention, 'target: grappe', 'target: group');
    edit(convention, STUDENTS, '{ by: accesses }');
    writeFileSync(join(workspace, 'accesses.csv'), 'access,serves\nA1,S1\n');
    for (const file of ['a.csv', 'b.csv']) {
      const path = join(workspace, 'invoices', file);
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replace(',G,', ',*,').replaceAll('2025-10-01', '2025-09-01'),
      );
    }
    await must('allocate', workspace, '--reports', 'none', '-q');
    const shares = rowsOf(join(workspace, 'runs/all'), 'allocations.csv').map(
      ({ invoice_number, site, share }) => `${invoice_number} ${site} ${share}`,
    );
    expect(shares).toEqual(['F1 S1 1/1', 'F2 S1 1/3', 'F2 S2 1/3', 'F2 S3 1/3']);
  });
});

test('a line without period has the days that hold on the day of its invoice', async () => {
  await inMonths(async (workspace) => {
    const turns = '[{ to: 2025-09-30, value: invoice_month }, { from: 2025-10-01, value: invoice_date }]';
    edit(join(workspace, 'convention.yaml'), 'basis: service', `basis: service\nundated: ${turns}`);
    for (const [file, name] of [
      ['a.csv', '2025-09'],
      ['b.csv', '2025-10'],
    ]) {
      edit(join(workspace, 'invoices', file ?? ''), `,${name}-01,${name}-28,`, ',,,');
    }
    // Each month S1 is C's up to the 14th, and R's on the 20th, on which the invoices are dated.
    const owners = ['C,,2025-09-14', 'R,2025-09-15,2025-09-30', 'C,2025-10-01,2025-10-14', 'R,2025-10-15,'];
    const sites = [
      'S2,Deux,lycee,R,,',
      'S3,Trois,lycee,R,,',
      ...owners.map((owner) => `S1,Un,college,${owner}`),
    ];
    writeFileSync(
      join(workspace, 'sites.csv'),
      `site,name,type,member,valid_from,valid_to\n${sites.join('\n')}\n`,
    );
    await must('allocate', workspace, '--reports', 'none', '-q');
    const ofC = rowsOf(join(workspace, 'runs/all'), 'allocations.csv').filter(({ member }) => member === 'C');
    expect(ofC.map((row) => row['invoice_number'])).toEqual(['F1']);
  });
});

test.each([
  ['[{ to: 2025-09-30, value: R }, { from: 2025-10-02, value: C }]', '[1].from: error[value-invalid]'],
  ['[{ to: 2025-09-30, value: R }, { from: 2025-09-30, value: C }]', '[1].from: error[value-invalid]'],
  ['[{ to: 2025-09-30, value: R }, { value: C }]', '[1].from: error[key-missing]'],
  ['[{ value: R }, { from: 2025-10-01, value: C }]', '[0].to: error[key-missing]'],
  ['[]', ': error[value-invalid]'],
])('values with a gap or an overlap are refused: %s', async (turns, expected) => {
  await inMonths(async (workspace) => {
    edit(join(workspace, 'convention.yaml'), 'billed_to: R', `billed_to: ${turns}`);
    const { exitCode, stderr } = await runCommand(['check', workspace, '--lang', 'en']);
    expect(stderr).toContain(`convention.yaml:6:billed_to${expected}`);
    expect(exitCode).toBe(2);
  });
});
