/** Votes beside what is forecast and what was closed (YEAR.md). */
import { describe, expect, test } from 'vitest';
import type { BudgetLine } from '../../src/domain/imputation.ts';
import type { ExpenseRow } from '../../src/settle/account.ts';
import { budgetRows as readBudget } from '../../src/settle/budget.ts';
import { cents } from './values.ts';

const budgetRows = (...given: Parameters<typeof readBudget>) => readBudget(...given).value;

/** A vote for 2026 of 1,000.00 gross; its chapter, function and nature, `-` for none. */
function vote(codes: string, more: Partial<BudgetLine> = {}): BudgetLine {
  return {
    ...{ member: 'A', year: 2026, net: undefined, gross: 100_000n, file: 'budget.csv', row: 2 },
    ...imputed(codes),
    ...more,
  };
}

function expense(codes: string, net: bigint, member = 'A'): ExpenseRow {
  return {
    ...{ member, month: '2026-01', category: 'subscription', lines: 1, ...cents(net) },
    ...imputed(codes),
  };
}

function imputed(codes: string): Pick<ExpenseRow, 'chapter' | 'function' | 'nature'> {
  const [chapter = '', budgetFunction = '', nature = ''] = codes
    .split(' ')
    .map((code) => (code === '-' ? '' : code));
  return { chapter, function: budgetFunction, nature };
}

describe('a vote', () => {
  test('stands beside the sums of its imputation; the difference is to the forecast', () => {
    const ahead = [expense('011 221 6262', 30_000n), expense('011 221 6262', 20_000n)];
    const closed = [expense('011 221 6262', 10_000n), expense('011 221 6262', 5_000n)];
    // 500.00 net, 600.00 gross ahead; 150.00 net, 180.00 gross closed.
    expect(budgetRows(2026, [vote('011 221 6262')], ahead, closed)).toEqual([
      {
        ...{ member: 'A', year: 2026, chapter: '011', function: '221', nature: '6262', counts: 'gross' },
        ...{ voted: 100_000n, forecast: 60_000n, closed: 18_000n, difference: 40_000n },
      },
    ]);
  });

  test('of a member that recovers VAT counts without it, and may not suffice', () => {
    const net = vote('011 221 6262', { net: 40_000n, gross: undefined });
    const [row] = budgetRows(2026, [net], [expense('011 221 6262', 50_000n)], []);
    expect(row).toMatchObject({
      counts: 'net',
      voted: 40_000n,
      forecast: 50_000n,
      closed: 0n,
      difference: -10_000n,
    });
  });

  test('of another year is passed over', () => {
    expect(budgetRows(2026, [vote('011 221 6262', { year: 2025 })], [], [])).toEqual([]);
  });

  test('that goes less far down holds what no closer one is for', () => {
    const votes = [vote('011 - -'), vote('011 221 6262'), vote('011 221 -'), vote('- - -')];
    const ahead = ['011 221 6262', '011 221 6156', '011 020 6262', '65 020 6262'].map((codes, index) =>
      expense(codes, BigInt(100 * (index + 1))),
    );
    const rows = budgetRows(2026, votes, ahead, []).map((row) => [
      [row.chapter, row.function, row.nature].join(),
      row.forecast,
    ]);
    expect(rows).toEqual([
      ['011,,', 360n],
      ['011,221,6262', 120n],
      ['011,221,', 240n],
      [',,', 480n],
    ]);
  });

  test('that names as much as another of one expense is an error, said once', () => {
    const votes = [vote('011 - -'), vote('- - 6262', { row: 3 }), vote('65 - -', { row: 4 })];
    const ahead = [expense('011 221 6262', 100n), expense('011 221 6262', 200n), expense('65 - 6156', 100n)];
    expect(readBudget(2026, votes, ahead, []).problems).toMatchObject([
      {
        code: 'budget-tie',
        place: { file: 'budget.csv', row: 3, column: 'member' },
        args: { other: 2, imputation: '011 / 221 / 6262' },
      },
    ]);
    const closer = [...votes, vote('011 - 6262', { row: 5 })];
    expect(readBudget(2026, closer, ahead, []).problems).toEqual([]);
  });

  test('for an imputation that no expense has is told where nothing was voted for those there are', () => {
    const ahead = [expense('- - -', 100n), expense('011 221 6262', 100n, 'B')];
    const votes = [vote('011 - -'), vote('011 - -', { member: 'B', row: 3 })];
    expect(readBudget(2026, votes, ahead, []).problems).toMatchObject([
      {
        code: 'budget-unmet',
        place: { file: 'budget.csv', row: 2, column: 'member' },
        args: { member: 'A', imputation: '011 / — / —', amount: { en: '1.20' } },
      },
    ]);
    expect(readBudget(2026, [...votes, vote('- - -', { row: 4 })], ahead, []).problems).toEqual([]);
    expect(readBudget(2026, [vote('011 - -')], [expense('- - -', 100n, 'B')], []).problems).toEqual([]);
    expect(readBudget(2026, [vote('011 - -')], [], [expense('- - -', 100n)]).problems).toEqual([]);
    const tied = [vote('011 - -'), vote('- - 6262', { row: 3 })];
    const both = readBudget(2026, tied, [expense('011 - 6262', 100n), expense('012 - -', 100n)], []);
    expect(both.problems.map(({ code }) => code)).toEqual(['budget-tie']);
    const ofBoth = [...ahead, expense('012 - -', 100n, 'B')];
    expect(readBudget(2026, votes, ofBoth, []).problems.map(({ args }) => args['member'])).toEqual(['A']);
  });

  test.each([
    ['a.csv', 'b.csv', 'b.csv', 'a.csv:2'],
    ['a.csv', 'a.csv', 'a.csv', 2],
  ])('of the files %s and %s is told at %s, and the other as %s', (first, second, file, other) => {
    const votes = [vote('011 - -', { file: first }), vote('- - 6262', { file: second, row: 3 })];
    expect(readBudget(2026, votes, [expense('011 - 6262', 100n)], []).problems).toMatchObject([
      { place: { file, row: 3 }, args: { other, imputation: '011 / — / 6262' } },
    ]);
  });

  test('is for its own member', () => {
    const votes = [vote('011 - -', { member: 'M' }), vote('011 - -')];
    const [ofM, ofA] = budgetRows(2026, votes, [expense('011 221 6262', 100n)], []);
    expect([ofM?.forecast, ofA?.forecast]).toEqual([0n, 120n]);
  });
});

test('what no vote is for stands in rows of its own, by imputation, after the votes', () => {
  const ahead = [
    expense('65 221 6262', 100n),
    expense('65 221 6262', 200n),
    expense('65 221 6262', 100n, 'M'),
  ];
  const closed = [expense('65 221 6262', 50n), expense('65 020 6262', 500n)];
  const unvoted = { year: 2026, chapter: '65', nature: '6262', counts: 'gross', voted: undefined };
  expect(budgetRows(2026, [vote('011 - -')], ahead, closed).slice(1)).toEqual([
    { ...unvoted, member: 'A', function: '020', forecast: 0n, closed: 600n, difference: 0n },
    { ...unvoted, member: 'A', function: '221', forecast: 360n, closed: 60n, difference: -360n },
    { ...unvoted, member: 'M', function: '221', forecast: 120n, closed: 0n, difference: -120n },
  ]);
});
