/** A line of a closed run that is no more: a row of withdrawn-lines.csv. */
export interface WithdrawnLine {
  /** Empty where the run's line names none. */
  readonly supplier: string;
  readonly invoiceNumber: string;
  readonly lineNumber: string;
  /** The closed run that charged it. */
  readonly run: string;
  readonly reason: string;
  readonly row: number;
}
