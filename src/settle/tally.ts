import type { AllocatedLine, UnallocatedLine } from '../allocate/allocator.ts';
import type { ChargeTerms } from '../allocate/charge-terms.ts';
import type { Booking } from '../allocate/sharing.ts';
import { type Day, formatDay } from '../domain/calendar.ts';
import { type Account, type Accounts, accounts, newAccount } from './accounts.ts';
import { type Charge, chargeOf, sortedCharges } from './charges.ts';
import { movesMoney, type Regularisation } from './regularisation.ts';
import { type Debt, sortedDebts } from './settlement.ts';
import { NOTHING, plus, type Totals } from './totals.ts';

/** What a run adds up while its lines go by, and the identities that its sums must keep (DATA.md). */
export interface Tally {
  readonly allocated: (line: AllocatedLine) => void;
  readonly unallocated: (line: UnallocatedLine) => void;
  readonly regularised: (row: Regularisation) => void;
  readonly result: (skipped: Totals) => RunTotals;
}

/** What each member bears, and how much of it is its own payment and how much it owes. */
export interface MemberTotal extends Totals {
  readonly member: string;
}

/** What a member bears of invoices of a year. */
export interface YearTotal extends MemberTotal {
  readonly year: number;
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
  readonly years: readonly YearTotal[];
  readonly charges: readonly Charge[];
  readonly debts: readonly Debt[];
}

export function tally(): Tally {
  const charges = accounts();
  const debts = accounts();
  const own = accounts();
  const members = accounts();
  const years = accounts();
  const regularisedMembers = accounts();
  const bookings = sumsOfBookings((year, terms) => {
    const { member, billedTo } = terms;
    const owed = member === billedTo ? own.of([member]) : debts.of([member, billedTo, '']);
    return [chargeOf(charges, terms), owed, members.of([member]), years.of([year, member])];
  });
  const ofLines = newAccount();
  let unallocated = NOTHING;
  let regularised = NOTHING;
  return {
    allocated(line) {
      assertLine(line);
      ofLines.addSums(line.line, 1);
      bookings.add(line);
    },
    unallocated({ line }) {
      unallocated = plus(unallocated, line);
    },
    regularised(row) {
      const { member, billedTo, category, chapter, function: budgetFunction, nature, line } = row;
      regularised = plus(regularised, row);
      if (!movesMoney(row)) return;
      charges.add([member, billedTo, category, chapter, budgetFunction, nature], row, line);
      if (member !== billedTo) debts.add([member, billedTo, row.run], row, line);
      members.add([member], row, line);
      years.add([yearText(row.chargedDate), member], row, line);
      regularisedMembers.add([member], row, line);
      if (member === billedTo) own.add([member], row, line);
    },
    result(skipped) {
      bookings.flush();
      const allocated = ofLines.totals();
      const totals: RunTotals = {
        read: [allocated, unallocated, skipped].reduce((sum, part) => plus(sum, part, part.lines)),
        allocated,
        unallocated,
        skipped,
        regularised,
        regularisedMembers: memberTotals(regularisedMembers),
        members: memberTotals(members),
        years: years.entries().map(({ keys: [year = '', member = ''], totals: sums }) => ({
          year: Number(year),
          member,
          ...sums,
        })),
        charges: sortedCharges(charges),
        debts: sortedDebts(debts),
      };
      assertSums(totals, memberTotals(own));
      return totals;
    },
  };
}

/** What lines that are booked alike add up to, row by row, on its way to the accounts. */
interface SumsOfBookings {
  readonly add: (line: AllocatedLine) => void;
  /** Adds all that was summed to the accounts. */
  readonly flush: () => void;
}

/** Of how many bookings sums are kept: a line then finds one account a row, not all that its row is added to. */
const KEPT = 10_000;

/** Sums of bookings; `accountsOf` finds the accounts of rows of some terms, in a year of invoices. */
function sumsOfBookings(
  accountsOf: (year: string, terms: ChargeTerms) => readonly Account[],
): SumsOfBookings {
  const sums = new Map<Booking, readonly Account[]>();
  let day: Day | undefined;
  let year = '';
  const flush = (): void => {
    for (const [{ terms }, rows] of sums) {
      const met = new Set<Account>();
      for (const [index, ofRow] of terms.entries()) {
        const sum = rows[index]?.totals() ?? NOTHING;
        for (const account of accountsOf(year, ofRow)) {
          // A line counts once, however many of its rows fall under an account.
          account.addSums(sum, met.has(account) ? 0 : sum.lines);
          met.add(account);
        }
      }
    }
    sums.clear();
  };
  const ofBooking = (booking: Booking): readonly Account[] => {
    const known = sums.get(booking);
    if (known !== undefined) return known;
    if (sums.size === KEPT) flush();
    const rows = booking.terms.map(newAccount);
    sums.set(booking, rows);
    return rows;
  };
  return {
    flush,
    add({ line: { invoiceDate }, booking, rows }) {
      if (invoiceDate !== day) {
        day = invoiceDate;
        const next = yearText(invoiceDate);
        if (next !== year) flush();
        year = next;
      }
      const accountsOfRows = ofBooking(booking);
      for (let index = 0; index < rows.length; index++) {
        const row = rows[index];
        if (row !== undefined) accountsOfRows[index]?.addSums(row, 1);
      }
    },
  };
}

function memberTotals(sums: Accounts): readonly MemberTotal[] {
  return sums.entries().map(({ keys: [member = ''], totals }) => ({ member, ...totals }));
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

/** Charges and settlement sum to the allocations; for each member, own + owed = its total. */
function assertSums(
  { allocated, regularised, members, years, charges, debts }: RunTotals,
  own: readonly MemberTotal[],
): void {
  const sums = (items: readonly Totals[]): string =>
    JSON.stringify(amountsText(items.reduce((sum, item) => plus(sum, item), NOTHING)));
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

function amountsText({ net, vat, gross }: Totals): readonly string[] {
  return [net, vat, gross].map(String);
}
