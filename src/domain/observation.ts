import type { Day } from './calendar.ts';
import type { DecimalText } from './decimal.ts';

/** A value of a measure, of a site or of a member, in force from its day until the next one: a row of measures.csv. */
export interface Observation {
  readonly measure: string;
  readonly of: ObservedKind;
  /** The site or the member. */
  readonly id: string;
  readonly asOf: Day;
  readonly value: DecimalText;
  readonly source: string | undefined;
  /** The file it stands in, where that is not the table's own CSV. */
  readonly file?: string | undefined;
  readonly row: number;
}

/** What a measure is taken of. */
export type ObservedKind = 'site' | 'member';

/** Decimals kept of a measure or a weight (DATA.md, "Numbers"). */
export const MEASURE_SCALE = 6;
