import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Problem } from '../../src/diagnostics/problem.ts';
import { parsePeriod } from '../../src/domain/time/period.ts';
import { sumClosedRuns } from '../../src/jobs/year/account-sums.ts';
import { type ClosedRun, closedRunsOf } from '../../src/runs/closed/closed-runs.ts';
import { inFolder, must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { has } from '../windows.ts';
import { closeMonth, invoiceOf, makeGroup, rowsOf } from './workspace.ts';

const TWO_MONTHS = { '2025-09.csv': invoiceOf('2025-09'), '2025-10.csv': invoiceOf('2025-10') };

/** Two closed months. */
async function inTwoMonths<T>(use: (workspace: string) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    makeGroup(folder, TWO_MONTHS);
    await closeMonth(folder, '2025-09');
    await closeMonth(folder, '2025-10');
    return use(folder);
  });
}

const account = (workspace: string, ...more: readonly string[]) =>
  must('account', workspace, '--period', '2025-09..2025-10', '-q', ...more);
const FOLDER = 'accounts/2025-09..2025-10';

test('each pair owes what its months say, in both directions', () =>
  inTwoMonths(async (workspace) => {
    await account(workspace);
    // By hand: 289.90 × 414/677 = 177.28 and 57.98 × 414/677 = 35.46; 49.90 and its VAT of 9.98 are owed whole.
    expect(readFileSync(join(workspace, FOLDER, 'account.csv'), 'utf8')).toBe(
      [
        'debtor,creditor,month,run,corrects,category,lines,net_amount,vat_amount,gross_amount',
        'C,R,2025-09,2025-09,,subscription,1,177.28,35.46,212.74',
        'C,R,2025-10,2025-10,,subscription,1,177.28,35.46,212.74',
        'R,C,2025-09,2025-09,,subscription,1,49.90,9.98,59.88',
        'R,C,2025-10,2025-10,,subscription,1,49.90,9.98,59.88\n',
      ].join('\n'),
    );
  }));

test('what a member bears holds what it paid itself', () =>
  inTwoMonths(async (workspace) => {
    await account(workspace);
    const rows = rowsOf(join(workspace, FOLDER, 'expense.csv'));
    const borne = rows
      .filter(({ member }) => member === 'R')
      .map((row) => [row['month'], row['gross_amount']]);
    // 112.62 + 22.52 of the shared access, and 59.88 of the other.
    expect(borne).toEqual([
      ['2025-09', '195.02'],
      ['2025-10', '195.02'],
    ]);
  }));

test('advances are deducted from the pair that they are of, and a balance may be to give back', () =>
  inTwoMonths(async (workspace) => {
    writeFileSync(
      join(workspace, 'advances.csv'),
      'debtor,creditor,called_on,gross_amount,period\nC,R,2025-09-01,300.00,2025-09\nC,R,2025-10-01,200.00,2025-10\n',
    );
    await account(workspace);
    expect(readFileSync(join(workspace, FOLDER, 'balance.csv'), 'utf8')).toBe(
      'debtor,creditor,owed,advances,balance\nC,R,425.48,500.00,-74.52\nR,C,119.76,0.00,119.76\n',
    );
  }));

test.each(['2025-Q3', '2025-T3'])('an advance for the quarter may be written as %s', (quarter) =>
  inTwoMonths(async (workspace) => {
    writeFileSync(
      join(workspace, 'advances.csv'),
      `debtor,creditor,called_on,gross_amount,period\nC,R,2025-09-01,200.00,${quarter}\n`,
    );
    await must('account', workspace, '--period', quarter, '--partial', '--reports', 'none', '-q');
    expect(readFileSync(join(workspace, 'accounts/2025-Q3/balance.csv'), 'utf8')).toContain(
      '\nC,R,212.74,200.00,12.74\n',
    );
  }),
);

test('an advance that is also for other months than the account is told, and not deducted', () =>
  inTwoMonths(async (workspace) => {
    writeFileSync(
      join(workspace, 'advances.csv'),
      'debtor,creditor,called_on,gross_amount,period\nC,R,2025-09-01,200.00,2025\n',
    );
    const argv = ['--period', '2025-Q3', '--partial', '--reports', 'none', '-q', '--lang', 'en'];
    const { exitCode, stderr } = await runCommand(['account', workspace, ...argv]);
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('[advance-outside]')]);
    expect(readFileSync(join(workspace, 'accounts/2025-Q3/balance.csv'), 'utf8')).toContain(
      '\nC,R,212.74,0.00,212.74\n',
    );
  }));

