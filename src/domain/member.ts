import type { DayRange } from './calendar.ts';

/** One stay of a member in the group: a row of members.csv. `days` are those between entry and exit. */
export interface Member {
  readonly member: string;
  readonly name: string;
  readonly siret: string | undefined;
  readonly serviceCode: string | undefined;
  readonly days: DayRange;
  /** The file it stands in, where that is not the table's own CSV. */
  readonly file?: string | undefined;
  readonly row: number;
}
