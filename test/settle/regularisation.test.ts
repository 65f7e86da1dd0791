/** Corrections of closed runs: an amount that moves leaves one account whole and reaches another whole (AUDIT.md). */
import { describe, expect, test } from 'vitest';
import type { LineWithVat } from '../../src/domain/invoice-line.ts';
import type { Release } from '../../src/domain/release.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';
import { type ClosedRow, closedRow, type SiteChargeKeys } from '../../src/settle/recorded-row.ts';
import {
  type CorrectedLine,
  correctionDay,
  giveBack,
  movesMoney,
  type Regularisation,
  regularise,
  restatement,
} from '../../src/settle/regularisation.ts';
import { allocated, cents, imputation, line, SEPTEMBER } from './values.ts';

const CORRECTED: CorrectedLine = {
  run: '2025-09',
  line: line(),
  chargedDate: dayOf(2025, 9, 30),
  day: SEPTEMBER.from,
};

/** What the run charged A for the site S1: half of the line, 50.00 and 10.00 of VAT. */
function charged(more: Partial<ClosedRow> = {}): ClosedRow {
  return {
    ...{ member: 'A', site: 'S1', billedTo: 'R', category: 'subscription' },
    ...{
      chapter: '011',
      function: '221',
      nature: '6262',
      serves: 'G',
      rule: 'r',
      article: '6',
      share: '1/2',
    },
    ...{ net: 5000n, vat: 1000n, by: '2025-09', invoiceDate: SEPTEMBER.to, period: undefined },
    ...more,
  };
}

/** The line as it is shared today, for each member on the site S1. */
const today = (...parts: readonly (readonly [member: string, share: string, net: bigint, vat?: bigint])[]) =>
  allocated(
    parts.map(([member, share, net, vat]) => {
      return { member, site: 'S1', share, amounts: cents(net, vat), imputation: imputation('011 221 6262') };
    }),
    { plan: { serves: 'H', rule: 'q', article: '7' } },
  );

/** The rows in few words: whose, the shares, the amounts. */
const inShort = (rows: readonly Regularisation[]) =>
  rows.map(({ member, oldShare, newShare, share, net, vat, gross }) =>
    [member, `${oldShare} → ${newShare}`, share, net, vat, gross].join(' '),
  );

describe('a line that is shared otherwise today', () => {
  test('changes by the difference of each account, with the rule of today', () => {
    const rows = regularise(CORRECTED, [charged()], today(['A', '1/3', 3333n, 667n]));
    const { by, invoiceDate, period, ...before } = charged();
    expect(rows).toEqual([
      {
        ...before,
        former: { by, invoiceDate, period, net: 5000n, vat: 1000n },
        ...{ serves: 'H', rule: 'q', article: '7', ...CORRECTED },
        ...{ oldShare: '1/2', newShare: '1/3', share: '-1/6', net: -1667n, vat: -333n, gross: -2000n },
      },
    ]);
  });

  test('is charged to who bears it now, and given back to who did, by the rule of then', () => {
    const rows = regularise(CORRECTED, [charged()], today(['M', '1/2', 5000n, 1000n]));
    expect(inShort(rows)).toEqual(['A 1/2 → 0/1 -1/2 -5000 -1000 -6000', 'M 0/1 → 1/2 1/2 5000 1000 6000']);
    expect(rows.map(({ rule }) => rule)).toEqual(['r', 'q']);
  });

  test('counts what was corrected since: only what is left moves', () => {
    const since = charged({ share: '-1/6', net: -1667n, vat: -333n });
    const rows = regularise(CORRECTED, [charged(), since], today(['A', '1/4', 2500n, 500n]));
    expect(inShort(rows)).toEqual(['A 1/3 → 1/4 -1/12 -833 -167 -1000']);
  });

  test('adds up two rows of one account today', () => {
    const rows = regularise(CORRECTED, [], today(['A', '1/4', 2500n, 500n], ['A', '1/3', 3333n, 667n]));
    expect(inShort(rows)).toEqual(['A 0/1 → 7/12 7/12 5833 1167 7000']);
  });

  test.each([
    ['net', 5001n, 1000n, 'A 1/2 → 1/2 0/1 1 0 1'],
    ['VAT', 5000n, 999n, 'A 1/2 → 1/2 0/1 0 -1 -1'],
  ])('changes though %s alone does', (_, net, vat, expected) => {
    expect(inShort(regularise(CORRECTED, [charged()], today(['A', '1/2', net, vat])))).toEqual([expected]);
  });

  test('has no row where nothing changes', () => {
    expect(regularise(CORRECTED, [charged()], today(['A', '1/2', 5000n, 1000n]))).toEqual([]);
  });

  test('is without an imputation where the workspace keeps none', () => {
    const without = allocated([{ member: 'A', amounts: cents(100n) }]);
    const [row] = regularise(CORRECTED, [], without);
    expect([row?.chapter, row?.function, row?.nature]).toEqual(['', '', '']);
  });
});

