/** What accepted-findings.csv sets apart, until when, and what of it is told to be of no use. */
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Release } from '../../src/domain/release.ts';
import { reconcileWorkspace } from '../../src/jobs/reconcile.ts';
import { ownRelease } from '../../src/package-files.ts';
import { allRecordsOf, recordsOf } from '../../src/reconcile/outputs/output.ts';
import { messageOf } from '../../src/reconcile/render.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { runCommand } from '../cli/run-command.ts';
import { billed, codes, JUNE, MAY, settle } from './billed.ts';
import { reconciled } from './workspace.ts';

/** A charge of June, dated 5 June, whose price is not that of the schedule. */
const DEAR_JUNE = JUNE.replace('100.00,100.00', '105.00,105.00');
const PRICE_OF_JUNE = 'price-mismatch F2 1 5.00';

function accept(folder: string, ...rows: readonly string[]): string {
  writeFileSync(
    join(folder, 'accepted-findings.csv'),
    `${['code,supplier,invoice_number,line_number,access,reason,until', ...rows].join('\n')}\n`,
  );
  return folder;
}

/** Where the acceptances stand that are told to be unused: the expired at `until`, the others at `code`. */
async function unused(folder: string, period?: string): Promise<readonly string[]> {
  const { findings } = await reconciled(folder, period);
  return findings
    .filter(({ code }) => code === 'acceptance-unused')
    .map(({ row, column, wording }) => `${row} ${column} ${wording}`);
}

test('an acceptance holds for invoices dated up to its last day', async () => {
  const accepted = accept(billed(MAY, DEAR_JUNE), 'price-mismatch,,F2,1,,agreed,2025-06-05');
  expect(await codes(accepted)).toEqual([]);
  const late = accept(billed(MAY, DEAR_JUNE), 'price-mismatch,,F2,1,,agreed,2025-06-04');
  expect(await codes(late)).toEqual(['acceptance-unused F2 1', PRICE_OF_JUNE]);
});

test('what is wrong with a line that bills what another billed is told where that is accepted, or not looked for', async () => {
  const again = DEAR_JUNE.replace('F2', 'F3');
  expect(await codes(billed(MAY, DEAR_JUNE, again))).toEqual([PRICE_OF_JUNE, 'duplicate-line F3 1 105.00']);
  const both = [PRICE_OF_JUNE, 'price-mismatch F3 1 5.00'];
  const accepted = accept(billed(MAY, DEAR_JUNE, again), 'duplicate-line,,F3,,,two accesses,');
  expect(await codes(accepted)).toEqual(both);
  const off = billed(MAY, DEAR_JUNE, again);
  settle(off, 'severity: { duplicate-line: off }');
  expect(await codes(off)).toEqual(both);
});

test('who accepted is said after the reason', async () => {
  const folder = billed(MAY, DEAR_JUNE);
  writeFileSync(
    join(folder, 'accepted-findings.csv'),
    'code,reason,accepted_by\nprice-mismatch,agreed,M. Martin\nprice-mismatch,agreed,\n',
  );
  const { accepted } = recordsOf(await reconciled(folder), 'en');
  expect(accepted.map((record) => record.accepted)).toEqual(['agreed (M. Martin)']);
  const { stdout } = await runCommand(['reconcile', folder, '--format', 'json']);
  expect(JSON.parse(stdout).accepted).toMatchObject([
    { code: 'price-mismatch', row: 3, reason: 'agreed', accepted_by: 'M. Martin', acceptance_row: 2 },
  ]);
});

test('what a run keeps of its findings is all, the accepted last', async () => {
  const unknown = 'OP,F2,2025-06-05,2,A1,AUTRE,usage,,,2025-06-03,,,80.00,20,';
  const folder = accept(billed(MAY, DEAR_JUNE, unknown), 'price-mismatch,,,,,agreed,');
  const all = allRecordsOf(await reconciled(folder), 'en');
  expect(all.map((record) => [record.code, record.accepted])).toEqual([
    ['unknown-item', undefined],
    ['price-mismatch', 'agreed'],
  ]);
});

test.each([
  'price-mismatch,OTHER,F2,1,A1,agreed,',
  'price-mismatch,OP,F1,1,A1,agreed,',
  'price-mismatch,OP,F2,2,A1,agreed,',
  'price-mismatch,OP,F2,1,A2,agreed,',
  'item-mismatch,OP,F2,1,A1,agreed,',
  'price-mismatch,,F,21,,agreed,',
])('an acceptance of something else accepts nothing: %s', async (row) => {
  expect(await codes(accept(billed(MAY, DEAR_JUNE), row))).toContain(PRICE_OF_JUNE);
});

