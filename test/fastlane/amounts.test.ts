/** Amounts are split and summed exactly, however large they are and however many. */
import { describe, expect, test } from 'vitest';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { inFolder } from '../properties/product.ts';
import { type BothWays, bothWays } from './both-ways.ts';
import { difference } from './difference.ts';
import { CONVENTION, type LineCells, smallWorkspace } from './small.ts';

const ALL = { selection: { kind: 'all' }, allowUnallocated: false } as const;
const LARGEST = '9999999999999.99';

async function compute(files: WorkspaceFiles): Promise<BothWays> {
  const both = await inFolder(files, (folder) => bothWays(folder, ALL));
  expect(difference(both.withLane, both.without)).toBeUndefined();
  expect(both.without.problems).toEqual([]);
  return both;
}

/** A file whose lines state a net, and where they are given a VAT and a gross. */
function amountsFile(access: string, amounts: readonly (readonly string[])[], rate = '0'): WorkspaceFiles {
  const rows = amounts.map(
    ([net = '', vat = '', gross = ''], index) =>
      `F1,2025-01-31,${index + 1},${access},subscription,2025-01-01,2025-01-31,${net},${rate},${vat},${gross}\n`,
  );
  const header =
    'invoice_number,invoice_date,line_number,access,category,period_start,period_end,net_amount,vat_rate,vat_amount,gross_amount\n';
  return { ...smallWorkspace({}, []), 'invoices/f.csv': header + rows.join('') };
}

describe('sums beyond the safe integers stay exact', () => {
  test.each([
    ['of one bearer', 'A1'],
    ['of several', 'AG'],
  ])('%s', async (_, access) => {
    const large = Array.from({ length: 40 }, () => [LARGEST, '9999999999999.97']);
    const both = await compute(amountsFile(access, large));
    expect([both.shared, both.inLane]).toEqual([40, 39]);
    // 40 × (10¹⁵ − 1) and 40 × (10¹⁵ − 3) cents, more than 2⁵⁵.
    expect(both.without.inputs).toMatchObject([{ net: 40n * (10n ** 15n - 1n) }]);
    expect(both.without.written?.totals).toMatchObject({
      allocated: { net: 40n * (10n ** 15n - 1n), vat: 40n * (10n ** 15n - 3n) },
    });
  });

  test('of credits too', async () => {
    const both = await compute(
      amountsFile(
        'AG',
        Array.from({ length: 40 }, () => [`-${LARGEST}`]),
      ),
    );
    expect(both.inLane).toBe(39);
    expect(both.without.written?.totals).toMatchObject({ allocated: { net: -40n * (10n ** 15n - 1n) } });
  });
});

test('amounts and VAT beyond what the lane takes go the ordinary way', async () => {
  const nets = [
    '1.00',
    '9007199254.73',
    LARGEST,
    '10000000000000.00',
    '90071992547409.91',
    '90071992547409.93',
    '1.00',
  ];
  const both = await compute(
    amountsFile(
      'AG',
      nets.map((net) => [net]),
      '20',
    ),
  );
  expect([both.shared, both.inLane]).toEqual([7, 2]);
});

test('stated VAT and gross are taken where they agree', async () => {
  const both = await compute(
    amountsFile(
      'AG',
      [
        ['10.01', '', ''],
        ['10.01', '2.01', ''],
        ['10.01', '', '12.01'],
        ['10.01', '-2.00', '8.01'],
        ['-10.01', '-2.01', '-12.02'],
      ],
      '20',
    ),
  );
  expect([both.shared, both.inLane]).toEqual([5, 4]);
});

test.each([
  ['12.02', ''],
  ['12.00', '2.00'],
])('a gross of %s with a VAT of “%s” is a mismatch', async (gross, vat) => {
  const files = amountsFile('AG', [['10.01'], ['10.01', vat, gross], ['10.01']], '20');
  const both = await inFolder(files, (folder) => bothWays(folder, ALL));
  expect(difference(both.withLane, both.without)).toBeUndefined();
  expect(both.without.problems.map(({ code, place }) => [code, place.row])).toEqual([['gross-mismatch', 3]]);
});