test('a member that has only money to give back is not told that nothing is left to pay', () =>
  inTwoMonths(async (workspace) => {
    writeFileSync(
      join(workspace, 'advances.csv'),
      'debtor,creditor,called_on,gross_amount,period\nC,R,2025-09-01,500.00,2025-09\nR,C,2025-09-01,119.76,2025-09\n',
    );
    await account(workspace);
    const statement = readFileSync(join(workspace, FOLDER, 'statements/R.csv'), 'utf8');
    expect(statement).toContain('To be given back to Alsace (C),74.52,');
    expect(statement).not.toContain('Nothing');
  }));

test.each([
  ['folder', (path: string) => mkdirSync(path)],
  ['link that leads nowhere', (path: string) => symlinkSync('nowhere.csv', path)],
])('a %s that has the name of the advances is told, as no advance would be deducted', (_, put) =>
  inTwoMonths(async (workspace) => {
    put(join(workspace, 'advances.csv'));
    for (const argv of [['check'], ['account', '--period', '2025-09..2025-10']]) {
      const [command = '', ...options] = argv;
      const { exitCode, stderr } = await runCommand([command, workspace, ...options, '--lang', 'en']);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('advances.csv: error[table-missing]')]);
    }
  }),
);

test('a folder of that name is nothing to tell where a list is named for the advances and is not there', () =>
  inTwoMonths(async (workspace) => {
    mkdirSync(join(workspace, 'advances.csv'));
    const path = join(workspace, 'convention.yaml');
    writeFileSync(path, `${readFileSync(path, 'utf8')}\ntables: { advances: { file: list.csv } }\n`);
    const { exitCode, stderr } = await runCommand(['check', workspace, '--lang', 'en']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('[list-missing]')]);
    expect(stderr).not.toContain('table-missing');
  }));

test('an advance that is copied is refused, one of another call is not', () =>
  inTwoMonths(async (workspace) => {
    const called = (...references: readonly string[]): void =>
      writeFileSync(
        join(workspace, 'advances.csv'),
        `debtor,creditor,called_on,gross_amount,period,reference\n${references
          .map((reference) => `C,R,2025-09-01,300.00,2025-09,${reference}\n`)
          .join('')}`,
      );
    called('A1', 'A2', 'A1');
    const refused = await runCommand(['account', workspace, '--period', '2025-09..2025-10', '--lang', 'en']);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain(
      'advances.csv:4:debtor: error[advance-repeated]: C / R / 2025-09-01 / A1 (300.00) is there twice, alike in every cell: here and in row 2\n',
    );
    expect(refused.stderr).toContain('give each its number in reference.');
    called('A1', 'A2');
    await account(workspace);
    expect(readFileSync(join(workspace, FOLDER, 'balance.csv'), 'utf8')).toContain(
      'C,R,425.48,600.00,-174.52',
    );
  }));

test('a line that is only stated otherwise since is no line of the account: nobody owes anything for it', () =>
  inFolder(async (workspace) => {
    makeGroup(workspace, TWO_MONTHS);
    await closeMonth(workspace, '2025-09');
    const invoice = join(workspace, 'invoices/2025-09.csv');
    writeFileSync(
      invoice,
      readFileSync(invoice, 'utf8').replaceAll('F2025-09,2025-09-30', 'F2025-09,2025-09-29'),
    );
    await closeMonth(workspace, '2025-10', '--regularise', '2025-09');
    await account(workspace);
    expect(rowsOf(join(workspace, 'runs/2025-10/regularisations.csv'))).toHaveLength(2);
    const counted = [
      ['account.csv', 'corrects'],
      ['expense.csv', 'lines'],
    ].map(([file = '', column = '']) => rowsOf(join(workspace, FOLDER, file)).map((row) => row[column]));
    // Of C the shared access each month, of R its part of it and the access that C pays.
    expect(counted).toEqual([
      ['', '', '', ''],
      ['1', '1', '2', '2'],
    ]);
  }));

