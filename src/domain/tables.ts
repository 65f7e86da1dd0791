import type { Category } from './invoice-line.ts';
import type { DecimalText } from './numbers/decimal-text.ts';
import type { Cents } from './numbers/money.ts';
import type { Parties } from './parties.ts';
import type { Day, DayRange } from './time/calendar.ts';
import type { Period } from './time/period.ts';

/** The place of a row of a table: its file in the workspace, and its row there as a spreadsheet shows it. */
export interface TableRow {
  readonly file: string;
  readonly row: number;
}

/** The place of a row, without its contents. */
export function rowPlace({ file, row }: TableRow): TableRow {
  return { file, row };
}

/** How to name another row at a place: by its number, after its file if that differs. */
export function otherRow({ file, row }: TableRow, at: Pick<TableRow, 'file'>): number | string {
  return file === at.file ? row : `${file}:${row}`;
}

/** One stay of a member in the group: a row of members.csv. `days` are those between entry and exit. */
export interface Member extends TableRow {
  readonly member: string;
  readonly name: string;
  readonly siret: string | undefined;
  readonly serviceCode: string | undefined;
  readonly days: DayRange;
}

export const SITE_TYPES = [
  'college',
  'lycee',
  'lycee_pro',
  'erea',
  'cfa',
  'training',
  'internal',
  'other',
] as const;
export type SiteType = (typeof SITE_TYPES)[number];

/** An establishment, its owner and the days on which both hold: a row of sites.csv. */
export interface Site extends TableRow {
  readonly site: string;
  readonly name: string;
  readonly type: SiteType;
  /** The member that pays for the site on these days. */
  readonly member: string;
  readonly uai: string | undefined;
  readonly commune: string | undefined;
  readonly days: DayRange;
}

/** The name of a supplier: a row of suppliers.csv. */
export interface Supplier {
  /** Its name on invoices. */
  readonly supplier: string;
  readonly name: string;
}

/** Kinds that no rule need name. */
export const BUILT_IN_KINDS: readonly string[] = ['cite_scolaire', 'grappe'];

/** One site on a shared access, and the days on which it shares it: a row of grappes.csv. */
export interface GrappeSite extends TableRow {
  readonly grappe: string;
  readonly name: string;
  /** `cite_scolaire`, `grappe`, or a word of the group's own, one spelling of each. */
  readonly kind: string;
  readonly site: string;
  readonly weight: DecimalText | undefined;
  readonly head: boolean;
  readonly days: DayRange;
}

/** What an access serves on some days, and who pays the operator for it: a row of accesses.csv. */
export interface Access extends TableRow {
  readonly access: string;
  /** A site, a grappe, a member, or `*` for the whole group. */
  readonly serves: string;
  readonly itemCode: string | undefined;
  readonly bandwidthMbps: DecimalText | undefined;
  readonly billedTo: string | undefined;
  /** First day of service: for reconcile and the keys that count accesses, not for what it serves. */
  readonly activatedOn: Day | undefined;
  /** Last day of service, likewise. */
  readonly terminatedOn: Day | undefined;
  /** Whether it serves its site alone, even if the site is in a grappe. */
  readonly alone: boolean;
  readonly days: DayRange;
}

export type Billing = 'monthly' | 'quarterly' | 'yearly' | 'once';

/** An item of the price schedule on some days: a row of prices.csv. */
export interface Price extends TableRow {
  readonly itemCode: string;
  readonly label: string | undefined;
  readonly category: Category | undefined;
  /** Euros, excluding VAT, at most 6 decimals. */
  readonly unitPrice: DecimalText;
  readonly vatRate: DecimalText | undefined;
  readonly billing: Billing | undefined;
  readonly market: string | undefined;
  readonly days: DayRange;
}

/** A value of a measure, of a site or of a member, in force from its day until the next one: a row of measures.csv. */
export interface Observation extends TableRow {
  readonly measure: string;
  readonly of: ObservedKind;
  /** The site or the member. */
  readonly id: string;
  readonly asOf: Day;
  readonly value: DecimalText;
  readonly source: string | undefined;
}

/** What has a measure: sites or members. */
export type ObservedKind = 'site' | 'member';

/** Decimals kept of a measure or a weight (DATA.md, "Numbers"). */
export const MEASURE_SCALE = 6;

/** An advance to call: a row of advances.csv to review. */
export interface ProposedAdvance extends Parties {
  readonly calledOn: Day;
  readonly gross: Cents;
  readonly period: string;
}

/** An advance that was called (acompte): a row of advances.csv. */
export interface Advance extends Parties, TableRow {
  readonly calledOn: Day;
  readonly gross: Cents;
  /** The year or the months that it is for. */
  readonly period: Period;
  readonly reference: string | undefined;
  readonly dueOn: Day | undefined;
}
