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

/** The rows above the header: so many, or all until the first row with a cell of this text, which is the header. */
export type Preamble = { readonly rows: number } | { readonly until: string };
