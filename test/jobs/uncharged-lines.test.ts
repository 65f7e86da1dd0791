import { expect, test } from 'vitest';
import { bothAmounts } from '../../src/diagnostics/bilingual.ts';
import { closedLines } from '../../src/invoices/lines/closed-lines.ts';
import { unchargedLines } from '../../src/jobs/closed-lines/uncharged-lines.ts';
import { NOTHING_CLOSED } from '../../src/runs/closed/closed-context.ts';
import { closedRunsOf } from '../../src/runs/closed/closed-runs.ts';
import { line } from '../settle/values.ts';

test('a line left unallocated by a run of 0.1, of an invoice whose nets add up to zero, is reported with the VAT that a run of today computes', () => {
  const { value: runs } = closedRunsOf('fixtures/audit/0.1.0');
  const invoice = { vatMode: 'invoice', statedRateVat: { vat: 0n, net: 0n } } as const;
  const charged = line({ ...invoice, lineNumber: '1', net: 10_000n });
  const left = line({ ...invoice, lineNumber: '2', net: -10_000n });
  const lines = closedLines();
  // As 0.1 recorded them: neither had VAT.
  for (const seen of [charged, left])
    lines.add({ ...seen, allocated: seen === charged, facts: seen, vat: 0n }, 0);
  const uncharged = unchargedLines({ ...NOTHING_CLOSED, runs, lines });
  for (const seen of [charged, left]) uncharged.observe(seen, lines.find(seen), false);
  const gross = bothAmounts(-12_000n);
  expect(uncharged.problems().map(({ code, args }) => [code, args['count'], args['gross']])).toEqual([
    ['lines-uncharged', 1, gross],
    ['lines-left', 1, gross],
  ]);
});
