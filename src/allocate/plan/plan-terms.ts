import type { DayRange } from '../../domain/calendar.ts';
import type { Imputation } from '../../domain/imputation.ts';
import type { Category } from '../../domain/invoice-line.ts';

/** What a row is booked by; mostly one object for all rows that are alike in it. */
export interface ChargeTerms {
  readonly member: string;
  readonly billedTo: string;
  readonly category: Category;
  readonly imputation: Imputation | undefined;
}

/** What was found for the last line of a plan. */
export interface PlanMemory {
  terms: LatestTerms | undefined;
}

/** The terms of the rows of a line, and the lines and days for which they hold. */
export interface LatestTerms {
  readonly billedTo: string;
  readonly category: Category;
  readonly days: DayRange;
  readonly terms: readonly ChargeTerms[];
}
