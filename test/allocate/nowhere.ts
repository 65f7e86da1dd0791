/** The trace of a line that came nowhere, but for what it says of its VAT and its faults. */
export const NOWHERE = {
  days: undefined,
  spans: [],
  failures: [],
  shares: [],
  billedTo: undefined,
  rounding: undefined,
  imputations: [],
} as const;
