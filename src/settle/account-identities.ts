import type { ImputationCodes } from '../domain/imputation.ts';
import { haveSameParties, type Parties } from '../domain/parties.ts';
import type { Account, AccountRun, Balance } from './account.ts';
import { type Amounts, NOTHING, plus, sumOf, type Totals } from './totals.ts';

/** A sum in settlement.csv of a closed run; `corrects` is undefined for 0.1, which sums lines with corrections. */
export interface RecordedDebt extends Amounts, AccountRun, Parties {
  readonly corrects: string | undefined;
}

/** A sum that a closed run states in charges.csv. */
export interface RecordedCharge extends Amounts, AccountRun, ImputationCodes {
  readonly member: string;
  readonly category: string;
}

/**
 * The identities of an account (YEAR.md): Σ account = Σ settlement of the runs, in each direction and correction by
 * correction; Σ expense = Σ charges of the runs, month by month, and so with corrections apart; owed = Σ account for each balance.
 * Throws where one does not hold: nothing may be written then.
 */
export function assertAccount(
  { account, expense, borne }: Account,
  balances: readonly Balance[],
  settlement: readonly RecordedDebt[],
  charges: readonly RecordedCharge[],
): void {
  const together = new Set(settlement.filter(({ corrects }) => corrects === undefined).map(({ run }) => run));
  const debtKey = ({
    run,
    debtor,
    creditor,
    corrects,
  }: Omit<RecordedDebt, keyof Amounts | 'month'>): string =>
    JSON.stringify([run, debtor, creditor, together.has(run) ? undefined : corrects]);
  assertSame(
    'the account and the settlements of its runs',
    sums(account, debtKey),
    sums(settlement, debtKey),
  );
  const chargeKey = (row: Omit<RecordedCharge, keyof Amounts | 'run'>): string =>
    JSON.stringify([row.member, row.month, row.category, row.chapter, row.function, row.nature]);
  assertSame('the expense and the charges of its runs', sums(expense, chargeKey), sums(charges, chargeKey));
  assertSame('the expense and its parts', sums(borne, chargeKey), sums(expense, chargeKey));
  for (const balance of balances) {
    const rows = account.filter((row) => haveSameParties(row, balance));
    if (sumOf(rows).gross !== balance.owed || balance.balance !== balance.owed - balance.advances) {
      throw new Error(
        `the balance of ${balance.debtor} and ${balance.creditor} is not what the account says`,
      );
    }
  }
}

/** A line of a forecast with what each member bears of it. */
export interface SharedForecastLine {
  readonly month: string;
  readonly billedTo: string;
  readonly line: Amounts & { readonly category: string };
  readonly rows: readonly (Amounts & { readonly member: string })[];
}

/**
 * The identities of a forecast: Σ expense = Σ announced lines, month by month and category by category; Σ account = Σ
 * of what members bear of lines that others pay, in each direction. Throws where one does not hold.
 */
export function assertForecast({ account, expense }: Account, lines: readonly SharedForecastLine[]): void {
  const ofMonth = ({ month, category }: { readonly month: string; readonly category: string }): string =>
    JSON.stringify([month, category]);
  const announced = lines.map(({ month, line }) => ({ ...line, month }));
  assertSame(
    'the expense of the forecast and what is announced',
    sums(expense, ofMonth),
    sums(announced, ofMonth),
  );
  const ofPair = ({ debtor, creditor }: Parties): string => JSON.stringify([debtor, creditor]);
  const owed = lines.flatMap(({ billedTo, rows }) =>
    rows
      .filter(({ member }) => member !== billedTo)
      .map((row) => ({ ...row, debtor: row.member, creditor: billedTo })),
  );
  assertSame('the account of the forecast and what others pay', sums(account, ofPair), sums(owed, ofPair));
}

function sums<T extends Amounts>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): ReadonlyMap<string, Amounts> {
  const found = new Map<string, Totals>();
  for (const row of rows) {
    const key = keyOf(row);
    found.set(key, plus(found.get(key) ?? NOTHING, row));
  }
  return found;
}

function assertSame(
  what: string,
  ours: ReadonlyMap<string, Amounts>,
  recorded: ReadonlyMap<string, Amounts>,
): void {
  for (const key of new Set([...ours.keys(), ...recorded.keys()])) {
    const [a, b] = [ours.get(key) ?? NOTHING, recorded.get(key) ?? NOTHING];
    if (a.net !== b.net || a.vat !== b.vat || a.gross !== b.gross) throw new Error(`${what} differ: ${key}`);
  }
}
