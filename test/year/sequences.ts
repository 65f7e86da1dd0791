/** Plays a random year through the commands, and holds its account against sums of our own over the closed files. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../cli/run-command.ts';
import { euros } from '../generators/amounts.ts';
import type { MonthStory, YearStory } from './story.ts';
import { INVOICE_HEADER, makeGroup, rowsOf } from './workspace.ts';

/** What was closed of a year, and where its account differs from our own sums. */
export interface Played {
  readonly runs: number;
  readonly corrections: number;
  readonly differences: readonly string[];
}

/** Plays a year in a folder: months allocated, closed, late, corrected, credited, a member joining and leaving. */
export async function playYear(folder: string, story: YearStory): Promise<Played> {
  makeGroup(folder, {});
  const count = story.months.length;
  writeTables(folder, story);
  const advances: string[] = [];
  for (const [index, month] of story.months.entries()) {
    const name = monthOf(index);
    write(folder, index, month, false);
    if (month.corrected !== undefined) correct(folder, month.corrected);
    const closed = closedRuns(folder);
    const correcting = month.regularise ? closed.flatMap((run) => ['--regularise', run]) : [];
    await closeRun(folder, name, ['--period', name, ...(month.pending ? ['--pending'] : []), ...correcting]);
    write(folder, index, month, true);
    if (month.advance > 0) advances.push(`C,R,${name}-05,${euros(month.advance)},${name}\n`);
  }
  await closeRun(folder, 'pending', ['--pending']);
  writeFileSync(
    join(folder, 'advances.csv'),
    `debtor,creditor,called_on,gross_amount,period\n${advances.join('')}`,
  );
  const whole = await accountOf(folder, 0, count - 1);
  const runs = closedRuns(folder);
  const shares = runs.flatMap((run) => sharesOf(folder, run));
  const differences = [
    ...compare('owed', sums(whole.account, 'debtor', 'creditor', 'category'), owed(shares)),
    ...compare('borne', sums(whole.expense, 'member', 'category'), borne(shares)),
    ...compare('balance', balances(whole.balance), balanceOf(owed(shares), advances)),
    ...(await halves(folder, count, whole)),
  ];
  return {
    runs: runs.length,
    corrections: shares.filter(({ run }) => run !== undefined).length,
    differences,
  };
}

type Row = Readonly<Record<string, string>>;
type Sums = ReadonlyMap<string, bigint>;

interface AccountFiles {
  readonly account: readonly Row[];
  readonly expense: readonly Row[];
  readonly balance: readonly Row[];
}

function monthOf(index: number): string {
  return `2025-${String(index + 1).padStart(2, '0')}`;
}

function lastDay(index: number): string {
  return new Date(Date.UTC(2025, index + 1, 0)).toISOString().slice(0, 10);
}

/** The third member has a site in the grappe from one month to another; nothing of it where that is never. */
function writeTables(folder: string, { joins, leaves, months }: YearStory): void {
  const last = Math.min(leaves, months.length - 1);
  const [from, to] = [`${monthOf(joins)}-01`, lastDay(last)];
  const more = (text: string): string => (joins <= last ? text : '');
  const tables: Readonly<Record<string, string>> = {
    'members.csv': `member,name,joined_on,left_on\nC,Alsace,2025-01-01,\nR,Région,2025-01-01,\n${more(`M,Meuse,${from},${to}\n`)}`,
    'sites.csv': `site,name,type,member,valid_from,valid_to\nS1,Un,college,C,,\nS2,Deux,lycee,R,,\n${more(`S3,Trois,college,M,${from},${to}\n`)}`,
    'grappes.csv': `grappe,name,kind,site,valid_from,valid_to\nG,La grappe,grappe,S1,,\nG,La grappe,grappe,S2,,\n${more(`G,La grappe,grappe,S3,${from},${to}\n`)}`,
    'measures.csv': `measure,site,as_of,value\nstudents,S1,2024-10-01,414\nstudents,S2,2024-10-01,263\n${more('students,S3,2024-10-01,77\n')}`,
    'accesses.csv':
      'access,serves,item_code,billed_to,activated_on\nA1,G,FTTO,,2025-01-01\nA2,S2,FTTH,C,2025-01-01\nA3,G,FTTO,C,2025-01-01\n',
  };
  for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, name), text);
}

/** The invoice of a month, or what comes of it after the month was closed. */
function write(folder: string, index: number, { lines }: MonthStory, late: boolean): void {
  const rows = lines.flatMap((line, number) => {
    if (line.late !== late) return [];
    const period = `${monthOf(index)}-01,${lastDay(index)}`;
    const invoice = `${late ? 'L' : 'F'}${monthOf(index)}`;
    return [
      `OP,${invoice},${lastDay(index)},${number + 1},${line.access},,subscription,${period},${euros(line.net)},20\n`,
    ];
  });
  const name = `${monthOf(index)}${late ? '-late' : ''}.csv`;
  if (rows.length > 0) writeFileSync(join(folder, 'invoices', name), INVOICE_HEADER + rows.join(''));
}

