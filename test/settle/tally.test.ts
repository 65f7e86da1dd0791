/** What a run adds up while its lines go by, and the identities of its sums (DATA.md). */
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/time/calendar.ts';
import type { Regularisation } from '../../src/settle/regularisation.ts';
import { assertSums, type RunTotals, tally } from '../../src/settle/tally.ts';
import { amountFields, NOTHING, type Totals, totalsFields } from '../../src/settle/totals.ts';
import { allocated, cents, imputation, line, type Part } from './values.ts';

/** Part of a line, in cents of net; its VAT is a fifth. */
const part = (member: string, net: bigint, more: Partial<Part> = {}): Part => ({
  ...{ member, amounts: cents(net), imputation: imputation('011 221 6262') },
  ...more,
});

/** A correction of the run of August. */
const correction = (member: string, net: bigint, more: Partial<Regularisation> = {}): Regularisation => ({
  ...{ member, site: 'S1', billedTo: 'R', category: 'subscription', serves: 'G', rule: 'r', article: '6' },
  ...{ chapter: '011', function: '221', nature: '6262', share: '-1/6', oldShare: '1/2', newShare: '1/3' },
  ...{ run: '2025-08', line: line(), chargedDate: dayOf(2025, 8, 31), day: dayOf(2025, 8, 1), ...cents(net) },
  former: undefined,
  ...more,
});

const sum = (lines: number, net: bigint) => ({ lines, ...cents(net) });

describe('the sums of a run', () => {
  test('are what each member bears, by who paid and imputation, and what it owes', () => {
    const run = tally();
    // Two sites of A: one line of its account.
    run.allocated(allocated([part('A', 100n), part('A', 200n), part('R', 400n)]));
    run.allocated(allocated([part('R', 1000n, { imputation: undefined })], { billedTo: 'A' }));
    const { charges, debts, members, years, allocated: shared } = run.result(NOTHING);
    const code = { category: 'subscription', chapter: '011', function: '221', nature: '6262' };
    expect(charges).toEqual([
      { member: 'A', billedTo: 'R', ...code, ...sum(1, 300n) },
      { member: 'R', billedTo: 'A', ...code, chapter: '', function: '', nature: '', ...sum(1, 1000n) },
      { member: 'R', billedTo: 'R', ...code, ...sum(1, 400n) },
    ]);
    expect(debts).toEqual([
      { debtor: 'A', creditor: 'R', corrects: '', ...sum(1, 300n) },
      { debtor: 'R', creditor: 'A', corrects: '', ...sum(1, 1000n) },
    ]);
    expect(members).toEqual([
      { member: 'A', ...sum(1, 300n) },
      { member: 'R', ...sum(2, 1400n) },
    ]);
    expect(years).toEqual([
      { year: 2025, member: 'A', ...sum(1, 300n) },
      { year: 2025, member: 'R', ...sum(2, 1400n) },
    ]);
    expect(shared).toEqual(sum(2, 1700n));
  });

  test('are by the years of the invoices, though their rows are booked by one object', () => {
    const run = tally();
    const one = allocated([part('A', 100n)], { line: { invoiceDate: dayOf(2025, 1, 1) } });
    const { terms } = one.rows[0] ?? {};
    run.allocated(one);
    const later = [
      [dayOf(2024, 12, 31), 200n],
      [dayOf(2024, 12, 1), 400n],
      [dayOf(2025, 2, 1), 800n],
    ] as const;
    for (const [invoiceDate, net] of later) {
      run.allocated(allocated([part('A', net, terms && { terms })], { line: { invoiceDate } }));
    }
    expect(run.result(NOTHING).years).toEqual([
      { year: 2024, member: 'A', ...sum(2, 600n) },
      { year: 2025, member: 'A', ...sum(2, 900n) },
    ]);
  });

  test('read what was shared, what could not be and what was left aside', () => {
    const run = tally();
    run.allocated(allocated([part('A', 100n)]));
    for (const net of [500n, 700n]) {
      run.unallocated({ kind: 'unallocated', line: line(cents(net)), faults: [], trace: undefined });
    }
    const { read, unallocated, skipped } = run.result(sum(3, 10_000n));
    expect([read, unallocated, skipped]).toEqual([sum(6, 11_300n), sum(2, 1200n), sum(3, 10_000n)]);
  });
});

