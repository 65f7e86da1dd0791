import { describe, expect, test } from 'vitest';
import {
  type Account,
  type AccountRow,
  accountTally,
  balancesOf,
  type ClosedShare,
} from '../../src/settle/account.ts';
import {
  assertAccount,
  type RecordedCharge,
  type RecordedDebt,
} from '../../src/settle/account-identities.ts';

const SEPTEMBER = { run: '2025-09', month: '2025-09' };
const OCTOBER = { run: '2025-10', month: '2025-10' };

function share(
  line: object,
  member: string,
  billedTo: string,
  net: bigint,
  vat: bigint,
  corrects = '',
): ClosedShare {
  const imputation = { category: 'subscription', chapter: '011', function: '221', nature: '6262' };
  return { line, member, billedTo, ...imputation, corrects, net, vat, gross: net + vat };
}

/** September: A owes R 12.00 and R owes A 6.00; October: A owes 12.00, and a correction of September takes 1.20 back. */
function account(): Account {
  const tally = accountTally();
  const [one, two, three] = [{}, {}, {}];
  tally.add(SEPTEMBER, share(one, 'A', 'R', 1000n, 200n));
  tally.add(SEPTEMBER, share(one, 'R', 'R', 3000n, 600n));
  tally.add(SEPTEMBER, share(two, 'R', 'A', 500n, 100n));
  tally.add(OCTOBER, share(three, 'A', 'R', 1000n, 200n));
  tally.add(OCTOBER, share({}, 'A', 'R', -100n, -20n, '2025-09'));
  return tally.result();
}

const debt = (run: string, debtor: string, creditor: string, gross: bigint, corrects = ''): RecordedDebt => ({
  run,
  month: run,
  debtor,
  creditor,
  corrects,
  net: (gross * 5n) / 6n,
  vat: gross / 6n,
  gross,
});
const SETTLEMENT = [
  debt('2025-09', 'A', 'R', 1200n),
  debt('2025-09', 'R', 'A', 600n),
  debt('2025-10', 'A', 'R', 1200n),
  debt('2025-10', 'A', 'R', -120n, '2025-09'),
];
const charge = (run: string, member: string, gross: bigint): RecordedCharge => ({
  run,
  month: run,
  member,
  category: 'subscription',
  chapter: '011',
  function: '221',
  nature: '6262',
  net: (gross * 5n) / 6n,
  vat: gross / 6n,
  gross,
});
const CHARGES = [
  charge('2025-09', 'A', 1200n),
  charge('2025-09', 'R', 3600n),
  charge('2025-09', 'R', 600n),
  charge('2025-10', 'A', 1080n),
];

const holds = (found: Account, balances = balancesOf(found.account, [])): void =>
  assertAccount(found, balances, SETTLEMENT, CHARGES);

test('an account that adds up what its runs recorded passes', () => {
  expect(() => holds(account())).not.toThrow();
});

test('corrections and the two directions are rows of their own', () => {
  const rows = account().account.map((row) => [row.debtor, row.creditor, row.run, row.corrects, row.gross]);
  expect(rows).toEqual([
    ['A', 'R', '2025-09', '', 1200n],
    ['A', 'R', '2025-10', '', 1200n],
    ['A', 'R', '2025-10', '2025-09', -120n],
    ['R', 'A', '2025-09', '', 600n],
  ]);
});

test('the balance of a pair is owed less advances, each direction by itself', () => {
  expect(balancesOf(account().account, [])).toEqual([
    { debtor: 'A', creditor: 'R', owed: 2280n, advances: 0n, balance: 2280n },
    { debtor: 'R', creditor: 'A', owed: 600n, advances: 0n, balance: 600n },
  ]);
});

test('a run of 0.1, which states no corrections, is held to its sum', () => {
  const together = [
    { ...debt('2025-09', 'A', 'R', 1200n), corrects: undefined },
    { ...debt('2025-09', 'R', 'A', 600n), corrects: undefined },
    { ...debt('2025-10', 'A', 'R', 1080n), corrects: undefined },
  ];
  const found = account();
  expect(() => assertAccount(found, balancesOf(found.account, []), together, CHARGES)).not.toThrow();
});

/** Engines that break one identity each. */
const BROKEN: Readonly<Record<string, (good: Account) => Account>> = {
  'loses a row of the account': (good) => ({ ...good, account: good.account.slice(1) }),
  'loses a cent': (good) => ({ ...good, account: good.account.map(withOneCentLess) }),
  'sets the two directions off': (good) => ({
    ...good,
    account: good.account
      .filter(({ debtor }) => debtor === 'A')
      .map((row) => (row.run === '2025-09' && row.corrects === '' ? minus(row, 500n, 100n) : row)),
  }),
  'adds a correction to the claim of its run': (good) => ({
    ...good,
    account: good.account
      .filter(({ corrects }) => corrects === '')
      .map((row) => (row.run === '2025-10' ? minus(row, 100n, 20n) : row)),
  }),
  'counts a run in two months': (good) => ({
    ...good,
    expense: [...good.expense, ...good.expense.slice(0, 1).map((row) => ({ ...row, month: '2025-10' }))],
  }),
  'moves an expense to another month': (good) => ({
    ...good,
    expense: good.expense.map((row) => ({ ...row, month: '2025-10' })),
  }),
  'moves an expense to another imputation': (good) => ({
    ...good,
    expense: good.expense.map((row) => ({ ...row, nature: '62878' })),
  }),
  'leaves what a member paid itself out of the expense': (good) => ({
    ...good,
    expense: good.expense.map((row) => (row.member === 'R' ? minus(row, 3000n, 600n) : row)),
  }),
};

describe('an account is refused whose engine', () => {
  test.each(Object.entries(BROKEN))('%s', (_, broken) => {
    expect(() => holds(broken(account()))).toThrow(/differ/);
  });

  test('deducts an advance of another pair', () => {
    const good = account();
    const wrong = balancesOf(good.account, []).map((row) => ({ ...row, balance: row.balance - 100n }));
    expect(() => holds(good, wrong)).toThrow(/balance/);
  });
});

function withOneCentLess(row: AccountRow, index: number): AccountRow {
  return index === 0 ? minus(row, 1n, 0n) : row;
}

function minus<T extends { net: bigint; vat: bigint; gross: bigint }>(row: T, net: bigint, vat: bigint): T {
  return { ...row, net: row.net - net, vat: row.vat - vat, gross: row.gross - net - vat };
}
