/** Where a row of a table stands. */
export interface TableRow {
  /** The file, where that is not the table's own CSV. */
  readonly file?: string | undefined;
  readonly row: number;
}
