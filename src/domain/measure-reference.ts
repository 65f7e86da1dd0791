import type { Fraction } from './numbers/fraction.ts';
import type { SiteType } from './tables.ts';

export const REFERENCE_YEARS = [
  'current',
  'previous',
  'penultimate',
  'school_current',
  'school_previous',
] as const;
export type ReferenceYear = (typeof REFERENCE_YEARS)[number];

/**
 * The day whose observation counts: the day of service itself, the last day of the line (the measure is taken over
 * those days), or a fixed day of a year relative to the day of service.
 */
export type AsOf =
  | { readonly kind: 'latest' }
  | { readonly kind: 'period_end' }
  | { readonly kind: 'date'; readonly month: number; readonly day: number; readonly year: ReferenceYear };

/** A band of values: all from `from` on, up to the next band, count the same. */
export interface Band {
  readonly from: Fraction;
  readonly counts: Fraction;
}

/** Which observations of a measure count, and what is made of them (ALLOCATION.md §5, "The value of a site on d"). */
export interface MeasureReference {
  readonly measure: string;
  readonly asOf: AsOf;
  /** How old, in days before the reference day, an observation may be; undefined: any age. */
  readonly maxAgeDays: number | undefined;
  /** Whether the convention itself says how old. */
  readonly isAgeSaid: boolean;
  /** The mean of how many years; 1: no mean. */
  readonly years: number;
  readonly atLeast: Fraction | undefined;
  readonly atMost: Fraction | undefined;
  /** How much a value counts, by bands, the lowest first; empty: it counts as it is. */
  readonly bands: readonly Band[];
  /** The factor for a site, by its type; a type that is not listed counts once. */
  readonly times: ReadonlyMap<SiteType, Fraction>;
}
