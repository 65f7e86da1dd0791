/** Where a row of a table stands. */
export interface TableRow {
  /** The file, where that is not the table's own CSV. */
  readonly file?: string | undefined;
  readonly row: number;
}

/** The file and the row of one; `own` is the table's own CSV. */
export function rowPlace(
  { file, row }: TableRow,
  own: string,
): { readonly file: string; readonly row: number } {
  return { file: file ?? own, row };
}