test('a correction counts in the month of its own run, apart', () =>
  inFolder(async (workspace) => {
    makeGroup(workspace, TWO_MONTHS);
    await closeMonth(workspace, '2025-09');
    const measures = join(workspace, 'measures.csv');
    writeFileSync(measures, readFileSync(measures, 'utf8').replace('2024-10-01,414', '2024-10-01,400'));
    await closeMonth(workspace, '2025-10', '--regularise', '2025-09');
    await account(workspace);
    const rows = rowsOf(join(workspace, FOLDER, 'account.csv'))
      .filter(({ debtor }) => debtor === 'C')
      .map((row) => [row['month'], row['run'], row['corrects'], row['gross_amount']]);
    // 400/663: 174.90 + 34.98.
    expect(rows).toEqual([
      ['2025-09', '2025-09', '', '212.74'],
      ['2025-10', '2025-10', '', '209.88'],
      ['2025-10', '2025-10', '2025-09', '-2.86'],
    ]);
    const statement = readFileSync(join(workspace, FOLDER, 'statements/C.csv'), 'utf8');
    const borne = statement.split('\n').filter((line) => line.startsWith('subscription'));
    expect(borne).toEqual([
      'subscription,212.74,209.88,422.62',
      'subscription · corrections,0.00,-2.86,-2.86',
    ]);
    // The run of October corrects lines of September, and charges none.
    const ofSeptember = await runCommand(['account', workspace, '--period', '2025-09', '--lang', 'en']);
    expect([ofSeptember.exitCode, ofSeptember.stderr]).toEqual([
      0,
      expect.not.stringContaining('charged-elsewhere'),
    ]);
  }));

test('a late line stops the account, and --partial says it in the manifest', () =>
  inTwoMonths(async (workspace) => {
    const late = 'OP,F9,2025-09-30,1,A2,FTTH,setup,,,50.00,20\n';
    appendFileSync(join(workspace, 'invoices/2025-10.csv'), late);
    const refused = await runCommand(['account', workspace, '--period', '2025-09..2025-10']);
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('lines-late')]);
    await account(workspace, '--partial');
    const { partial } = JSON.parse(readFileSync(join(workspace, FOLDER, 'manifest.json'), 'utf8'));
    expect(partial).toEqual({ months: [], late: [{ month: '2025-09', lines: 1, net_amount: '50.00' }] });
    expect(readFileSync(join(workspace, FOLDER, 'statements/C.csv'), 'utf8')).toContain(
      'PARTIAL ACCOUNT\n1 invoice line dated in September 2025 is in no closed run\n',
    );
  }));

test('a run of months outside the account is told, as its money is in one account alone', () =>
  inFolder(async (folder) => {
    makeGroup(folder, TWO_MONTHS);
    await must('allocate', folder, '--period', '2025-09..2025-10', '--reports', 'none', '-q');
    await must('close', join(folder, 'runs/2025-09..2025-10'), '--on', '2025-11-20', '-q');
    const told = async (period: string): Promise<string | undefined> => {
      const { stderr } = await runCommand(['account', folder, '--period', period, '--reports', 'none']);
      return /warning\[(?:run-astride|charged-elsewhere)\]: (.*)/.exec(stderr)?.[1];
    };
    expect(await told('2025-09')).toBe(
      'lines dated in 2025-09 that runs/2025-09..2025-10 charged, which counts in 2025-10: 2, for 339.80 net; this account holds none of them',
    );
    expect(await told('2025-10')).toBe(
      'the closed run of 2025-09..2025-10 is for months outside 2025-10 as well, and counts in 2025-10: this account holds all of it',
    );
    expect(await told('2025-09..2025-10')).toBeUndefined();
  }));

test('lines that a run of a later month took are told, as they are in the account of that month', () =>
  inFolder(async (folder) => {
    makeGroup(folder, { ...TWO_MONTHS, '2025-11.csv': invoiceOf('2025-11') });
    await closeMonth(folder, '2025-09');
    await must('allocate', folder, '--period', '2025-11', '--pending', '--reports', 'none', '-q');
    await must('close', join(folder, 'runs/2025-11'), '--on', '2026-03-01', '-q');
    const told = async (period: string): Promise<string | undefined> => {
      const { stderr } = await runCommand(['account', folder, '--period', period, '--reports', 'none']);
      return /charged-elsewhere\]: (.*)/.exec(stderr)?.[1];
    };
    expect(await told('2025-09..2025-10')).toMatch(
      /^lines dated in 2025-09..2025-10 that runs\/2025-11 charged, .*: 2, for/,
    );
    expect(await told('2025-09..2025-11')).toBeUndefined();
  }));

test('the same closed runs give the same bytes', () =>
  inTwoMonths(async (workspace) => {
    await account(workspace);
    const before = readFileSync(join(workspace, FOLDER, 'SHA256SUMS'), 'utf8');
    await account(workspace, '--force');
    expect(readFileSync(join(workspace, FOLDER, 'SHA256SUMS'), 'utf8')).toBe(before);
  }));

