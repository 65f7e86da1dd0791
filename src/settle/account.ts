import { getOrInsert } from '../domain/cache.ts';
import type { ChargeKeys, ImputationCodes } from '../domain/imputation.ts';
import type { Cents } from '../domain/numbers/money.ts';
import { compareParties, type Parties } from '../domain/parties.ts';
import type { Advance } from '../domain/tables.ts';
import { formatRange } from '../domain/time/calendar.ts';
import { isWithin, monthsOf } from '../domain/time/period.ts';
import { movesMoney } from './regularisation.ts';
import type { Amounts, Totals } from './totals.ts';
import { totalsBy } from './totals-by.ts';

/** A row that a closed run recorded: of its own lines, or of the correction of an earlier run. */
export interface ClosedShare extends Amounts, ChargeKeys {
  /** The closed run that it corrects; empty for the run's own lines. */
  readonly corrects: string;
  /** The same object for all rows of one line, which follow each other. */
  readonly line: object;
}

/** A closed run as the account counts it. */
export interface AccountRun {
  readonly run: string;
  /** The month that it counts in: `2025-09`. */
  readonly month: string;
}

/** A row of account.csv (YEAR.md): what a member owes for a month, by the run that says so. */
export interface AccountRow extends Totals, Parties, AccountRun {
  readonly corrects: string;
  readonly category: string;
}

/** A row of expense.csv: what a member bears in a month, by imputation, whoever paid. */
export interface ExpenseRow extends Totals, ImputationCodes {
  readonly member: string;
  readonly month: string;
  readonly category: string;
}

/** A part of a row of expense.csv: the lines of the runs of its month, or their corrections of an earlier run. */
export interface BorneRow extends ExpenseRow {
  /** The closed run that is corrected; empty for lines. */
  readonly corrects: string;
}

/** The final account of a period: sums of what closed runs recorded; no share is computed again. */
export interface Account {
  readonly account: readonly AccountRow[];
  readonly expense: readonly ExpenseRow[];
  /** The same, corrections of each run apart. */
  readonly borne: readonly BorneRow[];
  /** Lines by member: the rows of {@link expense} would count a line with two imputations twice. */
  readonly borneLines: ReadonlyMap<string, BorneLines>;
}

/** How many lines a member bears a part of, corrections as lines of their own, and how many of them it paid itself. */
export interface BorneLines {
  readonly all: number;
  readonly own: number;
}

/** Adds up the rows of closed runs, run after run. */
export function accountTally() {
  const debts = totalsBy('debtor', 'creditor', 'month', 'run', 'corrects', 'category');
  const expenses = totalsBy('member', 'month', 'category', 'chapter', 'function', 'nature');
  const parts = totalsBy('member', 'month', 'category', 'chapter', 'function', 'nature', 'corrects');
  const borne = totalsBy('member');
  const own = totalsBy('member');
  return {
    add({ run, month }: AccountRun, share: ClosedShare): void {
      const { member, billedTo, category, corrects, line } = share;
      if (corrects !== '' && !movesMoney(share)) return;
      const { chapter, function: budgetFunction, nature } = share;
      const keys = { member, month, category, chapter, function: budgetFunction, nature };
      expenses.add(keys, share, line);
      parts.add({ ...keys, corrects }, share, line);
      borne.add(share, share, line);
      if (member === billedTo) own.add(share, share, line);
      else debts.add({ debtor: member, creditor: billedTo, month, run, corrects, category }, share, line);
    },
    result: (): Account => ({
      account: debts.rows(),
      expense: expenses.rows(),
      borne: parts.rows(),
      borneLines: new Map(
        borne
          .rows()
          .map(({ member, lines }) => [member, { all: lines, own: own.of({ member }).totals().lines }]),
      ),
    }),
  };
}

/** All members of an account. */
export function membersIn({ account, expense }: Account): readonly string[] {
  const ids = [
    ...account.flatMap(({ debtor, creditor }) => [debtor, creditor]),
    ...expense.map(({ member }) => member),
  ];
  return [...new Set(ids)];
}

/** A row of balance.csv: gross owed less the advances called. A negative balance is money to give back. */
export interface Balance extends Parties {
  readonly owed: Cents;
  readonly advances: Cents;
  readonly balance: Cents;
}

/** The balance of each pair of members, in each direction: the two are never set off. */
export function balancesOf(account: readonly AccountRow[], advances: readonly Advance[]): readonly Balance[] {
  const pairs = new Map<string, { debtor: string; creditor: string; owed: Cents; advances: Cents }>();
  const pair = ({ debtor, creditor }: Parties) =>
    getOrInsert(pairs, JSON.stringify([debtor, creditor]), () => ({
      debtor,
      creditor,
      owed: 0n,
      advances: 0n,
    }));
  for (const row of account) pair(row).owed += row.gross;
  for (const row of advances) pair(row).advances += row.gross;
  return [...pairs.values()]
    .map((sums) => ({ ...sums, balance: sums.owed - sums.advances }))
    .sort(compareParties);
}

/** A balance of the period that its advances were called for. */
export interface PeriodBalance extends Balance {
  /** `2025` */
  readonly period: string;
}

/** The balances of each period that advances were called for; a period within another belongs to that one. */
export function balancesByPeriod(
  account: readonly AccountRow[],
  advances: readonly Advance[],
): readonly PeriodBalance[] {
  const called = new Map(advances.map(({ period }) => [formatRange(period.days), period]));
  const periods = [...called.values()];
  const widest = periods.filter(
    (period) => !periods.some((other) => other !== period && isWithin(period.days, other.days)),
  );
  return widest
    .sort((a, b) => a.days.from - b.days.from)
    .flatMap(({ name, days }) => {
      const months = monthsOf(days);
      const balances = balancesOf(
        account.filter(({ month }) => months.includes(month)),
        advances.filter(({ period }) => isWithin(period.days, days)),
      );
      return balances.map((balance) => ({ period: name, ...balance }));
    });
}
