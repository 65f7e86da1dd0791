export const REFERENCE_YEARS = [
  'current',
  'previous',
  'penultimate',
  'school_current',
  'school_previous',
] as const;
export type ReferenceYear = (typeof REFERENCE_YEARS)[number];

/** The day whose observation counts: the day of service itself, or a fixed day of a year relative to it. */
export type AsOf =
  | { readonly kind: 'latest' }
  | { readonly kind: 'date'; readonly month: number; readonly day: number; readonly year: ReferenceYear };

/** Which observations of a measure count as weights. */
export interface MeasureReference {
  readonly measure: string;
  readonly asOf: AsOf;
  /** How old, in days before the reference day, an observation may be; undefined: any age. */
  readonly maxAgeDays: number | undefined;
}
