import { expect, it } from 'vitest';
import { owedList } from '../../src/report/html/owed-list.ts';
import { namesOf } from '../../src/report/statement/identity.ts';
import { en } from '../../src/report/words/en.ts';
import type { Debt } from '../../src/settle/tally.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { EXAMPLE } from './example.ts';

const { workspace } = loadWorkspace(EXAMPLE);
if (workspace === undefined) throw new Error('the example is not read');
const names = namesOf(workspace);

const debt = (debtor: string, creditor: string, net: bigint): Debt => ({
  debtor,
  creditor,
  corrects: '',
  net,
  vat: net / 5n,
  gross: net + net / 5n,
  lines: 1,
});

const NONE = { net: 0n, vat: 0n, gross: 0n, lines: 0 };

/** The entries of the list as texts. */
const entries = (debts: readonly Debt[], unallocated = NONE): readonly string[] =>
  [...owedList({ debts, unallocated }, [], 'EUR', names, en).matchAll(/<li>(.*?)<\/li>/g)].map(
    ([, item = '']) => item.replace(/<[^>]+>/g, '').replaceAll('&#39;', "'"),
  );

it('opens a page with the greatest debts, one to be given back in the direction in which it is paid', () => {
  expect(
    entries([
      debt('CEA', 'REGION', 10_000n),
      debt('MEUSE', 'REGION', -200_000n),
      debt('REGION', 'CEA', -5_000n),
    ]),
  ).toEqual([
    'Région Grand Est gives back to Département de la Meuse €2,400.00 gross',
    "Collectivité européenne d'Alsace owes Région Grand Est €120.00 gross",
    "Collectivité européenne d'Alsace gives back to Région Grand Est €60.00 gross",
  ]);
});

it('opens a page with no debt of nothing, and with none where all are', () => {
  const nothing = debt('CEA', 'REGION', 0n);
  const correction = { ...nothing, corrects: '2025-08' };
  expect(entries([nothing, debt('MEUSE', 'REGION', 10_000n), correction])).toEqual([
    'Département de la Meuse owes Région Grand Est €120.00 gross',
  ]);
  const opening = owedList({ debts: [nothing], unallocated: NONE }, [], 'EUR', names, en);
  expect(opening).toContain('Nobody owes anything');
});

it('opens a page with what was left aside, too, which nobody owes', () => {
  const aside = { net: 59_940n, vat: 11_988n, gross: 71_928n, lines: 3 };
  expect(entries([debt('MEUSE', 'REGION', 10_000n)], aside)).toEqual([
    'Département de la Meuse owes Région Grand Est €120.00 gross',
    '3 lines not allocated, €719.28 gross (unallocated.csv)',
  ]);
});
