import type { PricedLine } from '../domain/invoice-line.ts';
import type { Amounts } from './totals.ts';

/** A row of regularisations.csv as the reports need it: what a closed run charged wrongly, put right in this one. */
export interface Correction extends Amounts {
  readonly run: string;
  readonly line: PricedLine;
  readonly member: string;
  /** Empty where it stays on the member. */
  readonly site: string;
  readonly billedTo: string;
  readonly chapter: string;
  readonly function: string;
  readonly nature: string;
  readonly rule: string;
  readonly article: string;
  readonly oldShare: string;
  readonly newShare: string;
}

/** The day by which a correction finds the site and the imputations of its line. */
export function correctionDay({ line }: Correction): number {
  return line.periodStart ?? line.serviceDate ?? line.invoiceDate;
}
