import type { TableRow } from '../table-row.ts';
import type { DayRange } from '../time/calendar.ts';

export const SITE_TYPES = [
  'college',
  'lycee',
  'lycee_pro',
  'erea',
  'cfa',
  'training',
  'internal',
  'other',
] as const;
export type SiteType = (typeof SITE_TYPES)[number];

/** An establishment, its owner and the days on which both hold: a row of sites.csv. */
export interface Site extends TableRow {
  readonly site: string;
  readonly name: string;
  readonly type: SiteType;
  /** The member that pays for the site on these days. */
  readonly member: string;
  readonly uai: string | undefined;
  readonly commune: string | undefined;
  readonly days: DayRange;
}
