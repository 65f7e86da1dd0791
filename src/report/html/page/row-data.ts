/** The data for the script of a page: the rows of each long table that are not in the page itself. */
export interface RowData {
  readonly tables: readonly {
    readonly id: string;
    /** The markup of each cell, whose texts are escaped. */
    readonly rows: readonly (readonly string[])[];
  }[];
}
