/** The titles of the balances of a period (YEAR.md). */
import { describe, expect, test } from 'vitest';
import type { Imputation } from '../../src/domain/imputation.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';
import type { AccountRow, Balance } from '../../src/settle/account.ts';
import { balanceTitles, creditorsOfSeveralRevenues } from '../../src/settle/balance-titles.ts';
import { cents, imputation, workspace } from './values.ts';

const YEAR = { name: '2025', days: { from: dayOf(2025, 1, 1), to: dayOf(2025, 12, 31) } };

const owed = (debtor: string, creditor: string, net: bigint): AccountRow => ({
  ...{ debtor, creditor, month: '2025-09', run: '2025-09', corrects: '', category: 'subscription' },
  ...{ lines: 2, ...cents(net) },
});
const ACCOUNT = [owed('A', 'R', 1000n), owed('A', 'R', 500n), owed('M', 'R', 100n), owed('A', 'M', 200n)];

const balance = (debtor: string, creditor: string, gross: bigint, advances = 0n): Balance => ({
  ...{ debtor, creditor, owed: gross, advances, balance: gross - advances },
});
/** The title of A to R, whose workspace has these imputations. */
const title = (imputations: readonly Imputation[] | undefined, advances = 0n) => {
  const titles = balanceTitles(workspace({ imputations }), YEAR, ACCOUNT, [
    balance('A', 'R', 1800n, advances),
  ]);
  return titles[0];
};

describe('the title of a balance', () => {
  test('is the sum of its own pair and direction', () => {
    expect(title(undefined)).toEqual({
      ...{ creditor: 'R', debtor: 'A', chapter: '', function: '', nature: '', corrects: '', engagements: [] },
      total: { lines: 4, net: 1500n, vat: 300n, gross: 1800n },
      balance: { kind: 'solde', grossOnly: false },
    });
  });

  test('is gross only where advances were deducted, and a reduction where they were more', () => {
    const found = [title(undefined, 1700n), title(undefined, 1801n)].map((of) => [
      of?.total.gross,
      of?.balance,
    ]);
    expect(found).toEqual([
      [100n, { kind: 'solde', grossOnly: true }],
      [-1n, { kind: 'reduction', grossOnly: true }],
    ]);
  });

  test('is none where nothing is left', () => {
    const balances = [balance('A', 'R', 1800n, 1800n), balance('M', 'R', 120n)];
    const titles = balanceTitles(workspace(), YEAR, ACCOUNT, balances);
    expect(titles.map(({ debtor, total }) => [debtor, total.gross])).toEqual([['M', 120n]]);
  });
});

describe('the imputation of the title of a balance', () => {
  const codes = (...rows: readonly Imputation[]): string => {
    const { chapter, function: budgetFunction, nature } = title(rows) ?? {};
    return [chapter, budgetFunction, nature].join(' ');
  };
  const revenue = (text: string, more: Partial<Imputation> = {}) =>
    imputation(text, { flow: 'recovered', ...more });

  test('is the only one of the revenues of its creditor', () => {
    expect(codes(revenue('70 221 70878'))).toBe('70 221 70878');
    expect(codes(revenue('70 221 70878'), revenue('70 221 70878', { siteType: 'college' }))).toBe(
      '70 221 70878',
    );
  });

  test.each(['74 221 70878', '70 020 70878', '70 221 7478'])('is left empty where another is %s', (other) => {
    expect(codes(revenue('70 221 70878'), revenue(other))).toBe('  ');
    expect(codes(revenue('70 221 70878'), revenue('70 221 70878'), revenue(other))).toBe('  ');
  });

  test('is told to be open where the creditor has several, and a balance', () => {
    const told = (gross: bigint, ...rows: readonly Imputation[]) =>
      creditorsOfSeveralRevenues(workspace({ imputations: rows }), YEAR, [balance('A', 'R', gross)]).map(
        ({ member }) => member,
      );
    const several = [revenue('70 221 70878'), revenue('74 221 70878')];
    expect(told(1n, ...several)).toEqual(['R']);
    expect(told(0n, ...several)).toEqual([]);
    expect(told(1n, revenue('70 221 70878'), revenue('70 221 70878', { siteType: 'college' }))).toEqual([]);
    expect(told(1n)).toEqual([]);
    expect(told(1n, revenue('70 221 70878'), ...several)).toEqual(['R']);
    const ofTwo = [...several, ...several.map((row) => ({ ...row, member: 'M' }))];
    const balances = [balance('A', 'R', 1n), balance('A', 'M', 1n)];
    expect(
      creditorsOfSeveralRevenues(workspace({ imputations: ofTwo }), YEAR, balances).map(
        ({ member }) => member,
      ),
    ).toEqual(['M', 'R']);
  });

  test('is left empty where the creditor has none', () => {
    expect(codes()).toBe('  ');
  });

  test.each([
    ['an expense', revenue('011 221 6262', { flow: 'paid' })],
    ['a revenue of another member', revenue('74 020 7478', { member: 'A' })],
    [
      'one that ended before',
      revenue('74 020 7478', { days: { from: dayOf(2024, 1, 1), to: dayOf(2024, 12, 31) } }),
    ],
  ])('does not look at %s', (_, other) => {
    expect(codes(other, revenue('70 221 70878'))).toBe('70 221 70878');
  });
});
