import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn } from '../../src/runs/run-files.ts';
import { runCommand } from '../cli/run-command.ts';
import { invoiceOf, makeGroup } from '../year/workspace.ts';
import { chargeAgain } from './charged-again.ts';
import { accounts, cents, rowsOf } from './tables.ts';
import { draftPending, inExample, inFolder, must, ran } from './workspace.ts';

function replaceIn(path: string, ...pairs: readonly (readonly [string, string])[]): void {
  const text = pairs.reduce(
    (before, [old, recent]) => before.replace(old, recent),
    readFileSync(path, 'utf8'),
  );
  writeFileSync(path, text);
}

async function closeSeptember(workspace: string): Promise<string> {
  await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q');
  const run = join(workspace, 'runs/2025-09');
  await must('close', run, '--on', '2025-10-20', '-q');
  return run;
}

/** The allocations that today's inputs give, by a workspace that never closed anything. */
async function today(workspace: string, folder: string): Promise<string> {
  const run = join(folder, 'today');
  cpSync(workspace, join(folder, 'copy'), { recursive: true, filter: (path) => basename(path) !== 'runs' });
  await must(
    'allocate',
    join(folder, 'copy'),
    '--period',
    '2025-09',
    '--reports',
    'none',
    '--out',
    run,
    '-q',
  );
  return run;
}

test('diff shows a dash where a run has no imputations', () =>
  inFolder(async (folder) => {
    const workspace = makeGroup(join(folder, 'group'), { '2025-09.csv': invoiceOf('2025-09') });
    const allocate = (name: string): Promise<string> =>
      must(
        'allocate',
        workspace,
        '--reports',
        'none',
        '-q',
        '--no-reconcile',
        '--out',
        join(workspace, 'runs', name),
      );
    await allocate('one');
    replaceIn(join(workspace, 'measures.csv'), ['S1,2024-10-01,414', 'S1,2024-10-01,415']);
    await allocate('two');
    const runs = ['one', 'two'].map((name) => join(workspace, 'runs', name));
    const { exitCode, stdout } = await runCommand(['diff', ...runs, '--lang', 'en']);
    expect(exitCode).toBe(1);
    // 414/677 is 177.28 of 289.90, 415/678 is 177.45.
    expect(stdout).toMatch(/ S1 +414\/677 → 415\/678 +— +pupils +\+0\.17/);
  }));

const CORRECTIONS: Readonly<Record<string, (workspace: string) => void>> = {
  'a headcount': (workspace) => replaceIn(join(workspace, 'measures.csv'), [';414;', ';514;']),
  'the owner of a site': (workspace) =>
    replaceIn(join(workspace, 'sites.csv'), [
      'Collège Alfred Kastler;college;MEUSE',
      'Collège Alfred Kastler;college;CEA',
    ]),
  'an imputation': (workspace) =>
    replaceIn(join(workspace, 'imputations.csv'), [
      'REGION;paye;lycee;;011;222',
      'REGION;paye;lycee;;011;223',
    ]),
  'who pays for an access': (workspace) =>
    replaceIn(join(workspace, 'accesses.csv'), [
      'FTTO-0001;CS-STENAY;FTTO-100;100;;',
      'FTTO-0001;CS-STENAY;FTTO-100;100;MEUSE;',
    ]),
};

test.each(Object.entries(CORRECTIONS))(
  'closed run and regularisations are what today’s inputs give: %s',
  async (_, correct) => {
    await inExample(async (workspace) => {
      const closed = await closeSeptember(workspace);
      const before = filesIn(closed).map((path) => readFileSync(join(closed, path)));
      correct(workspace);
      const run = join(workspace, 'runs/2025-10');
      await draftPending(workspace, '2025-10', '--regularise', '2025-09', '--reports', 'csv');
      const rows = rowsOf(run, 'regularisations.csv');
      expect(rows.length).toBeGreaterThan(0);
      await inFolder(async (folder) => {
        const wanted = rowsOf(await today(workspace, folder), 'allocations.csv');
        expect(accounts(rowsOf(closed, 'allocations.csv'), rows)).toEqual(accounts(wanted));
      });
      expect(filesIn(closed).map((path) => readFileSync(join(closed, path)))).toEqual(before);
      await must('verify', run);
      const total = (table: readonly Readonly<Record<string, string>>[]): bigint =>
        table.reduce((sum, row) => sum + cents(row['gross_amount']), 0n);
      expect(total(rowsOf(run, 'charges.csv'))).toBe(total(rowsOf(run, 'allocations.csv')) + total(rows));
    });
  },
);

test('corrections that are closed once more, without an eye on those before, are named by verify --all', async () => {
  await inExample(async (workspace) => {
    await closeSeptember(workspace);
    replaceIn(join(workspace, 'measures.csv'), [';414;', ';514;']);
    const correct = ['--invoice', 'F2025-0010', '--regularise', '2025-09', '--reports', 'none', '-q'];
    await must('allocate', workspace, ...correct, '--out', join(workspace, 'runs/corrected'));
    await must('close', join(workspace, 'runs/corrected'), '--on', '2025-11-20', '-q');
    await must('verify', '--all', workspace);
    await chargeAgain(workspace, 'corrected', 'again');
    await must('verify', join(workspace, 'runs/again'));
    const { exitCode, stderr } = await ran('verify', '--all', workspace, '--lang', 'en');
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining('runs/again corrects what runs/corrected had corrected before'),
    ]);
  });
});