test('a closed run that was changed stops the account', () =>
  inTwoMonths(async (workspace) => {
    const path = join(workspace, 'runs/2025-09/allocations.csv');
    chmodSync(path, 0o644);
    writeFileSync(path, readFileSync(path, 'utf8').replace('177.28', '177.29'));
    const { exitCode, stderr } = await runCommand(['account', workspace, '--period', '2025-09..2025-10']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('closed-run-changed')]);
    // The remedy names a command that can be given: verify takes the run, not its file.
    expect(stderr).toMatch(/grappe verify runs\/2025-09[^/]/);
  }));

test('what is wrong with a closed run of no period is told once', () =>
  inTwoMonths(async (workspace) => {
    const path = join(workspace, 'runs/2025-09/allocations.csv');
    chmodSync(path, 0o644);
    appendFileSync(path, '\n');
    const runs = closedRunsOf(workspace).value.map((run) => {
      return { ...run, manifest: { ...run.manifest, period: 'pending' } };
    });
    const codes: string[] = [];
    const period = parsePeriod('2025') ?? expect.unreachable();
    sumClosedRuns(runs, period, ({ code }) => void codes.push(code));
    expect(codes).toEqual(['closed-run-changed']);
  }));

test('a line that two closed runs hold stops it', () =>
  inTwoMonths(async (workspace) => {
    const { value: runs } = closedRunsOf(workspace);
    const twice = runs.map((run, index) =>
      index === 0
        ? run
        : { ...run, folder: runs[0]?.folder ?? '', manifest: runs[0]?.manifest ?? run.manifest },
    );
    const period = parsePeriod('2025') ?? expect.unreachable();
    const told = (closed: typeof runs) => {
      const problems: Problem[] = [];
      sumClosedRuns(closed, period, (found) => void problems.push(found));
      return problems.map(({ code, args }) => ({ code, args }));
    };
    expect(told(runs)).toEqual([]);
    const first = { invoice: 'F2025-09', line: '1', count: 2 };
    const args = { run: 'runs/2025-10', other: 'runs/2025-09', ...first };
    expect(told(twice)).toEqual([{ code: 'line-charged-twice', args }]);
  }));

test('corrections that a closed run gave without knowing of them stop it, until a run that knew of both settles them', () =>
  inTwoMonths(async (workspace) => {
    const { value: runs } = closedRunsOf(workspace);
    const period = parsePeriod('2025') ?? expect.unreachable();
    const [run] = runs;
    if (run === undefined) throw new Error('two months are closed');
    const correcting = (name: string, ...known: readonly string[]) => {
      const options = {
        ...run.manifest.options,
        regularise: ['2025-08'],
        closed_runs: ['2025-08', ...known],
      };
      return { ...run, name, outputs: [], manifest: { ...run.manifest, options } };
    };
    const told = (...closed: readonly ClosedRun[]) => {
      const problems: Problem[] = [];
      sumClosedRuns(closed, period, (found) => void problems.push(found));
      return problems.map(({ code, args }) => ({ code, args }));
    };
    const args = { run: 'runs/B', other: 'runs/A', base: 'runs/2025-08' };
    expect(told(correcting('A'), correcting('B', 'A'))).toEqual([]);
    expect(told(correcting('A'), correcting('B'))).toEqual([{ code: 'corrected-twice', args }]);
    expect(told(correcting('A'), correcting('B'), correcting('C', 'A', 'B'))).toEqual([]);
  }));