describe('an amount stays on its account where they differ in', () => {
  test.each<[keyof SiteChargeKeys, string, string]>([
    ['member', 'A', 'M'],
    ['site', 'S1', 'S2'],
    ['billedTo', 'M', 'R'],
    ['category', 'setup', 'subscription'],
    ['chapter', '011', '65'],
    ['function', '020', '221'],
    ['nature', '6156', '6262'],
  ])('%s, in whose order the rows are', (field, first, second) => {
    const rows = giveBack(CORRECTED, [charged({ [field]: second }), charged({ [field]: first })]);
    expect(rows.map((row) => [row[field], row.net])).toEqual([
      [first, -5000n],
      [second, -5000n],
    ]);
  });

  test('two fields that are one text together', () => {
    const rows = giveBack(CORRECTED, [
      charged({ member: 'A', site: 'BC' }),
      charged({ member: 'AB', site: 'C' }),
    ]);
    expect(rows).toHaveLength(2);
  });
});

describe('what a charge was before', () => {
  test('is the sum of its rows, as the last of them has left it', () => {
    const rows = [
      charged(),
      charged({ net: -1000n, vat: -200n, by: '2025-11', invoiceDate: SEPTEMBER.to, period: SEPTEMBER }),
    ];
    const [row] = regularise(CORRECTED, rows, today(['A', '1/2', 4500n, 900n]));
    expect(row?.former).toEqual({
      net: 4000n,
      vat: 800n,
      by: '2025-11',
      invoiceDate: SEPTEMBER.to,
      period: SEPTEMBER,
    });
  });

  test('is nothing where nothing was charged', () => {
    const [row] = regularise(CORRECTED, [], today(['A', '1/2', 4500n, 900n]));
    expect(row?.former).toBeUndefined();
  });
});

test('a line that is no more is given back whole', () => {
  expect(inShort(giveBack(CORRECTED, [charged()]))).toEqual(['A 1/2 → 0/1 -1/2 -5000 -1000 -6000']);
});

describe('a line that is otherwise stated', () => {
  test('has a row of no amount, with the share that stays', () => {
    const rows = today(['A', '1/2', 5000n, 1000n], ['M', '1/2', 5000n, 1000n]);
    const row = restatement(CORRECTED, [charged()], rows);
    expect(row).toMatchObject({
      ...{ member: 'A', rule: 'q', run: '2025-09', share: '0/1', oldShare: '1/2', newShare: '1/2' },
      ...{ net: 0n, vat: 0n, gross: 0n },
    });
  });

  test('and the share that was charged, where another one comes to the same cents', () => {
    const rows = today(['A', '2/3', 1n, 0n]);
    const row = restatement(CORRECTED, [charged({ net: 1n, vat: 0n })], rows);
    expect(row).toMatchObject({
      member: 'A',
      share: '1/6',
      oldShare: '1/2',
      newShare: '2/3',
      net: 0n,
      vat: 0n,
    });
  });

  test('has none where nobody bears it', () => {
    expect(restatement(CORRECTED, [], today())).toBeUndefined();
  });

  test.each([
    [0n, 0n, false],
    [1n, 0n, true],
    [0n, -1n, true],
    [1n, -1n, true],
  ])('moves money where net is %i and VAT %i: %s', (net, vat, expected) => {
    const [row] = giveBack(CORRECTED, [charged()]);
    if (row === undefined) throw new Error('a row is given back');
    expect(movesMoney({ ...row, net, vat })).toBe(expected);
  });
});

describe('a row of a closed run', () => {
  const CELLS = {
    ...{ member: 'A', site: 'S1', billed_to: 'R', category: 'subscription' },
    ...{ chapter: '011', function: '221', nature: '6262', serves: 'G', rule: 'r', article: '6' },
    ...{
      invoice_date: '2025-09-30',
      share: '1/2',
      net_amount: '50.00',
      vat_amount: '10.00',
      gross_amount: '60.00',
    },
  };

  test('is read by the names of its columns', () => {
    expect(closedRow('2025-09', CELLS)).toEqual(charged());
  });

  test('is empty where its file has no such column', () => {
    const { article: _, ...others } = CELLS;
    expect(closedRow('2025-09', others)).toEqual(charged({ article: '' }));
  });

  test('has the days of the line, if it states both', () => {
    const of = (period_start: string, period_end: string) =>
      closedRow('2025-09', { ...CELLS, period_start, period_end }).period;
    expect(of('2025-09-01', '2025-09-30')).toEqual(SEPTEMBER);
    expect([of('2025-09-01', ''), of('', '2025-09-30')]).toEqual([undefined, undefined]);
  });

  test('without a share has none to give back', () => {
    const [row] = giveBack(CORRECTED, [charged({ share: '' })]);
    expect([row?.oldShare, row?.net]).toEqual(['0/1', -5000n]);
  });
});

describe('the day by which a correction is looked up', () => {
  const [periodStart, serviceDate, kept, invoiceDate] = [
    dayOf(2025, 9, 1),
    dayOf(2025, 9, 3),
    dayOf(2025, 9, 5),
    dayOf(2025, 9, 30),
  ];

  test.each<[string, Release, Partial<LineWithVat>, number]>([
    ['the first kept day of the line', [0, 2], { periodStart, serviceDate }, kept],
    ['before 0.2 the first day of its period', [0, 1], { periodStart, serviceDate }, periodStart],
    ['else the day of its service', [0, 1], { periodStart: undefined, serviceDate }, serviceDate],
    ['else that of its invoice', [0, 1], { periodStart: undefined, serviceDate: undefined }, invoiceDate],
  ])('is %s', (_, release, of, day) => {
    const corrected = { ...CORRECTED, line: line({ invoiceDate, ...of }), day: kept };
    expect(correctionDay(corrected, release)).toBe(day);
  });
});
