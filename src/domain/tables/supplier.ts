/** What a supplier is called: a row of suppliers.csv. */
export interface Supplier {
  /** As invoices name it. */
  readonly supplier: string;
  readonly name: string;
}