function correct(folder: string, { site, pupils }: NonNullable<MonthStory['corrected']>): void {
  const path = join(folder, 'measures.csv');
  const pattern = new RegExp(`(students,${site},2024-10-01,)\\d+`);
  writeFileSync(path, readFileSync(path, 'utf8').replace(pattern, `$1${pupils}`));
}

function closedRuns(folder: string): readonly string[] {
  const ledger = join(folder, 'runs/closed.csv');
  return existsSync(ledger) ? rowsOf(ledger).map(({ run = '' }) => run) : [];
}

/** Makes a run and closes it, where there is something to share. */
async function closeRun(folder: string, name: string, options: readonly string[]): Promise<void> {
  const quiet = ['--reports', 'none', '--no-reconcile', '-q'];
  const made = await runCommand(['allocate', folder, ...options, ...quiet]);
  if (made.exitCode === 2 && /no-lines|invoices-missing/.test(made.stderr)) return;
  if (made.exitCode !== 0) throw new Error(`allocate ${options.join(' ')}: ${made.stderr}`);
  const closed = await runCommand(['close', join(folder, 'runs', name), '--on', '2026-03-01', '-q']);
  if (closed.exitCode !== 0 && !closed.stderr.includes('nothing to close'))
    throw new Error(`close ${name}: ${closed.stderr}`);
}

async function accountOf(folder: string, first: number, last: number): Promise<AccountFiles> {
  const period = first === last ? monthOf(first) : `${monthOf(first)}..${monthOf(last)}`;
  const argv = ['account', folder, '--period', period, '--partial', '--reports', 'none', '-q'];
  const { exitCode, stderr } = await runCommand(argv);
  if (exitCode === 2 && stderr.includes('account-empty')) return { account: [], expense: [], balance: [] };
  if (exitCode !== 0) throw new Error(stderr);
  const read = (name: string) => rowsOf(join(folder, 'accounts', period, `${name}.csv`));
  return { account: read('account'), expense: read('expense'), balance: read('balance') };
}

/** The rows that a closed run recorded; those of corrections name their run. */
function sharesOf(folder: string, run: string): readonly Row[] {
  const path = join(folder, 'runs', run);
  return ['allocations.csv', 'regularisations.csv']
    .filter((file) => readdirSync(path).includes(file))
    .flatMap((file) => rowsOf(join(path, file)));
}

function sums(rows: readonly Row[], ...columns: readonly string[]): Sums {
  const found = new Map<string, bigint>();
  for (const row of rows) {
    const key = columns.map((column) => row[column]).join(' ');
    for (const part of ['net_amount', 'vat_amount', 'gross_amount']) {
      const name = `${key} ${part}`;
      found.set(name, (found.get(name) ?? 0n) + cents(row[part]));
    }
  }
  return found;
}

function owed(shares: readonly Row[]): Sums {
  return sums(
    shares.filter((row) => row['member'] !== row['billed_to']),
    'member',
    'billed_to',
    'category',
  );
}

function borne(shares: readonly Row[]): Sums {
  return sums(shares, 'member', 'category');
}

function balances(rows: readonly Row[]): Sums {
  return new Map(rows.map((row) => [`${row['debtor']} ${row['creditor']}`, cents(row['balance'])]));
}

function balanceOf(owing: Sums, advances: readonly string[]): Sums {
  const found = new Map<string, bigint>();
  for (const [key, amount] of owing) {
    const [debtor, creditor, , part] = key.split(' ');
    if (part === 'gross_amount') found.set(`${debtor} ${creditor}`, amount);
  }
  for (const row of advances) {
    const [debtor, creditor, , amount] = row.split(',');
    const key = `${debtor} ${creditor}`;
    found.set(key, (found.get(key) ?? 0n) - cents(amount));
  }
  return found;
}

/** The account of two halves, row by row, is the account of the whole. */
async function halves(folder: string, count: number, whole: AccountFiles): Promise<readonly string[]> {
  const middle = Math.floor(count / 2);
  const [first, second] = [
    await accountOf(folder, 0, middle - 1),
    await accountOf(folder, middle, count - 1),
  ];
  return (['account', 'expense'] as const).flatMap((file) => {
    const texts = (rows: readonly Row[]): string =>
      rows
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n');
    return texts([...first[file], ...second[file]]) === texts(whole[file]) ? [] : [`halves of ${file}`];
  });
}

function compare(what: string, found: Sums, expected: Sums): readonly string[] {
  return [...new Set([...found.keys(), ...expected.keys()])].flatMap((key) => {
    const [ours, theirs] = [found.get(key) ?? 0n, expected.get(key) ?? 0n];
    return ours === theirs ? [] : [`${what} ${key}: ${ours}, not ${theirs}`];
  });
}

function cents(text = '0'): bigint {
  return BigInt(text.replace('.', ''));
}