test('nothing is written where a closed run states another sum than its rows, whatever its hashes say', () =>
  inTwoMonths(async (workspace) => {
    const runs = join(workspace, 'runs');
    const settlement = join(runs, '2025-10/settlement.csv');
    const before = sha256(settlement);
    replaceIn(settlement, '212.74', '212.75');
    const manifest = join(runs, '2025-10/manifest.json');
    const ofManifest = sha256(manifest);
    replaceIn(manifest, before, sha256(settlement));
    const ledger = join(runs, 'closed.csv');
    const ofLedger = sha256(ledger);
    replaceIn(ledger, ofManifest, sha256(manifest));
    replaceIn(join(runs, 'closed.csv.sha256'), ofLedger, sha256(ledger));
    const { exitCode, stderr } = await runCommand(['account', workspace, '--period', '2025-09..2025-10']);
    expect([exitCode, stderr]).toEqual([3, expect.stringContaining('the settlements of its runs differ')]);
    expect(existsSync(join(workspace, 'accounts')) ? readdirSync(join(workspace, 'accounts')) : []).toEqual(
      [],
    );
  }));

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function replaceIn(path: string, from: string, to: string): void {
  chmodSync(path, 0o644);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

test('the office opens the same figures in its own dialect, and as a workbook', () =>
  inTwoMonths(async (workspace) => {
    await account(workspace);
    const folder = join(workspace, FOLDER);
    for (const [own, contract] of [
      ['account', 'account'],
      ['expense', 'expense'],
      ['balance', 'balance'],
      ['titles', 'titres'],
    ]) {
      const amounts = (file: string): readonly string[] =>
        readFileSync(join(folder, file), 'utf8').match(/(?<=,)-?\d+\.\d\d(?=[,\n])/g) ?? [];
      expect(amounts(`office/${own}.csv`).length, own).toBeGreaterThan(1);
      expect(amounts(`office/${own}.csv`), own).toEqual(amounts(`${contract}.csv`));
    }
    const files = unzipSync(readFileSync(join(folder, 'office/office.xlsx')));
    const sheets = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array()).matchAll(/<sheet name="([^"]*)"/g);
    expect([...sheets].map(([, name]) => name)).toEqual(
      ['Account', 'Expense', 'Balance', 'Titles'].map((name) => `${name} 2025-09..2025-10`),
    );
    const titles = readFileSync(join(folder, 'office/titles.csv'), 'utf8');
    expect(titles).toContain('\nbalance,');
  }));

/** The texts of a workbook. */
function textsOf(path: string): string {
  return strFromU8(unzipSync(readFileSync(path))['xl/sharedStrings.xml'] ?? new Uint8Array());
}

test('workbooks say on what is signed, as pages do, that the directions are not set off', () =>
  inFolder(async (workspace) => {
    makeGroup(workspace, TWO_MONTHS);
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'html,xlsx', '-q');
    await must('close', join(workspace, 'runs/2025-09'), '--on', '2026-03-01', '-q');
    await must('account', workspace, '--period', '2025-09', '--reports', 'html,xlsx', '-q');
    const said = 'In full in each direction, without set-off.';
    for (const folder of ['runs/2025-09', 'accounts/2025-09'].map((name) => join(workspace, name))) {
      expect(readFileSync(join(folder, 'statements/R.html'), 'utf8')).toContain(said);
      expect(textsOf(join(folder, 'statements/R.xlsx'))).toContain(said);
    }
  }));

test('a year of which a part is closed names the other months, and the period that is possible without them', () =>
  inTwoMonths(async (workspace) => {
    const askedFor = async (period: string) => {
      const asked = ['account', workspace, '--period', period, '--reports', 'none', '--lang', 'en'];
      return runCommand(asked);
    };
    const refused = await askedFor('2025-07..2025-12');
    expect([refused.exitCode, existsSync(join(workspace, 'accounts'))]).toEqual([2, false]);
    expect(refused.stderr).toContain(
      'no closed run holds July 2025, August 2025, November 2025, December 2025\n',
    );
    expect(refused.stderr).toContain('`grappe allocate --period 2025-07`');
    const [, offered = ''] =
      /`--period (\S+)` asks for those that have one, or add --partial/.exec(refused.stderr) ?? [];
    expect(offered).toBe('2025-09..2025-10');
    expect((await askedFor(offered)).exitCode).toBe(0);
    // November is invoiced and not closed: it can be; a late line of October is in every such period.
    writeFileSync(join(workspace, 'invoices/2025-11.csv'), invoiceOf('2025-11'));
    const ahead = (await askedFor('2025-07..2025-12')).stderr;
    expect(ahead).toContain('`grappe allocate --period 2025-11`');
    expect(ahead).toContain('`--period 2025-09..2025-10`');
    appendFileSync(join(workspace, 'invoices/2025-11.csv'), 'OP,F9,2025-10-31,1,A2,FTTH,setup,,,50.00,20\n');
    expect((await askedFor('2025-07..2025-12')).stderr).toContain(
      'ask with --period for months that have one',
    );
  }));

test.runIf(has.links)('an account made again by way of a link is no other account', () =>
  inTwoMonths(async (workspace) => {
    symlinkSync(join(workspace, 'accounts'), join(workspace, 'link'));
    const asked = ['account', workspace, '--period', '2025-09', '--reports', 'none', '--lang', 'en'];
    expect((await runCommand(asked)).exitCode).toBe(0);
    const again = await runCommand([...asked, '--force', '--out', join(workspace, 'link/2025-09')]);
    expect([again.exitCode, again.stderr]).toEqual([0, expect.not.stringContaining('account-overlaps')]);
  }),
);

