import { expect, test } from 'vitest';
import { type Debt, debtsOf01 } from '../../src/settle/tally.ts';
import { cents } from './values.ts';

const debt = (debtor: string, creditor: string, corrects: string, net: bigint): Debt => ({
  ...{ debtor, creditor, corrects, lines: 2, ...cents(net) },
});

test('0.1 added the corrections of closed runs to the claim of the run, each direction by itself', () => {
  const debts = [
    debt('M', 'R', '', 1000n),
    debt('M', 'R', '2025-08', -100n),
    debt('M', 'A', '2025-08', 300n),
    debt('A', 'R', '', 500n),
  ];
  expect(debtsOf01(debts)).toEqual([
    { debtor: 'A', creditor: 'R', corrects: '', lines: 2, net: 500n, vat: 100n, gross: 600n },
    { debtor: 'M', creditor: 'A', corrects: '', lines: 2, net: 300n, vat: 60n, gross: 360n },
    { debtor: 'M', creditor: 'R', corrects: '', lines: 4, net: 900n, vat: 180n, gross: 1080n },
  ]);
});
