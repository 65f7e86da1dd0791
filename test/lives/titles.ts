/** What members recover of each other by a run, summed naively by revenue chapter and corrected run (REPORTS.md). */
import type { History, Run } from './history.ts';
import { type Charges, chapterOf, daysOf, type Line, type World } from './model.ts';
import { type Cells, cents } from './workspace.ts';

/** `creditor debtor chapter corrects net vat` of each title of a run that amounts to something. */
export function titlesOf({ outcomes, corrections }: Run, world: World, history: History): readonly string[] {
  const sums = new Map<string, [number, number]>();
  const claim = (line: Line, charges: Charges, corrects: string): void => {
    for (const [account, [net, vat]] of charges) {
      const [member = '', site = '', payer = ''] = account.split(' ');
      if (member === payer) continue;
      const chapter = chapterOf(line, { member, site, payer }, daysOf(line, world)?.[0], world, true);
      const key = `${payer} ${member} ${chapter} ${corrects}`;
      const [nets, vats] = sums.get(key) ?? [0, 0];
      sums.set(key, [nets + net, vats + vat]);
    }
  };
  for (const { line, charges } of outcomes) claim(line, charges ?? new Map(), '');
  for (const { of, line, day, charges } of corrections) {
    claim({ ...line, day }, charges, history.closed[of]?.name ?? '');
  }
  return texts(sums);
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
