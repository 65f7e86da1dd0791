/** The name of a supplier: a row of suppliers.csv. */
export interface Supplier {
  /** Its name on invoices. */
  readonly supplier: string;
  readonly name: string;
}
