import { expect, test } from 'vitest';
import { leftLine } from '../../src/report/csv/line-files.ts';
import { outcomes } from '../allocate/outcomes.ts';
import { STENAY } from '../oracle/small-workspace.ts';

test('a reason names the category in the language of the run; in a run of 0.1 by its English word', async () => {
  const { plain } = await outcomes({
    ...STENAY,
    'invoices/a.csv':
      'invoice_number,invoice_date,line_number,serves,category,net_amount,vat_rate\nF1,2021-09-30,1,STENAY,subscription,6.77,20\n',
  });
  const reasons = plain.flatMap((line) =>
    line.kind === 'unallocated'
      ? ([undefined, [0, 1]] as const).map((release) => leftLine(line, 'fr', release).reasons)
      : [],
  );
  expect(reasons).toEqual([
    expect.stringContaining('catégorie abonnement'),
    expect.stringContaining('catégorie subscription'),
  ]);
});
