import type { DayRange } from './calendar.ts';

/** One stay of a member in the group: a row of members.csv. `days` are those between entry and exit. */
export interface Member {
  readonly member: string;
  readonly name: string;
  readonly siret: string | undefined;
  readonly serviceCode: string | undefined;
  readonly days: DayRange;
  readonly row: number;
}
