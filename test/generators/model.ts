/**
 * A workspace as structure: canonical English columns, ISO dates, decimal points. How it is written (dialect,
 * language of headers, order of columns) is a style beside it, so that a property may change one without the other.
 */
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
  /** Enumerated words with accents, spaces, hyphens and capitals as people write them. */
  readonly fancyWords: boolean;
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
  /** From invoices/, with its folders; a folder that ends in .zip is an archive. */
  readonly name: string;
  readonly table: Table;
}

/** A list that officers have, read through a layout of `tables`. */
export interface ListModel {
  readonly table: TableName;
  readonly file: string;
  /** Canonical rows, as in a table. */
  readonly rows: readonly Row[];
  /** Rows that are wrong, and that NAME.csv puts right. */
  readonly faulty: readonly Row[];
  /** Decides how the list is written and laid out. */
  readonly seed: number;
  readonly style: Style;
}

export type ShareModel =
  | { readonly by: 'equal'; readonly per?: 'site' | 'member' }
  | { readonly by: 'weight' | 'head' | 'accesses' | 'bandwidth' }
  | {
      readonly by: 'fixed';
      readonly parts: Readonly<Record<string, string | number>>;
      readonly absent?: 'charged' | 'left_out';
    }
  | { readonly by: 'payer'; readonly member: string }
  | ProductModel
  | SumModel
  | ({ readonly by: 'majority'; readonly of: string } & ReferenceModel)
  | { readonly by: 'mix'; readonly of: readonly PartModel[] }
  | ({
      readonly by: 'amounts';
      readonly first: Readonly<Record<string, string>>;
      readonly rest: ShareModel;
    } & Pick<PartModel, 'over'>)
  | ({
      readonly by: 'measure';
      readonly measure: string;
      readonly per?: 'member';
    } & ThresholdModel &
      ReferenceModel);

export interface ThresholdModel {
  readonly counts_from?: string;
  /** With `per: member` only. */
  readonly left_to?: string;
}

export interface ProductModel extends ThresholdModel {
  readonly by: 'product';
  readonly per?: 'member';
  readonly of: readonly TermModel[];
  readonly divided_by?: TermModel;
}

export interface SumModel extends ThresholdModel {
  readonly by: 'sum';
  readonly per?: 'member';
  readonly of: readonly (TermModel & { readonly coefficient?: string })[];
}

/** A measure of a sum or a product. */
export interface TermModel extends ReferenceModel {
  readonly measure: string;
}

export interface PartModel {
  readonly part: string | number;
  readonly share: ShareModel;
  readonly over?: OverModel;
}

export interface ReferenceModel {
  readonly as_of: 'latest' | 'period_end' | { readonly date: string; readonly year: string };
  readonly max_age_days?: number | 'none';
  readonly years?: number;
  readonly at_least?: string;
  readonly at_most?: string;
  readonly bands?: Readonly<Record<string, string>>;
  readonly times?: Readonly<Record<string, string>>;
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
    readonly suppliers?: readonly string[];
    readonly item_codes?: readonly string[];
  };
  readonly share: ShareModel;
  readonly billed_to?: 'largest_share';
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
  readonly totals?: Readonly<Record<string, string>>;
  readonly ignore_columns?: readonly string[];
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly without_access?: string;
  readonly optional?: readonly string[];
  readonly in_parts?: 'yes';
  readonly site_of_grappe?: SiteOfGrappe;
  readonly vat?: 'line' | 'invoice';
  readonly numbers?: { readonly decimal: '.' | ',' };
}

export type SiteOfGrappe = 'error' | 'grappe' | 'site';

/** One value, or values that follow each other by the invoice's date. */
export type Setting<T extends string> =
  | T
  | readonly { readonly from?: string; readonly to?: string; readonly value: T }[];

export interface ConventionModel {
  readonly title: string;
  readonly coordinator: string;
  readonly billed_to?: Setting<string>;
  readonly prorata: Setting<'daily' | 'period_start'>;
  readonly rounding: Setting<'largest_remainder' | 'carry'>;
  readonly vat: Setting<'line' | 'invoice'>;
  readonly basis: Setting<'service' | 'invoice_date'>;
  readonly undated?: Setting<'error' | 'invoice_month' | 'invoice_date'>;
  readonly site_of_grappe?: Setting<SiteOfGrappe>;
  readonly own_categories?: Readonly<Record<string, string>>;
  readonly ignore_files?: Readonly<Record<string, string>>;
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
  readonly lists?: readonly ListModel[];
  /** Files that `ignore_files` lists, or that systems make. */
  readonly ignored?: Readonly<Record<string, string>>;
}

/** The value of a setting on a day, as YYYY-MM-DD. */
export function settingAt<T extends string>(setting: Setting<T>, date: string): T {
  if (typeof setting === 'string') return setting;
  const dated = setting.find(({ from = '0000', to = '9999' }) => from <= date && date <= to);
  if (dated === undefined) throw new Error(`no setting on ${date}`);
  return dated.value;
}

/** The layout that holds for a file: globs of the generator are whole names, or a prefix and `*`. */
export function layoutOf(convention: ConventionModel, path: string): LayoutModel | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return convention.invoices.find(
    ({ files }) => files === name || (files.endsWith('*') && name.startsWith(files.slice(0, -1))),
  );
}