test('a finding about a whole invoice has the date of the invoice', async () => {
  const wrong = (until: string): string => {
    const folder = accept(billed(MAY, JUNE), `invoice-total-mismatch,,F2,,,agreed,${until}`);
    appendFileSync(join(folder, 'invoices.csv'), 'supplier,invoice_number,net_amount\nOP,F2,101.00\n');
    return folder;
  };
  expect(await codes(wrong('2025-06-05'))).toEqual([]);
  expect(await codes(wrong('2025-06-04'))).toContain('invoice-total-mismatch F2  1.00');
});

test('a finding about an access has the date of the first day of the period', async () => {
  const idle = (until: string): string => {
    const folder = accept(billed(MAY, JUNE), `unbilled-access,,,,A2,agreed,${until}`);
    appendFileSync(join(folder, 'accesses.csv'), 'A2,S2,FIBRE-100,2025-01-01,,,\n');
    return folder;
  };
  expect(await codes(idle('2025-06-01'), '2025-06')).toEqual([]);
  expect(await codes(idle('2025-05-31'), '2025-06')).toEqual(['acceptance-unused', 'unbilled-access']);
});

test('an acceptance that ends before the period has expired, even of an invoice of another period', async () => {
  const folder = accept(
    billed(MAY, JUNE),
    'price-mismatch,,,,A1,agreed,2025-05-31',
    'price-mismatch,,F1,1,,agreed,2025-05-31',
    'price-mismatch,,,,A1,agreed,2025-06-01',
    'price-mismatch,,,,A1,agreed,',
  );
  expect(await unused(folder, '2025-06')).toEqual([
    '2 until acceptance-unused/expired',
    '3 until acceptance-unused/expired',
    '4 code acceptance-unused/unmatched',
    '5 code acceptance-unused/unmatched',
  ]);
});

test('an acceptance that ends within the period, before the finding, has expired', async () => {
  const folder = accept(billed(MAY, DEAR_JUNE), 'price-mismatch,,F2,1,,agreed,2025-06-04');
  expect(await unused(folder, '2025-06')).toEqual(['2 until acceptance-unused/expired']);
});

test('an acceptance of a check that did not run waits for its check', async () => {
  const folder = accept(
    billed(MAY, DEAR_JUNE),
    'price-mismatch,,F2,1,,agreed,',
    'item-mismatch,,F2,1,,agreed,',
  );
  rmSync(join(folder, 'prices.csv'));
  expect(await unused(folder)).toEqual(['3 code acceptance-unused/unmatched']);
});

test('an acceptance of a check that the convention does not ask for waits for its check', async () => {
  const rows = ['billed-in-advance,,F2,1,,agreed,', 'item-mismatch,,F2,1,,agreed,'];
  expect(await unused(accept(billed(MAY, JUNE), ...rows))).toEqual(['3 code acceptance-unused/unmatched']);
  const asked = accept(billed(MAY), ...rows);
  settle(asked, 'severity: { billed-in-advance: warning }');
  expect(await unused(asked)).toEqual([
    '2 code acceptance-unused/unmatched',
    '3 code acceptance-unused/unmatched',
  ]);
});

test('nothing expires where single invoices are judged', async () => {
  const folder = accept(
    billed(MAY, JUNE),
    'price-mismatch,,F2,,,agreed,2020-01-31',
    'setup-repeated,,F9,,,agreed,',
  );
  const { value } = await reconcileWorkspace(loadWorkspace(folder), { kind: 'invoices', numbers: ['F2'] });
  expect(value?.findings.map(({ row, wording }) => `${row} ${wording}`)).toEqual([
    '2 acceptance-unused/unmatched',
    '3 acceptance-unused/unmatched',
  ]);
});

test('an acceptance waits for an invoice of its supplier only', async () => {
  const folder = accept(
    billed(MAY, JUNE),
    'price-mismatch,OP,F1,,,agreed,',
    'price-mismatch,OTHER,F1,,,agreed,',
    'price-mismatch,,F1,,,agreed,',
  );
  expect(await unused(folder, '2025-06')).toEqual(['3 code acceptance-unused/unmatched']);
});

