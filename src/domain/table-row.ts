/** Where a row of a table stands: its file in the workspace, and its row there as a spreadsheet shows it. */
export interface TableRow {
  readonly file: string;
  readonly row: number;
}

/** The place of a row, without what it says. */
export function rowPlace({ file, row }: TableRow): TableRow {
  return { file, row };
}

/** Another row, as it is called at a place: its number, after its file where that is another one. */
export function otherRow({ file, row }: TableRow, at: Pick<TableRow, 'file'>): number | string {
  return file === at.file ? row : `${file}:${row}`;
}