describe('the corrections of closed runs', () => {
  test('are debts of their own, and part of what members bear, in the year of the invoice then', () => {
    const run = tally();
    run.allocated(allocated([part('A', 1000n)]));
    run.regularised(correction('A', -100n, { chargedDate: dayOf(2024, 12, 31) }));
    run.regularised(correction('R', 100n, { nature: '6156' }));
    const totals = run.result(NOTHING);
    expect(totals.debts).toEqual([
      { debtor: 'A', creditor: 'R', corrects: '', ...sum(1, 1000n) },
      { debtor: 'A', creditor: 'R', corrects: '2025-08', ...sum(1, -100n) },
    ]);
    const code = { billedTo: 'R', category: 'subscription', chapter: '011', function: '221' };
    expect(totals.charges).toEqual([
      { member: 'A', ...code, nature: '6262', ...sum(2, 900n) },
      { member: 'R', ...code, nature: '6156', ...sum(1, 100n) },
    ]);
    expect(totals.members).toEqual([
      { member: 'A', ...sum(2, 900n) },
      { member: 'R', ...sum(1, 100n) },
    ]);
    expect(totals.regularisedMembers).toEqual([
      { member: 'A', ...sum(1, -100n) },
      { member: 'R', ...sum(1, 100n) },
    ]);
    expect(totals.years).toEqual([
      { year: 2024, member: 'A', ...sum(1, -100n) },
      { year: 2025, member: 'A', ...sum(1, 1000n) },
      { year: 2025, member: 'R', ...sum(1, 100n) },
    ]);
    expect(totals.regularised).toEqual(sum(2, 0n));
  });

  test('that move no money are counted, and are nobody’s', () => {
    const run = tally();
    run.regularised(correction('A', 0n));
    const { regularised, members, debts, charges, years, regularisedMembers } = run.result(NOTHING);
    expect(regularised).toEqual(sum(1, 0n));
    expect([members, debts, charges, years, regularisedMembers]).toEqual([[], [], [], [], []]);
  });
});

describe('a line is refused', () => {
  test.each([
    ['net', -1n, 1n],
    ['VAT', 1n, -1n],
    ['net and VAT', 1n, 1n],
  ])('whose rows do not sum to its %s', (_, net, vat) => {
    const of = allocated([part('A', 100n), part('R', 200n)]);
    const wrong = { ...of, line: line({ net: 300n + net, vat: 60n + vat }) };
    expect(() => tally().allocated(wrong)).toThrow('rows of invoices/a.csv:2 do not sum to it');
  });

  test('of which a row is not net and VAT together', () => {
    const wrong = allocated([part('A', 100n, { amounts: { net: 100n, vat: 20n, gross: 119n } })]);
    expect(() => tally().allocated(wrong)).toThrow('gross of a row of invoices/a.csv:2');
  });

  test('that has a cent too many in one amount only', () => {
    const of = allocated([part('A', 100n)]);
    expect(() => tally().allocated({ ...of, line: line({ ...cents(100n), net: 101n }) })).toThrow(
      /do not sum/,
    );
    expect(() => tally().allocated({ ...of, line: line({ ...cents(100n), vat: 21n }) })).toThrow(
      /do not sum/,
    );
  });
});

describe('the sums of a run are refused', () => {
  /** A owes R 3.60, of which 1.20 of a correction; R bears 4.80 that it paid. */
  const good = (): RunTotals => {
    const run = tally();
    run.allocated(allocated([part('A', 200n), part('R', 400n)]));
    run.regularised(correction('A', 100n));
    return run.result(NOTHING);
  };
  const OWN = [{ member: 'R', ...sum(1, 400n) }];
  const less = <T extends { readonly net: bigint; readonly gross: bigint }>([
    first,
    ...others
  ]: readonly T[]) =>
    first === undefined ? [] : [{ ...first, net: first.net - 1n, gross: first.gross - 1n }, ...others];

  test('never, where all add up', () => {
    expect(() => assertSums(good(), OWN)).not.toThrow();
  });

  test.each([
    ['charges', 'charges do not sum to the allocations'],
    ['members', 'members do not sum to the allocations'],
    ['years', 'years do not sum to the members'],
    ['debts', 'own and owed of A are not its total'],
  ] as const)('where a cent of the %s is lost', (sums, message) => {
    const totals = good();
    expect(() => assertSums({ ...totals, [sums]: less<Totals>(totals[sums]) }, OWN)).toThrow(message);
  });

  test('where a cent of what a member paid itself is lost', () => {
    expect(() => assertSums(good(), less(OWN))).toThrow('own and owed of R are not its total');
  });
});

test('for programs, amounts are texts with two digits, and lines a number', () => {
  const amounts = { net_amount: '1234.05', vat_amount: '246.81', gross_amount: '1480.86' };
  expect(amountFields({ net: 123_405n, vat: 24_681n, gross: 148_086n })).toEqual(amounts);
  expect(totalsFields({ lines: 3, net: 123_405n, vat: 24_681n, gross: 148_086n })).toEqual({
    lines: 3,
    ...amounts,
  });
});
