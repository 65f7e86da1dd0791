import fc from 'fast-check';

/** What happens in one month of a random year. */
export interface MonthStory {
  /** Invoices in cents of net by access: negative is a credit. */
  readonly lines: readonly {
    readonly access: 'A1' | 'A2' | 'A3';
    readonly net: number;
    readonly late: boolean;
  }[];
  /** The count of pupils of a site, corrected in this month; undefined: nothing is. */
  readonly corrected: { readonly site: 'S1' | 'S2' | 'S3'; readonly pupils: number } | undefined;
  /** Whether the closed months before are corrected with this one. */
  readonly regularise: boolean;
  /** Whether this month takes all that is pending, late lines too. */
  readonly pending: boolean;
  /** What was called in advance, in cents. */
  readonly advance: number;
}

/** A year: its months, and when the third member is in the group. */
export interface YearStory {
  readonly months: readonly MonthStory[];
  readonly joins: number;
  readonly leaves: number;
}

const month: fc.Arbitrary<MonthStory> = fc.record({
  lines: fc.array(
    fc.record({
      access: fc.constantFrom('A1' as const, 'A2' as const, 'A3' as const),
      net: fc.integer({ min: -50_000, max: 100_000 }),
      late: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  corrected: fc.option(
    fc.record({
      site: fc.constantFrom('S1' as const, 'S2' as const, 'S3' as const),
      pupils: fc.integer({ min: 1, max: 999 }),
    }),
    { nil: undefined, freq: 2 },
  ),
  regularise: fc.boolean(),
  pending: fc.boolean(),
  advance: fc.constantFrom(0, 0, 10_000, 123_45),
});

export const yearStory: fc.Arbitrary<YearStory> = fc.record({
  months: fc.array(month, { minLength: 2, maxLength: 4 }),
  joins: fc.integer({ min: 0, max: 3 }),
  leaves: fc.integer({ min: 1, max: 4 }),
});
