import type { Day } from '../domain/calendar.ts';
import type { ImputationCodes } from '../domain/imputation.ts';
import type { PricedLine } from '../domain/invoice-line.ts';
import { holdsIn, type Release } from '../domain/release.ts';
import type { Amounts } from './totals.ts';

/** A row of regularisations.csv as the reports need it: what a closed run charged wrongly, put right in this one. */
export interface Correction extends Amounts, ImputationCodes {
  readonly run: string;
  readonly line: PricedLine;
  /** The first kept day of the line, by which imputations are looked up. */
  readonly day: Day;
  readonly member: string;
  /** Empty where it stays on the member. */
  readonly site: string;
  readonly billedTo: string;
  readonly rule: string;
  readonly article: string;
  readonly oldShare: string;
  readonly newShare: string;
}

/**
 * The day by which a correction finds the site and the imputations of its line: that by which its title did. Before
 * 0.2 it was the first day that the line states.
 */
export function correctionDay({ line, day }: Correction, release: Release): Day {
  if (holdsIn(release, '0.2')) return day;
  return line.periodStart ?? line.serviceDate ?? line.invoiceDate;
}
