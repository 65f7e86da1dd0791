import type { DayRange } from '../../domain/calendar.ts';
import type { Fraction } from '../../domain/fraction.ts';
import type { Amounts } from '../../settle/totals.ts';

/** A line of a forecast as lines.csv shows it. */
export interface AnnouncedText extends Amounts {
  readonly access: string;
  readonly serves: string;
  readonly itemCode: string;
  readonly category: string;
  readonly month: string;
  readonly days: DayRange;
  readonly unitPrice: string;
  /** How much of the price. */
  readonly part: Fraction;
  readonly vatRate: string;
  /** The row of the inventory. */
  readonly file: string;
  readonly row: number;
}
