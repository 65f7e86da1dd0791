import type { AllocatedLine, UnallocatedLine } from '../allocate/allocator.ts';
import type { ChargeTerms } from '../allocate/charge-terms.ts';
import { cached } from '../domain/cache.ts';
import { type ChargeKeys, codesOf } from '../domain/imputation.ts';
import { compareParties, type Parties } from '../domain/parties.ts';
import { type Day, formatDay } from '../domain/time/calendar.ts';
import { movesMoney, type Regularisation } from './regularisation.ts';
import { NOTHING, plus, sumOf, type Totals, totalOf } from './totals.ts';
import { addToEach, type RunningTotals, runningTotals, totalsBy } from './totals-by.ts';

/** What a member bears, by {@link ChargeKeys}. */
export interface Charge extends Totals, ChargeKeys {}

/** What a member owes to the one that paid the operator; never set off against the other direction. */
export interface Debt extends Totals, Parties {
  /** The closed run whose debt this corrects; empty for the run's own lines. The two are never added together. */
  readonly corrects: string;
}

export interface MemberTotal extends Totals {
  readonly member: string;
}

export interface RunTotals {
  readonly read: Totals;
  readonly allocated: Totals;
  readonly unallocated: Totals;
  readonly skipped: Totals;
  /** Corrections of closed runs; they are part of members, charges and debts. */
  readonly regularised: Totals;
  /** The same by member, for those that have any. */
  readonly regularisedMembers: readonly MemberTotal[];
  readonly members: readonly MemberTotal[];
  /** The same, by the year in which the invoices are dated; of a correction, the invoice as the closed run knew it. */
  readonly years: readonly (MemberTotal & { readonly year: number })[];
  readonly charges: readonly Charge[];
  readonly debts: readonly Debt[];
}

/** What a run adds up as its lines come, and the identities that its sums must keep (DATA.md). */
export function tally() {
  const charges = totalsBy('member', 'billedTo', 'category', 'chapter', 'function', 'nature');
  const debts = totalsBy('debtor', 'creditor', 'corrects');
  const own = totalsBy('member');
  const members = totalsBy('member');
  const years = totalsBy('year', 'member');
  const regularisedMembers = totalsBy('member');
  const owedTo = (creditor: string, debtor: string, corrects: string): RunningTotals =>
    creditor === debtor ? own.of({ member: debtor }) : debts.of({ debtor, creditor, corrects });
  const sumsIn = (year: string) =>
    cached(({ member, billedTo, category, imputation }: ChargeTerms): readonly RunningTotals[] => {
      const charge = charges.of({ member, billedTo, category, ...codesOf(imputation) });
      return [charge, owedTo(billedTo, member, ''), members.of({ member }), years.of({ year, member })];
    });
  // For the year of the latest line only: the terms of earlier years do not come back.
  let latest: { day: Day; readonly year: string; readonly sumsOf: ReturnType<typeof sumsIn> } | undefined;
  const sumsOn = (day: Day): NonNullable<typeof latest> => {
    if (latest?.day === day) return latest;
    const year = yearText(day);
    if (latest?.year === year) latest.day = day;
    else latest = { day, year, sumsOf: sumsIn(year) };
    return latest;
  };
  const allocated = runningTotals();
  let unallocated = NOTHING;
  let regularised = NOTHING;
  return {
    allocated(line: AllocatedLine): void {
      assertLine(line);
      allocated.add(line.line, line);
      const { sumsOf } = sumsOn(line.line.invoiceDate);
      for (const row of line.rows) addToEach(sumsOf(row.terms), row, line);
    },
    unallocated({ line }: UnallocatedLine): void {
      unallocated = plus(unallocated, line);
    },
    regularised(row: Regularisation): void {
      const { member, billedTo, line } = row;
      regularised = plus(regularised, row);
      if (!movesMoney(row)) return;
      charges.add(row, row, line);
      owedTo(billedTo, member, row.run).add(row, line);
      members.add(row, row, line);
      years.add({ year: yearText(row.chargedDate), member }, row, line);
      regularisedMembers.add(row, row, line);
    },
    result(skipped: Totals): RunTotals {
      const ofAllocated = allocated.totals();
      const totals: RunTotals = {
        read: totalOf([ofAllocated, unallocated, skipped]),
        allocated: ofAllocated,
        unallocated,
        skipped,
        regularised,
        regularisedMembers: regularisedMembers.rows(),
        members: members.rows(),
        years: years.rows().map((row) => ({ ...row, year: Number(row.year) })),
        charges: charges.rows(),
        debts: debts.rows(),
      };
      assertSums(totals, own.rows());
      return totals;
    },
  };
}

/** The year of a day, in four digits: in code point order the years follow each other. */
function yearText(day: Day): string {
  return formatDay(day).slice(0, 4);
}

/** Per line and amount Σ rows = line; gross = net + VAT on every row. */
function assertLine({ line, rows }: AllocatedLine): void {
  let net = 0n;
  let vat = 0n;
  for (const row of rows) {
    net += row.net;
    vat += row.vat;
    if (row.gross !== row.net + row.vat) throw new Error(`gross of a row of ${line.file}:${line.row}`);
  }
  if (net !== line.net || vat !== line.vat)
    throw new Error(`rows of ${line.file}:${line.row} do not sum to it`);
}

/**
 * The identities of a run (DATA.md): charges and members sum to the allocations, years to the members; for each member,
 * what it paid itself and what it owes are its total. Throws where one does not hold: nothing may be written then.
 */
export function assertSums(
  { allocated, regularised, members, years, charges, debts }: RunTotals,
  own: readonly MemberTotal[],
): void {
  const sums = (items: readonly Totals[]): string => {
    const { net, vat, gross } = sumOf(items);
    return [net, vat, gross].join();
  };
  if (sums(charges) !== sums([allocated, regularised]))
    throw new Error('charges do not sum to the allocations');
  if (sums(members) !== sums([allocated, regularised]))
    throw new Error('members do not sum to the allocations');
  if (sums(years) !== sums(members)) throw new Error('years do not sum to the members');
  for (const { member, ...total } of members) {
    const parts = [
      ...own.filter((item) => item.member === member),
      ...debts.filter(({ debtor }) => debtor === member),
    ];
    if (sums(parts) !== sums([total])) throw new Error(`own and owed of ${member} are not its total`);
  }
}

/** Debts as 0.1 stated them: corrections of closed runs in one sum with the run's own lines. */
export function debtsOf01(debts: readonly Debt[]): readonly Debt[] {
  const sums = new Map<string, Debt>();
  for (const debt of debts) {
    const key = JSON.stringify([debt.debtor, debt.creditor]);
    const before = sums.get(key) ?? { ...debt, ...NOTHING, corrects: '' };
    sums.set(key, { ...before, ...plus(before, debt, debt.lines) });
  }
  return [...sums.values()].sort(compareParties);
}