test.each([
  ['OP', '=1+1', '@1'],
  ['+OP', '-5', '+F2'],
  ['@', 'F2', '-1'],
])(
  'a row that --format csv writes of %s, invoice %s, line %s accepts, apostrophes and all',
  async (supplier, invoice, line) => {
    const dear = `${supplier}${DEAR_JUNE.slice(2)}`.replace('F2', invoice).replace(/,1,A1/, `,${line},A1`);
    const folder = billed(MAY, dear);
    const { stdout } = await runCommand(['reconcile', folder, '--format', 'csv']);
    const [header = '', row = '', ...rest] = stdout.trimEnd().split('\n');
    expect([row, rest]).toEqual([expect.stringContaining("'"), []]);
    writeFileSync(join(folder, 'accepted-findings.csv'), `${header},reason\n${row},agreed\n`);
    expect(await codes(folder)).toEqual([]);
    // Of another period, it waits for its invoice.
    expect(await unused(folder, '2025-05')).toEqual([]);
    const bare = accept(billed(MAY, dear), `price-mismatch,${supplier},${invoice},${line},,agreed,`);
    expect([await codes(bare), await unused(bare, '2025-05')]).toEqual([[], []]);
    const other = accept(billed(MAY, dear), `price-mismatch,,''${invoice},,,agreed,`);
    expect(await codes(other)).toContain(`price-mismatch ${invoice} ${line} 5.00`);
  },
);

test('an acceptance of a code that no check has is told by what it says', async () => {
  const { findings } = await reconciled(accept(billed(MAY), 'price-mismach,,F1,,,accord,'));
  expect(
    findings.filter(({ code }) => code === 'acceptance-unused').map((item) => messageOf(item, 'fr')),
  ).toEqual(['aucun écart n’est de cette sorte : price-mismach F1 ; accepté au motif « accord »']);
});

test('of acceptances that are alike the one holds that lasts; of several the first row accepts', async () => {
  const reasons = async (...rows: readonly string[]): Promise<readonly string[]> => {
    const { accepted } = await reconciled(accept(billed(MAY, DEAR_JUNE), ...rows));
    return accepted.map(({ acceptance }) => acceptance.reason);
  };
  const short = 'price-mismatch,,F2,,,short,2025-05-31';
  expect(await reasons(short, 'price-mismatch,,F2,,,long,2025-06-30')).toEqual(['long']);
  expect(await reasons('price-mismatch,,F2,,,long,2025-06-30', short)).toEqual(['long']);
  expect(await reasons(short, 'price-mismatch,,F2,,,for ever,')).toEqual(['for ever']);
  expect(await reasons('price-mismatch,,,,A1,first,', 'price-mismatch,,F2,1,,second,')).toEqual(['first']);
  expect(await reasons('price-mismatch,,F2,1,,first,', 'price-mismatch,,,,A1,second,')).toEqual(['first']);
  expect(
    await reasons('price-mismatch,,F2,1,,past,2025-06-04', 'price-mismatch,,,,A1,second,', short),
  ).toEqual(['second']);
});

test('an acceptance that matches what another one accepts, too, matches something', async () => {
  const beside = (row: string) =>
    unused(accept(billed(MAY, DEAR_JUNE), 'price-mismatch,,,,A1,all of them,', row));
  expect(await beside('price-mismatch,,F2,,,this one,')).toEqual([]);
  expect(await beside('price-mismatch,,,,A1,again,2025-12-31')).toEqual([]);
  expect(await beside('price-mismatch,,F2,,,this one,2025-06-04')).toEqual([
    '3 until acceptance-unused/expired',
  ]);
  expect(await beside('price-mismatch,,F2,2,,another line,')).toEqual(['3 code acceptance-unused/unmatched']);
});

test('a row of the findings, copied with a reason, is an acceptance of that finding', async () => {
  const folder = billed(MAY, DEAR_JUNE);
  const { stdout } = await runCommand(['reconcile', folder, '--format', 'csv']);
  const [header, finding] = stdout.replace(/^\uFEFF/, '').split(/\r?\n/);
  writeFileSync(join(folder, 'accepted-findings.csv'), `reason,${header}\nagreed,${finding}\n`);
  expect(finding).toMatch(/^price-mismatch,/);
  expect(await codes(folder)).toEqual([]);
});

test('a column that it does not know is a warning by the rules of 0.1, as it was then', async () => {
  const folder = billed(MAY, DEAR_JUNE);
  writeFileSync(join(folder, 'accepted-findings.csv'), 'code,n_line,reason\nprice-mismatch,1,agreed\n');
  const codesBy = async (release: Release): Promise<readonly string[]> =>
    (await loadWorkspace(folder, { release })).problems.map(({ code }) => code);
  expect(await codesBy([0, 1])).toEqual(['column-unknown']);
  expect(await codesBy(ownRelease())).toEqual(['acceptance-column']);
});
