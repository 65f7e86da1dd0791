import type { TableRow } from '../table-row.ts';
import type { DayRange } from '../time/calendar.ts';

/** One stay of a member in the group: a row of members.csv. `days` are those between entry and exit. */
export interface Member extends TableRow {
  readonly member: string;
  readonly name: string;
  readonly siret: string | undefined;
  readonly serviceCode: string | undefined;
  readonly days: DayRange;
}
