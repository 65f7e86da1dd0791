/** A row of a file of the workspace, as a spreadsheet shows it. */
export interface Source {
  readonly file: string;
  readonly row: number;
}