test('an account that adds up runs of another one says so, and none that does not', () =>
  inTwoMonths(async (workspace) => {
    const warned = async (period: string, ...more: readonly string[]) => {
      const asked = ['account', workspace, '--period', period, '--reports', 'none', '--lang', 'en', ...more];
      const { exitCode, stderr } = await runCommand(asked);
      return [exitCode, /(.*): warning\[account-overlaps\]: .* runs \((.*)\):/.exec(stderr)?.slice(1)];
    };
    expect(await warned('2025-09')).toEqual([0, undefined]);
    expect(await warned('2025-09', '--force')).toEqual([0, undefined]);
    expect(await warned('2025-10')).toEqual([0, undefined]);
    // Money may be asked for twice: that is told though quiet is asked for.
    expect(await warned('2025-09..2025-10', '-q')).toEqual([0, ['accounts/2025-09', '2025-09']]);
    expect(await warned('2025-10', '--force')).toEqual([0, ['accounts/2025-09..2025-10', '2025-10']]);
    // One that is refused has no titles.
    expect(await warned('2025-10')).toEqual([2, undefined]);
    // The titles of the long one were issued: nothing is left to ask for.
    const called = 'C,R,2025-11-01,212.74,2025-10\nR,C,2025-11-01,59.88,2025-10\n';
    writeFileSync(
      join(workspace, 'advances.csv'),
      `debtor,creditor,called_on,gross_amount,period\n${called}`,
    );
    expect(await warned('2025-10', '--force')).toEqual([0, undefined]);
  }));

test('titles of the months and of the account are said to be for the same money, where some is left', () =>
  inTwoMonths(async (workspace) => {
    const page = 'are for the same money: issue one or the other.';
    const statement =
      'is for the same money, unless it is deducted here as an advance: one or the other, never both.';
    const saidIn = async (): Promise<Readonly<Record<string, string | undefined>>> => {
      const stdout = await must('account', workspace, '--period', '2025-09..2025-10', '--force');
      const read = (file: string) => readFileSync(join(workspace, FOLDER, file), 'utf8');
      return {
        text: stdout,
        page: read('account.html'),
        office: textsOf(join(workspace, FOLDER, 'office/office.xlsx')),
        html: read('statements/C.html'),
        xlsx: textsOf(join(workspace, FOLDER, 'statements/C.xlsx')),
        titles: read('titres.csv') + read('office/titles.csv') + read('statements/C.csv'),
      };
    };
    const { titles, html, xlsx, ...ofOffice } = await saidIn();
    for (const [where, said] of Object.entries(ofOffice)) expect(said, where).toContain(page);
    for (const said of [html, xlsx]) expect(said).toContain(statement);
    expect(titles).not.toContain('same money');
    // The titles of both months were issued: 212.74 and 59.88 each.
    writeFileSync(
      join(workspace, 'advances.csv'),
      `debtor,creditor,called_on,gross_amount,period\n${['2025-09', '2025-10']
        .flatMap((month) => [`C,R,${month}-30,212.74,${month}\n`, `R,C,${month}-30,59.88,${month}\n`])
        .join('')}`,
    );
    expect(Object.values(await saidIn()).join('')).not.toContain('same money');
    expect(
      readFileSync(join(workspace, FOLDER, 'titres.csv'), 'utf8')
        .trimEnd()
        .split('\n'),
    ).toHaveLength(1);
  }));

test('letters that the PDF cannot show are told, and verify says nothing of them', () =>
  inFolder(async (workspace) => {
    makeGroup(workspace, TWO_MONTHS);
    writeFileSync(
      join(workspace, 'members.csv'),
      readFileSync(join(workspace, 'members.csv'), 'utf8').replace('Région', 'Περιφέρεια'),
    );
    await closeMonth(workspace, '2025-09');
    const asked = ['account', workspace, '--period', '2025-09'];
    const { exitCode, stderr } = await runCommand([...asked, '--reports', 'pdf']);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(
      /^statements\/C\.pdf: warning\[letters-lacking\]: .*“.*Περιφέρεια.*”.*Π ε ρ ι φ έ α/m,
    );
    const verified = await runCommand(['verify', join(workspace, 'accounts/2025-09')]);
    expect([verified.exitCode, verified.stderr]).toEqual([0, '']);
  }));
