/** What marks the decimals of a list, unless each number says so itself. */
export type DecimalMark = '.' | ',';

/** Where the entry of a list stands in convention.yaml. */
export interface LayoutPlace {
  /** `invoices[0]`. */
  readonly path: string;
  readonly row: number;
  /** The line of each key below it: `columns.net_amount`. */
  readonly keyRows: ReadonlyMap<string, number>;
}

/** What a layout of invoices and one of a list of the group's own say alike. */
export interface ListForm {
  /** The sheet of a workbook that is read; undefined: its only visible one. */
  readonly sheet: string | undefined;
  /** What stands above the header of a CSV file or a sheet. */
  readonly preamble: Preamble | undefined;
  /** Canonical column name → value of absent columns and empty cells. */
  readonly defaults: ReadonlyMap<string, string>;
  /** Canonical column name → what its cells hold, whole text or glob → the word meant. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Canonical name or the file's header → globs of rows to leave aside. */
  readonly skipRows: ReadonlyMap<string, readonly string[]>;
  readonly decimalMark: DecimalMark | undefined;
  readonly place: LayoutPlace;
}

/** The rows above the header: so many, or all until the first row with a cell of this text, which is the header. */
export type Preamble = { readonly rows: number } | { readonly until: string };
