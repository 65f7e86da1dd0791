import type { DayRange } from './calendar.ts';
import type { TableRow } from './table-row.ts';

/** One stay of a member in the group: a row of members.csv. `days` are those between entry and exit. */
export interface Member extends TableRow {
  readonly member: string;
  readonly name: string;
  readonly siret: string | undefined;
  readonly serviceCode: string | undefined;
  readonly days: DayRange;
}