test('a run that was corrected is corrected again by what is still missing only', async () => {
  await inExample(async (workspace) => {
    const closed = await closeSeptember(workspace);
    const measures = join(workspace, 'measures.csv');
    replaceIn(measures, [';414;', ';514;']);
    await draftPending(workspace, '2025-10', '--regularise', '2025-09', '--reports', 'none');
    await must('close', join(workspace, 'runs/2025-10'), '--on', '2025-11-20', '-q');
    replaceIn(measures, [';514;', ';415;']);
    await draftPending(workspace, '2025-11', '--regularise', '2025-09', '--reports', 'none');
    const [first, second] = ['2025-10', '2025-11'].map((month) =>
      rowsOf(join(workspace, 'runs', month), 'regularisations.csv'),
    );
    await inFolder(async (folder) => {
      const wanted = rowsOf(await today(workspace, folder), 'allocations.csv');
      expect(accounts(rowsOf(closed, 'allocations.csv'), first ?? [], second ?? [])).toEqual(
        accounts(wanted),
      );
    });
    await must('verify', join(workspace, 'runs/2025-11'));
  });
});

test('a correction that finds nothing to correct says so', () =>
  inExample(async (workspace) => {
    await closeSeptember(workspace);
    const text = await must(
      'allocate',
      workspace,
      ...['--period', '2025-10', '--regularise', '2025-09', '--reports', 'none', '--no-reconcile'],
      ...['--lang', 'en'],
    );
    expect(text).toMatch(/^corrections \(rows of regularisations\.csv\) +0 +0\.00 +0\.00 +0\.00$/m);
  }));

test('two drafts that correct the same run: the second is not closed', async () => {
  await inExample(async (workspace) => {
    await closeSeptember(workspace);
    replaceIn(join(workspace, 'measures.csv'), [';414;', ';514;']);
    const argv = ['--regularise', '2025-09', '--reports', 'none', '-q'];
    await draftPending(workspace, '2025-10', ...argv);
    await draftPending(workspace, '2025-12', ...argv, '--out', join(workspace, 'runs/autre'));
    await must('close', join(workspace, 'runs/2025-10'), '--on', '2025-11-20', '-q');
    const { exitCode } = await runCommand(['close', join(workspace, 'runs/autre'), '--on', '2025-12-20']);
    expect(exitCode).toBe(2);
  });
});

test('diff names the row of the headcount that was corrected', async () => {
  await inExample(async (workspace) => {
    const closed = await closeSeptember(workspace);
    replaceIn(join(workspace, 'measures.csv'), [';414;', ';415;']);
    await inFolder(async (folder) => {
      const run = await today(workspace, folder);
      const { exitCode, stdout } = await runCommand(['diff', closed, run, '--format', 'json']);
      const { lines, inputs, members } = JSON.parse(stdout);
      expect(exitCode).toBe(1);
      const cause = {
        file: 'measures.csv',
        old_row: 2,
        new_row: 2,
        cells: [{ column: 'valeur', old: '414', new: '415' }],
      };
      expect(lines.map(({ line_number: line }: { line_number: string }) => line)).toEqual(['1', '29', '35']);
      for (const { causes } of lines) expect(causes).toEqual([cause]);
      expect(inputs.map(({ file }: { file: string }) => file)).toEqual(['measures.csv']);
      // 289.90 × 415/678 = 177.447 against 177.28; 24.90: 15.241 against 15.23; 49.90: 30.544 against 30.51.
      const net = (member: string): string =>
        members.find((item: { member: string }) => item.member === member).net_amount.difference;
      expect([net('CEA'), net('MEUSE'), net('REGION')]).toEqual(['0.00', '0.21', '-0.21']);
    });
  });
});

test('diff tells the corrections of closed runs in the sums of members, which no line explains', async () => {
  await inExample(async (workspace) => {
    await closeSeptember(workspace);
    replaceIn(join(workspace, 'measures.csv'), [';414;', ';415;']);
    const october = async (name: string, ...more: readonly string[]) => {
      const run = join(workspace, 'runs', name);
      const argv = [
        workspace,
        '--period',
        '2025-10',
        '--reports',
        'none',
        '--no-reconcile',
        '-q',
        '--out',
        run,
      ];
      await must('allocate', ...argv, ...more);
      return run;
    };
    const runs = [await october('alone'), await october('with', '--regularise', '2025-09')];
    const { lines, corrections } = JSON.parse(
      (await runCommand(['diff', ...runs, '--format', 'json'])).stdout,
    );
    // The net that September was charged too little, as above.
    expect(lines).toEqual([]);
    expect(
      corrections.map(
        ({ closed_run: run, member, net_amount: net }: Record<string, { difference: string }>) => [
          run,
          member,
          net?.difference,
        ],
      ),
    ).toEqual([
      ['2025-09', 'MEUSE', '0.21'],
      ['2025-09', 'REGION', '-0.21'],
    ]);
    const { stdout } = await runCommand(['diff', ...runs, '--lang', 'fr']);
    expect(stdout).toMatch(
      /Corrections de calculs clos comprises dans ces sommes, là où elles diffèrent\n +corrige .*\n +2025-09 +MEUSE +0,00 +0,25 +0,25\n/,
    );
  });
});

test('diff of a run with itself is empty', async () => {
  await inExample(async (workspace) => {
    const closed = await closeSeptember(workspace);
    const { exitCode, stdout } = await runCommand(['diff', closed, closed, '--lang', 'en']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'The two runs say the same.\n' });
  });
});
