/** What members recover of each other by a run, summed naively by revenue chapter and corrected run (REPORTS.md). */
import type { History, Run } from './history.ts';
import { type Amounts, keyOf, type Line } from './model.ts';
import { type Cells, cents } from './workspace.ts';

/** `creditor debtor chapter corrects net vat` of each title of a run that amounts to something. */
export function titlesOf({ outcomes, corrections, revenues }: Run, history: History): readonly string[] {
  const sums = new Map<string, [number, number]>();
  const claim = (account: string, chapter: string, [net, vat]: Amounts, corrects: string): void => {
    const [member = '', , payer = ''] = account.split(' ');
    if (member === payer) return;
    const key = `${payer} ${member} ${chapter} ${corrects}`;
    const [nets, vats] = sums.get(key) ?? [0, 0];
    sums.set(key, [nets + net, vats + vat]);
  };
  const today = (line: Line, account: string): string => revenues.get(`${keyOf(line)} ${account}`) ?? '';
  for (const { line, charges } of outcomes) {
    for (const [account, amounts] of charges ?? new Map<string, Amounts>()) {
      claim(account, today(line, account), amounts, '');
    }
  }
  for (const { of, line, charges, before, claims } of corrections) {
    const corrects = history.closed[of]?.name ?? '';
    for (const [account, [net, vat]] of charges) {
      // What was claimed goes, and what is owed now comes.
      const [oldNet, oldVat] = before.get(account) ?? [0, 0];
      claim(account, claims.get(account) ?? today(line, account), [-oldNet, -oldVat], corrects);
      claim(account, today(line, account), [net + oldNet, vat + oldVat], corrects);
    }
  }
  return texts(sums);
}

/** How many claims a run takes back from another revenue than that of today. */
export function takenFromOthers({ corrections, revenues }: Run): number {
  return corrections.flatMap(({ line, charges, claims }) =>
    [...charges.keys()].filter((account) => {
      const [member, , payer] = account.split(' ');
      const [then, now] = [claims.get(account), revenues.get(`${keyOf(line)} ${account}`)];
      return member !== payer && then !== undefined && then !== now;
    }),
  ).length;
}

export function titlesIn(rows: readonly Cells[]): readonly string[] {
  const sums = new Map<string, [number, number]>();
  for (const row of rows) {
    const key = ['creditor', 'debtor', 'chapter', 'corrects'].map((column) => row[column]).join(' ');
    sums.set(key, [cents(row['net_amount']), cents(row['vat_amount'])]);
  }
  return texts(sums);
}

function texts(sums: ReadonlyMap<string, readonly [number, number]>): readonly string[] {
  return [...sums]
    .filter(([, [net, vat]]) => net !== 0 || vat !== 0)
    .map(([key, [net, vat]]) => `${key} ${net} ${vat}`)
    .sort();
}
