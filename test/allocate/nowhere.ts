/** The trace of a line that could not be shared at all, apart from its VAT and its faults. */
export const NOWHERE = {
  days: undefined,
  spans: [],
  failures: [],
  shares: [],
  billedTo: undefined,
  rounding: undefined,
  imputations: [],
} as const;
