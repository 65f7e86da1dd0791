/** The account of a period, summed naively from what the model says that closed runs charged (YEAR.md). */
import { join } from 'node:path';
import type { CommandResult } from '../cli/run-command.ts';
import { monthOfRun, type Run } from './history.ts';
import { expectSame, expectThat } from './lives.ts';
import type { Charges, World } from './model.ts';
import { cents, monthName, rowsOf } from './workspace.ts';

const PERIODS = [
  { name: '2024-07..2025-12', first: 0, last: 17 },
  { name: '2025', first: 6, last: 17 },
] as const;

interface Closed {
  readonly name: string;
  readonly run: Run;
}

/** Compares the accounts of a workspace with the model; returns how many there are. */
export async function accountsOf(
  folder: string,
  { advances }: World,
  closed: readonly Closed[],
  grappe: (...argv: readonly (readonly string[])[]) => Promise<CommandResult>,
): Promise<number> {
  let compared = 0;
  for (const { name, first, last } of PERIODS) {
    const { exitCode, stderr } = await grappe([
      'account',
      folder,
      '--period',
      name,
      '--partial',
      '--reports',
      'none',
      '-q',
    ]);
    const counted = closed
      .map((one) => ({ ...one, month: monthOfRun(one.run) }))
      .filter(({ month }) => first <= month && month <= last);
    if (counted.length === 0) {
      expectThat(exitCode === 2, `no run counts in ${name}`, stderr);
      continue;
    }
    expectThat(exitCode === 0, `there is an account of ${name}`, stderr);
    const called = [...advances].filter(([month]) => first <= month && month <= last);
    compare(
      folder,
      name,
      counted,
      closed,
      called.reduce((sum, [, amount]) => sum + amount, 0),
    );
    const verified = await grappe(['verify', join(folder, 'accounts', name), '-q']);
    expectThat(verified.exitCode === 0, `the account of ${name} verifies`, verified.stderr);
    compared++;
  }
  return compared;
}

interface Counted extends Closed {
  readonly month: number;
}

function compare(
  folder: string,
  period: string,
  counted: readonly Counted[],
  closed: readonly Closed[],
  advances: number,
): void {
  const owed = new Map<string, [number, number]>();
  const borne = new Map<string, [number, number]>();
  const balance = new Map<string, number>([['C R', -advances]]);
  for (const { name, run, month } of counted) {
    const take = (category: string, charges: Charges, corrects: string): void => {
      for (const [account, [net, vat]] of charges) {
        const [member = '', , payer = ''] = account.split(' ');
        add(borne, `${member} ${monthName(month)} ${category}`, net, vat);
        if (member === payer) continue;
        add(owed, `${member} ${payer} ${monthName(month)} ${name} ${corrects} ${category}`, net, vat);
        const pair = `${member} ${payer}`;
        balance.set(pair, (balance.get(pair) ?? 0) + net + vat);
      }
    };
    for (const { line, charges } of run.outcomes) take(categoryOf(line), charges ?? new Map(), '');
    for (const { of, line, charges } of run.corrections) {
      take(categoryOf(line), charges, closed[of]?.name ?? '');
    }
  }
  const rows = (file: string) => rowsOf(folder, 'accounts', period, `${file}.csv`);
  const found = (file: string, ...columns: readonly string[]): readonly string[] => {
    const sums = new Map<string, [number, number]>();
    for (const row of rows(file)) {
      const key = columns.map((column) => row[column]).join(' ');
      add(sums, key, cents(row['net_amount']), cents(row['vat_amount']));
    }
    return texts(sums);
  };
  const accounts = found('account', 'debtor', 'creditor', 'month', 'run', 'corrects', 'category');
  expectSame(`account of ${period}`, accounts, texts(owed));
  expectSame(`expense of ${period}`, found('expense', 'member', 'month', 'category'), texts(borne));
  const balances = rows('balance').map(
    (row) => `${row['debtor']} ${row['creditor']} ${cents(row['balance'])}`,
  );
  const wanted = [...balance].map(([pair, amount]) => `${pair} ${amount}`);
  const notNothing = (text: string): boolean => !text.endsWith(' 0');
  expectSame(`balance of ${period}`, balances.filter(notNothing).sort(), wanted.filter(notNothing));
}

function categoryOf({ setup }: { readonly setup: boolean }): string {
  return setup ? 'setup' : 'subscription';
}

function add(sums: Map<string, [number, number]>, key: string, net: number, vat: number): void {
  const [n, v] = sums.get(key) ?? [0, 0];
  sums.set(key, [n + net, v + vat]);
}

function texts(sums: ReadonlyMap<string, readonly [number, number]>): readonly string[] {
  return [...sums]
    .filter(([, [net, vat]]) => net !== 0 || vat !== 0)
    .map(([key, [net, vat]]) => `${key} ${net} ${vat}`)
    .sort();
}
