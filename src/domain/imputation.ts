import type { Category } from './invoice-line.ts';
import type { Cents } from './numbers/money.ts';
import type { SiteType, TableRow } from './tables.ts';
import { covers, type Day, type DayRange } from './time/calendar.ts';

/** `paid`: to the operator; `reimbursed`: to another member; `recovered`: received from another member. */
export const FLOWS = ['paid', 'reimbursed', 'recovered'] as const;
export type Flow = (typeof FLOWS)[number];

export interface ImputationCodes {
  readonly chapter: string;
  readonly function: string;
  readonly nature: string;
}

/** The codes of an imputation, empty where there is none. */
export function codesOf(imputation: ImputationCodes | undefined): ImputationCodes {
  const { chapter = '', function: budgetFunction = '', nature = '' } = imputation ?? {};
  return { chapter, function: budgetFunction, nature };
}

export function haveSameCodes(one: ImputationCodes, other: ImputationCodes): boolean {
  return one.chapter === other.chapter && one.function === other.function && one.nature === other.nature;
}

/** A budget imputation and the expenses or revenues for which it holds: a row of imputations.csv. */
export interface Imputation extends ImputationCodes, TableRow {
  readonly member: string;
  /** Undefined: any expense (not a revenue). */
  readonly flow: Flow | undefined;
  readonly siteType: SiteType | undefined;
  readonly category: Category | undefined;
  readonly engagement: string | undefined;
  readonly days: DayRange;
}

/** The kind of an amount for which an imputation is looked up. */
export interface ImputationQuery {
  readonly flow: Flow;
  /** Undefined: the amount stays on the member, without a site. */
  readonly siteType: SiteType | undefined;
  readonly category: Category;
  readonly day: Day;
}

/** The most specific rows: none, one, or several that tie (DATA.md, imputations.csv); `considered` gets all. */
export function bestImputations(
  rows: readonly Imputation[],
  query: ImputationQuery,
  considered?: Imputation[],
): readonly Imputation[] {
  let best: Imputation[] = [];
  let most = -1;
  for (const row of rows) {
    if (!holds(row, query)) continue;
    considered?.push(row);
    const given = specificity(row);
    if (given < most) continue;
    if (given > most) best = [];
    most = given;
    best.push(row);
  }
  return best;
}

function holds(row: Imputation, { flow, siteType, category, day }: ImputationQuery): boolean {
  const flowHolds = row.flow === undefined ? flow !== 'recovered' : row.flow === flow;
  const siteTypeHolds = row.siteType === undefined || row.siteType === siteType;
  const categoryHolds = row.category === undefined || row.category === category;
  return flowHolds && siteTypeHolds && categoryHolds && covers(row.days, day);
}

function specificity({ flow, siteType, category }: Imputation): number {
  return (flow === undefined ? 0 : 1) + (siteType === undefined ? 0 : 1) + (category === undefined ? 0 : 1);
}

/** The keys of a sum that a member bears: who paid the operator, the category and the imputation. */
export interface ChargeKeys extends ImputationCodes {
  readonly member: string;
  readonly billedTo: string;
  readonly category: string;
}

/** What a member's assembly voted for a year: a row of budget.csv; a code is empty where the vote does not go down to it. */
export interface BudgetLine extends ImputationCodes, TableRow {
  readonly member: string;
  readonly year: number;
  /** Only one of the two is given, since a member may recover VAT or not. */
  readonly net: Cents | undefined;
  readonly gross: Cents | undefined;
}
