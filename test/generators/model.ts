/**
 * A workspace as structure: canonical English columns, ISO dates, decimal points. How it is written (dialect,
 * language of headers, order of columns) is a style beside it, so that a property may change one without the other.
 */
import type { Random } from './random.ts';

export type Row = Readonly<Record<string, string>>;

export interface Style {
  readonly delimiter: ',' | ';' | '\t';
  readonly mark: '.' | ',';
  readonly frenchHeaders: boolean;
  readonly frenchWords: boolean;
  readonly frenchDates: boolean;
  /** Between groups of three digits. */
  readonly grouping: '' | ' ' | '\u00A0' | '\u202F';
  readonly crlf: boolean;
  readonly bom: boolean;
  readonly quoteAll: boolean;
  /** Cells written decomposed: the reader makes them NFC. */
  readonly decomposed: boolean;
}

/** A row without any filled cell is a blank row. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly style: Style;
}

export interface InvoiceFile {
  readonly name: string;
  readonly table: Table;
}

export type ShareModel =
  | { readonly by: 'equal'; readonly per?: 'site' | 'member' }
  | { readonly by: 'weight' | 'head' }
  | {
      readonly by: 'fixed';
      readonly parts: Readonly<Record<string, string | number>>;
      readonly absent?: 'charged' | 'left_out';
    }
  | { readonly by: 'payer'; readonly member: string }
  | ({ readonly by: 'majority'; readonly of: string } & ReferenceModel)
  | { readonly by: 'mix'; readonly of: readonly { readonly part: string; readonly share: ShareModel }[] }
  | ({ readonly by: 'measure'; readonly measure: string } & ReferenceModel);

export interface ReferenceModel {
  readonly as_of?: 'latest' | { readonly date: string; readonly year: string };
  readonly max_age_days?: number;
}

export interface OverModel {
  readonly site_types?: readonly string[];
  readonly members?: readonly string[];
}

export interface RuleModel {
  readonly id: string;
  readonly article: string;
  readonly from?: string;
  readonly to?: string;
  readonly applies_to: {
    readonly target: 'site' | 'grappe' | 'group';
    readonly kinds?: readonly string[];
    readonly grappes?: readonly string[];
    readonly sites?: readonly string[];
    readonly site_types?: readonly string[];
    readonly categories?: readonly string[];
    readonly item_codes?: readonly string[];
  };
  readonly share: ShareModel;
  readonly over?: OverModel;
}

export interface LayoutModel {
  readonly files: string;
  readonly supplier?: string;
  readonly columns?: Readonly<Record<string, string>>;
  readonly line_number?: 'row';
  readonly defaults?: Readonly<Record<string, string>>;
  /** In file order. */
  readonly categories?: readonly (readonly [string, string])[];
  readonly skip_rows?: Readonly<Record<string, readonly string[]>>;
  readonly ignore_columns?: readonly string[];
  readonly vat?: 'line' | 'invoice';
  readonly numbers?: { readonly decimal: '.' | ',' };
}

export interface ConventionModel {
  readonly title: string;
  readonly coordinator: string;
  readonly billed_to?: string;
  readonly prorata: 'daily' | 'period_start';
  readonly rounding: 'largest_remainder' | 'carry';
  readonly vat: 'line' | 'invoice';
  readonly basis: 'service' | 'invoice_date';
  readonly undated?: 'error' | 'invoice_month' | 'invoice_date';
  readonly numbers?: { readonly decimal: '.' | ',' };
  readonly invoices: readonly LayoutModel[];
  readonly rules: readonly RuleModel[];
}

export type TableName = 'members' | 'sites' | 'grappes' | 'measures' | 'accesses' | 'imputations';
export const TABLE_NAMES: readonly TableName[] = [
  'members',
  'sites',
  'grappes',
  'measures',
  'accesses',
  'imputations',
];

/** Every reference table, but the optional ones that the workspace does without. */
export type Tables = Readonly<Partial<Record<TableName, Table>>>;

export interface GeneratedWorkspace {
  readonly tables: Tables;
  readonly convention: ConventionModel;
  readonly invoices: readonly InvoiceFile[];
}

export interface Size {
  readonly maxMembers: number;
  readonly maxSites: number;
  readonly maxLines: number;
}

export const FEATURES = [
  'comings',
  'ownerChanges',
  'siteCuts',
  'grappeChanges',
  'accessChanges',
  'datedRules',
  'measures',
  'weights',
  'heads',
  'mix',
  'over',
  'carry',
  'vatInvoice',
  'invoiceDateBasis',
  'periodStart',
  'credits',
  'hugeAmounts',
  'longPeriods',
  'imputations',
  'layouts',
  'oddIds',
  'styles',
  'errors',
] as const;
export type Feature = (typeof FEATURES)[number];

/** What each part of the generator draws from. */
export interface Draw {
  readonly random: Random;
  readonly has: (feature: Feature) => boolean;
  readonly size: Size;
  /** The year that the invoices lie in. */
  readonly year: number;
  /** Sixty days from here on see most of the changes and of the lines, so that they meet. */
  readonly focus: number;
}

/** The layout that holds for a file: globs of the generator are whole names, or a prefix and `*`. */
export function layoutOf(convention: ConventionModel, name: string): LayoutModel | undefined {
  return convention.invoices.find(
    ({ files }) => files === name || (files.endsWith('*') && name.startsWith(files.slice(0, -1))),
  );
}
