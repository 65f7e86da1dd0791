import type { DecimalText } from './numbers/decimal.ts';
import type { TableRow } from './table-row.ts';
import type { DayRange } from './time/calendar.ts';

/** Kinds that no rule need name. */
export const BUILT_IN_KINDS: readonly string[] = ['cite_scolaire', 'grappe'];

/** One site on a shared access, and the days on which it shares it: a row of grappes.csv. */
export interface GrappeSite extends TableRow {
  readonly grappe: string;
  readonly name: string;
  /** `cite_scolaire`, `grappe`, or a word of the group's own, one spelling of each. */
  readonly kind: string;
  readonly site: string;
  readonly weight: DecimalText | undefined;
  readonly head: boolean;
  readonly days: DayRange;
}

/** What serves a site of a grappe is for, if nothing else says so: an error, the grappe, or the site alone. */
export const SITE_OF_GRAPPE = ['error', 'grappe', 'site'] as const;
export type SiteOfGrappe = (typeof SITE_OF_GRAPPE)[number];
