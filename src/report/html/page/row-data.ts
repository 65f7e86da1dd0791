/** What the script of a page is given: the rows of each long table that the page itself does not hold. */
export interface RowData {
  readonly tables: readonly {
    readonly id: string;
    /** The markup of each cell, whose texts are escaped. */
    readonly rows: readonly (readonly string[])[];
  }[];
}
