import type { DecimalText } from '../numbers/decimal.ts';
import type { TableRow } from '../table-row.ts';
import type { Day } from '../time/calendar.ts';

/** A value of a measure, of a site or of a member, in force from its day until the next one: a row of measures.csv. */
export interface Observation extends TableRow {
  readonly measure: string;
  readonly of: ObservedKind;
  /** The site or the member. */
  readonly id: string;
  readonly asOf: Day;
  readonly value: DecimalText;
  readonly source: string | undefined;
}

/** What has a measure: sites or members. */
export type ObservedKind = 'site' | 'member';

/** Decimals kept of a measure or a weight (DATA.md, "Numbers"). */
export const MEASURE_SCALE = 6;
