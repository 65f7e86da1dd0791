/** What each table of a statement page must say, from the CSV files of its run alone. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { cents } from './layout.ts';
import { rowsOf } from './written-run.ts';

type Row = Readonly<Record<string, string>>;

/** Net, VAT and gross in cents, as one text. */
type Sums = string;

/** By the ids of the tables, each row's sums in order of their texts. */
export type TableSums = Readonly<Record<string, readonly Sums[]>>;

const AMOUNTS = ['net_amount', 'vat_amount', 'gross_amount'] as const;

function total(rows: readonly Row[]): Sums {
  return AMOUNTS.map((name) => rows.reduce((sum, row) => sum + cents(row[name] ?? ''), 0n)).join(' ');
}

function grouped(rows: readonly Row[], ...names: readonly string[]): readonly Sums[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = names.map((name) => row[name] ?? '').join('|');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map(total).sort();
}

/** Of a run that corrects two closed ones: the tables of a member's page, the details of lines and corrections too. */
export function wantedSums(run: string, member: string): TableSums {
  const ofMember = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => row['member'] === member);
  const own = ofMember(rowsOf(run, 'allocations.csv'));
  const corrections = ofMember(rowsOf(run, 'regularisations.csv'));
  const all = [...own, ...corrections];
  const before = ['2025-09', '2025-10'].flatMap((name) =>
    ofMember(rowsOf(join(run, '..', name), 'allocations.csv')),
  );
  const titles = rowsOf(run, 'titres.csv').filter(({ creditor }) => creditor === member);
  const each = (rows: readonly Row[]): readonly Sums[] => rows.map((row) => total([row])).sort();
  return {
    ...(titles.length > 0 && { recoveries: each(titles) }),
    imputations: grouped(all, 'run', 'chapter', 'function', 'nature'),
    rules: [...grouped(own, 'rule'), total(corrections)].sort(),
    'year-to-date': [total(before), total([...before, ...all])].sort(),
    sites: grouped(all, 'run', 'site'),
    lines: each(own),
    'all-lines': [total(own)],
    'correction-1': each(corrections.filter((row) => row['run'] === '2025-09')),
    'correction-2': each(corrections.filter((row) => row['run'] === '2025-10')),
  };
}

/** What may stand in the rows of how a sum comes about, each closed run apart; the last is what its total says. */
export function wantedSteps(run: string, member: string): readonly Sums[] {
  const of = (file: string): readonly Row[] => rowsOf(run, file).filter((row) => row['member'] === member);
  const own = of('allocations.csv');
  const corrections = of('regularisations.csv');
  const isCredit = (row: Row): boolean => (row['gross_amount'] ?? '').startsWith('-');
  return [
    total(own.filter(isCredit)),
    total(own.filter((row) => !isCredit(row))),
    total(own),
    ...grouped(own, 'billed_to'),
    ...grouped(corrections, 'run'),
    ...grouped(corrections, 'run', 'billed_to'),
    total([...own, ...corrections]),
  ];
}

/** The gross sums that a member owes and is owed, in cents. */
export function wantedDebts(run: string, member: string): readonly bigint[] {
  return rowsOf(run, 'settlement.csv')
    .filter(({ debtor, creditor }) => debtor === member || creditor === member)
    .map(({ gross_amount = '' }) => cents(gross_amount))
    .sort();
}

/** The tables of a page as a browser shows them: the last three cells of each row. */
export async function shownTables(page: Page): Promise<readonly ShownTable[]> {
  const tables = (await page.evaluate(
    `[...document.querySelectorAll('table')].map((table) => {
      const texts = (part) => [...table.querySelectorAll(part + ' tr')].map((row) =>
        [...row.children].slice(-3).map((cell) => cell.textContent));
      return { id: table.id, rows: texts('tbody'), foot: texts('tfoot') };
    })`,
  )) as readonly { id: string; rows: readonly string[][]; foot: readonly string[][] }[];
  const sums = (cells: readonly string[]): Sums => cells.map(cents).join(' ');
  return tables.map(({ id, rows, foot }) => ({ id, rows: rows.map(sums), foot: foot.map(sums) }));
}

export interface ShownTable {
  readonly id: string;
  readonly rows: readonly Sums[];
  readonly foot: readonly Sums[];
}

/** The rows of tables by their ids, in order of their texts; those of lines, in several tables, together. */
export function rowsById(tables: readonly ShownTable[]): TableSums {
  const found: Record<string, readonly Sums[]> = {};
  for (const { id, rows } of tables) {
    const name = id.replace(/^lines-\d+$/, 'lines');
    found[name] = [...(found[name] ?? []), ...rows].sort();
  }
  return found;
}

/** What rows of sums add up to. */
export function added(rows: readonly Sums[]): Sums {
  return rows
    .map((row) => row.split(' ').map(BigInt))
    .reduce((sum, row) => sum.map((value, index) => value + (row[index] ?? 0n)), [0n, 0n, 0n])
    .join(' ');
}
