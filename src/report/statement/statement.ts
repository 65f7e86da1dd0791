import type { Convention } from '../../domain/convention.ts';
import type { Imputation, ImputationCodes } from '../../domain/imputation.ts';
import type { InvoiceLine, LineWithVat } from '../../domain/invoice-line.ts';
import type { Fraction } from '../../domain/numbers/fraction.ts';
import type { Release } from '../../domain/release.ts';
import type { Member, Site } from '../../domain/tables.ts';
import { type Day, type DayRange, FIRST_DAY } from '../../domain/time/calendar.ts';
import { parsePeriod } from '../../domain/time/period.ts';
import type { YearAmounts } from '../../settle/other-years.ts';
import type { Regularisation } from '../../settle/regularisation.ts';
import type { Amounts, Totals } from '../../settle/totals.ts';
import type { ShareStep } from '../derivation/share-steps.ts';
import type { Rounding } from './roundings.ts';

/** One statement (état de répartition): what a member bears in a run, and everything that explains it. */
export interface Statement {
  readonly member: Member;
  readonly run: StatementRun;
  readonly total: Totals;
  /** The run's own lines, then the corrections of each closed run; debts of different parts are never added up. */
  readonly parts: readonly StatementPart[];
  /** The member's share of what it paid itself: not a debt. */
  readonly own: Totals;
  /** What it owes to others; own + owed = total. */
  readonly owed: Totals;
  readonly charges: Totals;
  readonly credits: Totals;
  readonly regularised: Totals;
  readonly imputations: readonly ImputationTotal[];
  readonly creditors: readonly PartyTotal[];
  /** For the lines only, without regularisations. */
  readonly rules: readonly RuleTotal[];
  /** What other members owe to this one, by revenue imputation; never set off against what it owes. */
  readonly recoveries: readonly RecoveryTotal[];
  readonly sites: readonly SiteTotal[];
  /** Amounts of service days in another year than that of the invoice (rattachement). */
  readonly otherYears: readonly OtherYearTotal[];
  readonly lines: readonly StatementLine[];
  /** Corrections of closed runs, in a part of their own. */
  readonly regularisations: readonly NamedRegularisation[];
  /** Closed runs of the year with this one; undefined where no run is closed. */
  readonly yearToDate: YearToDate | undefined;
}

/** What a member bears of the run's own lines, or of the corrections of one closed run; own + owed = borne. */
export interface StatementPart {
  /** The closed run that it corrects; empty for the run's own lines. */
  readonly corrects: string;
  readonly borne: Totals;
  readonly own: Totals;
  readonly owed: readonly PartyTotal[];
}

/** The names of a convention on paper. */
export type Agreed = Pick<Convention, 'title' | 'currency'> &
  Convention['reference'] & { readonly coordinator: Member | undefined };

/** What all statements of a run have in common. */
export interface StatementRun extends Agreed {
  readonly roundings: readonly Rounding[];
  readonly period: string;
  readonly version: string;
  readonly runId: string;
  /** The release by which the run is computed. */
  readonly release: Release;
  /** The day on which the run was closed; undefined for a draft. */
  readonly closedOn: Day | undefined;
  /** The SHA-256 of the ledger as it stood before the run; undefined where it had no row. */
  readonly anchor: string | undefined;
}

/** A row of allocations.csv, with the names behind its ids. */
export interface StatementLine extends Amounts {
  readonly line: LineWithVat;
  readonly share: StatementShare;
  /** Cents above the floor of the exact part. */
  readonly residual: Residual;
  /** As the invoice names it, behind its name if suppliers.csv has one. */
  readonly supplier: string;
  readonly creditor: Member;
  readonly imputation: Imputation | undefined;
  readonly otherYears: readonly YearAmounts[];
}

/** What a member bears of a line for a site, and why: one object for all lines that are shared alike. */
export interface StatementShare {
  readonly targets: readonly ServedTarget[];
  /** Undefined where the share stays on the member. */
  readonly site: Site | undefined;
  /** The rules and articles as allocations.csv prints them. */
  readonly rule: string;
  readonly article: string;
  /** The titles of the rules that have one. */
  readonly ruleTitles: string;
  readonly days: DayRange;
  /** How the share came about, one step for days that count the same. */
  readonly steps: readonly ShareStep[];
  readonly exact: Fraction;
  /** `414/677`. */
  readonly text: string;
}

export interface Residual {
  readonly net: bigint;
  readonly vat: bigint;
}

/** What the line pays for: a site, a grappe, a member or the whole group. */
export interface ServedTarget {
  readonly kind: 'site' | 'grappe' | 'member' | 'group';
  readonly id: string;
  readonly name: string;
}

/** Amounts that belong to another year than that of their invoices. */
export interface OtherYearTotal extends Totals {
  readonly year: number;
}

/** The part of a run that a sum is about: a closed run that it corrects, or, where empty, the run's own lines. */
interface Corrects {
  readonly corrects: string;
}

export interface ImputationTotal extends Totals, Corrects, ImputationCodes {
  readonly engagement: string;
}

/** What is shared by one rule, or by several that followed each other. */
export interface RuleTotal extends Totals {
  readonly rule: string;
  readonly article: string;
  readonly title: string;
}

export interface PartyTotal extends Totals, Corrects {
  readonly party: Member;
}

export interface RecoveryTotal extends PartyTotal, ImputationCodes {}

export interface SiteTotal extends Totals, Corrects {
  /** Undefined for what stays on the member. */
  readonly site: Site | undefined;
}

/** A difference on a line of a closed run: a row of regularisations.csv, with the names behind its ids. */
export interface NamedRegularisation extends Omit<Regularisation, 'member' | 'site' | 'billedTo' | 'day'> {
  readonly member: Member;
  readonly site: Site | undefined;
  readonly creditor: Member;
  /** Empty where there is none. */
  readonly engagement: string;
}

export interface YearToDate {
  readonly year: number;
  /** The closed runs of the year, before this one. */
  readonly closed: Totals;
  readonly total: Totals;
}

/** Finds lines of invoices dated before the period of a run: those that came late, taken by `--pending`. */
export function beforePeriod({
  period,
}: Pick<Statement['run'], 'period'>): (line: Pick<InvoiceLine, 'invoiceDate'>) => boolean {
  const first = parsePeriod(period)?.days.from ?? FIRST_DAY;
  return ({ invoiceDate }) => invoiceDate < first;
}
