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
  assertForecast,
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
    expect(() => holds(good, wrong)).toThrow('the balance of A and R is not what the account says');
  });

  test('owes what the account does not say', () => {
    const good = account();
    const wrong = balancesOf(good.account, []).map((row) => ({
      ...row,
      owed: row.owed + 1n,
      balance: row.owed + 1n,
    }));
    expect(() => holds(good, wrong)).toThrow('the balance of A and R is not what the account says');
  });

  test.each(['net', 'vat', 'gross'] as const)('loses a cent of %s alone', (kind) => {
    const good = account();
    const short = good.account.map((row) => ({ ...row, [kind]: row[kind] - 1n }));
    expect(() => holds({ ...good, account: short })).toThrow(
      'the account and the settlements of its runs differ: ["2025-09","A","R",""]',
    );
    const poorer = good.expense.map((row) => ({ ...row, [kind]: row[kind] - 1n }));
    expect(() => holds({ ...good, expense: poorer })).toThrow(
      'the expense and the charges of its runs differ: ["A","2025-09","subscription","011","221","6262"]',
    );
  });
});

test('balances of three pairs hold, each with the advances of its own', () => {
  const tally = accountTally();
  tally.add(SEPTEMBER, share({}, 'A', 'R', 1000n, 200n));
  tally.add(SEPTEMBER, share({}, 'B', 'R', 500n, 100n));
  tally.add(SEPTEMBER, share({}, 'A', 'B', 100n, 20n));
  const found = tally.result();
  const balances = [
    { debtor: 'A', creditor: 'B', owed: 120n, advances: 100n, balance: 20n },
    { debtor: 'A', creditor: 'R', owed: 1200n, advances: 0n, balance: 1200n },
    { debtor: 'B', creditor: 'R', owed: 600n, advances: 700n, balance: -100n },
  ];
  const settlement = [
    debt('2025-09', 'A', 'R', 1200n),
    debt('2025-09', 'B', 'R', 600n),
    debt('2025-09', 'A', 'B', 120n),
  ];
  const charges = [charge('2025-09', 'A', 1320n), charge('2025-09', 'B', 600n)];
  expect(() => assertAccount(found, balances, settlement, charges)).not.toThrow();
});

/** September: R pays 36.00, of which A bears 12.00; A pays 6.00, all of them for R. */
const FORECAST = [
  {
    month: '2026-09',
    billedTo: 'R',
    line: { category: 'subscription', net: 3000n, vat: 600n, gross: 3600n },
    rows: [
      { member: 'A', net: 1000n, vat: 200n, gross: 1200n },
      { member: 'R', net: 2000n, vat: 400n, gross: 2400n },
    ],
  },
  {
    month: '2026-09',
    billedTo: 'A',
    line: { category: 'subscription', net: 500n, vat: 100n, gross: 600n },
    rows: [{ member: 'R', net: 500n, vat: 100n, gross: 600n }],
  },
];

function forecast(): Account {
  const tally = accountTally();
  const ahead = { run: 'forecast', month: '2026-09' };
  const [one, two] = [{}, {}];
  tally.add(ahead, share(one, 'A', 'R', 1000n, 200n));
  tally.add(ahead, share(one, 'R', 'R', 2000n, 400n));
  tally.add(ahead, share(two, 'R', 'A', 500n, 100n));
  return tally.result();
}

test('a forecast that adds up what is announced passes', () => {
  expect(() => assertForecast(forecast(), FORECAST)).not.toThrow();
});

/** Engines that break one identity of a forecast each. */
const BROKEN_FORECASTS: Readonly<Record<string, (good: Account) => Account>> = {
  'bears a cent less than is announced': (good) => ({
    ...good,
    expense: good.expense.map((row, index) => (index === 0 ? minus(row, 1n, 0n) : row)),
  }),
  'takes VAT for net': (good) => ({
    ...good,
    expense: good.expense.map((row) => ({ ...row, net: row.net + 10n, vat: row.vat - 10n })),
  }),
  'counts a line in another month': (good) => ({
    ...good,
    expense: good.expense.map((row) => ({ ...row, month: '2026-10' })),
  }),
  'counts a line in another category': (good) => ({
    ...good,
    expense: good.expense.map((row) => ({ ...row, category: 'service' })),
  }),
  'owes what it pays itself': (good) => ({
    ...good,
    account: good.account.map((row) => (row.debtor === 'A' ? minus(row, -2000n, -400n) : row)),
  }),
  'sets the two directions off': (good) => ({
    ...good,
    account: good.account.filter(({ debtor }) => debtor === 'A').map((row) => minus(row, 500n, 100n)),
  }),
  'claims a cent in the other direction': (good) => ({
    ...good,
    account: good.account.map((row) => minus(row, row.debtor === 'A' ? 1n : -1n, 0n)),
  }),
};

describe('a forecast is refused whose engine', () => {
  test.each(Object.entries(BROKEN_FORECASTS))('%s', (_, broken) => {
    expect(() => assertForecast(broken(forecast()), FORECAST)).toThrow(/differ/);
  });

  test('loses a cent, and says where', () => {
    const good = forecast();
    const expense = good.expense.map((row) => minus(row, 1n, 0n));
    expect(() => assertForecast({ ...good, expense }, FORECAST)).toThrow(
      'the expense of the forecast and what is announced differ: ["2026-09","subscription"]',
    );
    const debts = good.account.map((row) => minus(row, 1n, 0n));
    expect(() => assertForecast({ ...good, account: debts }, FORECAST)).toThrow(
      'the account of the forecast and what others pay differ: ["A","R"]',
    );
  });
});

function withOneCentLess(row: AccountRow, index: number): AccountRow {
  return index === 0 ? minus(row, 1n, 0n) : row;
}

function minus<T extends { net: bigint; vat: bigint; gross: bigint }>(row: T, net: bigint, vat: bigint): T {
  return { ...row, net: row.net - net, vat: row.vat - vat, gross: row.gross - net - vat };
}
