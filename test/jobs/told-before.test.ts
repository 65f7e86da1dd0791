/** Which warnings were told before: of invoice files that closed runs have charged, of tables that are those of the last one. */
import { expect, test } from 'vitest';
import { type Problem, problem } from '../../src/diagnostics/problem.ts';
import type { InvoiceLine } from '../../src/domain/invoice-line.ts';
import type { ClosedLine } from '../../src/invoices/lines/closed-lines.ts';
import { toldBefore } from '../../src/jobs/problems/told-before.ts';
import { grappeVersion } from '../../src/package-files.ts';

const NOTHING = { regularise: [], runs: [] };

test('errors are told whatever is closed, and so are warnings of other codes', () => {
  const { observe, apart } = toldBefore({ files: [] }, NOTHING);
  observe({ file: 'invoices/a.csv' } as InvoiceLine, { spentBy: 0 } as ClosedLine);
  const place = { file: 'invoices/a.csv', row: 1, column: 'remark' };
  const warning = problem('column-unknown', place, { header: 'remark', near: '' } as never);
  const error = { ...warning, severity: 'error' } as const;
  const ofSheet = problem('sheet-unread', place, { sheet: 'x', rows: 1 } as never);
  expect(apart([error, warning, ofSheet])).toEqual({ told: [error, ofSheet], toldBefore: [warning] });
});

const input = (path: string, sha256 = 'a') => ({ path, sha256, bytes: 1, rows: 1 });
const TABLES = [input('convention.yaml'), input('sites.csv')];

/** What of some warnings is told again where the last closed run, by a version, had some inputs, and today's tables are others. */
function toldAgain(
  warnings: readonly Problem[],
  inputs: readonly ReturnType<typeof input>[] = TABLES,
  today: readonly ReturnType<typeof input>[] = TABLES,
  grappe = grappeVersion(),
): readonly Problem[] {
  const older = { manifest: { grappe: grappeVersion(), inputs: TABLES } };
  const runs = [older, { manifest: { grappe, inputs: [input('invoices/a.csv'), ...inputs] } }];
  const files = today.map((fingerprint) => ({ fingerprint }));
  return toldBefore({ files } as never, { regularise: [], runs } as never).apart(warnings).told;
}

const GAP = problem('rules-gap', { file: 'convention.yaml', row: 9 }, {} as never);

test('a warning of the convention and the tables is not told again where the last closed run had the same', () => {
  expect(toldAgain([GAP])).toEqual([]);
  expect(toldAgain([GAP], [input('runs/2025-08/manifest.json'), ...TABLES])).toEqual([]);
});

const TOLD: readonly (readonly [string, Parameters<typeof toldAgain>])[] = [
  ['another version computed it', [[GAP], TABLES, TABLES, '0.1.0']],
  ['a table is another', [[GAP], TABLES, [input('convention.yaml'), input('sites.csv', 'b')]]],
  ['a table came', [[GAP], TABLES, [...TABLES, input('prices.csv')]]],
  ['a table went', [[GAP], [...TABLES, input('prices.csv')], TABLES]],
  ['money of lines hangs on it', [[{ ...GAP, stake: 0n }]]],
  ['it is an error', [[{ ...GAP, severity: 'error' as const }]]],
  ['it hangs on other files', [[problem('table-unread', { file: 'sites2.csv' }, {} as never)]]],
  ['it is of an invoice', [[problem('id-look-alike', { file: 'invoices/a.csv', row: 2 }, {} as never)]]],
  ['it is of a run', [[problem('column-unknown', { file: 'runs/2025-09/a.csv', row: 2 }, {} as never)]]],
];

test.each(TOLD)('it is told again where %s', (_, given) => {
  expect(toldAgain(...given)).toEqual(given[0]);
});
