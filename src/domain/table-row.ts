/** Where a row of a table stands. */
export interface TableRow {
  /** The file, where that is not the table's own CSV. */
  readonly file?: string | undefined;
  readonly row: number;
}

/** A row of a file of the workspace, as a spreadsheet shows it. */
export interface RowPlace {
  readonly file: string;
  readonly row: number;
}

/** The place of a row of a table; `own` is the table's own CSV. */
export function rowPlace({ file, row }: TableRow, own: string): RowPlace {
  return { file: file ?? own, row };
}

/** Another row, as it is called at a place: its number, after its file where that is another one. */
export function otherRow({ file, row }: RowPlace, at: Pick<RowPlace, 'file'>): number | string {
  return file === at.file ? row : `${file}:${row}`;
}
