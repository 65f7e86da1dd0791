import { expect, it } from 'vitest';
import { settlementCsv } from '../../src/report/csv/sum-files.ts';
import type { Debt } from '../../src/settle/tally.ts';

const debt = (debtor: string, creditor: string, corrects: string, net: bigint, vat: bigint): Debt => ({
  ...{ debtor, creditor, corrects },
  ...{ lines: 1, net, vat, gross: net + vat },
});

const DEBTS = [
  debt('MEUSE', 'REGION', '', 100_000n, 20_000n),
  debt('MEUSE', 'REGION', '2025-09', -10_000n, -2_000n),
  debt('MEUSE', 'REGION', '2025-10', 500n, 100n),
  debt('REGION', 'MEUSE', '', 300n, 60n),
];

it('keeps what the run charges and what it corrects of each closed run apart, in both directions', () => {
  expect(settlementCsv(DEBTS, [0, 2])).toBe(
    'debtor,creditor,corrects,lines,net_amount,vat_amount,gross_amount\n' +
      'MEUSE,REGION,,1,1000.00,200.00,1200.00\n' +
      'MEUSE,REGION,2025-09,1,-100.00,-20.00,-120.00\n' +
      'MEUSE,REGION,2025-10,1,5.00,1.00,6.00\n' +
      'REGION,MEUSE,,1,3.00,0.60,3.60\n',
  );
});

it('adds them up in a run of 0.1, as that release did', () => {
  expect(settlementCsv(DEBTS, [0, 1])).toBe(
    'debtor,creditor,lines,net_amount,vat_amount,gross_amount\n' +
      'MEUSE,REGION,3,905.00,181.00,1086.00\n' +
      'REGION,MEUSE,1,3.00,0.60,3.60\n',
  );
});
