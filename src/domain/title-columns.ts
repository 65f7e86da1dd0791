/** The columns of titres.csv, in their own order (REPORTS.md). */
export const TITLE_COLUMNS = [
  'kind',
  'corrects',
  'creditor',
  'debtor',
  'debtor_name',
  'siret',
  'service_code',
  'engagement',
  'object',
  'period',
  'net_amount',
  'vat_amount',
  'gross_amount',
  'chapter',
  'function',
  'nature',
  'below_threshold',
  'attachment',
  'attachment_sha256',
] as const;
export type TitleColumn = (typeof TITLE_COLUMNS)[number];

/** Columns that a convention may add: the first and the last day of the period; empty where it has none. */
export const TITLE_EXTRAS = ['period_start', 'period_end'] as const;
export type TitleField = TitleColumn | (typeof TITLE_EXTRAS)[number];

/** A column that a convention lists: its content, and its header. */
export type ListedTitleColumn =
  | { readonly field: TitleField; readonly as: string | undefined }
  /** The same text in every row. */
  | { readonly value: string; readonly as: string };

export const DATE_FORMS = ['YYYY-MM-DD', 'DD/MM/YYYY', 'YYYYMMDD', 'DDMMYYYY'] as const;
export type DateForm = (typeof DATE_FORMS)[number];

export const TITLE_ENCODINGS = ['utf-8', 'utf-8-bom', 'windows-1252'] as const;
export type TitleEncoding = (typeof TITLE_ENCODINGS)[number];

/** How titres.csv is written, because each financial package reads its own form (REPORTS.md). */
export interface TitleSettings {
  /** Names of columns. Without a list these columns come first, in this order; the others follow. */
  readonly names: ReadonlyMap<TitleColumn, string>;
  /** The columns to write, in this order, and no others; undefined: all of them. */
  readonly columns: readonly ListedTitleColumn[] | undefined;
  readonly delimiter: ',' | ';' | '\t';
  readonly decimal: '.' | ',';
  readonly encoding: TitleEncoding;
  readonly dates: DateForm;
}

/** The settings of a convention that says nothing. */
export const PLAIN_TITLES: TitleSettings = {
  names: new Map(),
  columns: undefined,
  delimiter: ',',
  decimal: '.',
  encoding: 'utf-8',
  dates: 'YYYY-MM-DD',
};

/** What a listed column is called. */
export function titleHeader(column: ListedTitleColumn, { names }: TitleSettings): string {
  if ('value' in column) return column.as;
  return column.as ?? names.get(column.field as TitleColumn) ?? column.field;
}
