import type { Day } from '../../domain/calendar.ts';
import type { Request } from '../letter/asked.ts';

/** What a letter of dispute says around the findings. */
export interface LetterWords {
  readonly title: string;
  readonly operator: (supplier: string) => string;
  readonly unnamedOperator: string;
  /** Dots stand for what is not given. */
  readonly placeAndDate: (place: string | undefined, date: Day | undefined) => string;
  readonly subject: string;
  readonly subjectText: (convention: string | undefined) => string;
  readonly invoices: string;
  readonly dated: (days: string) => string;
  /** Between a label and its text. */
  readonly colon: string;
  readonly semicolon: string;
  /** Between two sums. */
  readonly and: string;
  readonly disputed: string;
  readonly opening: readonly string[];
  /** What serves every member. */
  readonly group: string;
  readonly invoicesTitle: string;
  /** In the place of a number. */
  readonly noInvoice: string;
  readonly columns: {
    readonly invoice: string;
    readonly date: string;
    readonly access: string;
    readonly item: string;
    readonly finding: string;
    readonly net: (currency: string) => string;
    readonly atStake: (currency: string) => string;
    readonly check: string;
    readonly found: string;
    readonly overBilled: (currency: string) => string;
    readonly owed: (currency: string) => string;
  };
  readonly line: (line: string) => string;
  readonly on: (day: string) => string;
  readonly overBilled: (amount: string) => string;
  readonly owed: (amount: string) => string;
  readonly sum: (sums: string) => string;
  readonly requests: Record<Request, string>;
  readonly annex: string;
  readonly recapitulation: string;
  readonly inAll: string;
  readonly noSetOff: string;
  readonly askedTitle: string;
  /** The same as {@link requests}, of so many lines at once. */
  readonly asked: Record<Request, (lines: number) => string>;
  /** Dots stand for what the sender fills in: by when, and whom, to answer. */
  readonly closing: readonly string[];
  readonly nothing: string;
  /** `page` and `of` stand before the two numbers at the foot. */
  readonly page: string;
  readonly of: string;
}
