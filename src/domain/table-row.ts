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
