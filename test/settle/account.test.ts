/** The final account of a period: what closed runs recorded, added up (YEAR.md). */
import { describe, expect, test } from 'vitest';
import type { Advance } from '../../src/domain/tables.ts';
import { parsePeriod } from '../../src/domain/time/period.ts';
import {
  type AccountRow,
  accountTally,
  balancesByPeriod,
  balancesOf,
  type ClosedShare,
  membersIn,
} from '../../src/settle/account.ts';
import { cents, SEPTEMBER } from './values.ts';

const RUN = { run: '2025-09', month: '2025-09' };

const share = (
  member: string,
  billedTo: string,
  net: bigint,
  more: Partial<ClosedShare> = {},
): ClosedShare => ({
  ...{ member, billedTo, category: 'subscription' },
  ...{ chapter: '011', function: '221', nature: '6262', corrects: '', line: {}, ...cents(net) },
  ...more,
});

describe('the account', () => {
  test('is what members owe to others; the expense, what they bear whoever paid', () => {
    const tally = accountTally();
    tally.add(RUN, share('A', 'R', 1000n));
    tally.add(RUN, share('R', 'R', 3000n, { nature: '6156' }));
    const { account, expense } = tally.result();
    expect(account).toEqual([
      {
        ...{ debtor: 'A', creditor: 'R', month: '2025-09', run: '2025-09', corrects: '' },
        ...{ category: 'subscription', lines: 1, net: 1000n, vat: 200n, gross: 1200n },
      },
    ]);
    expect(expense).toEqual([
      {
        ...{ member: 'A', month: '2025-09', category: 'subscription' },
        ...{ chapter: '011', function: '221', nature: '6262', lines: 1, net: 1000n, vat: 200n, gross: 1200n },
      },
      {
        ...{ member: 'R', month: '2025-09', category: 'subscription' },
        ...{ chapter: '011', function: '221', nature: '6156', lines: 1, net: 3000n, vat: 600n, gross: 3600n },
      },
    ]);
  });

  test('counts a line of two imputations once for its member, and those that it paid itself', () => {
    const tally = accountTally();
    const line = {};
    tally.add(RUN, share('R', 'R', 1000n, { line }));
    tally.add(RUN, share('R', 'R', 500n, { line, nature: '6156' }));
    tally.add(RUN, share('R', 'A', 100n));
    tally.add(RUN, share('M', 'A', 100n));
    expect([...tally.result().borneLines]).toEqual([
      ['M', { all: 1, own: 0 }],
      ['R', { all: 2, own: 1 }],
    ]);
  });

  test('knows its members, debtors and creditors or not, each once', () => {
    const tally = accountTally();
    tally.add(RUN, share('A', 'R', 100n));
    tally.add(RUN, share('M', 'M', 100n));
    expect(membersIn(tally.result())).toEqual(['A', 'R', 'M']);
  });
});

test('a correction that moves no money is no row, a line of nothing is one', () => {
  const tally = accountTally();
  tally.add(RUN, share('A', 'R', 0n, { corrects: '2025-08' }));
  expect(tally.result().account).toEqual([]);
  tally.add(RUN, share('A', 'R', 0n));
  tally.add(RUN, share('A', 'R', 100n, { corrects: '2025-08' }));
  expect(tally.result().account.map(({ corrects, net }) => [corrects, net])).toEqual([
    ['', 0n],
    ['2025-08', 100n],
  ]);
});

describe('the balances', () => {
  const owed = (debtor: string, creditor: string, net: bigint): AccountRow => ({
    ...{ debtor, creditor, month: '2025-09', run: '2025-09', corrects: '', category: 'subscription' },
    ...{ lines: 1, ...cents(net) },
  });
  const advance = (debtor: string, creditor: string, gross: bigint): Advance => ({
    ...{ debtor, creditor, calledOn: SEPTEMBER.from, gross, period: { name: '2025-09', days: SEPTEMBER } },
    ...{ reference: undefined, dueOn: undefined, file: 'advances.csv', row: 2 },
  });

  test('deduct all advances of a pair, and may be money to give back', () => {
    const rows = [owed('A', 'R', 1000n), owed('A', 'R', 500n)];
    expect(balancesOf(rows, [advance('A', 'R', 1000n), advance('A', 'R', 900n)])).toEqual([
      { debtor: 'A', creditor: 'R', owed: 1800n, advances: 1900n, balance: -100n },
    ]);
  });

  test('know a pair of which there are advances only', () => {
    expect(balancesOf([], [advance('M', 'R', 700n)])).toEqual([
      { debtor: 'M', creditor: 'R', owed: 0n, advances: 700n, balance: -700n },
    ]);
  });

  test('are by debtor, then creditor', () => {
    const rows = [owed('M', 'R', 100n), owed('M', 'A', 100n), owed('A', 'R', 100n), owed('A', 'M', 100n)];
    expect(balancesOf(rows, []).map(({ debtor, creditor }) => debtor + creditor)).toEqual([
      'AM',
      'AR',
      'MA',
      'MR',
    ]);
  });

  describe('by period', () => {
    const called = (text: string, gross: bigint): Advance => ({
      ...advance('A', 'R', gross),
      period: parsePeriod(text) ?? { name: '', days: SEPTEMBER },
    });
    const inMonth = (month: string, net: bigint): AccountRow => ({ ...owed('A', 'R', net), month });
    const told = (account: readonly AccountRow[], ...advances: readonly Advance[]) =>
      balancesByPeriod(account, advances).map(({ period, owed: due, advances: paid, balance }) => [
        period,
        due,
        paid,
        balance,
      ]);

    test('are of the months of each, the first period first', () => {
      const account = [inMonth('2025-12', 1000n), inMonth('2026-01', 2000n), inMonth('2026-12', 100n)];
      expect(told(account, called('2026', 500n), called('2025', 300n))).toEqual([
        ['2025', 1200n, 300n, 900n],
        ['2026', 2520n, 500n, 2020n],
      ]);
    });

    test('are of the widest where one is within another, and of one where two name the same days', () => {
      const account = [inMonth('2025-02', 1000n)];
      expect(told(account, called('2025-Q1', 100n), called('2025', 300n), called('2025', 50n))).toEqual([
        ['2025', 1200n, 450n, 750n],
      ]);
      expect(told(account, called('2025-01..2025-03', 100n), called('2025-Q1', 300n))).toEqual([
        ['2025-Q1', 1200n, 400n, 800n],
      ]);
    });

    test('are each their own where two overlap', () => {
      const account = [inMonth('2025-03', 1000n)];
      expect(told(account, called('2025-03..2025-06', 10n), called('2025-01..2025-03', 20n))).toEqual([
        ['2025-01..2025-03', 1200n, 20n, 1180n],
        ['2025-03..2025-06', 1200n, 10n, 1190n],
      ]);
    });

    test('are none where nothing was called', () => {
      expect(told([inMonth('2025-03', 1000n)])).toEqual([]);
    });
  });
});