/** So many sites of two members in one grappe, with their weights. */
function manySites(count: number, weight: (index: number) => string): WorkspaceFiles {
  const each = (row: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => `${row(index)}\n`).join('');
  return {
    'convention.yaml': `${CONVENTION}rules:\n  - { id: g, article: "1", applies_to: { target: grappe }, share: { by: weight } }\n`,
    'sites.csv': `site,name,type,member\n${each((index) => `S${index},Site,lycee,${index % 3 === 0 ? 'C' : 'R'}`)}`,
    'grappes.csv': `grappe,name,kind,site,weight\n${each((index) => `G,G,grappe,S${index},${weight(index)}`)}`,
    'accesses.csv': 'access,serves\nAG,G\n',
  };
}

describe('a line of', () => {
  const lines = ['0.01', '-0.02', '10.01', '99999.97', '1234567890.12', '7'].map(
    (net): LineCells => ({ day: '2025-01-09', net }),
  );
  test.each([
    ['64 rows goes through the lane', manySites(64, (index) => String((index % 7) + 1)), 5],
    ['65 rows does not', manySites(65, (index) => String((index % 7) + 1)), 0],
    ['fine weights does with small amounts', manySites(5, (index) => `${index + 1}.00000${9 - index}`), 4],
    [
      'weights beyond the safe integers does not',
      manySites(5, (index) => `99999999${index}7.00000${index + 1}`),
      0,
    ],
  ])('%s', async (_, files, inLane) => {
    const both = await compute(smallWorkspace(files, lines));
    expect([both.shared, both.inLane]).toEqual([6, inLane]);
  });
});

test('an amount goes through the lane up to the last one whose products are safe', async () => {
  // 1000001 : 2000003, of 3000004; 9007199254740991 ÷ 3000004 = 3002395748.4 cents.
  const files = manySites(2, (index) => ['1.000001', '2.000003'][index] ?? '');
  const nets = ['1', '30023957.48', '-30023957.48', '30023957.49', '-30023957.49'];
  const lines = nets.map((net): LineCells => ({ day: '2025-01-09', net }));
  const both = await compute(smallWorkspace(files, lines));
  expect([both.shared, both.inLane]).toEqual([5, 2]);
  // So it is with a VAT that is stated beside a small net.
  const { 'invoices/f.csv': text = '' } = amountsFile(
    'AG',
    nets.map((vat) => ['1', vat]),
  );
  const withVat = await compute({ ...smallWorkspace(files, []), 'invoices/f.csv': text });
  expect([withVat.shared, withVat.inLane]).toEqual([5, 2]);
});

test('equal remainders: the larger weight, then the first in order gets the cent', async () => {
  // 1/2 cent each way: S0 (of C) weighs 1, S1 and S2 (of R) 1 and 2: R bears 3/4.
  const files = manySites(3, (index) => (index === 2 ? '2' : '1'));
  const nets = ['0.02', '0.02', '0.06', '-0.02', '0.01'];
  const both = await compute(
    smallWorkspace(
      files,
      nets.map((net): LineCells => ({ day: '2025-01-09', net })),
    ),
  );
  expect(both.inLane).toBe(4);
  const rows = (both.without.written?.allocations ?? '')
    .trimEnd()
    .split('\n')
    .map((row) => row.split(','));
  const netsOf = (line: number): readonly (string | undefined)[] =>
    rows.filter((cells) => cells[3] === String(line)).map((cells) => cells[18]);
  // 2 cents × 1/4 = 0.5 and × 3/4 = 1.5: the larger weight R gets the cent.
  expect(netsOf(2)).toEqual(['0.00', '0.01', '0.01']);
  expect(netsOf(4)).toEqual(['0.00', '-0.01', '-0.01']);
});
